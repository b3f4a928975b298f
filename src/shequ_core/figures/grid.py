"""网格指标. Groups and buildings."""

from __future__ import annotations

from shequ_core.figures.figure import Clock, Figure
from shequ_core.model import Building, GridGroup, GroupLevel


def _groups(code: str, label: str, english: str, level: GroupLevel) -> Figure:
    return Figure(
        code=code,
        label=label,
        english=english,
        unit="个",
        basis=f"统计日社区下设的{label.removesuffix('数')}",
        clock=Clock.STOCK,
        rows=lambda register, window: register.tied(GridGroup, "level", level),
    )


LARGE = _groups("large_groups", "居民大组数", "Large groups", GroupLevel.LARGE)
SMALL = _groups("small_groups", "居民小组数", "Small groups", GroupLevel.SMALL)
BUILDINGS = Figure(
    code="buildings",
    label="住宅楼栋数",
    english="Residential buildings",
    unit="栋",
    basis="统计日楼栋台账中的住宅楼栋",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Building),
)
FIGURES = (LARGE, SMALL, BUILDINGS)
