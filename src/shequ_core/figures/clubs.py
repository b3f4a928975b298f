"""文体队伍指标. Teams, and the people in them."""

from __future__ import annotations

from collections.abc import Callable

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Club, Team, TeamMembership
from shequ_core.register import Register

TEAMS = Figure(
    code="teams",
    label="文体队伍数",
    english="Teams",
    unit="支",
    basis="统计日在册的文体队伍",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Team),
)
MEMBERS = Figure(
    code="team_members",
    label="文体队员人数",
    english="Team members",
    unit="人",
    basis="统计日在队的人，参加几支队伍也只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(TeamMembership),
    distinct=lambda place: place.person,
)
PLACES = Figure(
    code="team_places",
    label="文体队伍在队人次",
    english="Places in teams",
    unit="人次",
    basis="统计日各队在队人数合计，参加两支队伍计两人次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(TeamMembership),
    distinct=lambda place: (place.person, place.team),
)


def _team(register: Register, window: Window) -> Callable[[TeamMembership], str]:
    names = {name: team.name for name, team in register.named(Team).items()}
    return lambda place: names.get(place.team, UNSTATED)


def _club(register: Register, window: Window) -> Callable[[Team], str]:
    names = {name: club.name for name, club in register.named(Club).items()}
    return lambda team: names.get(team.club or "", UNSTATED)


def _left(register: Register, window: Window) -> list[TeamMembership]:
    return [
        place
        for place in register.all(TeamMembership)
        if place.period.end and window.period.has(place.period.end)
    ]


JOINED = Figure(
    code="team_places_taken",
    label="入队人次",
    english="Places taken in teams",
    unit="人次",
    basis="时期内入队的人次；期初在队人次加入队、减退队等于期末在队人次",
    clock=Clock.MOVEMENT,
    rows=lambda register, window: begun(register, TeamMembership, window),
)
LEFT = Figure(
    code="team_places_left",
    label="退队人次",
    english="Places given up in teams",
    unit="人次",
    basis="时期内退队的人次，含队伍解散",
    clock=Clock.MOVEMENT,
    rows=_left,
)
CLUBS = Figure(
    code="clubs",
    label="文体站数",
    english="Clubs",
    unit="个",
    basis="统计日在册的文体站",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Club),
)
FIGURES = (
    CLUBS,
    TEAMS,
    TEAMS.split(
        "teams_by_club",
        "各文体站队伍数",
        "Teams by club",
        by=_club,
        keys=lambda register, window: [club.name for club in register.all(Club)],
    ),
    MEMBERS,
    PLACES,
    PLACES.split(
        "team_places_by_team",
        "各队在队人数",
        "Members by team",
        by=_team,
        keys=lambda register, window: [team.name for team in register.all(Team)],
    ),
    JOINED,
    LEFT,
)
