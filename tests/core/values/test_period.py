"""时段: half-open days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import ALWAYS, Period

DAYS = st.one_of(
    st.dates(),
    st.dates(date(2004, 1, 1), date(2004, 1, 9)),
    st.sampled_from([date.min, date.max]),
)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if start and end and end < start:
        start, end = end, start
    return Period(start, end)


PERIODS = _periods()


@given(PERIODS)
def test_text_is_exact(period: Period) -> None:
    """``of`` and ``str`` are inverses."""
    assert Period.of(str(period)) == period


@given(PERIODS, PERIODS, DAYS)
def test_and_has_what_both_have(first: Period, second: Period, day: date) -> None:
    """A day is in ``a & b`` exactly when it is in both."""
    assert (first & second).has(day) == (first.has(day) and second.has(day))


@given(PERIODS, PERIODS, PERIODS)
def test_and_is_a_meet(first: Period, second: Period, third: Period) -> None:
    """``&`` needs no order and no brackets, and ALWAYS changes nothing."""
    assert first & second == second & first
    assert (first & second) & third == first & (second & third)
    assert first & ALWAYS == first


@given(PERIODS, PERIODS, DAYS)
def test_touching_is_meeting_or_following(
    first: Period, second: Period, day: date
) -> None:
    """What meets touches, the halves of a split do, and it goes both ways."""
    assert first.touches(second) == second.touches(first)
    assert first.touches(second) or not first.meets(second)
    before, after = first.split(day)
    assert before.touches(after) or not first.has(day)
    nearest = Period(first.end, first.end) if first.end else ALWAYS
    assert first.touches(nearest)


@given(PERIODS, DAYS, DAYS)
def test_split_loses_no_day(period: Period, at: date, day: date) -> None:
    """Each day of a period is on exactly one side of a split."""
    before, after = period.split(at)
    assert before.has(day) + after.has(day) == period.has(day)
    assert not (before.has(day) and day >= at)
    assert not (after.has(day) and day < at)


@given(PERIODS, PERIODS, DAYS)
def test_covers_and_meets_speak_of_days(
    first: Period, second: Period, day: date
) -> None:
    """``covers`` and ``meets`` say of all days what ``has`` says of one."""
    if first.covers(second) and second.has(day):
        assert first.has(day)
    if first.has(day) and second.has(day):
        assert first.meets(second)
    assert first.meets(second) == second.meets(first)


@given(PERIODS, DAYS)
def test_an_empty_period_has_no_day(period: Period, day: date) -> None:
    """Empty ones have no day, are covered by all, and meet none; others have one."""
    if not period.empty:
        assert period.has(period.start or period.last or day)
        return
    assert not period.has(day)
    assert Period.day(day).covers(period)
    assert not period.meets(ALWAYS)


@given(DAYS, DAYS)
def test_through_has_both_ends(first: date, last: date) -> None:
    """As ledgers write it, the last day counts: also the last a calendar has."""
    first, last = sorted((first, last))
    period = Period.through(first, last)
    assert period.has(first)
    assert period.has(last)
    assert period.last == (last if last < date.max else None)
    if last < date.max:
        assert not period.has(last + timedelta(days=1))
        assert period.days == (last - first).days + 1


@given(DAYS)
def test_day_has_itself_alone(day: date) -> None:
    """The one day, and the whole month and year around it."""
    assert Period.day(day).split(day) == (Period(day, day), Period.day(day))
    assert Period.month(day.year, day.month).covers(Period.day(day))
    assert Period.year(day.year).covers(Period.month(day.year, day.month))


def test_days_of_a_leap_year() -> None:
    """2004 has 366 days, whatever a report says of all 365."""
    assert Period.year(2004).days == 366
    assert Period.month(2004, 2).days == 29
    assert Period.month(2004, 12) == Period.of("2004-12-01/2005-01-01")


def test_open_sides() -> None:
    """An open side has no last day and no number of days."""
    since = Period.since(date(2002, 5, 26))
    assert str(since) == "2002-05-26/.."
    assert since.last is None
    assert since.days is None
    assert Period.through(None, None) == ALWAYS
    assert not ALWAYS.empty


def test_a_ledger_without_end() -> None:
    """9999-12-31 in a ledger means no end."""
    assert Period.through(date(2004, 1, 1), date.max) == Period.since(date(2004, 1, 1))


def test_end_before_start_is_refused() -> None:
    """A period can not end before it starts."""
    with pytest.raises(InvalidValue) as caught:
        Period(date(2004, 1, 2), date(2004, 1, 1))
    assert caught.value.problem == "period-order"


@pytest.mark.parametrize("text", ["2004-01-01", "/", "2004/..", "2004-02-30/.."])
def test_other_text_is_refused(text: str) -> None:
    """What is no start/end of real days is refused."""
    with pytest.raises(InvalidValue):
        Period.of(text)


def test_no_such_month_is_refused() -> None:
    """A month 13 and a year 0 are refused as our own error."""
    with pytest.raises(InvalidValue):
        Period.month(2004, 13)
    with pytest.raises(InvalidValue):
        Period.year(0)


@given(PERIODS, st.none() | DAYS)
def test_what_is_sure_is_so_whenever_it_began(
    period: Period, start: date | None
) -> None:
    """Days of a period without a first day are days of it whatever that was."""
    assert period.covers(period.sure)
    assert period.sure == period or not period.start
    assert period.empty or not period.sure.empty
    if start and period.start is None and (period.end is None or start < period.end):
        assert Period(start, period.end).covers(period.sure)
