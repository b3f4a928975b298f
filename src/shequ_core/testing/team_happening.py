"""队伍一步. How the next act of clubs and teams is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.model import Club, Person, Team, TeamMembership
from shequ_core.testing.happening import Drawn
from shequ_core.values import Ref


def _somebody(it: Drawn) -> Ref[Person]:
    return it.stay().person


def _place(it: Drawn) -> TeamMembership:
    return it.one(it.town.on(it.on).all(TeamMembership))


def _found_club(it: Drawn) -> Writes:
    return acts.found_club(it.town, it.book, f"{it.key}文体站", on=it.on)


def _found_team(it: Drawn) -> Writes:
    clubs = it.town.on(it.on).all(Club)
    club = it.draw(st.none() | st.sampled_from([*clubs])) if clubs else None
    leader = it.draw(st.sampled_from([None, _somebody(it)]))
    members = it.some(stay.person for stay in it.stays())
    return acts.found_team(
        it.town,
        it.book,
        f"{it.key}队",
        on=it.on,
        club=None if club is None else club.id,
        leader=leader,
        members=members,
    )


def _join(it: Drawn) -> Writes:
    team = it.one(it.town.on(it.on).all(Team))
    return acts.join_team(it.town, _somebody(it), team.id, on=it.on)


def _leave(it: Drawn) -> Writes:
    place = _place(it)
    return acts.leave_team(it.town, place.person, place.team, on=it.on)


def _lead(it: Drawn) -> Writes:
    place = _place(it)
    return acts.lead_team(it.town, place.person, place.team, on=it.on)


def _disband(it: Drawn) -> Writes:
    now = it.town.on(it.on)
    bodies: list[Ref[Team | Club]] = [Ref(one.id) for one in now.all(Team)]
    bodies += [Ref(one.id) for one in now.all(Club)]
    return acts.disband(it.town, it.one(bodies), on=it.on)


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "found_club": _found_club,
    "found_team": _found_team,
    "join_team": _join,
    "leave_team": _leave,
    "lead_team": _lead,
    "disband": _disband,
}
"""各种队伍事项. How each is drawn, by its name."""
