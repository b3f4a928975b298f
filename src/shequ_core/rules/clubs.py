"""文体队伍规则. Places in teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import Team, TeamMembership
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


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A04",
        kind="team-place-twice",
        severity=Severity.WARNING,
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
)
