"""场地设施. Rooms and courts, and whose they are."""

from __future__ import annotations

from decimal import Decimal

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Facility(Record):
    """场地设施. A room or court; ``area_m2`` in m², ``open_days`` in days a year.

    ``owner`` is the community or a unit, None where the ledger names someone unknown
    (then ``owner_name`` keeps the words). ``hours`` is the opening time as written.
    """

    id: Ref[Facility]
    name: str
    use: str = ""
    area_m2: Decimal | None = None
    owner: Ref[Unit | Community] | None = None
    owner_name: str = ""
    open_days: int | None = None
    hours: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class SharingAgreement(Record):
    """资源共享. A unit opens what it has to the residents.

    ``what`` is the shared thing in the units' ledger's words; ``facility`` is set
    where the facilities' ledger knows it.
    """

    id: Ref[SharingAgreement]
    unit: Ref[Unit]
    what: str
    facility: Ref[Facility] | None = None
    period: Period = ALWAYS
