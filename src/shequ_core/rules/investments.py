"""经费和资产规则. What was given makes up what was spent; assets are counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.errors import InvalidValue
from shequ_core.figures.money import given
from shequ_core.findings import Matter, Severity
from shequ_core.model import Asset, Contribution, Investment
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import NOTHING, Quantity


def _given(register: Register, on: date) -> Iterator[Spot]:
    for ref, parts in register.grouped(Contribution, "investment").items():
        investment = register.find(ref)
        total = _total(parts)
        if investment is None or investment.amount is None or total is None:
            continue
        spent = investment.amount.amount
        if not total.admits(spent):
            yield Spot(
                f"各方出资合计{_said(total)}元，与投入金额{spent:f}元不符",
                (investment.id, *names(parts)),
                "amount",
            )


def _total(parts: list[Contribution]) -> Quantity | None:
    """What was given in all; None where that is too large to be money."""
    try:
        return sum(map(given, parts), start=Quantity.exactly(0))
    except InvalidValue:
        return None


def _said(total: Quantity) -> str:
    low = f"{total.low:f}" if total.low is not None else "0"
    if total.exact is not None:
        return low
    return f"至少{low}" if total.high is None else f"{low}至{total.high:f}"


def _uncounted(register: Register, on: date) -> Iterator[Spot]:
    for asset in today(register, on).all(Asset):
        if asset.count is None or asset.count < 0:
            yield Spot("资产没有登记数量，件数不计此项", (asset.id,), "count")


def _dearer(register: Register, on: date) -> Iterator[Spot]:
    for ref, assets in register.grouped(Asset, "investment").items():
        investment = register.find(ref)
        if not isinstance(investment, Investment) or investment.amount is None:
            continue
        worth = sum((it.value for it in assets if it.value), start=NOTHING)
        if worth.amount > investment.amount.amount:
            yield Spot(
                f"用这笔经费购置的资产价值{worth}元，多于经费{investment.amount}元",
                (investment.id, *names(assets)),
                "amount",
            )


WARNING, INFO = Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-F07",
        kind="contributions-contradict-amount",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="出资合计与投入不符",
        english="What the funders gave does not make up the investment",
        source="经费投入台账",
        check=_given,
    ),
    Rule(
        code="R-F07",
        kind="assets-exceed-investment",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="资产价值多于经费",
        english="Assets worth more than the sum they were bought with",
        source="资产台账",
        check=_dearer,
    ),
    Rule(
        code="R-F07",
        kind="asset-uncounted",
        severity=INFO,
        matter=Matter.LEDGER,
        title="资产没有数量",
        english="An asset without its number of pieces",
        source="资产台账",
        check=_uncounted,
    ),
)
