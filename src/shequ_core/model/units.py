"""辖区单位. The units in the area."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.party import PartyForm
from shequ_core.values import ALWAYS, Period, Ref


class UnitLevel(Enum):
    """隶属关系. Whom a unit answers to."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    STREET = "street"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Unit(Record):
    """辖区单位. A work unit in the community's area.

    ``credit_code`` is the unified social credit code as recorded (rules judge it);
    ``trade`` the ledger's 单位类别; ``head`` names its 负责人; ``staff`` in persons.
    """

    id: Ref[Unit]
    name: str
    credit_code: str = ""
    trade: str = ""
    level: UnitLevel | None = None
    address: str = ""
    head: str = ""
    phones: tuple[str, ...] = ()
    staff: int | None = None
    party_form: PartyForm | None = None
    period: Period = ALWAYS
