"""发展党员. The way into the party: stages, and the steps that are taken in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, Period, Ref


class CandidateStage(Enum):
    """发展阶段. Where somebody stands who is not yet a member, in their order."""

    APPLICANT = "1"
    ACTIVIST = "2"
    TARGET = "3"


@attrs.frozen(kw_only=True)
class Candidacy(Record):
    """发展阶段登记. A person stands at a stage, in the care of a branch.

    ``period`` begins on the day of that stage (递交申请, 确定为积极分子,
    确定为发展对象) and ends with the next. From 入党时间 on PartyMembership tells:
    probationary until ``confirmed``, full from then on.
    """

    id: Ref[Candidacy]
    person: Ref[Person]
    stage: CandidateStage
    body: Ref[PartyBody] | None = None
    period: Period = ALWAYS


class DevelopmentStep(Enum):
    """发展手续. What is to be done on the way, in the order of the rules."""

    TALK = "talk"
    RECOMMENDATION = "recommendation"
    REVIEW = "review"
    INTRODUCTION = "introduction"
    POLITICAL_REVIEW = "political_review"
    TRAINING = "training"
    APPROVAL = "approval"
    OATH = "oath"
    EXTENSION = "extension"
    CONFIRMATION_APPROVAL = "confirmation_approval"


@attrs.frozen(kw_only=True)
class PartyStep(Record):
    """发展手续登记. One step that was taken for a person, on the days of its period.

    ``by`` is who took it (谈话人, 入党介绍人), where it is a person of this book;
    ``hours`` is how long a training lasted (学时); ``until`` the day to which a
    probation was extended.
    """

    id: Ref[PartyStep]
    person: Ref[Person]
    step: DevelopmentStep
    by: Ref[Person] | None = None
    hours: Decimal | None = None
    until: date | None = None
    note: str = ""
    period: Period = ALWAYS
