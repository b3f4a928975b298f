"""经费投入. Money that was put in."""

from __future__ import annotations

from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref, Yuan


class InvestmentUse(Enum):
    """投入用途. What the money was for."""

    PREMISES = "premises"
    RENOVATION = "renovation"
    EQUIPMENT = "equipment"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Investment(Record):
    """经费投入. One sum, on the day of its period, from its ``funders`` as written."""

    id: Ref[Investment]
    project: str
    amount: Yuan | None = None
    use: InvestmentUse = InvestmentUse.OTHER
    funders: str = ""
    period: Period = ALWAYS
