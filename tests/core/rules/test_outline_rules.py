"""图上位置规则的细节: where they are silent, and what a datum has to do with it."""

from datetime import date

import pytest
from tests.core.rules.map_examples import (
    FIRST,
    FIRST_MAP,
    HALL,
    SECOND,
    SECOND_MAP,
    TOWN_MAP,
    box,
    drawn,
)
from tests.core.small_town import DAY, changed, ref, the

from shequ_core.model import Building, GridGroup, GroupLevel
from shequ_core.rules import rule_named
from shequ_core.testing.map_making import surveyed
from shequ_core.values import Datum, Period, Shape

MAP = (TOWN_MAP, SECOND, FIRST_MAP, SECOND_MAP)
KINDS = ("outline-without", "outlines-overlap", "outline-twice", "outline-crossed")


def said(*records):
    """What the rules of outlines say of a town, kind by kind."""
    town = changed(records)
    found = {kind: list(rule_named(kind)(town, DAY)) for kind in KINDS}
    return {kind: [it.message for it in told] for kind, told in found.items() if told}


def test_a_map_in_order_is_passed_over():
    """Groups side by side within the community; so where borders are off a little."""
    assert said(*MAP) == {}
    rough = drawn(FIRST, box(113.6199, 28.15, 113.6301, 28.17), "s1")
    assert said(TOWN_MAP, SECOND, rough, SECOND_MAP) == {}


@pytest.mark.parametrize("datum", [Datum.GCJ02, Datum.BD09])
def test_a_datum_that_is_not_said_is_seen(datum):
    """A group of a map shown in China lies elsewhere, unless its datum is told."""
    shifted = FIRST_MAP.evolve(shape=surveyed(FIRST_MAP.shape, datum))
    assert said(TOWN_MAP, shifted.evolve(datum=datum)) == {}
    assert "坐标系" in said(TOWN_MAP, shifted)["outline-without"][0]


def test_buildings_lie_in_their_groups():
    """A point beyond the outline of its group is all of it beyond."""
    building = the(Building, "b1").id
    inside, beyond = (
        drawn(building, f"POINT ({x} 28.16)", "b1") for x in (113.625, 113.631)
    )
    assert said(FIRST_MAP, inside) == {}
    assert said(FIRST_MAP, beyond) == {
        "outline-without": ["图上有100%不在所属范围之内，请核对边界和坐标系"]
    }


def test_a_small_group_lies_in_its_large_one():
    """Rather than in the community, where the large one is drawn."""
    large = next(
        it for it in changed([]).all(GridGroup) if it.level is GroupLevel.LARGE
    )
    quarter = drawn(large.id, box(113.63, 28.15, 113.64, 28.17), "l1")
    assert said(TOWN_MAP, FIRST_MAP) == {}
    assert list(said(TOWN_MAP, quarter, FIRST_MAP)) == ["outline-without"]


def test_what_was_drawn_before_is_past():
    """Two outlines, the one until the day that the other begins: nothing is twice."""
    turn = date(2004, 5, 1)
    before = FIRST_MAP.evolve(period=Period(None, turn))
    after = drawn(FIRST, box(113.62, 28.15, 113.64, 28.17), "new").evolve(
        period=Period.since(turn)
    )
    assert said(TOWN_MAP, before, after) == {}


def test_points_have_no_land_to_share():
    """A group that is but a point overlaps nothing, and holds no building."""
    point = drawn(FIRST, "POINT (113.625 28.16)", "s1")
    hall = drawn(HALL, "POINT (113.6 28.1)", "town")
    assert said(SECOND, hall, point, SECOND_MAP) == {}
    assert said(point, drawn(ref(Building, "b1"), "POINT (113.7 28.1)", "b1")) == {}


def test_far_away_is_not_abroad():
    """China's corners are at home; Paris is not."""
    rule = rule_named("outline-abroad")
    for position, count in (((134.8, 48.4), 0), ((109.5, 18.2), 0), ((2.35, 48.9), 1)):
        town = changed([TOWN_MAP.evolve(shape=Shape(position))])
        assert len(list(rule(town, DAY))) == count
