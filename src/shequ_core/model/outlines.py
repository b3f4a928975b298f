"""图上位置. Where a community and its parts are on a map."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.facilities import Facility
from shequ_core.model.grid import GridGroup
from shequ_core.model.housing import Building
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, Datum, Period, Ref, Shape


@attrs.frozen(kw_only=True)
class Outline(Record):
    """图上位置. The point or the outline of something, while it is drawn so.

    ``shape`` is as it was surveyed, in degrees of ``datum``; in_wgs84 makes WGS84 of
    it. ``source`` says who drew it, and on what.
    """

    id: Ref[Outline]
    of: Ref[Community | GridGroup | Building | Unit | Facility]
    shape: Shape
    datum: Datum
    source: str = ""
    period: Period = ALWAYS
