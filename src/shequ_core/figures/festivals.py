"""节日指标. Which festivals had an activity of their own."""

from __future__ import annotations

from datetime import date, timedelta

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.model import Activity, Festival
from shequ_core.register import Register

MONTH = timedelta(30)
"""一个月. What is held for a festival is held within a month of it."""


def named_alike(occasion: str, festival: str) -> bool:
    """同一节日. 中秋 and 中秋节 are one, whoever wrote them."""
    bare = occasion.strip().removesuffix("节")
    return bool(bare) and bare == festival.strip().removesuffix("节")


def apart(one: date | None, other: date | None) -> timedelta | None:
    """相差. How far two days are from each other; None where one is not known."""
    return abs(one - other) if one and other else None


def near(activity: Activity, festival: Festival) -> bool:
    """结合. Whether the activity was held for that festival, in that year."""
    between = apart(activity.period.start, festival.period.start)
    alike = named_alike(activity.occasion, festival.name)
    return alike and between is not None and between <= MONTH


def _kept(register: Register, window: Window) -> list[Festival]:
    held = list(register.all(Activity))
    return [
        festival
        for festival in begun(register, Festival, window)
        if any(near(activity, festival) for activity in held)
    ]


def _passed(register: Register, window: Window) -> list[Festival]:
    kept = {it.id for it in _kept(register, window)}
    return [
        festival
        for festival in begun(register, Festival, window)
        if festival.id not in kept and _over(festival, window.on)
    ]


def _over(festival: Festival, on: date) -> bool:
    return festival.period.start is not None and festival.period.start < on


FIGURES = (
    Figure(
        code="festivals_kept",
        label="开展活动的传统节日数",
        english="Festivals with an activity",
        unit="个",
        basis="时期内已登记的传统节日中，时期内前后三十天有活动写明结合该节日的",
        clock=Clock.FLOW,
        rows=_kept,
    ),
    Figure(
        code="festivals_without_activity",
        label="未开展活动的传统节日数",
        english="Festivals without an activity",
        unit="个",
        basis="时期内已登记、统计日前已过的传统节日中，时期内没有活动写明结合该节日的",
        clock=Clock.FLOW,
        rows=_passed,
    ),
)
