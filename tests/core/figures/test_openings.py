"""开放: the days of a real year, by hours, holidays, closures and agreements."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.facility_examples import COURT, HALL, opening
from tests.core.small_town import DAY, changed, ref, the

from shequ_core.figures import Window, measure
from shequ_core.figures.openings import (
    OpenTime,
    open_time,
    resident_spans_on,
    spans_on,
)
from shequ_core.model import (
    CalendarYear,
    Closure,
    Facility,
    Opening,
    SharingAgreement,
)
from shequ_core.testing.towns import towns
from shequ_core.values import HolidayOpening, OpeningHours, Period

YEAR = Window.year_to(DAY)
EVERY_DAY = opening("FREQ=DAILY 08:00-12:00,14:00-18:00")
WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00-17:00"


def days_open(*records, without=(), year=2004, facility=HALL):
    """On how many days of a year the hall is open."""
    town = changed(records, without)
    known = open_time(town, town[facility], Period.year(year), spans_on)
    return None if known is None else known.days


def test_a_leap_year_has_366_days():
    """Open every day is open on every day that there is."""
    assert days_open(EVERY_DAY) == 366
    assert days_open(EVERY_DAY, year=2005) == 365


def test_an_office_is_open_on_workdays():
    """Of 2004 these are 252: a weekend is worked three times, 22 days are off."""
    office = opening(WEEK, holidays=HolidayOpening.BY_WORKDAYS)
    assert days_open(office) == 252


def test_what_closes_on_holidays_is_not_open_on_worked_weekends():
    """Of 262 Mondays to Fridays, 16 are off."""
    library = opening(WEEK, holidays=HolidayOpening.CLOSED)
    assert (days_open(opening(WEEK)), days_open(library)) == (262, 246)


@pytest.mark.parametrize(
    "holidays", [HolidayOpening.CLOSED, HolidayOpening.BY_WORKDAYS]
)
def test_a_year_without_calendar_has_no_number(holidays):
    """Unless holidays do not matter."""
    gone = [ref(CalendarYear, "2004")]
    assert days_open(opening(WEEK, holidays=holidays), without=gone) is None
    assert days_open(opening(WEEK), without=gone) == 262


def test_closures_are_days_of_a_calendar():
    """Two weeks for painting, one day of them twice."""
    shut = [
        Closure(
            id=ref(Closure, key),
            facility=HALL,
            period=Period.through(date(2004, 3, 1), date(2004, 3, last)),
        )
        for key, last in (("c1", 14), ("c2", 1))
    ]
    assert days_open(EVERY_DAY, *shut) == 366 - 14


def test_seasons_add_up():
    """Summer and winter hours are two openings; the year has both."""
    summer = opening("FREQ=DAILY;BYMONTH=6,7,8 06:00-22:00", "o1")
    winter = opening("FREQ=DAILY;BYMONTH=1,2,12 09:00-17:00", "o2")
    assert days_open(summer, winter) == 92 + 91


def test_an_opening_holds_for_its_period():
    """From July on; on the days before, nothing is said to be open."""
    late = opening("FREQ=DAILY 08:00-12:00", period=Period.since(date(2004, 7, 1)))
    assert days_open(late) == 184


def test_words_count_where_they_say_which_days():
    """What is not said is not known; all year means each day of it."""
    hall = the(Facility, "f1")
    assert days_open(hall.evolve(hours="8:00-21:00", open_days=365)) == 366
    assert days_open(hall.evolve(hours="8:00-21:00", open_days=250)) is None
    assert days_open(hall.evolve(hours="工作日8:00-12:00", open_days=250)) == 252
    assert days_open(hall.evolve(hours="随时", open_days=365)) is None
    assert days_open(hall) is None


def test_a_shared_court_is_open_while_it_is_agreed():
    """Residents may use it for the term of the agreement, at the hours it says."""
    court = opening("FREQ=DAILY 06:00-22:00", facility=COURT)
    agreement = the(SharingAgreement, "u1-court")
    evenings = agreement.evolve(
        hours=OpeningHours.of("FREQ=DAILY 18:00-21:00"),
        period=Period.since(date(2004, 7, 1)),
    )
    day = date(2004, 7, 1)
    town = changed([court, evenings])
    assert str(resident_spans_on(town, town[COURT], day)[0]) == "18:00-21:00"
    assert resident_spans_on(town, town[COURT], day - timedelta(days=1)) == ()
    assert str(spans_on(town, town[COURT], day)[0]) == "06:00-22:00"
    assert open_time(town, town[COURT], YEAR.period) == OpenTime(184, 184 * 180)
    alone = changed([court], without=[agreement.id])
    assert open_time(alone, alone[COURT], YEAR.period) == OpenTime(0, 0)
    own_hours = changed([court])
    assert open_time(own_hours, own_hours[COURT], YEAR.period).days == 366


def test_the_figures_add_up_what_is_known():
    """Eight hours a day for a leap year; of the court nothing is known."""
    town = changed([EVERY_DAY])
    codes = ("facility_open_days", "facility_open_hours")
    assert [measure(town, code, YEAR).value for code in codes] == [366, 366 * 8]
    by_room = measure(town, "facility_open_days_by_facility", YEAR).value
    assert by_room == {"活动室": 366}


@given(towns(), st.dates(date(2004, 1, 1), DAY))
def test_a_day_is_open_or_it_is_not(town, day):
    """Spans of a day are in order and apart; a year has the days that have some."""
    for facility in town.all(Facility):
        spans = spans_on(town, facility, day)
        if spans:
            assert list(spans) == sorted(spans)
            assert all(one.last < other.first for one, other in pairwise(spans))
            known = open_time(town, facility, Period.day(day), spans_on)
            assert known == OpenTime(1, sum(it.minutes for it in spans))


@given(towns())
def test_more_openings_are_more_hours(town):
    """An opening never closes anything."""
    room = next(it for it in town.all(Facility) if it.id.key == "room")
    before = open_time(town, room, YEAR.period, spans_on)
    more = Opening(
        id=room.id.replace("facility", "opening"),
        facility=room.id,
        hours=OpeningHours.of("FREQ=DAILY 10:00-11:00"),
    )
    after = open_time(type(town)([*town, more]), room, YEAR.period, spans_on)
    assert after.days >= before.days
    assert after.minutes >= before.minutes
