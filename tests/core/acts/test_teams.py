"""文体队伍: founded, joined, led, left, disbanded; and how they grew."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.acts.test_booking import OPEN, booked, problem
from tests.core.rules.team_examples import said
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_core.acts import (
    apply,
    died,
    disband,
    found_club,
    found_team,
    join_team,
    lead_team,
    leave_team,
)
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.growth import growth
from shequ_core.model import Booking, Club, Person, Team, TeamMembership, Tenure
from shequ_core.rules import rule_named
from shequ_core.values import Period, Quantity

MAY, JULY = date(2004, 5, 1), date(2004, 7, 1)
CLUB, TEAM = ref(Club, "c1"), ref(Team, "t1")
ONE, TWO, THREE = (ref(Person, f"h{place}b") for place in (1, 2, 3))


def led(register):
    """Who led the team, and when."""
    return [(str(it.period), it.holder) for it in register.tied(Tenure, "body", TEAM)]


def test_a_team_is_founded_with_its_people():
    """The leader is in it too, once."""
    writes = found_team(
        TOWN, "town", "腰鼓队", on=MAY, club=CLUB, leader=ONE, members=[ONE, TWO]
    )
    after = apply(TOWN, writes)
    [team] = [it for it in after.all(Team) if it.name == "腰鼓队"]
    assert (team.club, team.period) == (CLUB, Period.since(MAY))
    places = after.tied(TeamMembership, "team", team.id)
    assert sorted(it.person for it in places) == [ONE, TWO]
    [post] = after.tied(Tenure, "body", team.id)
    assert (post.holder, post.period) == (ONE, Period.since(MAY))
    window = Window.year_to(DAY)
    assert measure(after, "team_members", window).value == 2
    assert measure(after, "team_places", window).value == 4
    assert measure(after, "teams_by_club", window).value == {"健身站": 2}


def test_a_name_is_taken_once():
    """In a club, and among clubs."""
    told = {"on": MAY, "club": CLUB}
    assert problem(found_team, TOWN, "town", "舞蹈队", **told) == "named-already"
    assert problem(found_club, TOWN, "town", "健身站", on=MAY) == "named-already"
    after = apply(TOWN, found_club(TOWN, "town", "体育沙龙", on=MAY))
    assert measure(after, "clubs", Window.year_to(DAY)).value == 2


def test_a_place_is_taken_and_given_up():
    """Once at a time; in the months between they are counted."""
    after = apply(TOWN, join_team(TOWN, THREE, TEAM, on=MAY))
    assert problem(join_team, after, THREE, TEAM, on=JULY) == "joined-already"
    after = apply(after, leave_team(after, THREE, TEAM, on=JULY))
    assert problem(leave_team, after, THREE, TEAM, on=JULY) == "not-in-team"
    grown = [growth(after, "team_members", date(2004, 4, 30), it) for it in (MAY, DAY)]
    assert [(it.by, it.percent) for it in grown] == [(1, Decimal("50.00")), (0, 0)]
    year = Window.year_to(DAY)
    assert measure(after, "team_places_taken", year).value == 1
    assert measure(after, "team_places_left", year).value == 1
    assert join_team(after, THREE, TEAM, on=JULY).puts


def test_the_leader_changes():
    """One at a time, of the team, until they leave it or die."""
    after = apply(TOWN, lead_team(TOWN, ONE, TEAM, on=MAY))
    assert problem(lead_team, after, ONE, TEAM, on=JULY) == "leads-already"
    assert problem(lead_team, after, THREE, TEAM, on=JULY) == "not-in-team"
    after = apply(after, lead_team(after, TWO, TEAM, on=JULY))
    assert led(after) == [("2004-05-01/2004-07-01", ONE), ("2004-07-01/..", TWO)]
    june = date(2004, 6, 1)
    assert problem(lead_team, after, TWO, TEAM, on=june) == "later"
    for leave in (leave_team(after, TWO, TEAM, on=DAY), died(after, TWO, on=DAY)):
        assert led(apply(after, leave))[1] == ("2004-07-01/2004-12-31", TWO)


@pytest.mark.parametrize("body", [TEAM, CLUB])
def test_a_team_is_disbanded(body):
    """Its places and posts end, and so does what it booked; with its club as well."""
    register = changed(OPEN)
    register = apply(register, lead_team(register, ONE, TEAM, on=MAY))
    register = apply(register, booked(register=register))
    after = apply(register, disband(register, body, on=JULY))
    assert after[TEAM].period == Period(None, JULY)
    assert not list(after.on(JULY).all(TeamMembership))
    assert led(after) == [("2004-05-01/2004-07-01", ONE)]
    [booking] = after.all(Booking)
    assert booking.reason == "队伍解散"
    assert problem(join_team, after, THREE, TEAM, on=JULY) == "team-ended"
    assert problem(disband, after, TEAM, on=JULY) == "team-ended"


def test_growth_is_of_numbers():
    """A breakdown does not grow as one; of nothing there is no percentage."""
    with pytest.raises(InvalidValue):
        growth(TOWN, "team_places_by_team", MAY, DAY)
    assert growth(TOWN, "team_members", date(2001, 1, 1), DAY).percent is None


def test_growth_stated_is_growth_computed():
    """Of two exact counts; what is “at least” says nothing of growth."""
    rule = rule_named("growth-mismatch")
    first = said("g1", "team_members", Quantity.exactly(1), date(2002, 12, 31))
    for last, speaks in ((Quantity.exactly(3), True), (Quantity.exactly(2), False)):
        town = changed([first, said("g2", "team_members", last)])
        assert bool(list(rule(town, DAY))) is speaks
    open_ = Quantity.said_as("3人以上")
    assert not list(rule(changed([first, said("g2", "team_members", open_)]), DAY))


def test_a_list_that_ends_in_others_stays_open():
    """It speaks only where the ledger has no more than was named."""
    rule = rule_named("list-left-open")
    named = said("l1", "teams", Quantity.said_as("1支以上"), said="舞蹈队等")
    [found] = rule(changed([named]), DAY)
    assert "可以更多" in found.message
    more = the(Team, "t1").evolve(id=ref(Team, "t2"), name="门球队")
    assert not list(rule(changed([named, more]), DAY))
