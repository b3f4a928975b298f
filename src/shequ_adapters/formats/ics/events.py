"""日程. An event with its name, its stamp, its time and what is told of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event

from shequ_core.values import ClockSpan

DAY = timedelta(days=1)


def stamped(uid: str, on: date) -> Event:
    """日程. Without a time yet; the stamp is the midnight of a day."""
    event = Event()
    event.add("uid", f"{uid}@shequ")
    event.add("dtstamp", datetime(on.year, on.month, on.day, tzinfo=UTC))
    return event


def all_day(uid: str, first: date, end: date | None, on: date) -> Event:
    """全天日程. From its first day to before its end; a day where no end is known."""
    event = stamped(uid, on)
    event.add("dtstart", first)
    if first < date.max:
        event.add("dtend", max(end or first, first + DAY))
    return event


def at_hours(
    uid: str, first: date, end: date | None, span: ClockSpan | None, on: date
) -> Event:
    """定时日程. On its first day at those hours; all day where they are not known."""
    if span is None or first == date.max:
        return all_day(uid, first, end, on)
    event = stamped(uid, on)
    event.add("dtstart", at(first, span.first))
    event.add("dtend", at(first, span.last))
    return event


def told(event: Event, *details: tuple[str, object]) -> Event:
    """说明. The event, with those details that are known, a line each."""
    lines = (f"{title}：{it}" for title, it in details if it not in (None, ""))
    description = "\n".join(lines)
    if description:
        event.add("description", description)
    return event


def at(day: date, minute: int) -> datetime:
    """时刻. So many minutes after the day began; no zone, as on a clock on the wall."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)
