"""开放日程. Opening hours as repeated events, with the days that are otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
from icalendar import Event, vRecur

from shequ_adapters.formats.ics.events import DAY, at, stamped
from shequ_core.figures.openings import Pattern, is_usable, patterns_of
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.model import Facility
from shequ_core.register import Register
from shequ_core.values import HolidayOpening, OpeningHours

_WORKDAYS = range(5)

_YEARS = 10
"""回溯. Of what opened earlier than so many years ago, these are told."""

_LAST = date.max - DAY


def openings(register: Register, facility: Facility, on: date) -> Iterator[Event]:
    """开放日程. A repeated event a span of the day, but for days off and closed."""
    for number, pattern in enumerate(patterns_of(register, facility), start=1):
        rule = _rule(pattern)
        ruled, besides, without = _days(register, facility, pattern, rule, on)
        for place, span in enumerate(pattern.hours.spans, start=1):
            if ruled is None:
                continue
            event = stamped(f"{facility.id}-{number}-{place}", on)
            event.add("dtstart", at(ruled, span.first))
            event.add("dtend", at(ruled, span.last))
            event.add("rrule", vRecur.from_ical(_until(pattern, rule)))
            if besides:
                event.add("rdate", [at(day, span.first) for day in besides])
            if without:
                event.add("exdate", [at(day, span.first) for day in without])
            event.add("summary", f"{facility.name}开放")
            event.add("location", facility.name)
            yield event


def _rule(pattern: Pattern) -> OpeningHours:
    """The hours as a rule can tell them: workdays are Mondays to Fridays, but for."""
    if pattern.holidays is HolidayOpening.BY_WORKDAYS:
        return attrs.evolve(pattern.hours, weekdays=_WORKDAYS)
    return pattern.hours


def _until(pattern: Pattern, rule: OpeningHours) -> str:
    last = pattern.period.last
    return f"{rule.rrule};UNTIL={last:%Y%m%d}T235959" if last else rule.rrule


def _days(
    register: Register,
    facility: Facility,
    pattern: Pattern,
    rule: OpeningHours,
    on: date,
) -> tuple[date | None, list[date], list[date]]:
    """The first day of the rule; days besides it; days that are not as it says."""
    calendar = calendar_of(register, facility.id.community)
    day = pattern.period.start or facility.period.start or date(on.year, 1, 1)
    day = max(day, date(max(on.year - _YEARS, 1), 1, 1))
    end = min(pattern.period.last or _LAST, date(on.year, 12, 31), _LAST)
    first, besides, without = None, list[date](), list[date]()
    while day <= end:
        spans = pattern.spans(day, calendar)
        usable = is_usable(register, facility, day)
        if rule.has(day):
            first = first or day
            if not usable or spans == ():
                without.append(day)
        elif spans and usable:
            besides.append(day)
        day += DAY
    return first, besides, without
