"""日历. Activities and opening hours as a calendar that phones and mail take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import BinaryIO

import attrs
from icalendar import Calendar, Event, vRecur

from shequ_core.figures.openings import Pattern, is_usable, patterns_of
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.model import Activity, Community, Facility, Record
from shequ_core.register import Register
from shequ_core.values import HolidayOpening, OpeningHours

_DAY = timedelta(days=1)
_WORKDAYS = range(5)

_YEARS = 10
"""回溯. Of what opened earlier than so many years ago, these are told."""

_LAST = date.max - _DAY


@attrs.frozen
class Ics:
    """日历. An all-day event an activity, and a repeated one an opening (RFC 5545).

    Without a day there is no event. Times of opening are those of the place.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as given; ``on`` is the day of the events' stamps.

        Openings without a first day begin with its year, those to come are left out;
        days off and closures are told to the end of that year.
        """
        register = Register(records)
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//shequ//shequ//ZH")
        for community in register.all(Community):
            calendar.add("x-wr-calname", f"{community.name}活动")
        for activity in register.all(Activity):
            if activity.period.start:
                calendar.add_component(_event(activity, activity.period.start, on))
        for facility in register.all(Facility):
            for event in _openings(register, facility, on):
                calendar.add_component(event)
        stream.write(calendar.to_ical())


def _stamped(uid: str, on: date) -> Event:
    event = Event()
    event.add("uid", f"{uid}@shequ")
    event.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC))
    return event


def _event(activity: Activity, first: date, on: date) -> Event:
    event = _stamped(activity.id, on)
    event.add("dtstart", first)
    event.add("dtend", max(activity.period.end or first, first + _DAY))
    event.add("summary", activity.name)
    if activity.place:
        event.add("location", activity.place)
    if activity.type:
        event.add("categories", [activity.type])
    details = (
        ("结合节日", activity.occasion),
        ("组织单位", activity.organiser),
        ("参加人次", activity.visits and activity.visits.words),
    )
    told = "\n".join(f"{title}：{it}" for title, it in details if it not in (None, ""))
    if told:
        event.add("description", told)
    return event


def _openings(register: Register, facility: Facility, on: date) -> Iterator[Event]:
    for number, pattern in enumerate(patterns_of(register, facility), start=1):
        rule = _rule(pattern)
        ruled, besides, without = _days(register, facility, pattern, rule, on)
        for place, span in enumerate(pattern.hours.spans, start=1):
            if ruled is None:
                continue
            event = _stamped(f"{facility.id}-{number}-{place}", on)
            event.add("dtstart", _at(ruled, span.first))
            event.add("dtend", _at(ruled, span.last))
            event.add("rrule", vRecur.from_ical(_until(pattern, rule)))
            if besides:
                event.add("rdate", [_at(day, span.first) for day in besides])
            if without:
                event.add("exdate", [_at(day, span.first) for day in without])
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
        day += _DAY
    return first, besides, without


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)
