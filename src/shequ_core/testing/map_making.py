"""造地图. A town drawn on the map: its groups side by side, a building in each.

Coherent as of the town's day; invented land, surveyed in one datum or another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import Building, Facility, GridGroup, Outline, Record
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import Datum, Ref, Shape, bd09_of, gcj02_of

Position = tuple[float, float]

_WEST, _SOUTH = 113.62, 28.15
_WIDE, _HIGH = 0.004, 0.006


def draw_outlines(draw: DrawFn, town: TownMaker, groups: int) -> Iterator[Record]:
    """图上位置. Of the community and its groups, or of nothing at all."""
    if draw(st.booleans()):
        return
    datum = draw(st.sampled_from(Datum))
    places: dict[Ref[Any], Shape] = {
        town.hall: tile(0, groups),
        town.ref(GridGroup, "l1"): tile(0, groups),
        town.ref(Facility, "hall"): Shape((_WEST + _WIDE / 2, _SOUTH + _HIGH / 3)),
    }
    for number in range(1, groups + 1):
        centre = (_WEST + (number - 0.5) * _WIDE, _SOUTH + _HIGH / 2)
        places[town.ref(GridGroup, f"s{number}")] = tile(number - 1, number)
        places[town.ref(Building, number)] = Shape(centre)
    for of, shape in places.items():
        yield Outline(
            id=town.ref(Outline, f"{of.kind.replace('_', '-')}.{of.key}"),
            of=of,
            shape=surveyed(shape, datum),
            datum=datum,
            source="示意",
        )


def tile(first: int, last: int) -> Shape:
    """地块. The land from a place in the row to another; upright, side by side."""
    west, east = _WEST + first * _WIDE, _WEST + last * _WIDE
    north = _SOUTH + _HIGH
    around = ((west, _SOUTH), (east, _SOUTH), (east, north), (west, north))
    return Shape(None, [[[*around, around[0]]]])


def surveyed(shape: Shape, datum: Datum) -> Shape:
    """测得. What a survey in that datum would have written down of WGS84."""
    convert = _SURVEYED[datum]
    if shape.point:
        return Shape(convert(shape.point))
    return Shape(
        None,
        [[[convert(it) for it in ring] for ring in land] for land in shape.polygons],
    )


def _as_it_is(position: Position) -> Position:
    return position


_SURVEYED: Mapping[Datum, Callable[[Position], Position]] = {
    Datum.WGS84: _as_it_is,
    Datum.CGCS2000: _as_it_is,
    Datum.GCJ02: gcj02_of,
    Datum.BD09: lambda position: bd09_of(gcj02_of(position)),
}
