"""活动日期: the year in the title, and several days in a cell."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, Table, look
from shequ_core.ledgers.recognise import understand

HEADER = ["活动名称", "活动时间", "参加人次"]
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 1))


def sheet(told, *days, name="Sheet1", header=HEADER):
    """An activities ledger under a title, an activity a day."""
    rows = [["游园", day, 30] for day in days]
    return Sheet(file="a.xlsx", name=name, rows=[[told], header, *rows])


def table(made):
    """The one table on it."""
    (found,) = understand(made, LEDGERS)
    assert isinstance(found, Table)
    return found


def read(made):
    """First and last day of each of its activities."""
    return [(row.get("day"), row.get("last_day")) for row in table(made).rows]


@given(DAYS, st.sampled_from(["{}年社区活动一览表", "{}年度活动", "北正社区{}年活动"]))
def test_the_year_stands_in_the_title(day, title):
    """And over no day that has one of its own."""
    other = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
    words = f"{day.month}月{day.day}日"
    made = sheet(title.format(day.year), words, f"{other.year}年{words}")
    assert read(made) == [(day, None), (other, None)]
    (seen,) = look([made])
    (told,) = seen.tables[0].given
    assert (told.key, told.words, told.row) == ("day", f"{day.year}年", 1)


@pytest.mark.parametrize(
    ("told", "name"),
    [("社区活动", "Sheet1"), ("2003年至2004年活动", "Sheet1"), ("活动", "3月")],
)
def test_no_year_is_guessed(told, name):
    """Where none is told, or two are."""
    made = sheet(told, "3月5日", name=name)
    assert read(made) == [(None, None)]
    assert [it.kind for it in table(made).rows[0].notes] == ["ambiguous-date"]


def test_the_sheet_may_tell_the_year():
    """Where the title does not."""
    assert read(sheet("活动", "3月5日", name="2004年")) == [(date(2004, 3, 5), None)]


@given(
    DAYS,
    st.integers(1, 40),
    st.sampled_from(["—", "-", "至", "～", " 到 "]),
    st.sampled_from(
        ["{0.month}月{0.day}日", "{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}"]
    ),
)
def test_several_days_in_a_cell(first, length, sign, form):
    """From the first to the last one, which have no need of a column of their own."""
    last = first + timedelta(length)
    assume(first.year == last.year)
    words = form.format(first) + sign + form.format(last)
    assert read(sheet(f"{first.year}年活动", words)) == [(first, last)]
    if first.month == last.month:
        words = form.format(first) + sign + f"{last.day}日"
        assert read(sheet(f"{first.year}年活动", words)) == [(first, last)]


def test_a_column_of_last_days_is_read():
    """Whatever else stands in the other one."""
    header = ["活动名称", "活动时间", "参加人次", "结束时间"]
    made = Sheet(
        file="a.xlsx",
        name="表",
        rows=[header, ["游园", "2004-03-05至2004-03-07", 30, "2004-03-09"]],
    )
    assert read(made) == [(date(2004, 3, 5), date(2004, 3, 9))]


@pytest.mark.parametrize("hour", ["上午", "下午3点", "晚上7:30", "9:00-11:00", "全天"])
def test_the_hour_is_no_matter(hour):
    """A day is a day."""
    assert read(sheet("2004年活动", f"3月5日{hour}")) == [(date(2004, 3, 5), None)]


@pytest.mark.parametrize(
    "ledger", [it for it in LEDGERS if any(c.lasts for c in it)], ids=lambda it: it.name
)
def test_a_span_is_read_where_there_is_a_last_day(ledger):
    """Else it stays unread; a day alone has the year of the title all the same."""
    (column,) = (it for it in ledger if it.lasts)
    header = [it.title for it in ledger if it.key != column.lasts or it is column]
    for words, ends in (("3月5日", None), ("3月5日-7日", column.lasts)):
        row = [words if it == column.title else "1" for it in header]
        rows = [[f"2004年{ledger.title}"], header, row]
        (line,) = table(Sheet(file="a.xlsx", name="表", rows=rows)).rows
        if ends == column.key:
            assert line.get(column.key) is None
            assert "ambiguous-date" in [it.kind for it in line.notes]
        else:
            assert line.get(column.key) == date(2004, 3, 5)
            assert (line.get("last_day") == date(2004, 3, 7)) is bool(ends)
