"""历法: calendar months and years, and the spans of a year."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values import Every, Period, anniversary, full_months, months_after

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 600))
def test_so_many_months_later_so_many_have_passed(day: date, months: int) -> None:
    """``full_months`` undoes ``months_after``, and the day before is one fewer."""
    later = months_after(day, months)
    assert full_months(day, later) >= months
    assert full_months(day, later) - months in (0, 1)
    if months:
        before = date.fromordinal(later.toordinal() - 1)
        assert full_months(day, before) < months


@given(DAYS, st.integers(-600, 600), st.integers(-600, 600))
def test_later_is_later(day: date, months: int, more: int) -> None:
    """More months never end earlier, and an earlier day never ends later."""
    least, most = sorted((months, more))
    assert months_after(day, least) <= months_after(day, most)
    assert months_after(day, 0) == day


@given(DAYS, st.integers(0, 100))
def test_an_anniversary_is_the_same_day(day: date, years: int) -> None:
    """Of the same month; of the same day, but for the 29th of February."""
    found = anniversary(day, years)
    assert (found.year, found.month) == (day.year + years, day.month)
    assert found.day == day.day or (day.day, found.day) == (29, 28)


def test_the_calendar_has_ends() -> None:
    """Beyond the first or the last year there is nothing to count to."""
    assert months_after(date(9999, 11, 30), 3) == date.max
    assert months_after(date(1, 2, 1), -3) == date.min
    assert months_after(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert months_after(date(1, 2, 15), -1) == date(1, 1, 15)
    assert anniversary(date(2004, 2, 29), 10_000) == date.max


@pytest.mark.parametrize("every", Every)
@pytest.mark.parametrize("year", [1, 2004, 9999])
def test_spans_are_the_year_cut_up(every: Every, year: int) -> None:
    """One after the other, none missing, each with a name of its own."""
    spans = list(every.spans(year))
    assert len(spans) == 12 // every.value
    whole = Period.year(year)
    assert (spans[0].start, spans[-1].end) == (whole.start, whole.end)
    assert all(one.end == other.start for one, other in pairwise(spans))
    assert len({every.name_of(span) for span in spans}) == len(spans)


def test_spans_are_called_as_reports_call_them() -> None:
    """3月, 第1季度, 上半年, 全年."""
    names = [every.name_of(next(iter(every.spans(2004)))) for every in Every]
    assert names == ["1月", "第1季度", "上半年", "全年"]
