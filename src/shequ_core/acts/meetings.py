"""开会. A meeting is held, whoever it is of, and decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.figures.meetings import signed_in, turnout
from shequ_core.model import (
    Attendance,
    Decision,
    Meeting,
    MeetingForm,
    MeetingType,
    Person,
    Presence,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

Signed = Iterable[tuple[Ref[Person | Unit], Presence]]
"""签到. Who was there, or was not."""


@attrs.frozen(kw_only=True)
class Minutes:
    """会议记录. What the minutes say of a meeting; counts are of those with a vote."""

    topic: str = ""
    place: str = ""
    chair: Ref[Person] | None = None
    form: MeetingForm | None = None
    entitled: int | None = None
    present: int | None = None
    makes_up: date | None = None
    notes: str = ""


NO_MINUTES = Minutes()
"""无记录. That a meeting was held is all that is known of it."""


def hold(
    register: Register,
    body: Ref[Any],
    *,
    type: MeetingType,
    on: date,
    minutes: Minutes = NO_MINUTES,
    signed: Signed = (),
) -> Writes:
    """开会. A body meets on the day, with who signed in.

    Where the minutes count nobody, those who signed in are counted: observers have no
    vote. Raises InvalidValue where more are present than entitled.
    """
    key = f"{body.kind.replace('_', '-')}.{body.key}.{type.value.replace('_', '-')}"
    meeting = Meeting(
        id=fresh(register, Ref.to(body.community, Meeting.kind, f"{key}.{on:%Y%m%d}")),
        body=body,
        type=type,
        period=Period.day(on),
        **attrs.asdict(minutes),
    )
    list_ = tuple(_signed(meeting, signed))
    writes = Writes((meeting, *list_))
    if list_ and minutes.entitled is None and minutes.present is None:
        entitled, present = signed_in(apply(register, writes), meeting)
        meeting = meeting.evolve(entitled=entitled, present=present)
    if (meeting.present or 0) > (meeting.entitled or meeting.present or 0):
        raise InvalidValue(
            f"{meeting.present} came (实到) of {meeting.entitled} entitled (应到)",
            problem="turnout",
        )
    return Writes((meeting, *list_))


def decide(
    register: Register,
    meeting: Ref[Meeting],
    subject: str,
    *,
    in_favour: int | None = None,
    against: int | None = None,
    abstained: int | None = None,
) -> Writes:
    """决议. A meeting decides by so many votes.

    Raises NotFound, and InvalidValue where more voted than were present (``turnout``),
    as the minutes say or as was signed in.
    """
    held = register[meeting]
    votes = (in_favour or 0) + (against or 0) + (abstained or 0)
    _, present = turnout(register, held)
    if present is not None and votes > present:
        raise InvalidValue(
            f"{votes} votes (票) at a meeting of {present} present (实到)",
            problem="turnout",
        )
    place = len(register.tied(Decision, "meeting", meeting)) + 1
    decision = Decision(
        id=fresh(
            register,
            Ref.to(meeting.community, Decision.kind, f"{meeting.key}.{place}"),
        ),
        meeting=meeting,
        subject=subject,
        in_favour=in_favour,
        against=against,
        abstained=abstained,
        period=Period.since(held.period.start),
    )
    return Writes((decision,))


def _signed(meeting: Meeting, signed: Signed) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(
            id=Ref.to(
                meeting.id.community,
                Attendance.kind,
                f"{meeting.id.key}.{who.kind}-{who.key}",
            ),
            event=meeting.id,
            who=who,
            presence=presence,
            period=meeting.period,
        )
        for who, presence in signed
    )
