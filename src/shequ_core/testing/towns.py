"""小镇. Small coherent communities: every ref resolves, every number is sound.

As of ``DAY`` they give no rule that looks at single records a reason to speak; what is
said of a community as a whole (its size, its density) can't hold for a handful.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from shequ_core.model import Household, Person
from shequ_core.register import Register
from shequ_core.testing.campaign_making import draw_campaign
from shequ_core.testing.facility_life import draw_facility_life
from shequ_core.testing.gatherings import draw_gatherings
from shequ_core.testing.joint_council import draw_joint_council
from shequ_core.testing.map_making import draw_outlines
from shequ_core.testing.party_life import draw_party_life
from shequ_core.testing.self_government import draw_self_government
from shequ_core.testing.service_life import draw_service_life
from shequ_core.testing.town_making import DAY, Home, TownMaker
from shequ_core.testing.volunteering import draw_volunteering
from shequ_core.values import Sex

_BRANCH = 3
"""支部. A party branch has at least three full members."""

_NEW_YEAR = date(2004, 1, 1)
_few = st.integers(0, 2)
_visits = st.lists(st.integers(0, 50), min_size=12, max_size=12)


@cache
def homes(groups: int) -> SearchStrategy[list[Home]]:
    """各家. One household at least, in groups numbered from 1."""
    home = st.builds(
        Home,
        group=st.integers(1, groups),
        moved_in=st.dates(date(1996, 1, 1), DAY),
        head=st.sampled_from((Sex.MALE, Sex.FEMALE)),
        head_born=st.dates(date(1930, 1, 1), date(1965, 12, 31)),
        married=st.booleans(),
        children=st.integers(0, 2),
    )
    return st.lists(home, min_size=1, max_size=5)


@st.composite
def towns(draw: DrawFn, community: str = "zhen") -> Register:
    """小镇. A community: its groups and people, party and units, and a year of life."""
    groups = draw(st.integers(1, 3))
    town = TownMaker(community)
    visitors = list(town.guests(draw(_few)))
    people = [*town.households(draw(homes(groups))), *visitors]
    guests = [it for it in visitors if isinstance(it, Person)]
    adults = [it for it in people if isinstance(it, Person) and it.workplace]
    units = draw(_few)
    households = sum(isinstance(it, Household) for it in people)
    comrades = adults if len(adults) >= _BRANCH and draw(st.booleans()) else []
    players = draw(st.lists(st.sampled_from(adults), unique=True, max_size=3))
    return Register(
        [
            *town.grounds(groups),
            *draw_outlines(draw, town, groups),
            *people,
            *town.party(comrades),
            *draw_party_life(draw, town, comrades, guests),
            *draw_self_government(draw, town, adults, groups, households),
            *town.care(adults[: draw(_few)]),
            *town.units(units),
            *draw_joint_council(draw, town, units),
            *town.club(players, draw(st.dates(date(2001, 1, 1), DAY))),
            *town.year(draw(_visits)),
            *draw_volunteering(draw, town, adults),
            *draw_gatherings(draw, town, adults),
            *draw_campaign(draw, town),
            *town.requests(adults[: draw(_few)], draw(st.dates(_NEW_YEAR, DAY))),
            *draw_facility_life(draw, town),
            *draw_service_life(draw, town, adults[: draw(_few)]),
        ]
    )
