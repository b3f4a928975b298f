"""开放时间: the same days as iCalendar has, and times that lie within a day."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.testing.strategies import clock_spans, opening_hours
from shequ_core.values import ALL_DAY, ClockSpan, OpeningHours, hours_of, joined_spans

MINUTES = st.integers(0, 1439)
NINE = (ClockSpan.of("09:00-17:00"),)


@given(clock_spans())
def test_a_span_is_its_text(span):
    """``of`` and ``str`` are inverses, and the hours are those between."""
    assert ClockSpan.of(str(span)) == span
    assert abs(hours_of(span.minutes) * 60 - span.minutes) <= Decimal("0.3")


@given(opening_hours())
def test_hours_are_their_text(hours):
    """``of`` and ``str`` are inverses, in the rule and in the spans."""
    assert OpeningHours.of(str(hours)) == hours
    assert OpeningHours.from_rrule(hours.rrule, hours.spans) == hours


@given(st.lists(clock_spans(), max_size=5), MINUTES)
def test_joined_spans_have_the_same_minutes(spans, minute):
    """No minute is lost or won, and no two spans touch."""
    joined = joined_spans(spans)

    def inside(some):
        return any(it.first <= minute < it.last for it in some)

    assert inside(joined) == inside(spans)
    assert all(one.last < other.first for one, other in pairwise(joined))


@given(clock_spans(), clock_spans())
def test_spans_meet_where_they_share_a_minute(one, other):
    """Touching is not meeting; what covers another meets it."""
    shared = range(max(one.first, other.first), min(one.last, other.last))
    assert one.meets(other) == bool(shared)
    assert one.covers(other) == (len(shared) == other.last - other.first)


@given(opening_hours(), st.dates(date(1990, 1, 1), date(2050, 1, 1)), MINUTES)
def test_the_days_are_those_of_the_rule(hours, start, length):
    """Another reader of RRULEs finds the same days, seasons and leap days too."""
    end = start + timedelta(days=length)
    rule = rrulestr(
        f"{hours.rrule};UNTIL={end:%Y%m%d}T000000",
        dtstart=datetime.combine(start, time()),
    )
    theirs = [it.date() for it in rule]
    days = (start + timedelta(days=place) for place in range(length + 1))
    assert [day for day in days if hours.has(day)] == theirs


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("BYDAY=SU,MO;FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;BYDAY=MO,SU 09:00-17:00"),
        ("FREQ=DAILY;BYDAY=SA,SU;INTERVAL=1", "FREQ=WEEKLY;BYDAY=SA,SU 09:00-17:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=DAILY 09:00-17:00"),
        ("FREQ=DAILY;BYMONTH=7,6", "FREQ=DAILY;BYMONTH=6,7 09:00-17:00"),
    ],
)
def test_rules_of_others_are_read(rule, text):
    """In any order of their parts, and written back in one way."""
    assert str(OpeningHours.from_rrule(rule, NINE)) == text


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=3SU",
        "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2",
        "FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;UNTIL=20041231",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;BYMONTH=13",
    ],
)
def test_other_rules_are_refused(rule):
    """What opening hours can not say is not half understood."""
    with pytest.raises(InvalidValue):
        OpeningHours.from_rrule(rule, NINE)


@pytest.mark.parametrize("text", ["", "8:00-9:00", "09:00-08:00", "23:00-24:01"])
def test_what_is_no_span_is_refused(text):
    """Two digits each, forwards, and within the day."""
    with pytest.raises(InvalidValue):
        ClockSpan.of(text)


def test_a_day_ends_at_midnight():
    """24:00 is the end of a day, and starts nothing."""
    assert str(ALL_DAY) == "00:00-24:00"
    assert ALL_DAY.starts == time(0, 0)
    with pytest.raises(InvalidValue):
        OpeningHours(())


@pytest.mark.parametrize(
    ("weekdays", "months"),
    [((), (1,)), ((0,), ()), ((7,), (1,)), ((-1,), (1,)), ((0,), (13,)), ((0,), (0,))],
)
def test_hours_are_on_days_that_there_are(weekdays, months):
    """On some weekday from Monday to Sunday, in some month of the twelve."""
    assert OpeningHours(NINE, (0, 6), (1, 12)).has(date(2004, 12, 26))
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(NINE, weekdays, months)
    assert caught.value.problem == "opening-hours"


def test_a_morning_is_four_hours():
    """Told in minutes; what touches it does not meet it, and it is open in December."""
    morning, noon = ClockSpan.of("08:00-12:00"), ClockSpan.of("12:00-14:00")
    assert (morning.minutes, hours_of(morning.minutes)) == (240, Decimal(4))
    assert not morning.meets(noon)
    assert not noon.meets(morning)
    assert morning.meets(ClockSpan.of("11:59-12:30"))
    assert str(OpeningHours((morning,))) == "FREQ=DAILY 08:00-12:00"
    assert OpeningHours((morning,)).has(date(2004, 12, 31))
