"""工作日历: what is worked, and terms that run over holidays and into unknown years."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.testing.strategies import work_years
from shequ_core.values import Deadline, WorkCalendar, Workdays, days_after

SHARED = os.environ.get("SHEQU_SHARED_DATA", Path(__file__).parents[4] / "shared/data")
HOLIDAYS = Path(SHARED) / "holidays" / "public_holidays_2004_2010.csv"
TWO_YEARS = WorkCalendar(
    [
        Workdays.of(
            "2004 -01-01 -01-22..01-28 -05-01..05-07 -10-01..10-07"
            " +01-17 +01-18 +05-08 +05-09 +10-09 +10-10"
        ),
        Workdays.of("2005 -01-01..01-03 +02-05 +02-06"),
    ]
)
WITHIN = st.dates(date(2004, 1, 1), date(2005, 6, 30))


@given(work_years())
def test_text_is_exact(year):
    """``of`` and ``str`` are inverses."""
    assert Workdays.of(str(year)) == year


@given(WITHIN, st.integers(0, 100))
def test_a_term_has_its_workdays(day, count):
    """After so many workdays, so many have passed, and the last is one of them."""
    end = TWO_YEARS.after(day, count).day
    assert TWO_YEARS.between(day, end) == count
    assert TWO_YEARS.has(end) or count == 0


@given(WITHIN, st.integers(0, 30), st.integers(0, 30))
def test_terms_add_up(day, first, second):
    """A term after a term is the term of both."""
    there = TWO_YEARS.after(day, first).day
    assert TWO_YEARS.after(there, second) == TWO_YEARS.after(day, first + second)


@given(st.dates(), st.integers())
def test_an_unknown_year_is_never_guessed(day, count):
    """A term that runs into a year without calendar has no day."""
    end = WorkCalendar().after(day, count)
    assert (end.day is None) == (count > 0 and day < date.max)


@given(st.dates(date(2004, 12, 1), date(2004, 12, 31)), st.integers(1, 40), st.dates())
def test_what_is_said_of_an_unfinished_term_is_true(day, count, done):
    """Knowing only the old year never says other than knowing both."""
    old = WorkCalendar([TWO_YEARS._years[2004]])
    told = old.after(day, count).kept(done)
    assert told in (None, TWO_YEARS.after(day, count).kept(done))


def test_the_turn_of_a_year_needs_both_years():
    """Done before the new year is in time; what is done in it, nobody knows."""
    end = Deadline(unknown_year=2005)
    assert end.kept(date(2004, 12, 31))
    assert end.kept(date(2005, 1, 4)) is None
    assert not Deadline(date(2005, 1, 4)).kept(date(2005, 1, 5))
    assert WorkCalendar().between(date(2004, 1, 1), date(2004, 1, 2)) is None


def test_a_workday_on_a_saturday():
    """Spring Festival of 2004: a weekend was worked, a week was off."""
    worked = [day for day in range(15, 30) if TWO_YEARS.has(date(2004, 1, day))]
    assert worked == [15, 16, 17, 18, 19, 20, 21, 29]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "04 -01-01",
        "2004 -13-01",
        "2004 01-01",
        "2004 -01-05..01-02",
        "2004 -01-01 +01-01",
        "0000",
    ],
)
def test_what_is_no_calendar_is_refused(text):
    """Neither half texts nor days that are both off and worked."""
    with pytest.raises(InvalidValue):
        Workdays.of(text)


def test_a_day_of_another_year_is_refused():
    """Each year tells of its own days."""
    with pytest.raises(InvalidValue, match="2004"):
        Workdays(2004, [date(2005, 1, 1)])


@given(st.dates(), st.integers())
def test_calendar_days_know_no_holidays(day, days):
    """A term of calendar days ends so many days later, at the end of time at last."""
    end = days_after(day, days).day
    assert end == date.max or end - day == timedelta(days=max(days, 0))


@pytest.mark.skipif(not HOLIDAYS.exists(), reason="SHEQU_SHARED_DATA names no such")
def test_the_years_2004_to_2010_are_read():
    """The official days off and worked of seven years, day by day."""
    with HOLIDAYS.open(encoding="utf-8") as file:
        rows = [
            (date.fromisoformat(it["date"]), it["kind"]) for it in csv.DictReader(file)
        ]
    for number in range(2004, 2011):
        told = {day: kind for day, kind in rows if day.year == number}
        off = {day for day, kind in told.items() if "holiday" in kind}
        year = Workdays.of(str(Workdays(number, off, set(told) - off)))
        assert all(year.has(day) == ("workday" in kind) for day, kind in told.items())


@pytest.mark.parametrize(
    "text", ["2004", "2004 -01-01 -01-22..01-28 +01-17..01-18", "2005 +02-05..02-06"]
)
def test_days_in_a_row_are_written_as_one_span(text):
    """From the first to the last of them, however many; the days off come first."""
    assert str(Workdays.of(text)) == text


def test_the_last_day_of_a_term_is_in_time():
    """The day itself is kept, the day after is not."""
    end = TWO_YEARS.after(date(2004, 1, 16), 6)
    assert end == Deadline(date(2004, 1, 29))
    assert end.kept(date(2004, 1, 29)) is True
    assert end.kept(date(2004, 1, 30)) is False


def test_a_term_ends_with_the_calendar():
    """After the last day that there is no day is counted."""
    assert WorkCalendar([Workdays(9999)]).after(date.max, 1) == Deadline(date.max)
    assert TWO_YEARS.after(date(2005, 12, 30), 1) == Deadline(unknown_year=2006)


def test_only_the_notice_gives_days_off():
    """A Sunday is not worked and yet no holiday; of an unknown year nothing is said."""
    assert TWO_YEARS.off(date(2004, 1, 22))
    assert not TWO_YEARS.off(date(2004, 2, 1))
    assert not TWO_YEARS.off(date(2003, 10, 1))
