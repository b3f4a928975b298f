"""街道要求. A rule and a figure of a street office: docs/writing-a-rule.md."""

from collections.abc import Iterable, Iterator
from datetime import date

from shequ_core import Figure, Register, Rule, Severity, Spot, Window
from shequ_core.figures import Clock
from shequ_core.model import GridGroup, GroupLevel, Household
from shequ_core.rules import Dated

MOST = Dated((date(2002, 1, 1), 60), (date(2004, 7, 1), 50))
"""户数上限. Households in a small group, at most, from each day on."""


def too_large(register: Register, on: date) -> Iterator[Spot]:
    """超过上限. The small groups that are over it on the day."""
    most, now = MOST.on(on), register.on(on)
    if most is None:
        return
    for group in now.tied(GridGroup, "level", GroupLevel.SMALL):
        count = len(now.tied(Household, "group", group.id))
        if count > most:
            yield Spot(f"这个小组有{count}户，街道要求不超过{most}户", (group.id,))


GROUP_TOO_LARGE = Rule(
    code="街道-01",
    kind="norms-group-too-large",
    severity=Severity.WARNING,
    title="居民小组户数超过街道要求",
    english="A small group of more households than the street office allows",
    source="街道居民小组设置办法（2002年1月，2004年7月修订）",
    check=too_large,
)


def without_group(register: Register, window: Window) -> Iterable[Household]:
    """没有小组. The households of the day that are of no group."""
    return register.tied(Household, "group", None)


HOUSEHOLDS_WITHOUT_GROUP = Figure(
    code="norms_households_without_group",
    label="未编组户数",
    english="Households of no group",
    unit="户",
    basis="统计日在册、没有登记所属居民小组的户",
    clock=Clock.STOCK,
    rows=without_group,
)
