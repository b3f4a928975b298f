"""场地设施. Rooms and courts: whose they are, what is in them, when they are open."""

from __future__ import annotations

from decimal import Decimal

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.investments import Investment
from shequ_core.model.units import Unit
from shequ_core.values import (
    ALWAYS,
    HolidayOpening,
    OpeningHours,
    Period,
    Ref,
    Yuan,
)


@attrs.frozen(kw_only=True)
class Facility(Record):
    """场地设施. A room or court; ``area_m2`` in m², ``open_days`` in days a year.

    ``owner`` is the community or a unit, None where the ledger names someone unknown
    (then ``owner_name`` keeps the words). ``hours`` is the opening time as written;
    where there are Openings, they tell it. ``capacity`` is how many people it holds.
    """

    id: Ref[Facility]
    name: str
    use: str = ""
    area_m2: Decimal | None = None
    owner: Ref[Unit | Community] | None = None
    owner_name: str = ""
    open_days: int | None = None
    hours: str = ""
    capacity: int | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class SharingAgreement(Record):
    """资源共享. A unit opens what it has to the residents.

    ``what`` is the shared thing in the units' ledger's words; ``facility`` is set
    where the facilities' ledger knows it. ``hours`` are those for residents, None
    where they are the facility's own. The period is the term of the agreement.
    """

    id: Ref[SharingAgreement]
    unit: Ref[Unit]
    what: str
    facility: Ref[Facility] | None = None
    hours: OpeningHours | None = None
    holidays: HolidayOpening = HolidayOpening.AS_USUAL
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Opening(Record):
    """开放安排. A facility is open at some hours, for the days of the period.

    Several of one facility add up: mornings and evenings, summer and winter.
    """

    id: Ref[Opening]
    facility: Ref[Facility]
    hours: OpeningHours
    holidays: HolidayOpening = HolidayOpening.AS_USUAL
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Closure(Record):
    """停止开放. A facility is closed on the days of the period, whatever its hours."""

    id: Ref[Closure]
    facility: Ref[Facility]
    reason: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Asset(Record):
    """资产. So many things of a kind, in a facility, from the day they were acquired.

    ``value`` is what all of them cost; ``investment`` the sum they were bought with.
    The period ends when they are scrapped or handed over.
    """

    id: Ref[Asset]
    name: str
    number: str = ""
    facility: Ref[Facility] | None = None
    count: int | None = None
    value: Yuan | None = None
    investment: Ref[Investment] | None = None
    period: Period = ALWAYS
