"""社区. The community itself."""

from __future__ import annotations

from decimal import Decimal

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, PartDate, Period, Ref


@attrs.frozen(kw_only=True)
class Community(Record):
    """社区. The area of one residents' committee, and the root of its book.

    ``division_code`` is the 12-digit statistical code (统计用区划代码), "" where
    unknown; codes change, so it is a fact and not the identity. ``area_km2`` in km².
    """

    id: Ref[Community]
    name: str
    street: str = ""
    county: str = ""
    division_code: str = ""
    area_km2: Decimal | None = None
    office_address: str = ""
    reorganised: PartDate | None = None
    period: Period = ALWAYS
