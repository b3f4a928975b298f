"""场地设施指标. The community's premises, and what units share."""

from __future__ import annotations

from shequ_core.figures.figure import Clock, Figure, Ratio
from shequ_core.figures.population import HOUSEHOLDS
from shequ_core.model import Community, Facility, Unit
from shequ_core.register import Register

ALL_YEAR = 365
"""全年. The days a year from which a facility is open all year; also in leap years."""


def owned_by(register: Register, owner: str) -> list[Facility]:
    """产权. The facilities whose owner is of that kind: a community or a unit."""
    return [
        facility
        for facility in register.all(Facility)
        if facility.owner is not None and facility.owner.kind == owner
    ]


FACILITIES = Figure(
    code="facilities",
    label="场地设施数",
    english="Facilities",
    unit="处",
    basis="统计日场地设施台账中的场地，含单位共享的",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Facility),
)
PREMISES = Figure(
    code="premises_m2",
    label="社区用房面积",
    english="Premises of the community",
    unit="㎡",
    basis="产权属社区、且登记了面积的场地设施的面积合计",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        facility
        for facility in owned_by(register, Community.kind)
        if facility.area_m2 is not None
    ],
    measure=lambda facility: facility.area_m2,
)
SHARED = Figure(
    code="shared_facilities",
    label="共享场地数",
    english="Facilities shared by units",
    unit="处",
    basis="产权属辖区单位、列入社区场地设施台账的场地",
    clock=Clock.STOCK,
    rows=lambda register, window: owned_by(register, Unit.kind),
)
OPEN_ALL_YEAR = Figure(
    code="facilities_open_all_year",
    label="全年开放场地数",
    english="Facilities open all year",
    unit="处",
    basis="全年开放天数不少于365天的场地",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        facility
        for facility in register.all(Facility)
        if facility.open_days is not None and facility.open_days >= ALL_YEAR
    ],
)
PER_HOUSEHOLD = Ratio(
    code="premises_m2_per_100_households",
    label="每百户社区用房面积",
    english="Premises per 100 households",
    unit="㎡/百户",
    basis="社区用房面积除以户籍户数，乘以100",
    part=PREMISES,
    whole=HOUSEHOLDS,
    times=100,
)
FIGURES = (FACILITIES, PREMISES, SHARED, OPEN_ALL_YEAR)
