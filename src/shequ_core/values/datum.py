"""坐标系. In which system a position was surveyed, and where it is in WGS84.

Maps of China are shown in GCJ-02 (国测局坐标) by law, Baidu's in BD-09 on top of it. A
position of theirs that is taken for WGS84 is some 300 to 700 metres off.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from shequ_core.values.shape import Position, Shape


class Datum(Enum):
    """坐标系. What the longitudes and latitudes of a survey mean.

    CGCS2000 (GB 22021-2008) is WGS84 to within centimetres, and is taken for it.
    """

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"
    GCJ02 = "gcj02"
    BD09 = "bd09"


_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
"""The Krasovsky ellipsoid of 1940, on which GCJ-02 is computed."""

_CENTRE = (105.0, 35.0)
_SHIFTED = ((72.004, 137.8347), (0.8293, 55.8271))
_TURN = pi * 3000 / 180
_CLOSE, _ROUNDS = 1e-9, 30


def in_wgs84(shape: Shape, datum: Datum) -> Shape:
    """转为 WGS84. The same place in WGS84, as GeoJSON wants it.

    GCJ-02 and BD-09 are undone by the formulas that are publicly known, to a
    centimetre of them; that they agree with a map shown in China is known to a few
    metres only, since the formulas are not official.
    """
    convert = _TO_WGS84.get(datum)
    if convert is None:
        return shape
    if shape.point:
        return Shape(convert(shape.point))
    return Shape(
        None,
        [
            [[convert(it) for it in ring] for ring in polygon]
            for polygon in shape.polygons
        ],
    )


def gcj02_of(position: Position) -> Position:
    """WGS84 转 GCJ-02. Where a map shown in China puts it; abroad, where it is.

    >>> [round(it, 6) for it in gcj02_of((116.404, 39.915))]
    [116.410244, 39.916404]
    """
    if not in_china(position):
        return position
    longitude, latitude = position
    x, y = longitude - _CENTRE[0], latitude - _CENTRE[1]
    round_earth = radians(latitude)
    bent = 1 - _ECCENTRICITY * sin(round_earth) ** 2
    east_radius = _AXIS / sqrt(bent) * cos(round_earth)
    north_radius = _AXIS * (1 - _ECCENTRICITY) / bent**1.5
    return (
        longitude + _eastwards(x, y) / radians(1) / east_radius,
        latitude + _northwards(x, y) / radians(1) / north_radius,
    )


def bd09_of(position: Position) -> Position:
    """GCJ-02 转 BD-09. Where Baidu puts what others in China put there."""
    if not in_china(position):
        return position
    x, y = position
    far = hypot(x, y) + 0.00002 * sin(y * _TURN)
    angle = atan2(y, x) + 0.000003 * cos(x * _TURN)
    return far * cos(angle) + 0.0065, far * sin(angle) + 0.006


def in_china(position: Position) -> bool:
    """中国范围. In the box within which positions are shifted; it is wide."""
    longitude, latitude = position
    (west, east), (south, north) = _SHIFTED
    return west <= longitude <= east and south <= latitude <= north


def _waves(of: float, *waves: tuple[float, float]) -> float:
    return sum(height * sin(of * pi * often) for height, often in waves) * 2 / 3


def _eastwards(x: float, y: float) -> float:
    """In metres; x and y in degrees from the centre."""
    return (
        300
        + x
        + 2 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * sqrt(abs(x))
        + _waves(
            x, (20, 6), (20, 2), (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30)
        )
    )


def _northwards(x: float, y: float) -> float:
    return (
        -100
        + 2 * x
        + 3 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * sqrt(abs(x))
        + _waves(x, (20, 6), (20, 2))
        + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    )


def _undone(shift: Callable[[Position], Position], shifted: Position) -> Position:
    """What the shift takes there, found by going back by as much as it is off."""
    if not in_china(shifted):
        return shifted
    found = shifted
    for _ in range(_ROUNDS):
        there = shift(found)
        off = (there[0] - shifted[0], there[1] - shifted[1])
        found = (found[0] - off[0], found[1] - off[1])
        if max(map(abs, off)) < _CLOSE:
            break
    return found


def _from_gcj02(position: Position) -> Position:
    return _undone(gcj02_of, position)


def _from_bd09(position: Position) -> Position:
    return _from_gcj02(_undone(bd09_of, position))


_TO_WGS84 = {Datum.GCJ02: _from_gcj02, Datum.BD09: _from_bd09}
