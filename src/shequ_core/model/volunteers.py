"""志愿服务. Volunteer corps and what they did."""

from __future__ import annotations

from decimal import Decimal

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Ref


@attrs.frozen(kw_only=True)
class Corps(Record):
    """志愿服务队. A volunteer corps of residents, of staff, or of party members."""

    id: Ref[Corps]
    name: str
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Deed(Record):
    """志愿服务. A service on one day: ``people`` took part for ``hours`` hours each."""

    id: Ref[Deed]
    corps: Ref[Corps] | None = None
    task: str = ""
    people: int | None = None
    hours: Decimal | None = None
    period: Period = ALWAYS

    @property
    def total_hours(self) -> Decimal:
        """总时长. People times hours, in hours; 0 where either is unknown."""
        return (self.people or 0) * (self.hours or Decimal(0))
