"""增长和列举规则. Growth by two dated counts, and lists that end in “等”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise

from shequ_core.errors import NotFound, PluginError
from shequ_core.figures import Figure
from shequ_core.figures.growth import Growth
from shequ_core.findings import Severity
from shequ_core.model import Statement
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot
from shequ_core.rules.statements import LISTS, computed, places_of


def _growth(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    for statements in register.grouped(Statement, "figure").values():
        dated = [it for it in statements if it.on and it.value.exact is not None]
        dated = [it for it in dated if it.about is None]
        for first, last in pairwise(sorted(dated, key=lambda it: (it.on, it.id))):
            found = _computed(register, first, last, on, more)
            stated = _stated(first, last)
            if found is None or stated is None or first.on == last.on:
                continue
            if abs(Decimal(found.by - stated.by)) >= _unit_of(stated):
                yield Spot(
                    f"上报从{first.on}的{stated.was}到{last.on}的{stated.now}，"
                    f"{_said(stated)}；台账从{found.was}到{found.now}，{_said(found)}",
                    (last.id, first.id),
                    "value",
                )


def _computed(
    register: Register,
    first: Statement,
    last: Statement,
    on: date,
    more: tuple[Figure, ...],
) -> Growth | None:
    try:
        was, now = (computed(register, it, on, more) for it in (first, last))
    except (NotFound, PluginError):
        return None
    return None if was is None or now is None else Growth(was, now)


def _stated(first: Statement, last: Statement) -> Growth | None:
    was, now = first.value.exact, last.value.exact
    return None if was is None or now is None else Growth(was, now)


def _unit_of(growth: Growth) -> Decimal:
    """末位. What the growth was told to: less than that apart is one growth."""
    return Decimal(1).scaleb(-places_of(Decimal(growth.by)))


def _said(growth: Growth) -> str:
    percent = "" if growth.percent is None else f"（{growth.percent:+}%）"
    return f"增减{growth.by:+}{percent}" if growth.by else "没有增减"


def _open_list(register: Register, on: date) -> Iterator[Spot]:
    for statement in register.all(Statement):
        low, high = statement.value.low, statement.value.high
        ends_open = "等" in statement.said and low is not None and high is None
        if statement.figure in LISTS and ends_open:
            found = computed(register, statement, on)
            if found == low:
                yield Spot(
                    f"原文以“等”列举，名单没有列尽；台账列出{found}个，可以更多",
                    (statement.id,),
                    "value",
                )


def rules(more: tuple[Figure, ...] = ()) -> tuple[Rule, ...]:
    """规则. They know the codes of our figures, and of ``more``."""
    return (
        Rule(
            code="R-A05",
            kind="growth-mismatch",
            severity=Severity.WARNING,
            title="增长与台账不符",
            english="Stated growth differs from that between the two days",
            source="《统计法》第三十二条",
            check=partial(_growth, more=more),
        ),
        Rule(
            code="R-A06",
            kind="list-left-open",
            severity=Severity.INFO,
            title="列举没有列尽",
            english="A list that ends in 'and others' may have more",
            source="上报材料原文",
            check=_open_list,
        ),
    )


RULES = rules()
