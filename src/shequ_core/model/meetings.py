"""会议. Meetings of whatever body, who attended, and what was decided."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.activities import Activity
from shequ_core.model.committees import Committee
from shequ_core.model.community import Community
from shequ_core.model.councils import JointCouncil
from shequ_core.model.forums import Forum
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.model.schools import Lesson
from shequ_core.model.tenures import MeetingForm
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


class MeetingType(Enum):
    """会议类型. The three meetings and one lecture (三会一课), and others."""

    PARTY_ASSEMBLY = "party_assembly"
    BRANCH_COMMITTEE = "branch_committee"
    PARTY_GROUP = "party_group"
    PARTY_LECTURE = "party_lecture"
    THEME_DAY = "theme_day"
    ORGANISATIONAL_LIFE = "organisational_life"
    MEMBER_APPRAISAL = "member_appraisal"
    RESIDENTS_MEETING = "residents_meeting"
    DELEGATES_MEETING = "delegates_meeting"
    COMMITTEE_MEETING = "committee_meeting"
    HEARING = "hearing"
    JOINT_COUNCIL = "joint_council"
    FORUM = "forum"


@attrs.frozen(kw_only=True)
class Meeting(Record):
    """会议. A body met on the days of its period.

    ``entitled`` (应到) and ``present`` (实到) count those with a vote, as the minutes
    say; ``form`` is who takes part where that may differ. ``makes_up`` is a day of
    the span for which a late meeting counts (补开). ``notes`` keeps the minutes.
    """

    id: Ref[Meeting]
    body: Ref[PartyBody | Committee | JointCouncil | Community | Forum]
    type: MeetingType
    topic: str = ""
    place: str = ""
    chair: Ref[Person] | None = None
    form: MeetingForm | None = None
    entitled: int | None = None
    present: int | None = None
    makes_up: date | None = None
    notes: str = ""
    period: Period = ALWAYS


class Presence(Enum):
    """出席情况. Whether somebody came; an observer (列席) has no vote."""

    PRESENT = "present"
    ON_LEAVE = "on_leave"
    ABSENT = "absent"
    OBSERVER = "observer"


@attrs.frozen(kw_only=True)
class Attendance(Record):
    """签到. Somebody was at a meeting, an activity or a lesson, or was not."""

    id: Ref[Attendance]
    event: Ref[Meeting | Activity | Lesson]
    who: Ref[Person | Unit]
    presence: Presence = Presence.PRESENT
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Decision(Record):
    """决议. What a meeting decided, by how many votes.

    It was carried if more than half of those present were in favour, which rules
    judge; ``period`` begins on the day of the meeting and ends if it is revoked.
    """

    id: Ref[Decision]
    meeting: Ref[Meeting]
    subject: str
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class MeetingDemand(Record):
    """提议召集. Residents, households or groups ask for a residents' meeting, that day.

    How many asked; ``met`` is the meeting that was called, None while there is none.
    """

    id: Ref[MeetingDemand]
    committee: Ref[Committee]
    subject: str = ""
    residents: int | None = None
    households: int | None = None
    groups: int | None = None
    met: Ref[Meeting] | None = None
    period: Period = ALWAYS
