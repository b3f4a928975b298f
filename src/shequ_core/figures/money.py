"""经费指标. What was invested in a period, and in what."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import Contribution, Investment, InvestmentUse
from shequ_core.register import Register
from shequ_core.values import Quantity

_NOTHING = Decimal(0)


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


def _given(register: Register, window: Window) -> list[Contribution]:
    invested = {it.id for it in begun(register, Investment, window)}
    return [it for it in register.all(Contribution) if it.investment in invested]


def given(contribution: Contribution) -> Quantity:
    """出资额. As it was said; where no least is said, nothing or more."""
    return contribution.amount.counted


def _at_least(contribution: Contribution) -> Decimal:
    return given(contribution).low or _NOTHING


def _giver(register: Register, window: Window) -> Callable[[Contribution], str]:
    def name(contribution: Contribution) -> str:
        funder = register.find(contribution.funder)
        return funder.name if funder else contribution.funder_name or UNSTATED

    return name


CONTRIBUTED = Figure(
    code="contributed_yuan",
    label="各方出资",
    english="Contributed to investments",
    unit="元",
    basis="时期内投入的出资明细合计；约数（70多万元）按下限计，合计也是至少数",
    clock=Clock.FLOW,
    rows=_given,
    measure=_at_least,
    bounds=given,
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
    CONTRIBUTED,
    CONTRIBUTED.split(
        "contributed_yuan_by_funder",
        "各出资方出资",
        "Contributed by funder",
        by=_giver,
    ),
)
