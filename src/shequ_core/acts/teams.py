"""文体队伍. Clubs and teams are founded, joined, led, left, and disbanded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.acts.cancelling import cancelled
from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Act, Writes, cut, in_turn
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Booking,
    Club,
    Person,
    Post,
    Record,
    Team,
    TeamMembership,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def found_club(register: Register, community: str, name: str, *, on: date) -> Writes:
    """成立文体站. An umbrella of teams, from the day on.

    Raises InvalidValue where one of that name is there from then on.
    """
    since = Period.since(on)
    _hold_to_name(name, [it for it in register.all(Club) if it.period.meets(since)])
    key = f"{on:%Y%m%d}"
    ref = fresh(register, Ref[Club].to(community, Club.kind, key))
    return Writes((Club(id=ref, name=name, period=since),))


def found_team(
    register: Register,
    community: str,
    name: str,
    *,
    on: date,
    club: Ref[Club] | None = None,
    leader: Ref[Person] | None = None,
    members: Iterable[Ref[Person]] = (),
) -> Writes:
    """成立队伍. A team, of a club or of none, with who is in it and who leads it.

    Raises InvalidValue where the club is not there that day (``team-ended``) or has a
    team of that name (``named-already``), and as ``join_team`` does.
    """
    if club is not None:
        _there(register, club, on)
    since = Period.since(on)
    beside = [it for it in register.tied(Team, "club", club) if it.period.meets(since)]
    _hold_to_name(name, beside)
    ref = fresh(register, Ref[Team].to(community, Team.kind, f"{on:%Y%m%d}"))
    team = Team(id=ref, name=name, club=club, period=since)
    acts: list[Act] = [lambda _: Writes((team,))]
    for one in dict.fromkeys((*members, *((leader,) if leader else ()))):
        acts.append(_joining(one, ref, on))
    if leader is not None:
        acts.append(lambda now: lead_team(now, leader, ref, on=on))
    return in_turn(register, acts)


def _joining(person: Ref[Person], team: Ref[Team], on: date) -> Act:
    return lambda now: join_team(now, person, team, on=on)


def join_team(
    register: Register, person: Ref[Person], team: Ref[Team], *, on: date
) -> Writes:
    """入队. Somebody takes a place in a team from the day on.

    Raises NotFound, and InvalidValue where they do not live, the team is not there
    (``team-ended``), or they are in it then or later (``joined-already``).
    """
    living, joined = alive(register, person, on), _there(register, team, on)
    period = Period.since(on) & joined.period & living.period
    for place in _places(register, person, team):
        if place.period.meets(period):
            raise InvalidValue(
                f"{person} is in {team} (队伍) for {place.period} already, {place.id}",
                problem="joined-already",
            )
    key = f"{team.key}.{person.key}.{on:%Y%m%d}"
    ref: Ref[TeamMembership] = Ref.to(team.community, TeamMembership.kind, key)
    place = TeamMembership(
        id=fresh(register, ref), person=person, team=team, period=period
    )
    return Writes((place,))


def leave_team(
    register: Register, person: Ref[Person], team: Ref[Team], *, on: date
) -> Writes:
    """退队. Somebody gives up their place in a team on the day, and leads it no more.

    Raises InvalidValue where they have no place in it that day (``not-in-team``).
    """
    held = _place_on(register, person, team, on)
    posts = register.tied(Tenure, "holder", person)
    led = [it for it in posts if it.body == team and it.period.meets(held.period)]
    return cut([held, *led], on)


def lead_team(
    register: Register, person: Ref[Person], team: Ref[Team], *, on: date
) -> Writes:
    """更换队长. One of the team leads it from the day on; who led it before does not.

    Raises InvalidValue where they have no place in it that day (``not-in-team``), lead
    it already (``leads-already``), or somebody begins to lead it later (``later``).
    """
    held = _place_on(register, person, team, on)
    before = leaders(register, team, Period.since(on))
    for tenure in before:
        start = tenure.period.start
        if start and start > on:
            raise InvalidValue(
                f"{team} (队伍) has another leader (负责人) from {start}: "
                f"correct {tenure.id} first",
                problem="later",
            )
        if tenure.holder == person:
            raise InvalidValue(
                f"{person} leads {team} (队伍) on {on} already",
                problem="leads-already",
            )
    key = f"team.{team.key}.leader.{on:%Y%m%d}"
    _, period = held.period.split(on)
    tenure = Tenure(
        id=fresh(register, Ref.to(team.community, Tenure.kind, key)),
        body=team,
        post=Post.LEADER,
        holder=person,
        period=period,
    )
    return cut(before, on).then(Writes((tenure,)))


def disband(register: Register, body: Ref[Team | Club], *, on: date) -> Writes:
    """解散. A team is no more from the day on; of a club, all of its teams.

    Its places and posts end with it, and what it booked is cancelled. Raises NotFound,
    and InvalidValue where it is not there that day, or began on it (``team-ended``).
    """
    known = _there(register, body, on)
    if known.period.start == on:
        raise InvalidValue(
            f"{body} was founded (成立) on {on} itself: strike it if it never was",
            problem="team-ended",
        )
    since = Period.since(on)
    teams = register.tied(Team, "club", body) if isinstance(known, Club) else []
    gone: list[Record] = [known, *(it for it in teams if it.period.meets(since))]
    booked = list[Booking]()
    for one in list(gone):
        gone += register.tied(TeamMembership, "team", one.id)
        gone += register.tied(Tenure, "body", one.id)
        booked += register.tied(Booking, "by", one.id)
    lost = [it for it in booked if it.stands and it.period.meets(since)]
    ended = cut([it for it in gone if it.period.meets(since)], on)
    given_back = cancelled(lost, on=on, reason="队伍解散")
    return ended.then(Writes(tuple(given_back)))


def leaders(register: Register, team: Ref[Team], period: Period) -> list[Tenure]:
    """队长. Who leads a team on some day of a period."""
    posts = register.tied(Tenure, "body", team)
    return [it for it in posts if it.post is Post.LEADER and it.period.meets(period)]


def _hold_to_name(name: str, beside: Iterable[Club | Team]) -> None:
    for other in beside:
        if other.name == name:
            raise InvalidValue(
                f"{other.id} (文体队伍) has that name for {other.period}",
                problem="named-already",
            )


def _there(
    register: Register, body: Ref[Team | Club] | Ref[Team] | Ref[Club], on: date
) -> Team | Club:
    known: Team | Club = register[body]
    if not known.period.has(on):
        raise InvalidValue(
            f"{body} (文体队伍) is not there on {on}, but {known.period}",
            problem="team-ended",
        )
    return known


def _places(
    register: Register, person: Ref[Person], team: Ref[Team]
) -> list[TeamMembership]:
    mine = register.tied(TeamMembership, "person", person)
    return [it for it in mine if it.team == team]


def _place_on(
    register: Register, person: Ref[Person], team: Ref[Team], on: date
) -> TeamMembership:
    for place in _places(register, person, team):
        if place.period.has(on):
            return place
    raise InvalidValue(
        f"{person} has no place (队员) in {team} on {on}", problem="not-in-team"
    )
