"""填报: each cell is its figure, in its window; each row is one of the ledger."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import changed

from shequ_core.datasets import DATASETS, Source, dataset_named
from shequ_core.errors import NotFound
from shequ_core.figures import FIGURES, Window, measure, measure_all
from shequ_core.forms import Form, FormCell, FormRows, Signed, fill
from shequ_core.forms.places import Spot
from shequ_core.model import Community, Unit
from shequ_core.privacy import masked
from shequ_core.register import Register
from shequ_core.values import Every, Period

ON = date(2004, 12, 31)
YEAR = Window.year_to(ON)
TOWN = changed([])
AT = Spot.of("表1!B2")
KNOWN = measure_all(TOWN, YEAR)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


def filled(*cells, rows=(), window=YEAR, signed=None):
    """A form of these cells."""
    form = Form(name="月报", blank="月报.xlsx", cells=cells, rows=rows)
    return fill(form, TOWN, window, signed=signed or Signed())


def value(**cell):
    """What stands in one cell."""
    [found] = filled(FormCell(at=AT, **cell)).cells
    return found.value


@given(st.sampled_from(FIGURES))
def test_a_cell_is_its_figure(figure):
    """The number itself; of a breakdown each part, and all where none is named."""
    known = measure(TOWN, figure, YEAR).value
    if figure.by is None:
        assert value(figure=figure.code) == known
        return
    assert value(figure=figure.code) == sum(known.values())
    for part, number in known.items():
        assert value(figure=figure.code, part=part) == number
    assert value(figure=figure.code, part="没有这一项") == 0


@given(DAYS, st.integers(0, 400))
def test_the_period_before_ends_where_this_one_begins(first, more):
    """As long as it by days, or the calendar's span before; stocks on its last day."""
    period = Period.through(first, first + timedelta(more))
    ago = Window(period.last, period).before()
    assert ago.period.end == first
    assert ago.on == ago.period.last == first - timedelta(1)
    if period not in [every.span_at(first) for every in Every]:
        assert ago.period.days == period.days


def test_months_and_years_are_whole_before_too():
    """March is followed back by February, a quarter by a quarter, whatever its days."""
    march = Window(date(2004, 3, 31), Period.month(2004, 3))
    assert march.before() == Window(date(2004, 2, 29), Period.month(2004, 2))
    spring = Window(date(2004, 3, 31), Every.QUARTER.span_at(date(2004, 3, 31)))
    winter = Every.QUARTER.span_at(date(2003, 12, 31))
    assert spring.before() == Window(date(2003, 12, 31), winter)
    assert YEAR.before() == Window(date(2003, 12, 31), Period.year(2003))
    members = value(figure="team_members"), value(figure="team_members", before=True)
    assert members == (
        KNOWN["team_members"].value,
        measure(TOWN, "team_members", YEAR.before()).value,
    )


@pytest.mark.parametrize("every", Every)
def test_a_form_is_of_its_own_span(every):
    """The one in which the span that was asked for ends, on the day that was."""
    may = Window(date(2004, 5, 31), Period.month(2004, 5))
    form = Form(name="月报", blank="月报.xlsx", every=every)
    assert fill(form, TOWN, may).window == Window(may.on, every.span_at(may.on))
    year_so_far = Window.year_to(may.on)
    assert fill(form, TOWN, year_so_far).window.period == every.span_at(may.on)


def test_a_field_of_the_community_is_told():
    """Alone and in words; empty where the record does not say."""
    [community] = TOWN.all(Community)
    assert value(field="street") == community.street
    assert value(text="{street}{county}") == community.street + community.county
    form = Form(name="表", blank="表.xlsx", cells=(FormCell(at=AT, field="street"),))
    assert fill(form, Register(), YEAR).cells[0].value == ""


def test_a_part_that_is_none_is_told():
    """Of a figure that knows its parts; it may be new since the period before."""
    told = FormCell(
        at=AT, figure="registered_residents_by_small_group", part="第99居民小组"
    )
    [said] = filled(told).lacking
    assert str(AT) in said
    assert "第99居民小组" in said
    assert filled(evolve(told, before=True)).lacking == ()


def test_words_hold_figures_days_and_who_signed():
    """{code} in the midst of words; what is nothing is left empty."""
    [town] = [KNOWN["community"].value]
    signed = Signed("李主任", "王书记")
    text = "{community}{registered_residents}人，{day}，{prepared_by}{reviewed_by}"
    [cell] = filled(FormCell(at=AT, text=text), signed=signed).cells
    residents = KNOWN["registered_residents"].value
    assert cell.value == f"{town}{residents}人，2004年12月31日，李主任王书记"
    assert value(text="{year}年{month}月，{first_day}至{last_day}{prepared_by}") == (
        "2004年12月，2004年1月1日至2004年12月31日"
    )


def test_styles_make_words_of_numbers():
    """A number is a number where none is asked for."""
    assert value(figure="registered_residents", style="1") == "600.0"
    assert value(figure="registered_residents") == 600


def test_a_share_of_nothing_is_an_empty_cell():
    """Not nought, and no failure."""
    assert value(figure="lesson_attendance_rate") is None


def test_what_stays_to_be_typed_is_listed():
    """No value is made up for it."""
    found = filled(FormCell(at=AT, hand="备注"))
    assert (found.cells, found.by_hand) == ((), ((AT, "备注"),))


@given(st.integers(1, 5), st.permutations(["name", "trade", ""]))
def test_rows_are_the_ledger_s_and_none_is_lost_unseen(most, columns):
    """A row of the form is one of the ledger, in order; what does not fit is told."""
    table = FormRows(at=AT, dataset="units", columns=tuple(columns), most=most)
    units = list(TOWN.on(ON).all(Unit))
    found = filled(rows=(table,))
    names = [
        it for it in found.rows if it.at.column == AT.column + columns.index("name")
    ]
    assert [it.at.row for it in names] == [*range(AT.row, AT.row + len(names))]
    assert {it.value for it in names} <= {it.name for it in units}
    assert len(names) == min(most, len(units))
    assert bool(found.lacking) == (len(units) > most)
    empty = AT.column + columns.index("")
    assert not [it for it in found.rows if it.at.column == empty]


@given(st.sampled_from(DATASETS), st.data())
def test_any_dataset_has_its_rows_in_a_form(dataset, drawn):
    """Ledgers and records as of the day, figures of all that is counted."""
    key = drawn.draw(st.sampled_from([it.key for it in dataset.columns]))
    table = FormRows(at=AT, dataset=dataset.name, columns=(key,), most=10_000)
    book = TOWN if dataset.source is Source.FIGURES else TOWN.on(ON)
    place = [it.key for it in dataset.columns].index(key)
    known = [row[place] for row in dataset_named(dataset.name).rows(book, ON, 0)]
    assert [it.value for it in filled(rows=(table,)).rows] == known


def test_names_are_masked_and_figures_are_not_changed_by_it():
    """Two people whose names begin alike stay two."""
    table = FormRows(at=AT, dataset="groups", columns=("leader", "phones"), most=9)
    cells = tuple(FormCell(at=AT, figure=it.code) for it in FIGURES)
    form = Form(name="月报", blank="月报.xlsx", cells=cells, rows=(table,))
    plain = fill(form, TOWN, YEAR)
    hidden = fill(form, TOWN, YEAR, masked=Register(masked(TOWN)))
    assert hidden.cells == plain.cells
    assert [it.value for it in plain.rows] == ["甲", "0731-83612345"]
    assert [it.value for it in hidden.rows] != [it.value for it in plain.rows]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"cells": [FormCell(at=AT, figure="nothing")]}, "nothing"),
        ({"cells": [FormCell(at=AT, text="{nothing}")]}, "nothing"),
        (
            {"rows": [FormRows(at=AT, dataset="x", columns=(), most=1)]},
            "没有台账或数据集 x",
        ),
        (
            {"rows": [FormRows(at=AT, dataset="units", columns=("x",), most=1)]},
            "台账没有列 x",
        ),
    ],
)
def test_what_there_is_none_of_is_told_with_its_cell(form, says):
    """A slip in a binding is found at the first filling."""
    with pytest.raises(NotFound, match=says) as refused:
        fill(Form(name="a", blank="a.xlsx", **form), TOWN, YEAR)
    assert "表1!B2" in str(refused.value)
