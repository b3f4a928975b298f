"""文体队伍规则. Places in teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import Post, Team, TeamMembership, Tenure
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot


def _twice(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for person, places in now.grouped(TeamMembership, "person").items():
        if len(places) > len({place.team for place in places}):
            yield Spot(
                "同一人在同一支队伍登记了两次在队，人数只计一次",
                (*names(places), person),
                "team",
            )


def _empty(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    taken = now.grouped(TeamMembership, "team")
    for team in now.all(Team):
        if team.id not in taken:
            yield Spot("队伍没有在队的队员", (team.id,), "name")


def _outlived(register: Register, on: date) -> Iterator[Spot]:
    for place in register.all(TeamMembership):
        team = register.find(place.team)
        if team is not None and not team.period.covers(place.period.sure):
            yield Spot(
                "队伍成立以前或解散以后仍登记在队，请核对",
                (place.id, team.id),
                "period",
            )


def _outside(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for tenure in now.tied(Tenure, "post", Post.LEADER):
        if tenure.body.kind != Team.kind or tenure.holder is None:
            continue
        places = now.tied(TeamMembership, "team", tenure.body)
        if all(place.person != tenure.holder for place in places):
            yield Spot("负责人不在本队队员之中", (tenure.id, tenure.body), "holder")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A04",
        kind="team-place-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="同队重复登记",
        english="A person listed twice in one team at once",
        source="文体队伍台账",
        check=_twice,
    ),
    Rule(
        code="R-A04",
        kind="team-empty",
        severity=Severity.INFO,
        title="队伍无人",
        english="A team without members",
        source="文体队伍台账",
        check=_empty,
    ),
    Rule(
        code="R-A10",
        kind="team-place-outlives-team",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="队伍不在而仍在队",
        english="A place in a team on days on which the team is not there",
        source="文体队伍台账",
        check=_outlived,
    ),
    Rule(
        code="R-A11",
        kind="team-leader-outside",
        severity=Severity.WARNING,
        title="负责人不是队员",
        english="A team is led by somebody who is not in it",
        source="文体队伍台账",
        check=_outside,
    ),
)
