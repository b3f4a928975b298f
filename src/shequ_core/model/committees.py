"""居民委员会. The residents' committee, and the committees under it."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, Period, Ref


class CommitteeForm(Enum):
    """委员会类别. The residents' committee itself, or one under it."""

    RESIDENTS = "residents"
    MEDIATION = "mediation"
    PUBLIC_SECURITY = "public_security"
    PUBLIC_HEALTH = "public_health"
    ELDERLY_WOMEN_CHILDREN = "elderly_women_children"
    SUPERVISION = "supervision"


@attrs.frozen(kw_only=True)
class Committee(Record):
    """居民委员会. The residents' committee, or a committee under it (``parent``).

    ``credit_code`` is its unified social credit code as a special legal person (since
    2017), ``legal_representative`` who is registered as such. Members are Tenures.
    """

    id: Ref[Committee]
    name: str
    form: CommitteeForm = CommitteeForm.RESIDENTS
    parent: Ref[Committee] | None = None
    credit_code: str = ""
    legal_representative: Ref[Person] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class CareFile(Record):
    """关爱档案. The file of a minor left behind or in need: that there is one.

    What stands in it is no part of this register; ``keeper`` is who keeps it.
    """

    id: Ref[CareFile]
    person: Ref[Person]
    keeper: Ref[Person] | None = None
    period: Period = ALWAYS
