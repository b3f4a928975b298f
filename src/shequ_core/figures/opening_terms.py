"""开放期次. The opening hours of a coming year, as weekly hours between two days.

Directories and web pages know hours of the week from a day to another, and neither
workdays nor closures. So the year is cut wherever a day is not as its weekday was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta

import attrs

from shequ_core.figures.openings import resident_spans_on
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.model import CalendarYear, Facility
from shequ_core.register import Register
from shequ_core.values import ClockSpan, OpeningHours, Ref, Workdays

_DAY, _WEEK = timedelta(days=1), 7
_LAST_MINUTE = 24 * 60 - 1

YEAR = 365
"""一年. For so many days from the first on, openings are told."""

_Hours = dict[int, tuple[ClockSpan, ...]]


@attrs.frozen
class OpeningTerm:
    """开放期次. Some hours of some weekdays, from a first day to a last, both in."""

    hours: OpeningHours
    first: date
    last: date

    @property
    def opens(self) -> date:
        """首次开放. The first day that it is open on."""
        days = (self.first + place * _DAY for place in range(_WEEK))
        return next(day for day in days if self.hours.has(day))


def opening_terms(
    register: Register, facility: Facility, on: date
) -> tuple[OpeningTerm, ...]:
    """开放期次. When a facility is open to residents, in the year from a day on.

    Together they are the openings of each day, closures, holidays and weekends that
    are worked included. In a year without a calendar, workdays are Mondays to Fridays.
    """
    known = register.once(_with_calendars, facility.id.community, on)
    days = [on + place * _DAY for place in range(min(YEAR, (date.max - on).days + 1))]
    told = ((day, resident_spans_on(known, facility, day) or ()) for day in days)
    return tuple(
        OpeningTerm(OpeningHours(spans, weekdays), first, last)
        for first, last, week in _stretches(told)
        for spans, weekdays in _by_spans(week).items()
    )


def _with_calendars(register: Register, community: str, on: date) -> Register:
    calendar = calendar_of(register, community)
    years = {on.year, min(on.year + 1, date.max.year)}
    plain = (
        CalendarYear(
            id=Ref.to(community, CalendarYear.kind, f"{year:04}.plain"),
            workdays=Workdays(year),
        )
        for year in sorted(years)
        if calendar.has(date(year, 1, 1)) is None
    )
    return register.after(plain)


def _stretches(
    told: Iterable[tuple[date, tuple[ClockSpan, ...]]],
) -> Iterator[tuple[date, date, _Hours]]:
    """Days on end on which no weekday is other than it was, each as long as it can."""
    days = iter(told)
    first, spans = next(days)
    last, hours = first, {first.weekday(): spans}
    for day, spans in days:
        if hours.get(day.weekday(), spans) != spans:
            yield first, last, hours
            first, hours = day, {}
        hours[day.weekday()] = spans
        last = day
    yield first, last, hours


def _by_spans(hours: _Hours) -> Mapping[tuple[ClockSpan, ...], list[int]]:
    found: dict[tuple[ClockSpan, ...], list[int]] = {}
    for weekday, spans in sorted(hours.items()):
        if spans:
            found.setdefault(spans, []).append(weekday)
    return found


def closing_time(span: ClockSpan) -> time:
    """关门时间. When a span ends; midnight is 23:59, for who knows no 24:00.

    So write directories, where 00:00 to 00:00 might be all of a day or none of it.
    """
    return time(*divmod(min(span.last, _LAST_MINUTE), 60))
