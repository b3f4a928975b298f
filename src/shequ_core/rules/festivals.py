"""节日规则. What is held for a festival is held near its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.figures.festivals import MONTH, apart, named_alike
from shequ_core.findings import Matter, Severity
from shequ_core.model import Activity, Festival
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def _far(register: Register, on: date) -> Iterator[Spot]:
    festivals = list(register.all(Festival))
    known = {it.period.start.year for it in festivals if it.period.start}
    for activity in register.all(Activity):
        day = activity.period.start
        alike = [it for it in festivals if named_alike(activity.occasion, it.name)]
        days = [(apart(day, it.period.start), it) for it in alike]
        gaps = [(gap, it.id, it) for gap, it in days if gap is not None]
        if day is None or not gaps or not _years_about(day) <= known:
            continue
        gap, _, nearest = min(gaps)
        if gap > MONTH:
            yield Spot(
                f"活动写明结合{nearest.name}，最近的{nearest.name}是"
                f"{nearest.period.start}，相差{gap.days}天，请核对日期或节日",
                (activity.id, nearest.id),
                "occasion",
            )


def _years_about(day: date) -> set[int]:
    """The years in which a festival within a month of the day may fall."""
    years = {day.year}
    if day.month == 1:
        years.add(day.year - 1)
    if day.month == 12:
        years.add(day.year + 1)
    return years


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A12",
        kind="occasion-elsewhere",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="活动日期与所写节日不符",
        english="An activity over a month away from the festival that it names",
        source="农历节日与活动台账核对",
        check=_far,
    ),
)
