"""日期: every spelling of domain knowledge, and what is odd about each."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import column, kinds, value

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.dates import EPOCH, SERIALS
from shequ_core.ledgers.ledger import CellKind
from shequ_core.values import PartDate

DAYS = st.dates(date(1955, 1, 1), date(2099, 12, 31))
NUMERALS = "〇一二三四五六七八九"


def _chinese(day: date) -> str:
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
    return f"{year}年{_spoken(day.month)}月{_spoken(day.day)}日"


def _spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else NUMERALS[tens]) + "十" if tens else ""
    return ten + (NUMERALS[ones] if ones else "")


def _wide(text: str) -> str:
    return "".join(chr(ord(it) + 0xFEE0) if "!" <= it <= "~" else it for it in text)


PLAIN = {
    "a date": lambda it: it,
    "a date and time": lambda it: datetime(it.year, it.month, it.day, 8, 30),
    "iso": lambda it: it.isoformat(),
    "iso with a time": lambda it: f"{it.isoformat()} 00:00:00",
    "iso with a T": lambda it: f"{it.isoformat()}T08:30:00Z",
    "slashes": lambda it: f"{it.year}/{it.month}/{it.day}",
    "slashes and a time": lambda it: f"{it.year}/{it.month}/{it.day} 0:00",
    "blanks": lambda it: f"{it.year} {it.month} {it.day}",
    "together": lambda it: f"{it:%Y%m%d}",
    "together, a number": lambda it: float(f"{it:%Y%m%d}"),
    "serial": lambda it: float((it - EPOCH).days),
    "serial with a time": lambda it: (it - EPOCH).days + 0.75,
    "serial, a text": lambda it: f"{(it - EPOCH).days}.0",
    "padded": lambda it: f"  {it.isoformat()}\n",
    "full width": lambda it: _wide(it.isoformat()),
}
WORDS = {
    "words": lambda it: f"{it.year}年{it.month}月{it.day}日",
    "words with zeros": lambda it: f"{it:%Y年%m月%d日}",
    "words apart": lambda it: f"{it.year} 年 {it.month} 月 {it.day} 日",
    "words and born": lambda it: f"{it.year}年{it.month}月{it.day}日生",
    "words with 号": lambda it: f"{it.year}年{it.month}月{it.day}号",
    "chinese": _chinese,
}
DOTTED = {
    "dots": lambda it: f"{it.year}.{it.month}.{it.day}",
    "dots with zeros": lambda it: f"{it:%Y.%m.%d}",
}


@pytest.mark.parametrize("spelling", PLAIN)
@given(day=DAYS)
def test_a_day_in_plain_spellings(spelling: str, day: date) -> None:
    """They all say the day, and there is nothing odd about them."""
    cell = PLAIN[spelling](day)
    assert value(CellKind.DAY, cell) == day
    assert value(CellKind.PART_DATE, cell) == PartDate.exactly(day)
    assert kinds(CellKind.PART_DATE, cell) == ()


@pytest.mark.parametrize("spelling", WORDS)
@given(day=DAYS)
def test_a_day_in_words(spelling: str, day: date) -> None:
    """年月日 is read, and noticed."""
    assert value(CellKind.DAY, WORDS[spelling](day)) == day
    assert kinds(CellKind.DAY, WORDS[spelling](day)) == ("date-as-words",)


@pytest.mark.parametrize("spelling", DOTTED)
@given(day=DAYS)
def test_a_day_with_dots(spelling: str, day: date) -> None:
    """1965.4.10 is read, and noticed."""
    assert value(CellKind.DAY, DOTTED[spelling](day)) == day
    assert kinds(CellKind.DAY, DOTTED[spelling](day)) == ("date-dotted",)


PARTS = {
    "1985年3月": ("1985-03", ("date-as-words",)),
    "1985年3月份": ("1985-03", ("date-as-words",)),
    "一九八五年三月": ("1985-03", ("date-as-words",)),
    "二OO四年元月": ("2004-01", ("date-as-words",)),
    "1985-03": ("1985-03", ()),
    "1985/3": ("1985-03", ()),
    "1985.3": ("1985-03", ("date-dotted",)),
    "1985.10": ("1985-10", ("date-dotted",)),
    "1985.1": ("1985-01", ("date-dotted",)),
    "198503": ("1985-03", ()),
    "1985": ("1985", ()),
    "1985.0": ("1985", ()),
    "1985年": ("1985", ()),
    "二〇〇四年": ("2004", ()),
    "二零零四年": ("2004", ()),
    "1985-03-00": ("1985-03", ()),
    "1985-00-00": ("1985", ()),
    "85.3.12": ("1985-03-12", ("two-digit-year", "date-dotted")),
    "86.7": ("1986-07", ("two-digit-year", "date-dotted")),
    "85年3月": ("1985-03", ("two-digit-year", "date-as-words")),
    "850312": ("1985-03-12", ("two-digit-year",)),
    "12/31/2004": ("2004-12-31", ()),
    "31/12/2004": ("2004-12-31", ()),
    "3/12/2004": ("2004", ("ambiguous-date",)),
}


@pytest.mark.parametrize("cell", PARTS)
def test_parts_of_days(cell: str) -> None:
    """The year and the month as far as they are certain."""
    part, noticed = PARTS[cell]
    assert value(CellKind.PART_DATE, cell) == PartDate.of(part)
    assert kinds(CellKind.PART_DATE, cell) == noticed


def test_the_lost_zero() -> None:
    """The number 1985.1 is January, or an October that lost its zero: 1985."""
    assert value(CellKind.PART_DATE, 1985.1) == PartDate(1985)
    assert kinds(CellKind.PART_DATE, 1985.1) == ("ambiguous-date",)
    assert value(CellKind.PART_DATE, 1985.11) == PartDate(1985, 11)
    assert value(CellKind.PART_DATE, 1985.3) == PartDate(1985, 3)


REFUSED = {
    "1985-02-30": "impossible-date",
    "1985年13月": "impossible-date",
    "20041331": "impossible-date",
    "31/31/2004": "impossible-date",
    "不清楚": "impossible-date",
    "1200-01-01": "impossible-date",
    True: "impossible-date",
    timedelta(3): "impossible-date",
    "04.3.12": "two-digit-year",
    "农历三月初三": "ambiguous-date",
    "3月12日": "ambiguous-date",
    "1985.3-1986.4": "ambiguous-date",
    "8193": "impossible-date",
}


@pytest.mark.parametrize("cell", REFUSED)
def test_what_is_no_date(cell: object) -> None:
    """It is not believed, and the reason is said."""
    assert value(CellKind.PART_DATE, cell) is None
    assert kinds(CellKind.PART_DATE, cell)[0] == REFUSED[cell]


@pytest.mark.parametrize(
    "cell", ["至今", "长期", "0000-00-00", "9999-12-31", date(3000, 1, 1)]
)
def test_what_has_no_end(cell: object) -> None:
    """An end that has not come is an empty cell, and nothing odd."""
    assert value(CellKind.DAY, cell) is None
    assert kinds(CellKind.DAY, cell) == ()


@given(
    year=st.integers(0, 29) | st.integers(1950, 2020),
    month=st.integers(1, 13),
    day=st.integers(0, 32),
    form=st.sampled_from(
        ["{}年{}月{}日", "{}.{}.{}", "{}年{}月", "{}.{}", "{1}月{2}日"]
    ),
    kind=st.sampled_from([CellKind.DAY, CellKind.PART_DATE]),
)
def test_what_was_not_read_was_not_read_somehow(
    year: int, month: int, day: int, form: str, kind: CellKind
) -> None:
    """No cell is said to be read by its manner of writing that is not read at all."""
    read, notes = read_cell(column(kind), form.format(year, month, day))
    words = "".join(note.message for note in notes)
    assert ("已按日期读取" in words) <= (read is not None)
    assert ("未采用" in words) <= (read is None)
    assert ("1985.1" in words) <= (read is not None)


def test_a_day_of_the_moon_is_told_for_one() -> None:
    """Who wrote it knows what to do."""
    _, (note,) = read_cell(column(CellKind.PART_DATE), "农历1955年八月十五")
    assert "农历" in note.message


def test_a_month_is_no_day() -> None:
    """Where a day is needed, a month alone is not taken for one."""
    assert value(CellKind.DAY, "2004年6月") is None
    assert "ambiguous-date" in kinds(CellKind.DAY, "2004年6月")


@given(st.integers(-(10**6), 10**9))
def test_serial_numbers_have_limits(number: int) -> None:
    """Five digits beyond the serial numbers of days are no day."""
    if 10_000 <= number < 100_000:
        assert (value(CellKind.DAY, number) is not None) == (number in SERIALS)
