"""党建联席. The joint council of a community's party body and those of its units."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.party import PartyBody
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class JointCouncil(Record):
    """党建联席会. A joint council; its seats are Tenures, of units and of people.

    ``convenor`` is the party body that calls it, every ``every_months`` months as its
    charter says (None where it does not).
    """

    id: Ref[JointCouncil]
    name: str
    convenor: Ref[PartyBody] | None = None
    every_months: int | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class JointPact(Record):
    """共驻共建协议. What a unit offers and needs (供需清单), for the time agreed."""

    id: Ref[JointPact]
    council: Ref[JointCouncil]
    unit: Ref[Unit]
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    period: Period = ALWAYS
