"""日历. The activities as a calendar that phones and mail programs take in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

import attrs
from icalendar import Calendar, Event

from shequ_core.model import Activity, Community, Record
from shequ_core.register import Register


@attrs.frozen
class Ics:
    """日历. An all-day event an activity (RFC 5545), but for those without a day."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as given; ``on`` is the day of the events' stamps."""
        register = Register(records)
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//shequ//shequ//ZH")
        for community in register.all(Community):
            calendar.add("x-wr-calname", f"{community.name}活动")
        for activity in register.all(Activity):
            if activity.period.start:
                calendar.add_component(_event(activity, activity.period.start, on))
        stream.write(calendar.to_ical())


def _event(activity: Activity, first: date, on: date) -> Event:
    event = Event()
    event.add("uid", f"{activity.id}@shequ")
    event.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", max(activity.period.end or first, first + timedelta(days=1)))
    event.add("summary", activity.name)
    if activity.place:
        event.add("location", activity.place)
    if activity.type:
        event.add("categories", [activity.type])
    details = (
        ("结合节日", activity.occasion),
        ("组织单位", activity.organiser),
        ("参加人次", activity.visits),
    )
    told = "\n".join(f"{title}：{it}" for title, it in details if it not in (None, ""))
    if told:
        event.add("description", told)
    return event
