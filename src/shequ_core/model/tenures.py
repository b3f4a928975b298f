"""职务和任期. Who holds which post in which body; for how long it is elected."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.clubs import Club, Team
from shequ_core.model.committees import Committee
from shequ_core.model.community import Community
from shequ_core.model.councils import JointCouncil
from shequ_core.model.grid import GridGroup
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


class Post(Enum):
    """职务. A post in a body; which body has which posts is the rules' affair."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"
    PART_TIME_MEMBER = "part_time_member"
    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    MEMBER = "member"
    DELEGATE = "delegate"
    CHILD_PROTECTION = "child_protection"
    COMMUNITY_WORKER = "community_worker"
    CONVENOR = "convenor"
    SEAT = "seat"
    LEADER = "leader"
    DEPUTY_LEADER = "deputy_leader"


class MeetingForm(Enum):
    """参会形式. Who takes part: every resident, one a household, or delegates."""

    PERSONS = "persons"
    HOUSEHOLDS = "households"
    DELEGATES = "delegates"


@attrs.frozen(kw_only=True)
class Term(Record):
    """届次. A body was elected on the first day of its period, until the next election.

    When it is due follows from the rules of that day, unless ``extended_until`` was
    approved (``extension`` is the document). ``number`` counts the terms (第几届);
    ``electors`` might vote and ``voters`` did, in ``form``; ``approval`` is the
    document that approved the result.
    """

    id: Ref[Term]
    body: Ref[PartyBody | Committee]
    number: int | None = None
    form: MeetingForm | None = None
    electors: int | None = None
    voters: int | None = None
    approval: str = ""
    extended_until: date | None = None
    extension: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Tenure(Record):
    """任职. Somebody holds a post in a body for a period.

    ``holder`` is a person of this book, or a unit or body that has a seat; ``name``
    keeps the name where no known person fits, and of a seat its representative's.
    """

    id: Ref[Tenure]
    body: Ref[PartyBody | Committee | JointCouncil | GridGroup | Club | Team]
    post: Post
    holder: Ref[Person | Unit | PartyBody | Community] | None = None
    name: str = ""
    duties: str = ""
    period: Period = ALWAYS
