"""场地使用指标. How often rooms were used, by so many, as was written down."""

from __future__ import annotations

from collections.abc import Callable

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Facility, FacilityUse
from shequ_core.register import Register


def _facility(register: Register, window: Window) -> Callable[[FacilityUse], str]:
    names = {name: place.name for name, place in register.named(Facility).items()}
    return lambda use: names.get(use.facility, UNSTATED)


def _counted(register: Register, window: Window) -> list[FacilityUse]:
    used = begun(register, FacilityUse, window)
    return [it for it in used if it.people is not None]


USES = Figure(
    code="facility_uses",
    label="场地使用次数",
    english="Uses of facilities",
    unit="次",
    basis="时期内登记的场地使用，预约过的和自行前来的都计",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, FacilityUse, window),
)
DAYS = Figure(
    code="facility_days_used",
    label="场地使用天数",
    english="Days on which facilities were used",
    unit="天",
    basis="时期内有使用登记的天数，每处场地每天计一次",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, FacilityUse, window),
    distinct=lambda use: (use.facility, use.period.start),
)
VISITS = Figure(
    code="facility_use_visits",
    label="场地使用人次",
    english="People who used facilities, each time",
    unit="人次",
    basis="时期内场地使用登记的人次合计；一人来两次计两人次，没有登记人次的不计",
    clock=Clock.FLOW,
    rows=_counted,
    measure=lambda use: use.people,
)
FIGURES = (
    USES,
    USES.split(
        "facility_uses_by_facility",
        "各场地使用次数",
        "Uses by facility",
        by=_facility,
    ),
    DAYS,
    VISITS,
    VISITS.split(
        "facility_use_visits_by_facility",
        "各场地使用人次",
        "People by facility used",
        by=_facility,
    ),
)
