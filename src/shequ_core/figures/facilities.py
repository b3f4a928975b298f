"""场地设施指标. The community's premises, and what units share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Number, Ratio, Window
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.openings import ALL_YEAR, OpenTime, open_time
from shequ_core.figures.population import HOUSEHOLDS
from shequ_core.model import Asset, Community, Facility, Unit
from shequ_core.register import Register
from shequ_core.values import hours_of


def owned_by(register: Register, owner: str) -> list[Facility]:
    """产权. The facilities whose owner is of that kind: a community or a unit."""
    return [
        facility
        for facility in register.all(Facility)
        if facility.owner is not None and facility.owner.kind == owner
    ]


def _timed(register: Register, window: Window) -> list[Facility]:
    """Facilities of which it is known when they are open to residents."""
    return [
        facility
        for facility in register.all(Facility)
        if open_time(register, facility, window.period) is not None
    ]


def _open(
    register: Register, window: Window, told: Callable[[OpenTime], Number]
) -> Callable[[Facility], Number]:
    def measure(facility: Facility) -> Number:
        known = open_time(register, facility, window.period)
        return 0 if known is None else told(known)

    return measure


def _name(register: Register, window: Window) -> Callable[[Facility], str]:
    return lambda facility: facility.name


def _room(register: Register, window: Window) -> Callable[[Asset], str]:
    rooms = register.named(Facility)

    def room(asset: Asset) -> str:
        facility = rooms.get(asset.facility or "")
        return UNSTATED if facility is None else facility.name

    return room


def _worth(asset: Asset) -> Decimal:
    assert asset.value is not None, "only stated values are counted"
    return asset.value.amount


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
OPEN_DAYS = Figure(
    code="facility_open_days",
    label="场地开放天数",
    english="Days on which facilities were open to residents",
    unit="处·天",
    basis="时期内各场地按开放安排对居民开放的天数合计；开放时间或工作日历不明的不计",
    clock=Clock.FLOW,
    rows=_timed,
    weigh=lambda register, window: _open(register, window, lambda it: it.days),
)
OPEN_HOURS = Figure(
    code="facility_open_hours",
    label="场地开放时长",
    english="Hours for which facilities were open to residents",
    unit="小时",
    basis="时期内各场地按开放安排对居民开放的时长合计；开放时间或工作日历不明的不计",
    clock=Clock.FLOW,
    rows=_timed,
    weigh=lambda register, window: _open(
        register, window, lambda it: hours_of(it.minutes)
    ),
)
ASSETS = Figure(
    code="assets",
    label="资产件数",
    english="Assets",
    unit="件",
    basis="统计日在册、且登记了数量的资产件数合计",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        asset for asset in register.all(Asset) if asset.count is not None
    ],
    measure=lambda asset: asset.count,
)
ASSETS_VALUE = Figure(
    code="assets_value_yuan",
    label="资产价值",
    english="Value of the assets",
    unit="元",
    basis="统计日在册、且登记了价值的资产的购置价值合计",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        asset for asset in register.all(Asset) if asset.value is not None
    ],
    measure=_worth,
)
FIGURES = (
    FACILITIES,
    PREMISES,
    SHARED,
    OPEN_ALL_YEAR,
    OPEN_DAYS,
    OPEN_DAYS.split(
        "facility_open_days_by_facility",
        "各场地开放天数",
        "Days open to residents by facility",
        by=_name,
    ),
    OPEN_HOURS,
    OPEN_HOURS.split(
        "facility_open_hours_by_facility",
        "各场地开放时长",
        "Hours open to residents by facility",
        by=_name,
    ),
    ASSETS,
    ASSETS.split(
        "assets_by_facility",
        "各场地资产件数",
        "Assets by facility",
        by=_room,
    ),
    ASSETS_VALUE,
)
