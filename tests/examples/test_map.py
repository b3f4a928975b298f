"""示意图: the example's invented map is of one piece, and fits what was stated."""

from datetime import date

from tests.examples.records import beizheng, records

from shequ_core.figures.outlines import shapes_by_place, share_in_common
from shequ_core.model import Community, Facility, GridGroup, GroupLevel
from shequ_core.rules import RULES, rule_named
from shequ_core.values import Datum, area_m2

ON = date(2004, 12, 31)
OF_OUTLINES = [it.kind for it in RULES if it.kind.startswith("outline")]


def test_every_group_is_drawn():
    """All 64 of them, the community, and where its rooms are; said to be invented."""
    town = beizheng("map", "party_home")
    drawn = {it.of for it in records("map")}
    kinds = (Community, GridGroup, Facility)
    assert drawn == {it.id for kind in kinds for it in town.all(kind)}
    assert {(it.source, it.datum) for it in records("map")} == {
        ("示意，非实测", Datum.WGS84)
    }


def test_no_rule_of_outlines_speaks():
    """Nothing lies without, nothing over another."""
    town = beizheng("map")
    for kind in OF_OUTLINES:
        assert not list(rule_named(kind)(town, ON)), kind


def test_the_land_is_as_large_as_stated():
    """1.3 square kilometres, all of it some group's."""
    town = beizheng("map")
    shapes = shapes_by_place(town)
    [community] = town.all(Community)
    whole = shapes[community.id]
    assert abs(area_m2(whole) / 1e6 - float(community.area_km2)) < 0.005
    for level in GroupLevel:
        land = [shapes[it.id] for it in town.tied(GridGroup, "level", level)]
        assert abs(sum(map(area_m2, land)) / area_m2(whole) - 1) < 0.001
        assert all(share_in_common(one, whole) > 0.999 for one in land)
