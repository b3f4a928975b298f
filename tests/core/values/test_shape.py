"""图形: one shape of one land, however it was drawn, and nothing that is no land."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.testing.strategies import shapes
from shequ_core.values import Shape
from shequ_core.values.shape import MOST, twice_the_area

SQUARE = [(113.0, 28.0), (114.0, 28.0), (114.0, 29.0), (113.0, 29.0), (113.0, 28.0)]
YARD = [(113.2, 28.2), (113.2, 28.4), (113.4, 28.4), (113.4, 28.2), (113.2, 28.2)]


@given(shapes())
def test_a_shape_is_its_text(shape):
    """``of`` and ``str`` are inverses, and the text is one of a kind."""
    assert Shape.of(str(shape)) == shape


@given(shapes(), st.integers(0, 9), st.booleans())
def test_the_same_land_is_the_same_shape(shape, turn, is_backwards):
    """Wherever a ring is begun, whichever way round, in whatever order."""

    def drawn_anew(ring):
        corners = list(ring[:-1])
        place = turn % len(corners)
        corners = [*corners[place:], *corners[:place]]
        corners = corners[::-1] if is_backwards else corners
        return [*corners, corners[0], corners[0]]

    lands = [list(map(drawn_anew, polygon)) for polygon in shape.polygons]
    assert Shape(shape.point, lands[::-1]) == shape


@given(shapes())
def test_rings_are_as_geojson_has_them(shape):
    """Closed; the outer ones counter-clockwise, holes clockwise (RFC 7946, 3.1.6)."""
    for outer, *holes in shape.polygons:
        assert twice_the_area(outer) > 0
        assert all(twice_the_area(hole) < 0 for hole in holes)
    assert all(ring[0] == ring[-1] for ring in shape.rings)
    assert all(one != after for ring in shape.rings for one, after in pairwise(ring))


@pytest.mark.parametrize(
    ("point", "polygons"),
    [
        (None, []),
        ((113.0, 28.0), [[SQUARE]]),
        ((28.0, 113.0), []),
        ((113.0,), []),
        ((113.0, None), []),
        ((float("nan"), 28.0), []),
        ((10**400, 28.0), []),
        (None, [[]]),
        (None, [[SQUARE[:-1]]]),
        (None, [[SQUARE[:2] + SQUARE[:1]]]),
        (None, [[[(113.0, 28.0)] * 5]]),
        (None, [[[(113.0, 28.0), (114.0, 29.0), (115.0, 30.0), (113.0, 28.0)]]]),
        (None, [[SQUARE, SQUARE]]),
        (None, [[YARD, SQUARE]]),
        (None, [[SQUARE]] * (MOST // 5 + 1)),
    ],
)
def test_what_is_no_land_is_no_shape(point, polygons):
    """Open rings, lines, too much, and places that are not on Earth."""
    with pytest.raises(InvalidValue, match=r"图形|坐标|环|多边形"):
        Shape(point, polygons)


def test_its_texts_are_those_of_wkt():
    """Points, polygons with holes, several polygons; degrees to a centimetre."""
    assert str(Shape((113.63, 28.16000004))) == "POINT (113.63 28.16)"
    land = Shape(None, [[SQUARE, YARD]])
    assert str(land) == (
        "POLYGON ((113 28, 114 28, 114 29, 113 29, 113 28), "
        "(113.2 28.2, 113.2 28.4, 113.4 28.4, 113.4 28.2, 113.2 28.2))"
    )
    two = Shape(None, [[YARD], [SQUARE]])
    assert str(two).startswith("MULTIPOLYGON (((113 28, ")
    assert land.box == (113, 28, 114, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "POINT",
        "POINT (113)",
        "POINT (113 x)",
        "POINT EMPTY",
        "LINESTRING (1 2, 3 4)",
        "POLYGON ((113 28, 114 28, 114 29))",
        "SRID=4326;POINT (1 2)",
    ],
)
def test_other_texts_are_no_shapes(text):
    """WKT that is cut, empty, a line, or says something else besides."""
    with pytest.raises(InvalidValue):
        Shape.of(text)
