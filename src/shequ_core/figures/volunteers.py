"""志愿服务指标. What volunteers did in a period: occasions, people, hours."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun, by_month, months
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Corps, Deed
from shequ_core.register import Register


def _deeds(register: Register, window: Window) -> list[Deed]:
    return [
        deed
        for deed in begun(register, Deed, window)
        if deed.people is not None and deed.hours is not None
    ]


def _hours(deed: Deed) -> Decimal:
    return deed.total_hours


def _corps(register: Register, window: Window) -> Callable[[Deed], str]:
    names = {name: corps.name for name, corps in register.named(Corps).items()}
    return lambda deed: names.get(deed.corps or "", UNSTATED)


DEEDS = Figure(
    code="volunteer_services",
    label="志愿服务场次",
    english="Volunteer services",
    unit="场",
    basis="服务日期在时期内的志愿服务",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Deed, window),
)
VISITS = Figure(
    code="volunteer_visits",
    label="参加志愿服务人次",
    english="Volunteers taking part, by occasion",
    unit="人次",
    basis="时期内志愿服务登记的参加人数合计；一人参加两场计两人次",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        deed for deed in begun(register, Deed, window) if deed.people is not None
    ],
    measure=lambda deed: deed.people,
)
HOURS = Figure(
    code="volunteer_hours",
    label="志愿服务时长",
    english="Volunteer hours",
    unit="小时",
    basis="时期内每场参加人数乘以人均时长之和；缺人数或时长的不计",
    clock=Clock.FLOW,
    rows=_deeds,
    measure=_hours,
)
FIGURES = (
    DEEDS,
    VISITS,
    HOURS,
    HOURS.split(
        "volunteer_hours_by_corps",
        "各志愿服务队服务时长",
        "Volunteer hours by corps",
        by=_corps,
        keys=lambda register, window: [corps.name for corps in register.all(Corps)],
    ),
    HOURS.split(
        "volunteer_hours_by_month",
        "各月志愿服务时长",
        "Volunteer hours by month",
        by=by_month,
        keys=months,
    ),
)
