"""小组长规则. The leader of a small group lives in it, and is chosen anew in time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.figures.groupings import household_groups
from shequ_core.findings import Severity
from shequ_core.model import (
    GridGroup,
    GroupLevel,
    Post,
    Residence,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.committee import TERM_YEARS
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Ref, anniversary

AS_THE_COMMITTEE = Dated((date(2020, 6, 4), "河南省实施办法"))
"""小组长任期. Who says that it is that of the residents' committee, since when.

The law has leaders chosen and sets no term: a yardstick of one province, taken where no
other is known.
"""


def _too_long(register: Register, on: date) -> Iterator[Spot]:
    source, now = AS_THE_COMMITTEE.on(on), today(register, on)
    for group in now.tied(GridGroup, "level", GroupLevel.SMALL) if source else ():
        for tenure in now.tied(Tenure, "body", group.id):
            since = tenure.period.start
            years = TERM_YEARS.on(since) if since else None
            if tenure.post is not Post.LEADER or since is None or years is None:
                continue
            due = anniversary(since, years)
            if due < on:
                yield Spot(
                    f"小组长自{since}任职，{due}已满{years}年（居委会任期，{source}），"
                    "没有登记重新推选",
                    (tenure.id, group.id),
                    "period",
                )


def _elsewhere(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    homes = now.once(household_groups)
    for group in now.tied(GridGroup, "level", GroupLevel.SMALL):
        for tenure in now.tied(Tenure, "body", group.id):
            if tenure.post is Post.LEADER and tenure.holder:
                groups = _groups(now, tenure.holder, homes)
                if groups and group.id not in groups:
                    message = "小组长住在别的居民小组，请核对"
                    yield Spot(message, (tenure.id, group.id), "holder")


def _groups(
    now: Register, person: str, homes: Mapping[str, Ref[GridGroup] | None]
) -> set[str]:
    """The groups in which somebody lives on the day, as far as they are known."""
    found = set[str]()
    for stay in now.tied(Residence, "person", person):
        group = stay.group or homes.get(stay.household or "")
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
    Rule(
        code="R-G07",
        kind="group-leader-term",
        severity=Severity.WARNING,
        title="小组长任期长于居委会任期",
        english="A group's leader for longer than a committee's term",
        source="《城市居民委员会组织法》第十四条，河南省实施办法（2020年6月修正）",
        check=_too_long,
    ),
)
