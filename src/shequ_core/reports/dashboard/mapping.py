"""看板地图. The groups where they are, on a plane: north up, as wide as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, radians

from shequ_core.figures.outlines import shapes_by_place
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.reports.dashboard.parts import Area, Corner, Group, GroupMap
from shequ_core.values import Shape, middle_of

_WIDE = 1000
_MOST = 4
"""Times as high as wide, or as wide as high: what is more is no community."""

Plane = Callable[[tuple[float, float]], Corner]


def group_map(
    now: Register, small: Sequence[Group], large: Sequence[Group]
) -> GroupMap | None:
    """居民组地图. Of all small groups or all large ones; None if some are not drawn.

    On an equirectangular plane about the middle, on which a circle is a circle.
    """
    lands = {of: it for of, it in now.once(shapes_by_place).items() if it.polygons}
    shown = small if _all_drawn(small, lands) else large
    if not _all_drawn(shown, lands):
        return None
    around: list[str] = [it.id for it in now.all(Community)]
    if shown is small:
        around += [it.ref for it in large]
    shapes = {it.ref: lands[it.ref] for it in shown}
    borders = [lands[it] for it in around if it in lands]
    plane, height = _plane([*shapes.values(), *borders])
    if not _WIDE / _MOST <= height <= _WIDE * _MOST:
        return None
    return GroupMap(
        height=height,
        areas={of: _area(shape, plane) for of, shape in shapes.items()},
        borders=tuple(_area(shape, plane) for shape in borders),
    )


def _all_drawn(groups: Sequence[Group], lands: Mapping[str, Shape]) -> bool:
    return bool(groups) and all(it.ref in lands for it in groups)


def _plane(shapes: Iterable[Shape]) -> tuple[Plane, float]:
    """From degrees to places on the map, and how high it is."""
    wests, souths, easts, norths = zip(*(it.box for it in shapes), strict=True)
    west, north = min(wests), max(norths)
    south = min(souths)
    narrowing = cos(radians((south + north) / 2))
    by = _WIDE / ((max(easts) - west) * narrowing)

    def place(position: tuple[float, float]) -> Corner:
        longitude, latitude = position
        return (
            round((longitude - west) * narrowing * by, 1),
            round((north - latitude) * by, 1),
        )

    return place, round((north - south) * by, 1)


def _area(shape: Shape, plane: Plane) -> Area:
    rings = [list(map(plane, ring)) for ring in shape.rings]
    return Area(
        rings=tuple(
            tuple(one for one, after in pairwise(ring) if one != after)
            for ring in rings
        ),
        at=plane(middle_of(shape)),
    )
