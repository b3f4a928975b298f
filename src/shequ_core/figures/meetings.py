"""会议. How many of those entitled came to a meeting."""

from __future__ import annotations

from shequ_core.figures.party import on_probation
from shequ_core.model import (
    Attendance,
    Meeting,
    MeetingType,
    PartyMembership,
    Presence,
)
from shequ_core.register import Register

PARTY = (
    MeetingType.PARTY_ASSEMBLY,
    MeetingType.BRANCH_COMMITTEE,
    MeetingType.PARTY_GROUP,
    MeetingType.PARTY_LECTURE,
    MeetingType.THEME_DAY,
    MeetingType.ORGANISATIONAL_LIFE,
    MeetingType.MEMBER_APPRAISAL,
)
"""党内会议. The meetings of party bodies, the 三会一课 first."""

_VOTING = (MeetingType.PARTY_ASSEMBLY, MeetingType.BRANCH_COMMITTEE)


def signed_in(register: Register, meeting: Meeting) -> tuple[int, int]:
    """签到人数. Of those with a vote: how many are on the list, and how many came.

    Observers have none, nor have probationary members where the party votes.
    """
    voters = [
        signed
        for signed in register.tied(Attendance, "event", meeting.id)
        if signed.presence is not Presence.OBSERVER
        and not (meeting.type in _VOTING and _on_probation(register, signed, meeting))
    ]
    return len(voters), sum(it.presence is Presence.PRESENT for it in voters)


def turnout(register: Register, meeting: Meeting) -> tuple[int | None, int | None]:
    """到会人数. How many were entitled (应到), and how many came (实到).

    As the minutes say; where they do not, as was signed in; None where nothing tells.
    """
    entitled, present = signed_in(register, meeting)
    return (
        (entitled or None) if meeting.entitled is None else meeting.entitled,
        (present if entitled else None) if meeting.present is None else meeting.present,
    )


def _on_probation(register: Register, signed: Attendance, meeting: Meeting) -> bool:
    day = meeting.period.start
    return day is not None and any(
        on_probation(membership, day)
        for membership in register.tied(PartyMembership, "person", signed.who)
    )
