"""经费指标. What was invested in a period, and in what."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Investment, InvestmentUse
from shequ_core.register import Register


def _spent(
    *uses: InvestmentUse,
) -> Callable[[Register, Window], list[Investment]]:
    return lambda register, window: [
        investment
        for investment in begun(register, Investment, window)
        if investment.amount is not None and investment.use in uses
    ]


def _yuan(investment: Investment) -> Decimal:
    assert investment.amount is not None, "only stated amounts are counted"
    return investment.amount.amount


def _investment(code: str, label: str, english: str, *uses: InvestmentUse) -> Figure:
    return Figure(
        code=code,
        label=label,
        english=english,
        unit="元",
        basis=f"日期在时期内、金额已登记的{label}合计",
        clock=Clock.FLOW,
        rows=_spent(*uses),
        measure=_yuan,
    )


PREMISES = _investment(
    "premises_investment_yuan",
    "社区用房投入",
    "Investment in premises",
    InvestmentUse.PREMISES,
)
RENOVATION = _investment(
    "renovation_investment_yuan",
    "装修投入",
    "Investment in renovation",
    InvestmentUse.RENOVATION,
)
EQUIPMENT = _investment(
    "equipment_investment_yuan",
    "设备器材投入",
    "Investment in equipment",
    InvestmentUse.EQUIPMENT,
)
ALL = _investment(
    "investment_yuan",
    "经费投入",
    "Investment",
    *InvestmentUse,
)


def _funders(register: Register, window: Window) -> Callable[[Investment], str]:
    return lambda investment: investment.funders or UNSTATED


FIGURES = (
    PREMISES,
    RENOVATION,
    EQUIPMENT,
    ALL,
    ALL.split(
        "investment_yuan_by_funders",
        "经费投入资金来源",
        "Investment by funders",
        by=_funders,
    ),
)
