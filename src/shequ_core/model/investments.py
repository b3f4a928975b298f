"""经费投入. Money that was put in, and by whom."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Period, Quantity, Ref, Yuan


class InvestmentUse(Enum):
    """投入用途. What the money was for."""

    PREMISES = "premises"
    RENOVATION = "renovation"
    EQUIPMENT = "equipment"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Investment(Record):
    """经费投入. One sum, on the day of its period, from its ``funders`` as written.

    Who gave how much of it, its Contributions tell where that is known.
    """

    id: Ref[Investment]
    project: str
    amount: Yuan | None = None
    use: InvestmentUse = InvestmentUse.OTHER
    funders: str = ""
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Contribution(Record):
    """出资. What one of its funders put into an investment.

    ``amount`` in yuan as it was said: 10多万元 is at least 100,000. ``funder_name``
    keeps the words where the funder is neither the community nor a known unit.
    """

    id: Ref[Contribution]
    investment: Ref[Investment]
    amount: Quantity
    funder: Ref[Unit | Community] | None = None
    funder_name: str = ""
    period: Period = ALWAYS
