"""党组织. Party bodies and the people in them."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, PartDate, Period, Ref, as_part_date


class PartyForm(Enum):
    """党组织形式. How big a party body is meant to be.

    A party group (党小组) is a part of a branch that meets by itself; its members
    belong to the branch.
    """

    WORK_COMMITTEE = "work_committee"
    COMMITTEE = "committee"
    GENERAL_BRANCH = "general_branch"
    BRANCH = "branch"
    JOINT_BRANCH = "joint_branch"
    GROUP = "group"


@attrs.frozen(kw_only=True)
class PartyBody(Record):
    """党组织. A committee, general branch or branch.

    ``parent`` is the body above it in this book; ``superior`` names one outside.
    """

    id: Ref[PartyBody]
    name: str
    form: PartyForm | None = None
    parent: Ref[PartyBody] | None = None
    superior: str = ""
    period: Period = ALWAYS


class MemberCategory(Enum):
    """党员类别. Members of the community, in service elsewhere, or floating."""

    COMMUNITY = "community"
    IN_SERVICE = "in_service"
    FLOATING = "floating"
    RETIRED = "retired"


@attrs.frozen(kw_only=True)
class PartyMembership(Record):
    """党员组织关系. A person's membership in one party body.

    ``joined`` is when they joined the party (入党时间), ``confirmed`` when they became
    a full member (转正时间), None while on probation; of old members often the month
    alone is known (a whole date may be given as one). ``period`` begins with the first
    day that ``joined`` can be.
    """

    id: Ref[PartyMembership]
    person: Ref[Person]
    body: Ref[PartyBody] | None = None
    joined: PartDate | None = attrs.field(default=None, converter=as_part_date)
    confirmed: PartDate | None = attrs.field(default=None, converter=as_part_date)
    post: str = ""
    category: MemberCategory | None = None
    period: Period = ALWAYS

    @property
    def joined_on(self) -> date | None:
        """入党日. The day of joining, None where it is not known to the day."""
        return self.joined.exact if self.joined else None

    @property
    def confirmed_on(self) -> date | None:
        """转正日. The day of confirmation, None where it is not known to the day."""
        return self.confirmed.exact if self.confirmed else None

    def on_probation(self, day: date) -> bool:
        """预备党员. Whether the membership is surely not yet confirmed on a day."""
        return self.confirmed is None or self.confirmed.first > day
