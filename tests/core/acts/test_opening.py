"""开放安排: new hours end the old ones on the day, and closures close."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.facility_examples import HALL, opening
from tests.core.small_town import changed, ref, the

from shequ_core.acts import apply, arrange_hours, close_facility
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures.openings import spans_on
from shequ_core.model import Facility, Opening
from shequ_core.testing.strategies import opening_hours
from shequ_core.values import HolidayOpening, OpeningHours, Period

MAY, JULY = date(2004, 5, 1), date(2004, 7, 1)
SUMMER = OpeningHours.of("FREQ=DAILY 06:00-22:00")
DAYS = st.dates(date(2004, 1, 1), date(2004, 12, 31))


def test_new_hours_end_the_old_ones():
    """What ran ends the day before; what was to begin later never was."""
    old = opening("FREQ=DAILY 09:00-17:00", "old")
    planned = opening("FREQ=DAILY 10:00-11:00", "o2", period=Period.since(JULY))
    writes = arrange_hours(changed([old, planned]), HALL, [SUMMER], on=MAY)
    ended, new = writes.puts
    assert (ended.id, ended.period) == (old.id, Period(None, MAY))
    assert (new.id.key, new.hours, new.period) == (
        "f1.20040501-1",
        SUMMER,
        Period.since(MAY),
    )
    assert writes.strikes == (planned.id,)


@given(st.lists(opening_hours(), min_size=1, max_size=3), DAYS, DAYS)
def test_from_the_day_on_only_the_new_hours_count(hours, on, day):
    """Before the day nothing changes; from it on, the old hours are of no account."""
    old = changed([opening("FREQ=DAILY 00:00-24:00", "old")])
    fresh = changed([])
    after = apply(old, arrange_hours(old, HALL, hours, on=on))
    alone = apply(fresh, arrange_hours(fresh, HALL, hours, on=on))
    as_before = old if day < on else alone
    assert spans_on(after, after[HALL], day) == spans_on(as_before, after[HALL], day)


def test_hours_told_again_on_the_same_day_are_told_anew():
    """The first ones never were."""
    town = apply(changed([]), arrange_hours(changed([]), HALL, [SUMMER], on=MAY))
    office = HolidayOpening.BY_WORKDAYS
    again = arrange_hours(town, HALL, [SUMMER], on=MAY, holidays=office)
    town = apply(town, again)
    (only,) = town.all(Opening)
    assert only.holidays is office


def test_a_closed_hall_is_closed_on_both_ends():
    """From the first day to the last."""
    town = changed([opening("FREQ=DAILY 09:00-17:00")])
    told = {"first": MAY, "last": date(2004, 5, 3), "reason": "粉刷"}
    town = apply(town, close_facility(town, HALL, **told))
    closed = [
        day for day in range(1, 6) if not spans_on(town, town[HALL], date(2004, 5, day))
    ]
    assert closed == [1, 2, 3]


def test_what_is_not_there_is_neither_opened_nor_closed():
    """Nor opened at no hours, nor closed backwards."""
    gone = the(Facility, "f1").evolve(period=Period(None, MAY))
    for town in (changed([gone]), changed([])):
        told = {"first": JULY, "last": MAY, "reason": "粉刷"}
        with pytest.raises(InvalidValue):
            close_facility(town, HALL, **told)
    with pytest.raises(InvalidValue, match="not there"):
        arrange_hours(changed([gone]), HALL, [SUMMER], on=JULY)
    with pytest.raises(InvalidValue, match="needs opening hours"):
        arrange_hours(changed([]), HALL, [], on=JULY)
    with pytest.raises(NotFound):
        arrange_hours(changed([]), ref(Facility, "f9"), [SUMMER], on=JULY)
