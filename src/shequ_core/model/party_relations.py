"""组织关系和报到. Where a member belongs (one body), and where they report in (any)."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.party import PartyBody, PartyMembership
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class RelationTransfer(Record):
    """组织关系介绍信. The letter with which a member's relation moves to another body.

    ``origin`` and ``target`` are bodies of this book, None on the side that is
    ``elsewhere``. ``number`` is the letter's; ``valid_until`` the last day to hand it
    in; ``received`` the day of the receipt (回执). ``period`` runs from the day of
    issue through that of the receipt, and is open while the letter is out.
    """

    id: Ref[RelationTransfer]
    person: Ref[Person]
    origin: Ref[PartyBody] | None = None
    target: Ref[PartyBody] | None = None
    elsewhere: str = ""
    number: str = ""
    valid_until: date | None = None
    received: date | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class ReportIn(Record):
    """报到. A member in service, or a unit's party body, reports to the community.

    The relation stays where it is (``home``, 组织关系所在党组织): whoever reports in
    is never counted in ``body``. Exactly one of ``person`` and ``unit`` is told.
    """

    id: Ref[ReportIn]
    person: Ref[Person] | None = None
    unit: Ref[Unit] | None = None
    body: Ref[PartyBody] | None = None
    home: str = ""
    period: Period = ALWAYS


class Rating(Enum):
    """评议等次. What a yearly appraisal comes to."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    BASICALLY_QUALIFIED = "basically_qualified"
    UNQUALIFIED = "unqualified"


@attrs.frozen(kw_only=True)
class Appraisal(Record):
    """评议. How a member (民主评议党员) or one who reported in was appraised."""

    id: Ref[Appraisal]
    of: Ref[PartyMembership | ReportIn]
    rating: Rating | None = None
    note: str = ""
    period: Period = ALWAYS
