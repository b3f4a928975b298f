"""Laws of acts: nobody is lost, nothing dangles, and every month adds up."""

from contextlib import suppress
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.act_views import (
    counted,
    dangling,
    edges,
    errors,
    happens,
    misled,
    outlived,
    overlapping,
    registered,
    seen,
)

from shequ_core import acts
from shequ_core.acts import Writes, apply, in_turn
from shequ_core.errors import InvalidValue
from shequ_core.figures import (
    FIGURES,
    Window,
    measure,
    month_by_month,
    movement,
    reported,
    why,
)
from shequ_core.ports import Batch
from shequ_core.register import Register
from shequ_core.testing import Life, lives
from shequ_core.testing.happening import ACTS, WITHIN
from shequ_core.testing.strategies import periods
from shequ_core.values import Period

FIRST, LAST = date(2004, 1, 1), date(2006, 1, 31)
LATER = date(2006, 2, 8)
LED_TO_BY = {"reunite": ("separate",), "return": ("move_out",)}
BREAKDOWNS = [figure for figure in FIGURES if figure.of]


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act."""
    happens(name, lives(only=(name, *LED_TO_BY.get(name, ()))))


@given(lives(only=WITHIN))
def test_who_stays_inside_is_never_lost(life: Life):
    """Split, merge, transfer, new heads and groups: the same people on every day."""
    for day in edges(life.start, life.end):
        assert registered(life.start, day) == registered(life.end, day), day


@given(lives())
def test_nothing_dangles_and_nothing_overlaps(life: Life):
    """What is named is there, for as long as it is named, and one thing at a time."""
    assert not dangling(life.end)
    assert not [*outlived(life.end)]
    assert not [*overlapping(life.end)]


@given(lives())
def test_a_household_has_one_head_whatever_happens(life: Life):
    """On every day each household that has people has one head, and is there."""
    for day in edges(life.end):
        assert not [*misled(life.end, day)]


@given(lives(), st.dates(FIRST, LAST))
def test_rules_find_no_error_in_what_acts_left(life: Life, day: date):
    """A town that was sound is sound after whatever happened in it."""
    assert errors(life.end, day) <= errors(life.start, day)


@given(lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """How it was on the days before an act is how it was before the act."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        for day in edges(before, after):
            if day < step.on:
                assert seen(before, day) == seen(after, day), (step.name, day)


@given(lives())
def test_a_day_of_what_was_written_is_that_day_as_written(life: Life):
    """``on(day)`` of acts applied shows what the acts put that is true on the day."""
    told = Writes()
    for step in life.steps:
        told = told.then(step.writes)
    for day in edges(life.end):
        shown = {record.id: record for record in life.end.on(day)}
        for record in told.puts:
            assert (record.id in shown) == record.period.has(day)
            assert shown.get(record.id, record) == record
        assert not shown.keys() & set(told.strikes)


@given(lives())
def test_every_month_adds_up_and_goes_on_from_the_last(life: Life):
    """Opening + births + arrivals - deaths - departures = closing = next opening."""
    months = month_by_month(life.end, FIRST, LAST)
    for it in months:
        came, left = it.births + it.arrivals, it.deaths + it.departures
        assert it.opening + came - left == it.closing
        assert it.period.last
        assert it.closing == counted(life.end, it.period.last)
    for one, following in pairwise(months):
        assert one.closing == following.opening


@given(lives(), periods())
def test_any_period_adds_up(life: Life, period: Period):
    """Of any length, open on either side or none, within a month or across many."""
    it = movement(life.end, period)
    came, left = it.births + it.arrivals, it.deaths + it.departures
    assert period.empty or it.opening + came - left == it.closing


@given(lives(), periods())
def test_the_figures_are_the_movement(life: Life, period: Period):
    """Measured one by one, on the narrowed register, they are the same numbers."""
    window, it = Window(period.last or LAST, period), movement(life.end, period)
    for code in ("opening_residents", "closing_residents"):
        expected = getattr(it, code.removesuffix("_residents"))
        assert measure(life.end, code, window).value == expected
    for code in ("births", "arrivals", "deaths", "departures"):
        assert measure(life.end, code, window).value == getattr(it, code)
        assert len(why(life.end, code, window)) == getattr(it, code)


@given(lives(), st.dates(FIRST, LAST))
def test_groups_add_up_to_the_community(life: Life, day: date):
    """Small groups and large groups, months and causes: the parts make the whole."""
    window = Window.year_to(day)
    for figure in BREAKDOWNS:
        parts = measure(life.end, figure, window).value
        assert sum(parts.values()) == measure(life.end, figure.of, window).value


@given(lives(), lives())
def test_movements_add_up_over_communities(east: Life, west: Life):
    """The months of two communities together are the sum of their months."""
    there = [
        record.evolve(id=_renamed(record.id), **_renamed_refs(record))
        for record in west.end
    ]
    both = Register([*east.end, *there])
    for month in month_by_month(both, FIRST, LAST):
        one, other = movement(east.end, month.period), movement(west.end, month.period)
        for name in (
            "opening",
            "births",
            "arrivals",
            "deaths",
            "departures",
            "closing",
        ):
            assert getattr(month, name) == getattr(one, name) + getattr(other, name)


def _renamed(ref):
    return type(ref)(f"west/{ref.split('/', 1)[1]}")


def _renamed_refs(record):
    return {field: _renamed(ref) for field, ref in record.refs()}


@given(lives())
def test_what_is_told_late_counts_when_it_happened(life: Life):
    """The month is corrected, and what was reported of it is found again."""
    now, told = life.start, reported(life.start, FIRST, LAST, LATER)
    for step in life.steps:
        writes = step.writes
        with suppress(InvalidValue):  # nobody came or went
            writes = acts.correct(now, writes, told_on=LATER.replace(day=9))
        now = apply(now, writes)
    assert reported(now, FIRST, LAST, LATER) == told
    late = reported(now, FIRST, LAST, LATER.replace(day=9))
    assert late == month_by_month(life.end, FIRST, LAST)
    assert not dangling(now)


@given(lives())
def test_acts_in_turn_are_one_batch(life: Life):
    """One after the other or all as one batch: the same town."""
    steps = [step.writes for step in life.steps]
    both = in_turn(life.start, [lambda town, it=it: it for it in steps])
    assert [*apply(life.start, both)] == [*life.end]
    batch = Batch(base=0, puts=both.puts, strikes=both.strikes)
    assert {*batch.refs()} == {*(it.id for it in both.puts), *both.strikes}
    assert all(ref in life.start for ref in both.strikes)
