"""小组长规则. The leader of a small group lives in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import (
    GridGroup,
    GroupLevel,
    Household,
    Post,
    Residence,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.rule import Rule, Spot


def _elsewhere(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    households = now.named(Household)
    for group in now.tied(GridGroup, "level", GroupLevel.SMALL):
        for tenure in now.tied(Tenure, "body", group.id):
            if tenure.post is Post.LEADER and tenure.holder:
                groups = _groups(now, tenure.holder, households)
                if groups and group.id not in groups:
                    message = "小组长住在别的居民小组，请核对"
                    yield Spot(message, (tenure.id, group.id), "holder")


def _groups(
    now: Register, person: str, households: Mapping[str, Household]
) -> set[str]:
    """The groups in which somebody lives on the day, as far as they are known."""
    found = set[str]()
    for stay in now.tied(Residence, "person", person):
        home = households.get(stay.household or "")
        group = stay.group or (home.group if home else None)
        if group:
            found.add(group)
    return found


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-G07",
        kind="group-leader-elsewhere",
        severity=Severity.WARNING,
        title="小组长不住在本小组",
        english="The leader of a small group lives in another",
        source="《城市居民委员会组织法》第十四条",
        check=_elsewhere,
    ),
)
