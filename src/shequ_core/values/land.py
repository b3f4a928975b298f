"""地块. How much land a shape has, and two of them have in common; in m².

On a plane: for a community, a few kilometres wide, that is right to half a per cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, fsum, radians
from operator import itemgetter

from shequ_core.values.shape import PLACES, Position, Shape, twice_the_area

DEGREE_M = 111_195
"""一度. Of latitude, in metres, on a globe with a radius of 6371 km."""

_FINE = 10**PLACES

Edge = tuple[float, float, float, float]
"""边. From the southern end to the northern: x, y, x, y."""

Span = tuple[float, float]
"""跨度. From where to where a line runs over land."""


def area_m2(shape: Shape) -> float:
    """面积. In m²; holes are left out, a point has none."""
    return fsum(map(twice_the_area, shape.rings)) / 2 * _m2(shape)


def shared_m2(one: Shape, other: Shape) -> float:
    """重叠面积. Of the land that is in both, in m²."""
    if not _near(one, other):
        return 0.0
    low, high = max(one.box[1], other.box[1]), min(one.box[3], other.box[3])
    edges, others = (
        sorted(
            (it for it in _edges(shape) if it[1] < high and it[3] > low),
            key=itemgetter(1),
        )
        for shape in (one, other)
    )
    # Between two such heights no edge begins, ends or meets another: the land in
    # common is trapezes, each as wide on the whole as it is in its middle.
    heights = {y for edge in (*edges, *others) for y in (edge[1], edge[3])}
    heights.update(_meetings(edges, others))
    slabs = [
        (below, above)
        for below, above in pairwise(sorted(heights))
        if low <= below and above <= high
    ]
    middles = [(below + above) / 2 for below, above in slabs]
    return _m2(one) * fsum(
        (above - below) * _common(spans, beside)
        for (below, above), spans, beside in zip(
            slabs, _upwards(edges, middles), _upwards(others, middles), strict=True
        )
    )


def holds(shape: Shape, position: Position) -> bool:
    """含点. Whether the position is on the shape's land."""
    x, y = position
    return any(first <= x < last for first, last in _spans(_edges(shape), y))


def middle_of(shape: Shape) -> Position:
    """标注点. On the shape's land, where there is the most room beside it."""
    if shape.point:
        return shape.point
    edges = list(_edges(shape))
    _, south, _, north = shape.box
    found = [
        (first, last, south + (north - south) * share, room)
        for share, room in _LINES
        for first, last in _spans(edges, south + (north - south) * share)
    ]
    first, last, y, _ = max(
        found, key=lambda it: round((it[1] - it[0]) * it[3], PLACES)
    )
    return (first + last) / 2, y


_LINES = ((1 / 2, 1.0), (3 / 8, 0.7), (5 / 8, 0.7))
"""At which shares of its height to look for room, and what room is worth there."""


def crosses_itself(shape: Shape) -> bool:
    """自相交. Its edges run across each other, or its rings lie as they should not.

    That is a part over another, or a hole that is not within its part. Touching is no
    crossing.
    """
    return _edges_cross(shape) or (
        len(shape.rings) > 1 and abs(shared_m2(shape, shape) - area_m2(shape)) > _GRAIN
    )


_GRAIN = 1.0
"""Of land in m², what rounding can not explain."""


def _edges_cross(shape: Shape) -> bool:
    edges = sorted(_exact_edges(shape))
    for place, one in enumerate(edges):
        east = max(one[0], one[2])
        for other in edges[place + 1 :]:
            if min(other[0], other[2]) > east:
                break
            if _cross(one, other):
                return True
    return False


def _m2(shape: Shape) -> float:
    """The m² of a square degree in its latitude."""
    _, south, _, north = shape.box
    return DEGREE_M**2 * cos(radians((south + north) / 2))


def _near(one: Shape, other: Shape) -> bool:
    west, south, east, north = one.box
    west2, south2, east2, north2 = other.box
    return west < east2 and west2 < east and south < north2 and south2 < north


def _edges(shape: Shape) -> Iterator[Edge]:
    for ring in shape.rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if y1 != y2:
                yield (x1, y1, x2, y2) if y1 < y2 else (x2, y2, x1, y1)


def _spans(edges: Iterable[Edge], y: float) -> list[Span]:
    """From where to where a line of that height runs over land."""
    found = sorted(_at(edge, y) for edge in edges if edge[1] <= y < edge[3])
    return list(zip(found[::2], found[1::2], strict=True))


def _at(edge: Edge, y: float) -> float:
    x1, y1, x2, y2 = edge
    return x1 + (x2 - x1) * (y - y1) / (y2 - y1)


def _upwards(edges: Sequence[Edge], heights: Iterable[float]) -> Iterator[list[Span]]:
    """The spans at heights that rise, of edges that are sorted by where they begin."""
    here, place = list[Edge](), 0
    for y in heights:
        while place < len(edges) and edges[place][1] <= y:
            here.append(edges[place])
            place += 1
        here = [edge for edge in here if edge[3] > y]
        yield _spans(here, y)


def _common(spans: Sequence[Span], others: Sequence[Span]) -> float:
    """How much of a line is in spans of both; each has its spans in order."""
    shared, place, beside = 0.0, 0, 0
    while place < len(spans) and beside < len(others):
        (first, last), (first2, last2) = spans[place], others[beside]
        shared += max(0.0, min(last, last2) - max(first, first2))
        if last < last2:
            place += 1
        else:
            beside += 1
    return shared


def _meetings(edges: Sequence[Edge], others: Sequence[Edge]) -> Iterator[float]:
    """The heights where an edge of the one meets one of the other, going upwards."""
    here: tuple[list[Edge], list[Edge]] = ([], [])
    coming = [(edge[1], 0, edge) for edge in edges]
    coming += [(edge[1], 1, edge) for edge in others]
    for low, side, edge in sorted(coming):
        beside = here[1 - side]
        beside[:] = [other for other in beside if other[3] > low]
        for other in beside:
            high = min(edge[3], other[3])
            before = _at(edge, low) - _at(other, low)
            after = _at(edge, high) - _at(other, high)
            if before * after < 0:
                yield low + (high - low) * before / (before - after)
        here[side].append(edge)


def _exact_edges(shape: Shape) -> Iterator[tuple[int, int, int, int]]:
    """In whole ten-millionths of a degree, the western end first."""
    for ring in shape.rings:
        for ends in pairwise((round(x * _FINE), round(y * _FINE)) for x, y in ring):
            (x1, y1), (x2, y2) = sorted(ends)
            yield x1, y1, x2, y2


def _cross(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return (
        _side(one, other[:2]) * _side(one, other[2:]) < 0
        and _side(other, one[:2]) * _side(other, one[2:]) < 0
    )


def _side(edge: tuple[int, int, int, int], of: tuple[int, ...]) -> int:
    """On which side of the edge, left or right, a position is; 0 upon it."""
    x1, y1, x2, y2 = edge
    turn = (x2 - x1) * (of[1] - y1) - (y2 - y1) * (of[0] - x1)
    return (turn > 0) - (turn < 0)
