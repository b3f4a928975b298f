"""开放期次: a year of openings as weekly hours, day by day the same."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.core.courts import COURT, TOWN, courts, shared_courts

from shequ_core.figures.opening_terms import YEAR, closing_time, opening_terms
from shequ_core.figures.openings import is_for_residents, resident_spans_on
from shequ_core.model import Opening
from shequ_core.register import Register
from shequ_core.testing.service_life import calendar
from shequ_core.values import (
    ClockSpan,
    HolidayOpening,
    OpeningHours,
    joined_spans,
)

NEW_YEAR = date(2004, 1, 1)


def told(terms, day):
    """The spans of a day, by the terms that it is in."""
    return joined_spans(
        span
        for term in terms
        if term.first <= day <= term.last and term.hours.has(day)
        for span in term.hours.spans
    )


@given(courts() | shared_courts(), st.dates(NEW_YEAR, date(2005, 1, 1)))
def test_the_terms_are_the_openings_of_each_day(register, on):
    """For residents, all year: holidays, worked weekends, closures, agreements."""
    court = register[COURT.id]
    terms = opening_terms(register, court, on)
    for place in range(YEAR):
        day = on + timedelta(days=place)
        assert told(terms, day) == (resident_spans_on(register, court, day) or ())
    assert all(term.first <= term.opens <= term.last for term in terms)
    assert all(term.hours.has(term.opens) for term in terms)


def opening(text, holidays=HolidayOpening.AS_USUAL):
    """The court is open like that."""
    return Opening(
        id=TOWN.ref(Opening, 1),
        facility=COURT.id,
        hours=OpeningHours.of(text),
        holidays=holidays,
    )


def test_one_week_all_year_is_one_term():
    """Where nothing comes between, nothing is cut."""
    daily = opening("FREQ=DAILY 08:00-21:00")
    [term] = opening_terms(Register([COURT, daily]), COURT, NEW_YEAR)
    assert (term.first, term.last) == (NEW_YEAR, date(2004, 12, 30))
    assert term.hours == daily.hours


def test_a_year_is_cut_at_its_holidays():
    """The week of 1 May is off, and the weekend after it is worked."""
    office = opening("FREQ=WEEKLY;BYDAY=MO 09:00-17:00", HolidayOpening.BY_WORKDAYS)
    register = Register([COURT, office, *calendar(TOWN)])
    terms = opening_terms(register, COURT, date(2004, 4, 20))
    before, weekend, after, *_ = terms
    assert (before.opens, before.last) == (date(2004, 4, 20), date(2004, 5, 2))
    assert weekend.hours.weekdays == (5, 6)
    assert weekend.opens == date(2004, 5, 8)
    assert after.first == date(2004, 5, 10)


def test_without_a_calendar_workdays_are_mondays_to_fridays():
    """The hours are told, holidays are not."""
    office = opening("FREQ=DAILY 09:00-17:00", HolidayOpening.BY_WORKDAYS)
    [term] = opening_terms(Register([COURT, office]), COURT, NEW_YEAR)
    assert term.hours.weekdays == (0, 1, 2, 3, 4)


def test_unknown_hours_are_no_term():
    """Neither openings nor words that are understood."""
    assert opening_terms(Register([COURT]), COURT, NEW_YEAR) == ()


def test_the_last_days_that_there_are():
    """The year ends where the calendar does."""
    register = Register([COURT, opening("FREQ=DAILY 08:00-21:00")])
    [term] = opening_terms(register, COURT, date(9999, 12, 30))
    assert (term.first, term.last) == (date(9999, 12, 30), date.max)


def test_midnight_is_a_minute_before():
    """All day is 00:00 to 23:59, as directories have it."""
    assert closing_time(ClockSpan.of("00:00-24:00")) == time(23, 59)
    assert closing_time(ClockSpan.of("08:00-12:30")) == time(12, 30)


@given(shared_courts(), st.dates(NEW_YEAR, date(2004, 12, 31)))
def test_what_is_not_shared_has_no_hours_for_residents(register, day):
    """A unit's own court is for residents while an agreement says so."""
    court = register.find(COURT.id)
    if not is_for_residents(register, court, day):
        assert resident_spans_on(register, court, day) == ()
    assert is_for_residents(register, COURT, day)
