"""日历. What takes place and what is open, for the calendars of phones and mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import attrs
from icalendar import Calendar, Event

from shequ_adapters.formats.ics.events import all_day, told
from shequ_adapters.formats.ics.lessons import courses, lessons
from shequ_adapters.formats.ics.meetings import meetings
from shequ_adapters.formats.ics.openings import openings
from shequ_core.model import (
    Activity,
    Community,
    Course,
    Facility,
    FacilityUse,
    Forum,
    Lesson,
    Meeting,
    Record,
    SchoolTerm,
)
from shequ_core.register import Register
from shequ_core.reports.public_facts import public_facts

__all__ = ["Ics"]

_END = b"END:VCALENDAR"


_GATHERINGS = (Forum, Meeting, FacilityUse, SchoolTerm, Course, Lesson)
"""聚会种类. What is told as far as nobody is named in it."""


@attrs.frozen
class Ics:
    """日历. Activities, meetings, lessons and opening hours as events (RFC 5545).

    Without a day there is no event. Where no time is known it is all day; times are
    those of the place. Who chairs, teaches or comes is left out, and so is a topic in
    which somebody of the book is named.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as given; ``on`` is the day of the events' stamps.

        Openings without a first day begin with its year, those to come are left out;
        days off and closures are told to the end of that year.
        """
        register = Register.of(records)
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//shequ//shequ//ZH")
        for community in register.all(Community):
            calendar.add("x-wr-calname", f"{community.name}活动")
        head = calendar.to_ical()
        end = head.rindex(_END)
        stream.write(head[:end])
        for event in _events(register, on):
            stream.write(event.to_ical())
        stream.write(head[end:])


def _events(register: Register, on: date) -> Iterator[Event]:
    for activity in register.all(Activity):
        if activity.period.start:
            yield _activity(activity, activity.period.start, on)
    facts = public_facts(register, besides=_GATHERINGS)
    yield from meetings(facts, on)
    yield from courses(facts, on)
    yield from lessons(facts, on)
    for facility in register.all(Facility):
        yield from openings(register, facility, on)


def _activity(activity: Activity, first: date, on: date) -> Event:
    event = all_day(activity.id, first, activity.period.end, on)
    event.add("summary", activity.name)
    if activity.place:
        event.add("location", activity.place)
    if activity.type:
        event.add("categories", [activity.type])
    return told(
        event,
        ("结合节日", activity.occasion),
        ("组织单位", activity.organiser),
        ("参加人次", activity.visits and activity.visits.words),
    )
