"""会议日程. Meetings of residents, forums, joint councils, party bodies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icalendar import Event

from shequ_adapters.formats.ics.events import at_hours, told
from shequ_core.glossary import field_word, word
from shequ_core.model import Community, FacilityUse, Meeting, MeetingType
from shequ_core.register import Register

OPEN = frozenset(
    {
        MeetingType.RESIDENTS_MEETING,
        MeetingType.DELEGATES_MEETING,
        MeetingType.HEARING,
        MeetingType.JOINT_COUNCIL,
        MeetingType.FORUM,
    }
)
"""公开会议. Whose topic is told; that of a party meeting may be a person."""


def meetings(register: Register, on: date) -> Iterator[Event]:
    """会议日程. An event each; at the hours for which a room was used, or all day."""
    for meeting in register.all(Meeting):
        if meeting.period.start:
            yield _event(register, meeting, meeting.period.start, on)


def _event(register: Register, meeting: Meeting, first: date, on: date) -> Event:
    use = _use(register, meeting, first)
    span = use.span if use else None
    event = at_hours(meeting.id, first, meeting.period.end, span, on)
    kind = word(meeting.type)
    topic = meeting.topic if meeting.type in OPEN else ""
    event.add("summary", f"{kind}：{topic}" if topic else kind)
    room = register.find(use.facility) if use else None
    if place := meeting.place or (room.name if room else ""):
        event.add("location", place)
    event.add("categories", [kind])
    return told(
        event,
        ("召开", _body(register, meeting)),
        (field_word(Meeting, "entitled"), meeting.entitled),
        (field_word(Meeting, "present"), meeting.present),
    )


def _use(register: Register, meeting: Meeting, day: date) -> FacilityUse | None:
    """What a room was used for it on the day, where it is one."""
    uses = register.tied(FacilityUse, "event", meeting.id)
    that_day = [use for use in uses if use.period.has(day)]
    return that_day[0] if len(that_day) == 1 else None


def _body(register: Register, meeting: Meeting) -> str:
    """Its name; of the community itself it need not be told."""
    body = register[meeting.body]
    return "" if isinstance(body, Community) else body.name
