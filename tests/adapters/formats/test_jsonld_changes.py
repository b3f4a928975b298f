"""Jsonld tells how boundaries were redrawn: from which bodies, into which."""

import json
from datetime import date
from io import BytesIO

import pytest

from shequ_adapters.formats.jsonld import Jsonld
from shequ_core.acts.boundaries import hand_over, merge_communities, split_community
from shequ_core.acts.writes import apply
from shequ_core.model import Community, GridGroup, GroupLevel
from shequ_core.register import Register
from shequ_core.values import PartDate, Ref

NORTH = Community(id=Ref("bei/community/bei"), name="北正社区")
SOUTH = Community(id=Ref("nan/community/nan"), name="南正社区")
GROUPS = [
    GridGroup(
        id=Ref(f"bei/grid_group/{number}"),
        name=f"第{number}居民大组",
        level=GroupLevel.LARGE,
        number=number,
    )
    for number in (1, 2)
]
DAY = date(2004, 6, 1)
BOTH = ("bei/reorganisation/20040601-nan", "nan/reorganisation/20040601-bei")


def nodes(records):
    """The things of a document by what follows ``urn:shequ:``."""
    stream = BytesIO()
    Jsonld().write(records, stream, on=date(2004, 12, 31))
    things = json.loads(stream.getvalue())["@graph"]
    return {it["@id"].removeprefix("urn:shequ:"): it for it in things}


def sides(event):
    """The names before and after."""
    return tuple(
        [it.removeprefix("urn:shequ:") for it in event[side]]
        for side in ("originalOrganization", "resultingOrganization")
    )


def test_a_hand_over_changes_both_communities_and_carries_groups_over():
    """In each book: both were, both are; the group is another's from the day on."""
    north = Register([NORTH, *GROUPS])
    handed = hand_over(north, [GROUPS[0].id], to=Register([SOUTH]), on=DAY)
    told = nodes(apply(Register([*north, SOUTH]), handed))
    communities = [NORTH.id, SOUTH.id]
    event = told["bei/reorganisation/20040601-nan"]
    assert (event["name"], event["startDate"]) == ("划转", "2004-06-01")
    assert sides(event) == (communities, communities)
    carried = told["bei/succession/grid-group.1.20040601"]
    assert sides(carried) == (["bei/grid_group/1"], ["nan/grid_group/1"])
    assert carried["superEvent"] == event["@id"]
    before, after = told["bei/grid_group/1"], told["nan/grid_group/1"]
    assert before["dissolutionDate"] == after["foundingDate"] == "2004-06-01"
    assert carried["@id"] in before["changedBy"]
    assert carried["@id"] in after["resultedFrom"]


@pytest.mark.parametrize("book", BOTH)
def test_a_merger_leaves_one(book):
    """Both were, one is, whichever book tells of it."""
    merged = merge_communities(
        Register([NORTH, *GROUPS]), into=Register([SOUTH]), on=DAY
    )
    told = nodes(apply(Register([NORTH, SOUTH, *GROUPS]), merged))
    original, resulting = sides(told[book])
    assert (set(original), resulting) == ({NORTH.id, SOUTH.id}, [SOUTH.id])


@pytest.mark.parametrize("book", BOTH)
def test_a_split_makes_two_of_one(book):
    """One was, both are, whichever book tells of it."""
    north = Register([NORTH, *GROUPS])
    parted = split_community(north, [GROUPS[0].id], into=SOUTH, on=DAY)
    told = nodes(apply(north, parted))
    original, resulting = sides(told[book])
    assert (original, set(resulting)) == ([NORTH.id], {NORTH.id, SOUTH.id})


def test_what_the_records_tell_of_a_year_is_not_told_again():
    """区划调整时间 is an event of its own only where no record tells of that year."""
    north = Register([NORTH.evolve(reorganised=PartDate(2004)), *GROUPS])
    handed = hand_over(north, [GROUPS[0].id], to=Register([SOUTH]), on=DAY)
    assert f"{NORTH.id}#reorganised" in nodes(north)
    assert f"{NORTH.id}#reorganised" not in nodes(apply(north, handed))
