"""取数: what a template gets is what the figures, ledgers and lists have."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import DAY, changed

from shequ_core.errors import NotFound
from shequ_core.facts import ChartKind, DayTold, Facts, PeriodTold
from shequ_core.facts.lists import LISTS
from shequ_core.figures import (
    CHAPTERS,
    FIGURES,
    Window,
    measure,
    measure_all,
)
from shequ_core.ledgers import PRACTICES
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.reports.annual import annual_summary
from shequ_core.reports.document import Num
from shequ_core.reports.numerals import STYLES
from shequ_core.values import Period

TOWN = changed([])
YEAR = Window.year_to(DAY)
KNOWN = measure_all(TOWN, YEAR)
DEFINED = [it for chapter in CHAPTERS for it in chapter.figures]


def facts(window=YEAR, **more):
    """What may be asked of the town."""
    return Facts(TOWN, window, **more)


def test_each_label_is_one_figure_s():
    """So that a figure may go by it."""
    assert len({it.label for it in DEFINED}) == len(DEFINED)


@given(st.sampled_from(DEFINED))
def test_a_figure_is_the_same_by_code_and_by_label(figure):
    """Its value is the measured one; unknown where it is a share of nothing."""
    found = facts().figure(figure.code)
    assert found == facts().figure(figure.label)
    known = KNOWN.get(figure.code)
    if known is None:
        assert not found
        return
    value = known.value
    if isinstance(value, Mapping):
        assert {it.label: it.value for it in found.parts} == dict(value)
        assert found.value == sum(value.values())
    elif isinstance(value, str):
        assert str(found) == value
    else:
        assert found.value == value
        assert bool(found) == bool(value)


def test_numbers_read_as_in_the_summary():
    """Every number of the year's summary that stands there as it is."""
    written = {
        run.code: run.text
        for block in annual_summary(TOWN, YEAR).blocks
        for runs in (getattr(block, "runs", ()),)
        for run in runs
        if isinstance(run, Num) and not (run.key or run.over or run.less)
    }
    assert len(written) > 20
    for code, text in written.items():
        styled = {facts().figure(code, style=style).text for style in STYLES}
        assert text in styled, code


def test_a_period_before_and_a_day_may_be_asked_for():
    """Of the year before, and of the day in a code."""
    ago = measure(TOWN, "team_members", YEAR.before()).value
    assert facts().figure("team_members", before=True).value == ago
    dated = measure(TOWN, "team_members_2002_12_31", YEAR).value
    assert facts().figure("team_members_2002_12_31").value == dated


def test_money_and_shares_have_their_units():
    """In words as offices write them."""
    assert facts().figure("persons_per_household").words.endswith("人/户")
    assert facts().figure("registered_residents").words == "600人"
    assert facts().figure("registered_residents", style="1").words == "600.0人"


@pytest.mark.parametrize("name", ["户籍人囗", "registered_resident"])
def test_a_name_that_is_nearly_right_is_guessed(name):
    """Nobody looks a code up for one letter."""
    with pytest.raises(NotFound, match="是不是"):
        facts().figure(name)


def test_why_is_the_basis_and_the_records():
    """As a note below a table."""
    said = facts().why("户籍人口")
    assert "统计日户籍在本社区的人" in said
    assert said.endswith("计入记录600条")


@given(st.sampled_from([it for it in FIGURES if it.by]))
def test_a_table_of_a_breakdown_adds_up(figure):
    """A row a part, and their sum below."""
    table = facts().table(figure.code)
    known = KNOWN[figure.code].value
    assert len(table.rows) == len(known)
    if known:
        assert Decimal(table.total[1]) == sum(known.values())


@given(st.sampled_from([it for it in FIGURES if not it.by]))
def test_months_are_windows_of_their_own(figure):
    """Each figure as it is measured in the month alone."""
    table = facts().table(figure.code, by="月")
    assert [row["月份"] for row in table.rows] == [f"{it}月" for it in range(1, 13)]
    may = Window(date(2004, 5, 31), Period.month(2004, 5))
    assert Decimal(table.rows[4][1]) == measure(TOWN, figure, may).value


def test_quarters_end_with_the_day():
    """What has not begun is not there."""
    window = Window(date(2004, 8, 1), Period.year(2004))
    rows = facts(window).table("activities", by="quarter").rows
    assert [row[0] for row in rows] == ["第1季度", "第2季度", "第3季度"]


@given(st.sampled_from(PRACTICES))
def test_a_table_of_a_ledger_has_its_rows(practice):
    """Each by the keys and the titles of its columns."""
    table = facts().table(practice.ledger.title)
    assert table == facts().table(practice.ledger.name)
    assert len(table.rows) == len(list(practice.rows(TOWN.on(DAY))))
    for row in table.rows:
        for place, title in enumerate(table.header):
            assert row[title] == row[place]


def test_rows_are_masked_and_figures_are_not_changed_by_it():
    """A name behind stars is no other person."""
    hidden = facts(masked=Register(masked(TOWN)))
    names = [row["姓名"] for row in facts().table("residents").rows]
    assert {row["联系电话"] for row in hidden.table("residents").rows} != {
        row["联系电话"] for row in facts().table("residents").rows
    }
    assert len(hidden.table("residents", most=3, columns=["姓名"]).rows) == 3
    assert len(names) == facts().figure("registered_residents").value
    for figure in DEFINED:
        assert hidden.figure(figure.code) == facts().figure(figure.code)


@given(st.sampled_from(sorted(LISTS)))
def test_a_list_has_a_cell_a_column(name):
    """By its name and by its title; the town has something of each."""
    table = facts().table(name)
    assert table == facts().table(LISTS[name].title)
    assert all(len(row.cells) == len(table.header) for row in table.rows)


def test_groups_are_called_by_their_names():
    """And the first column says what they are."""
    table = facts().table("registered_residents_by_large_group")
    assert table.header[0] == "居民大组"
    assert table.rows[0][0] == "第一居民大组"


@pytest.mark.parametrize(
    ("names", "more", "kind"),
    [
        (["activities"], {"by": "月"}, ChartKind.LINE),
        (["male_residents_by_age"], {}, ChartKind.COLUMN),
        (["registered_residents_by_large_group"], {}, ChartKind.BAR),
        (["male_residents", "female_residents"], {}, ChartKind.BAR),
        (["male_residents_by_age"], {"kind": "饼图"}, ChartKind.PIE),
        (["male_residents_by_age"], {"kind": "pie"}, ChartKind.PIE),
    ],
)
def test_a_chart_is_drawn_as_fits(names, more, kind):
    """Over time a line, long words lying; or as it is asked for."""
    chart = facts().chart(*names, **more)
    assert chart.kind is kind
    assert chart.unit
    assert all(len(it.values) == len(chart.categories) for it in chart.series)


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: facts().table(), "哪个指标"),
        (lambda: facts().table("x"), "没有指标 x"),
        (lambda: facts().figure("activities_by_month", "13月"), "没有“13月”一项"),
        (lambda: facts().table("activities", by="周"), "by 只能写"),
        (lambda: facts().table("activities_by_month", by="月"), "不是一个数"),
        (lambda: facts().table("units", columns=["x"]), "没有列 x"),
        (lambda: facts().table("units", heads=["x"]), "表头要写"),
        (lambda: facts().table("units").rows[0]["x"], "表里没有列 x"),
        (lambda: facts().chart("户籍人口", "户籍户数"), "同一个单位"),
        (lambda: facts().chart("户籍人口", kind="x"), "没有图类 x"),
        (lambda: facts().chart("户籍人口", "activities_by_month"), "没有分项"),
    ],
)
def test_what_there_is_none_of_is_told(ask, says):
    """In a sentence, with what there is."""
    with pytest.raises(NotFound, match=says):
        ask()


def test_days_and_periods_are_told_as_papers_do():
    """In figures and in words."""
    assert str(DayTold(DAY)) == "2004年12月31日"
    assert DayTold(DAY).han == "二〇〇四年十二月三十一日"
    assert str(facts().period) == "2004年度"
    quarter = Period.through(date(2004, 10, 1), DAY)
    assert str(PeriodTold(quarter)) == "2004年第4季度"
    odd = PeriodTold(Period.through(date(2004, 10, 2), DAY))
    assert str(odd) == f"{odd.first}至{odd.last}" == "2004年10月2日至2004年12月31日"
    assert (PeriodTold(Period()).first, PeriodTold(Period()).last) == (None, None)


def test_the_community_is_called_as_recorded():
    """社区 where it is not."""
    assert facts().community["name"] == "小镇社区"
    assert Facts(Register(), YEAR).community["name"] == "社区"
