"""地块: how much land there is, and how much of it two shapes have in common."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values import (
    Shape,
    area_m2,
    crosses_itself,
    holds,
    middle_of,
    shared_m2,
)
from shequ_core.values.land import DEGREE_M

GRID = st.integers(0, 12)
SQUARE_M2 = DEGREE_M**2 * 1e-6
"""Of a thousandth of a degree either way, at the equator."""


def cells(corners):
    """The unit squares that lie within a rectangle of whole thousandths."""
    west, south, east, north = corners
    return {(x, y) for x in range(west, east) for y in range(south, north)}


def rectangle(corners):
    """A rectangle of whole thousandths of a degree, by the equator."""
    west, south, east, north = (it / 1000 for it in corners)
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return Shape(None, [[ring]])


@st.composite
def rectangles(draw):
    """Corners of a rectangle that is not empty."""
    west, south = draw(GRID), draw(GRID)
    return west, south, west + draw(st.integers(1, 9)), south + draw(st.integers(1, 9))


@given(rectangles(), rectangles())
def test_rectangles_share_what_they_count_in_common(one, other):
    """As counted on squared paper."""
    shapes = rectangle(one), rectangle(other)
    shared = shared_m2(*shapes) / SQUARE_M2
    assert shared == pytest.approx(len(cells(one) & cells(other)), rel=1e-5, abs=1e-6)
    assert area_m2(shapes[0]) / SQUARE_M2 == pytest.approx(len(cells(one)), rel=1e-5)


def round_about(centre, radii):
    """A star of so many rays round a centre, no edge of which crosses another."""
    x, y = centre
    turns = [2 * math.pi * place / len(radii) for place in range(len(radii))]
    ring = [
        (x + far * math.cos(turn), y + far * math.sin(turn))
        for far, turn in zip(radii, turns, strict=True)
    ]
    return Shape(None, [[[*ring, ring[0]]]])


STARS = st.builds(
    round_about,
    st.tuples(st.floats(0, 0.01), st.floats(0, 0.01)),
    st.lists(st.floats(0.002, 0.01), min_size=3, max_size=9),
)


@given(STARS, STARS)
def test_what_is_shared_is_no_more_than_either_has(one, other):
    """The same from both sides; all of it with itself; what holes leave is not."""
    shared = shared_m2(one, other)
    assert shared == pytest.approx(shared_m2(other, one), rel=1e-4, abs=1)
    assert -1e-6 <= shared <= min(area_m2(one), area_m2(other)) + 1
    assert shared_m2(one, one) == pytest.approx(area_m2(one), rel=1e-4)
    assert not crosses_itself(one)


@given(STARS, STARS)
def test_it_is_as_much_as_a_clipper_has(one, other):
    """Shapely, which is another's, finds the same land in common."""
    shapely = pytest.importorskip("shapely")
    theirs = shapely.from_wkt(str(one)).intersection(shapely.from_wkt(str(other)))
    mine = shared_m2(one, other)
    assert mine == pytest.approx(theirs.area * DEGREE_M**2, rel=1e-3, abs=1)


def test_a_yard_is_not_land():
    """A hole holds nothing, and is not shared."""
    square = rectangle((0, 0, 10, 10)).rings[0]
    yard = rectangle((4, 4, 6, 6)).rings[0]
    holed = Shape(None, [[square, yard]])
    assert area_m2(holed) / SQUARE_M2 == pytest.approx(96, rel=1e-5)
    assert shared_m2(holed, rectangle((4, 4, 6, 6))) == pytest.approx(0, abs=1e-6)
    assert not holds(holed, (0.005, 0.005))
    assert holds(holed, (0.001, 0.005))
    assert not holds(holed, (0.011, 0.005))
    assert not crosses_itself(holed)


def test_rings_lie_as_they_should():
    """No part over another, no hole beyond its part; parts side by side are sound."""
    one, other = rectangle((0, 0, 4, 4)).rings[0], rectangle((4, 0, 8, 4)).rings[0]
    inner = rectangle((1, 1, 3, 3)).rings[0]
    assert not crosses_itself(Shape(None, [[one], [other]]))
    assert not crosses_itself(Shape(None, [[one, inner], [inner]]))
    assert crosses_itself(Shape(None, [[one], [inner]]))
    assert crosses_itself(Shape(None, [[one], [one]]))
    assert crosses_itself(Shape(None, [[one, rectangle((4, 0, 7, 4)).rings[0]]]))


def test_a_bow_crosses_itself():
    """Two edges that run across each other, in one ring or between two."""
    bow = [(0, 0), (0.01, 0.02), (0.01, 0), (0, 0.01), (0, 0)]
    assert crosses_itself(Shape(None, [[bow]]))
    square = rectangle((0, 0, 10, 10)).rings[0]
    yard_over = rectangle((4, 4, 6, 12)).rings[0]
    assert crosses_itself(Shape(None, [[square, yard_over]]))


@given(STARS)
def test_a_number_can_stand_on_the_land(star):
    """Wherever the middle of its box would be."""
    assert holds(star, middle_of(star))


def test_a_number_stands_in_the_middle_or_beside_a_yard():
    """Where there is the most room."""
    assert middle_of(rectangle((0, 0, 10, 10))) == pytest.approx((0.005, 0.005))
    square = rectangle((0, 0, 10, 10)).rings[0]
    yard = rectangle((1, 1, 6, 9)).rings[0]
    assert middle_of(Shape(None, [[square, yard]])) == pytest.approx((0.008, 0.005))
    assert middle_of(Shape((1, 2))) == (1, 2)
