"""基本情况. What heads every report: the community, its code, its area, the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shequ_core.figures.figure import Clock, Figure, Ratio, Text, Window
from shequ_core.figures.population import REGISTERED
from shequ_core.model import Community, FormerCode
from shequ_core.register import Register


def communities(register: Register) -> Iterator[Community]:
    """当日社区. The communities of a register that is narrowed to a day, as then."""
    for community in register.all(Community):
        former = register.tied(FormerCode, "of", community.id)
        for it in former[:1]:
            name = it.name or community.name
            yield community.evolve(division_code=it.code, name=name)
        if not former:
            yield community


def _fact(read: Callable[[Community], str]) -> Callable[[Register, Window], str]:
    def text(register: Register, window: Window) -> str:
        told = (read(community) for community in communities(register))
        return "、".join(filter(None, told))

    return text


TEXTS = (
    Text(
        code="community",
        label="社区名称",
        english="Community",
        basis="社区概况",
        read=_fact(lambda community: community.name),
    ),
    Text(
        code="division_code",
        label="统计用区划代码",
        english="Statistical division code",
        basis="社区概况，统计日有效的代码；社区尚无12位代码的年份是县级代码",
        read=_fact(lambda community: community.division_code),
    ),
    Text(
        code="as_of",
        label="统计日",
        english="As of",
        basis="时点指标的统计日",
        read=lambda register, window: window.on.isoformat(),
    ),
)
AREA = Figure(
    code="community_area_km2",
    label="辖区面积",
    english="Area of the community",
    unit="平方公里",
    basis="社区概况所载辖区面积",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        community
        for community in register.all(Community)
        if community.area_km2 is not None
    ],
    measure=lambda community: community.area_km2,
)
DENSITY = Ratio(
    code="registered_residents_per_km2",
    label="户籍人口密度",
    english="Registered residents per km²",
    unit="人/平方公里",
    basis="户籍人口除以辖区面积",
    part=REGISTERED,
    whole=AREA,
)
FIGURES = (AREA,)
