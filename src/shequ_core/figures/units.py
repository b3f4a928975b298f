"""辖区单位指标. The units in the area."""

from __future__ import annotations

from collections.abc import Callable

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.groupings import UNSTATED
from shequ_core.glossary import word
from shequ_core.model import Unit, UnitLevel
from shequ_core.register import Register

_UPPER = (UnitLevel.PROVINCIAL, UnitLevel.MUNICIPAL)

UNITS = Figure(
    code="units",
    label="辖区单位数",
    english="Units in the area",
    unit="个",
    basis="统计日辖区单位台账中的单位",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Unit),
)
UPPER = Figure(
    code="provincial_and_municipal_units",
    label="省、市单位数",
    english="Provincial and municipal units",
    unit="个",
    basis="辖区单位中隶属关系为省属、市属的单位",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        unit for unit in register.all(Unit) if unit.level in _UPPER
    ],
)


def _level(register: Register, window: Window) -> Callable[[Unit], str]:
    return lambda unit: UNSTATED if unit.level is None else word(unit.level)


def _trade(register: Register, window: Window) -> Callable[[Unit], str]:
    return lambda unit: unit.trade or UNSTATED


FIGURES = (
    UPPER,
    UNITS,
    UNITS.split(
        "units_by_level",
        "辖区单位隶属关系构成",
        "Units by level",
        by=_level,
    ),
    UNITS.split(
        "units_by_trade",
        "辖区单位类别构成",
        "Units by trade",
        by=_trade,
    ),
)
