"""图上位置取数: what counts where there are two, and all of it in WGS84."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.map_examples import FIRST, FIRST_MAP, box, drawn

from shequ_core.figures.outlines import (
    outlines_by_place,
    shapes_by_place,
    share_in_common,
    share_without,
)
from shequ_core.register import Register
from shequ_core.testing.map_making import surveyed, tile
from shequ_core.values import Datum, Period, area_m2


def test_the_later_begun_counts():
    """Since ever is before any day."""
    later = drawn(FIRST, "POINT (113.6 28.1)", "a").evolve(
        period=Period.since(date(2004, 5, 1))
    )
    assert outlines_by_place(Register([FIRST_MAP, later])) == {FIRST: later}


@given(st.sampled_from(Datum))
def test_shapes_are_in_wgs84(datum):
    """Whatever they were surveyed in; no land is won or lost."""
    told = FIRST_MAP.evolve(shape=surveyed(FIRST_MAP.shape, datum), datum=datum)
    shape = shapes_by_place(Register([told]))[FIRST]
    assert share_in_common(shape, FIRST_MAP.shape) > 0.9999
    assert share_without(shape, FIRST_MAP.shape) < 0.0001
    assert abs(area_m2(shape) / area_m2(FIRST_MAP.shape) - 1) < 0.0001


def test_shares_are_of_the_smaller_or_the_inner():
    """Half of one tile is the other's, a third of the wider one's."""
    one, other = tile(0, 2), tile(1, 4)
    assert round(share_in_common(one, other), 4) == 0.5
    assert round(share_without(other, one), 4) == 0.6667


def test_a_point_is_within_or_not():
    """All of it or nothing."""
    point = drawn(FIRST, "POINT (113.625 28.16)").shape
    assert share_without(point, FIRST_MAP.shape) == 0
    assert share_without(point, drawn(FIRST, box(1, 1, 2, 2)).shape) == 1
    assert share_in_common(point, FIRST_MAP.shape) == 0
