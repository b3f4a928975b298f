"""看板地图: the groups where they are, once all of them are drawn."""

import pytest
from hypothesis import given
from tests.core.rules.map_examples import (
    FIRST_MAP,
    SECOND,
    SECOND_MAP,
    TOWN_MAP,
    box,
    drawn,
)
from tests.core.small_town import DAY, changed, the

from shequ_core.figures import Window
from shequ_core.model import GridGroup
from shequ_core.reports.dashboard import dashboard
from shequ_core.testing import towns
from shequ_core.testing.formats import few

YEAR = Window.year_to(DAY)
LARGE = the(GridGroup, "l1").id
LARGE_MAP = drawn(LARGE, box(113.62, 28.15, 113.64, 28.17), "l1")


def groups_of(*records):
    """The groups on the board of the town with those records."""
    return dashboard(changed([SECOND, *records]), YEAR).people.groups


def test_small_groups_are_shown_where_they_are():
    """North up, west to the left, as wide as the land is; large ones are borders."""
    groups = groups_of(TOWN_MAP, LARGE_MAP, FIRST_MAP, SECOND_MAP)
    assert [it.ref for it in groups.drawn] == [FIRST_MAP.of, SECOND.id]
    # At 28°16' north a degree of longitude is 0.8816 of one of latitude.
    assert groups.map.height == pytest.approx(1000 / 0.8816, abs=0.5)
    first, second = (groups.map.areas[it.ref] for it in groups.drawn)
    low = groups.map.height
    assert first.rings == (((0, low), (500, low), (500, 0), (0, 0)),)
    assert first.at == (250, pytest.approx(groups.map.height / 2, abs=0.1))
    assert second.at[0] == 750
    assert len(groups.map.borders) == 2


def test_large_groups_are_shown_where_not_all_small_ones_are_drawn():
    """Their numbers then are those of the large ones."""
    groups = groups_of(TOWN_MAP, LARGE_MAP, FIRST_MAP)
    assert [(it.ref, it.residents) for it in groups.drawn] == [(LARGE, 600)]


@pytest.mark.parametrize(
    "records",
    [
        (),
        (TOWN_MAP,),
        (TOWN_MAP, FIRST_MAP),
        (TOWN_MAP, FIRST_MAP, drawn(SECOND.id, "POINT (113.63 28.16)", "s2")),
        (FIRST_MAP, drawn(SECOND.id, box(20, 28.15, 20.1, 28.17), "s2")),
    ],
)
def test_without_all_of_them_there_is_no_map(records):
    """Nor where one is a point, or so far away that nothing would be seen."""
    groups = groups_of(*records)
    assert groups.map is None
    assert groups.drawn == ()


@few()
@given(towns())
def test_a_town_that_is_drawn_has_its_map(town):
    """Every number stands within the map, every corner too."""
    groups = dashboard(town, YEAR).people.groups
    assert groups is not None
    if groups.map:
        places = [
            place
            for area in (*groups.map.areas.values(), *groups.map.borders)
            for place in (area.at, *(corner for ring in area.rings for corner in ring))
        ]
        assert all(-0.1 <= x <= 1000.1 for x, _ in places)
        assert all(-0.1 <= y <= groups.map.height + 0.1 for _, y in places)
