"""坐标系: there and back again, as others compute it, and no shift abroad."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values import Datum, Shape, bd09_of, gcj02_of, in_wgs84
from shequ_core.values.land import DEGREE_M

CHINA = st.tuples(st.floats(73.5, 135.1), st.floats(3.9, 53.6))
METRE = 1.0

# 上海, 深圳, 北京: longitude and latitude in WGS84 and in GCJ-02, as the tests of
# several public programs have them.
KNOWN = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
    ((116.404, 39.915), (116.41024449916938, 39.91640428150164)),
]
BAIDU = ((116.404, 39.915), (116.41036949371029, 39.92133699351021))
"""GCJ-02 and BD-09, likewise."""


def apart(one, other):
    """How many metres two positions are apart."""
    (x1, y1), (x2, y2) = one, other
    return DEGREE_M * hypot((x2 - x1) * cos(radians(y1)), y2 - y1)


@given(CHINA)
def test_there_and_back_is_less_than_a_metre(position):
    """From WGS84 to GCJ-02 or BD-09, and undone: 2 cm, of which rounding is one."""
    shown = gcj02_of(position)
    for datum, there in ((Datum.GCJ02, shown), (Datum.BD09, bd09_of(shown))):
        back = in_wgs84(Shape(there), datum).point
        assert apart(position, back) < METRE / 50


@given(CHINA)
def test_taking_one_for_the_other_would_matter(position):
    """Up to some hundred metres: more than a group is wide."""
    assert 10 * METRE < apart(position, gcj02_of(position)) < 1000 * METRE


@pytest.mark.parametrize(("wgs84", "gcj02"), KNOWN)
def test_known_places_are_where_others_have_them(wgs84, gcj02):
    """To a millimetre there, to two centimetres back."""
    assert apart(gcj02_of(wgs84), gcj02) < METRE / 1000
    assert apart(in_wgs84(Shape(gcj02), Datum.GCJ02).point, wgs84) < METRE / 50


def test_baidu_is_shifted_once_more():
    """By some hundred metres from the others in China."""
    assert apart(bd09_of(BAIDU[0]), BAIDU[1]) < METRE / 1000


@given(st.floats(-180, 70) | st.floats(140, 180), st.floats(-90, 90))
def test_abroad_nothing_is_shifted(longitude, latitude):
    """Outside of the box around China a position is what it says."""
    place = Shape((longitude, latitude))
    assert gcj02_of(place.point) == bd09_of(place.point) == place.point
    assert all(in_wgs84(place, datum) == place for datum in Datum)


def test_land_is_moved_whole():
    """Every position of every ring; CGCS2000 and WGS84 stay."""
    around = [(113.6, 28.1), (113.7, 28.1), (113.7, 28.2), (113.6, 28.1)]
    land = Shape(None, [[list(map(gcj02_of, around))]])
    back = in_wgs84(land, Datum.GCJ02)
    for one, other in zip(back.positions, around, strict=True):
        assert apart(one, other) < METRE / 50
    assert in_wgs84(land, Datum.CGCS2000) is land
