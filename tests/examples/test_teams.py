"""文体队伍: 晚霞健身站, seven teams “等”, from 120 people to 345, and who leads."""

from datetime import date
from decimal import Decimal

import pytest
from tests.examples.records import beizheng, records

from shequ_core.figures import Window, measure
from shequ_core.figures.growth import growth
from shequ_core.model import Club, Post, Statement, Team, TeamMembership, Tenure
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import Quantity, Ref

DAY = date(2004, 12, 31)
DANCERS = Ref[Team]("beizheng/team/t2")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with who leads its teams."""
    return beizheng("teams")


def value(town: Register, code: str):
    """A figure of the year."""
    return measure(town, code, Window.year_to(DAY)).value


def test_seven_teams_of_a_club_and_a_salon(town: Register) -> None:
    """A person in two teams is one person with two places."""
    assert value(town, "teams_by_club") == {"晚霞健身站": 7, "体育沙龙": 0}
    assert (value(town, "team_members"), value(town, "team_places")) == (345, 389)
    assert sum(value(town, "team_places_by_team").values()) == 389


def test_they_grew_from_120_to_345(town: Register) -> None:
    """By 187.50 percent in two years; the year's places taken and left add up."""
    grown = growth(town, "team_members", date(2002, 12, 31), DAY)
    assert (grown.was, grown.now, grown.percent) == (120, 345, Decimal("187.50"))
    places = growth(town, "team_places", date(2003, 12, 31), DAY)
    taken, left = value(town, "team_places_taken"), value(town, "team_places_left")
    assert (taken, left) == (163, 14)
    assert places.by == taken - left


def test_each_team_is_led_by_one_of_its_own(town: Register) -> None:
    """The dancers changed their leader in March 2004."""
    assert all(isinstance(it, Tenure | Club) for it in records("teams"))
    for team in town.all(Team):
        [leader] = town.on(DAY).tied(Tenure, "body", team.id)
        mine = town.on(DAY).tied(TeamMembership, "team", team.id)
        assert leader.post is Post.LEADER
        assert leader.holder in {it.person for it in mine}
    before, after = town.tied(Tenure, "body", DANCERS)
    assert before.period.end == after.period.start == date(2004, 3, 8)
    kinds = {it.kind for it in check(town, DAY)}
    assert not {kind for kind in kinds if kind.startswith("team-leader")}


def test_the_list_stays_open(town: Register) -> None:
    """“门球队等”: seven are listed and none is missing, but there may be more."""
    said = Statement(
        id=Ref("beizheng/statement/teams"),
        figure="teams",
        value=Quantity.said_as("7支以上"),
        on=DAY,
        said="下设健身队、舞蹈队、威风锣鼓队、腰鼓队、秧歌队、戏曲队、门球队等",
    )
    kinds = {it.kind for it in check(town.after([said]), DAY) if said.id in it.about}
    assert kinds == {"list-left-open"}
