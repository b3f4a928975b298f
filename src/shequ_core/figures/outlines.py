"""图上位置取数. What is drawn on the map, in WGS84, and what of it lies where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shequ_core.model import Outline
from shequ_core.register import Register
from shequ_core.values import Shape, area_m2, holds, in_wgs84, shared_m2


def outlines_by_place(register: Register) -> Mapping[str, Outline]:
    """图上位置. What is drawn, by the ref of what it is drawn of.

    Of a register on a day; where two are drawn of one thing, the later begun counts.
    """
    drawn = sorted(register.all(Outline), key=lambda it: it.period.start or date.min)
    return {outline.of: outline for outline in drawn}


def shapes_by_place(register: Register) -> Mapping[str, Shape]:
    """图形. As outlines_by_place, the shapes, all of them in WGS84."""
    return {
        place: in_wgs84(outline.shape, outline.datum)
        for place, outline in register.once(outlines_by_place).items()
    }


def share_without(inner: Shape, outer: Shape) -> float:
    """界外比重. How much of a shape is not on the other's land, 0 to 1."""
    if inner.point:
        return 0.0 if holds(outer, inner.point) else 1.0
    return max(0.0, 1 - shared_m2(inner, outer) / area_m2(inner))


def share_in_common(one: Shape, other: Shape) -> float:
    """重叠比重. Of the smaller one's land, how much is the other's too, 0 to 1."""
    smaller = min(area_m2(one), area_m2(other))
    return shared_m2(one, other) / smaller if smaller > 0 else 0.0
