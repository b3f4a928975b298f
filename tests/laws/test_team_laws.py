"""Laws of teams: places are taken and given up, in teams that are there."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from tests.laws.act_views import count, dangling, edges, happens

from shequ_core.acts.teams import leaders
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.growth import growth
from shequ_core.model import Team, TeamMembership, Tenure
from shequ_core.register import Register
from shequ_core.rules import check, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.team_happening import ACTS
from shequ_core.testing.town_making import DAY
from shequ_core.values import Period

KINDS = (
    "team-place-outlives-team",
    "team-leader-outside",
    "team-place-twice",
    "person-ended",
)
FOUNDED = ("found_team", "found_club")


def team_lives(*only: str, most: int = 10):
    """Lives of teams: any of their acts, or those named."""
    return lives(towns(), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of teams."""
    happens(name, team_lives(name, *FOUNDED))


@given(team_lives(*ACTS, "died"))
def test_acts_give_the_rules_of_teams_nothing_to_tell(life: Life):
    """On every day: nobody twice in a team, or in one that is no more; who leads is in
    it, and there is one leader at most.
    """
    assert not dangling(life.end)
    for day in edges(life.end):
        assert not check(life.end, day, map(rule_named, KINDS))
        for team in life.end.on(day).all(Team):
            assert len(leaders(life.end, team.id, Period.day(day))) <= 1


@given(team_lives(*ACTS, "died", most=6))
def test_places_add_up(life: Life):
    """Places before + taken - left = places after; growth says the same."""
    town = life.end
    days = [day for day in edges(town) if day <= DAY]
    for first, last in pairwise(days):
        told = Window(last, Period.through(first + timedelta(1), last))
        taken = count(town, "team_places_taken", told)
        left = count(town, "team_places_left", told)
        grown = growth(town, "team_places", first, last)
        assert grown.by == taken - left
        assert grown.was + taken - left == grown.now


@given(team_lives())
def test_people_and_places_are_two_things(life: Life):
    """Never more people than places, which add up by team; never one sum of both."""
    for day in edges(life.end):
        window = Window.year_to(day)
        people = measure(life.end, "team_members", window)
        places = measure(life.end, "team_places", window)
        by_team = measure(life.end, "team_places_by_team", window).value
        assert people.value <= places.value == sum(by_team.values())
        with pytest.raises(InvalidValue):
            people + places


@given(team_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """Who was in a team, and who led it, stays as it was."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day) -> set[object]:
    now = register.on(day)
    return {
        *((it.person, it.team) for it in now.all(TeamMembership)),
        *((it.body, it.holder) for it in now.all(Tenure)),
    }
