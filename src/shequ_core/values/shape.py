"""图形. Where something is on a map: a point, or the land within some outlines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

Position = tuple[float, float]
"""坐标. Longitude, then latitude, in degrees."""

Ring = tuple[Position, ...]
"""环. Positions round a piece of land, the last of them the first again."""

Polygon = tuple[Ring, ...]
"""多边形. The ring around it, then those of its holes."""

PLACES = 7
"""小数位. Of a degree: 0.0000001° is a centimetre, finer than anybody surveys."""

MOST = 10_000
"""点数上限. Positions of one shape."""

_LEAST = 4
_LONGITUDE, _LATITUDE = 180, 90


def _position(told: Sequence[float]) -> Position:
    try:
        longitude, latitude = (round(float(part), PLACES) + 0.0 for part in told)
    except (TypeError, ValueError, OverflowError):
        raise _invalid("a position (坐标) is two numbers") from None
    if not (abs(longitude) <= _LONGITUDE and abs(latitude) <= _LATITUDE):
        raise _invalid("a position (坐标) is longitude ±180, then latitude ±90")
    return longitude, latitude


def twice_the_area(ring: Ring) -> float:
    """有向面积. Twice the area in square degrees, negative where it runs clockwise."""
    west, south = ring[0]
    return math.fsum(
        (x1 - west) * (y2 - south) - (x2 - west) * (y1 - south)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )


def _ring(told: Iterable[Sequence[float]], *, hole: bool) -> Ring:
    positions = list(map(_position, told))
    if len(positions) < _LEAST or positions[0] != positions[-1]:
        raise _invalid("a ring (环) has four positions or more, the last the first")
    corners = [one for one, after in pairwise(positions) if one != after]
    if not corners or not (area := twice_the_area((*corners, corners[0]))):
        raise _invalid("a ring (环) has some land within")
    if (area < 0) != hole:
        corners.reverse()
    first = corners.index(min(corners))
    return (*corners[first:], *corners[: first + 1])


def _polygon(told: Iterable[Iterable[Sequence[float]]]) -> Polygon:
    around, *holes = [list(ring) for ring in told] or [[]]
    polygon = (
        _ring(around, hole=False),
        *sorted(_ring(hole, hole=True) for hole in holes),
    )
    if math.fsum(map(twice_the_area, polygon)) <= 0:
        raise _invalid("a polygon (多边形) has some land that its holes leave")
    return polygon


def _polygons(
    told: Iterable[Iterable[Iterable[Sequence[float]]]],
) -> tuple[Polygon, ...]:
    return tuple(sorted(map(_polygon, told)))


def _point(told: Sequence[float] | None) -> Position | None:
    return None if told is None else _position(told)


@attrs.frozen
class Shape:
    """图形. A point, or polygons with holes; degrees, to seven decimal places.

    The same land is the same shape, however it was drawn: rings are closed and run as
    RFC 7946 has them (the outer ones counter-clockwise, holes clockwise), begin at
    their westernmost position, and stand in order. Raises InvalidValue on a ring that
    is open or encloses nothing, on positions that are not on Earth, and on both a
    point and polygons, or neither.

    >>> str(Shape.of("POLYGON ((113 28, 113 29, 114 29, 113 28))"))
    'POLYGON ((113 28, 114 29, 113 29, 113 28))'
    """

    point: Position | None = attrs.field(default=None, converter=_point)
    polygons: tuple[Polygon, ...] = attrs.field(default=(), converter=_polygons)

    def __attrs_post_init__(self) -> None:
        if (self.point is None) == (not self.polygons):
            raise _invalid("a shape (图形) is a point or some polygons, and not both")
        if len(self.positions) > MOST:
            raise _invalid(f"a shape (图形) has {MOST} positions at most")

    @classmethod
    def of(cls, text: str) -> Self:
        """图形. From its text, the well-known text (WKT) of ISO 19125.

        That is ``POINT``, ``POLYGON`` or ``MULTIPOLYGON``, the inverse of ``str``.
        """
        found = _TEXT.fullmatch(text)
        if not found:
            raise _invalid("a shape (图形) is a POINT, POLYGON or MULTIPOLYGON as WKT")
        word, body = found[1], found[2]
        if word == "POINT":
            return cls(_numbers(body))
        polygons = body[1:-1].split(")), ((") if word == "MULTIPOLYGON" else [body]
        return cls(None, [_rings(polygon.strip("()")) for polygon in polygons])

    def __str__(self) -> str:
        if self.point:
            return f"POINT ({_pair(self.point)})"
        told = [f"({', '.join(map(_ring_text, polygon))})" for polygon in self.polygons]
        if len(told) == 1:
            return f"POLYGON {told[0]}"
        return f"MULTIPOLYGON ({', '.join(told)})"

    @property
    def rings(self) -> tuple[Ring, ...]:
        """环. All of them, outer ones and holes."""
        return tuple(ring for polygon in self.polygons for ring in polygon)

    @property
    def positions(self) -> tuple[Position, ...]:
        """坐标. All of them, ring by ring."""
        if self.point:
            return (self.point,)
        return tuple(position for ring in self.rings for position in ring)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """范围. West, south, east, north."""
        longitudes, latitudes = zip(*self.positions, strict=True)
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


_TEXT = re.compile(r"(POINT|POLYGON|MULTIPOLYGON) (\(.+\))", re.ASCII)


def _invalid(message: str) -> InvalidValue:
    return InvalidValue(message, problem="shape")


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(map(float, text.strip("()").split(" ")))
    except ValueError:
        raise _invalid("a position (坐标) is two numbers") from None


def _rings(text: str) -> list[list[tuple[float, ...]]]:
    return [
        [_numbers(position) for position in ring.split(", ")]
        for ring in text.split("), (")
    ]


def _ring_text(ring: Ring) -> str:
    return f"({', '.join(map(_pair, ring))})"


def _pair(position: Position) -> str:
    return " ".join(_degrees(part) for part in position)


def _degrees(number: float) -> str:
    return f"{number:.{PLACES}f}".rstrip("0").rstrip(".")
