"""楼栋. The buildings that people live in."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.grid import GridGroup
from shequ_core.values import ALWAYS, PartDate, Period, Ref


@attrs.frozen(kw_only=True)
class Building(Record):
    """楼栋. A residential building; ``entrances`` are its 单元, ``floors`` its 层."""

    id: Ref[Building]
    name: str
    group: Ref[GridGroup] | None = None
    address: str = ""
    floors: int | None = None
    entrances: int | None = None
    built: PartDate | None = None
    structure: str = ""
    period: Period = ALWAYS
