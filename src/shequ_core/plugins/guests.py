"""外来. Rules, figures, ledgers of plug-ins, which are blamed for what they raise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from shequ_core.figures.figure import Bounds, Figure, Value, Window
from shequ_core.findings import Finding, Severity
from shequ_core.ledgers import Belonging, Practice
from shequ_core.model import Record
from shequ_core.plugins.blame import blamed, blaming, failed, trouble
from shequ_core.register import Register
from shequ_core.rules.rule import Rule
from shequ_core.values import Ref

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class GuestRule(Rule):
    """外来规则. One of ``brought_by``: that it raises is a finding as others are."""

    rule: Rule
    brought_by: str

    def __call__(self, register: Register, on: date) -> Iterator[Finding]:
        """检查. The findings of this rule, up to where it raises."""
        try:
            yield from self.rule(register, on)
        except Exception as error:
            who = f"规则 {self.kind}（{self.brought_by}）"
            yield Finding(
                code=self.code,
                kind="rule-failed",
                severity=Severity.WARNING,
                message=f"{who}出错：{trouble(error)}，其余规则照常",
                matter=self.matter,
            )


@attrs.frozen(kw_only=True)
class GuestFigure(Figure):
    """外来指标. One of ``brought_by``: where it raises, that is a PluginError.

    It is asked once of a register, however many want to know.
    """

    figure: Figure
    brought_by: str

    def counted(self, register: Register, window: Window) -> list[Record]:
        """计入记录. As of any figure. Raises PluginError."""
        return list(self._answer(self.figure.counted, register, window))

    def value(self, register: Register, window: Window) -> Value:
        """数值. As of any figure. Raises PluginError."""
        return self._answer(self.figure.value, register, window)

    def bounded(self, register: Register, window: Window) -> Bounds | None:
        """界限. As of any figure. Raises PluginError."""
        return self._answer(self.figure.bounded, register, window)

    def _answer(
        self, ask: Callable[[Register, Window], T], register: Register, window: Window
    ) -> T:
        answer: T | _Failed = register.once(_answer, ask, window)
        if isinstance(answer, _Failed):
            who = f"指标 {self.code}（{self.brought_by}）"
            raise failed(who, answer.error) from answer.error
        return answer


@attrs.frozen(eq=False)
class _Failed:
    error: Exception


def _answer(
    register: Register, ask: Callable[[Register, Window], T], window: Window
) -> T | _Failed:
    try:
        return ask(register, window)
    except Exception as error:
        return _Failed(error)


def guest_rule(rule: Rule, brought_by: str) -> GuestRule:
    """外来规则. The same rule, with who is to be blamed for it."""
    return GuestRule(**_fields(Rule, rule), rule=rule, brought_by=brought_by)


def guest_figure(figure: Figure, brought_by: str) -> GuestFigure:
    """外来指标. The same figure, with who is to be blamed for it."""
    told = _fields(Figure, figure)
    return GuestFigure(**told, figure=figure, brought_by=brought_by)


def guest_ledger(practice: Practice, brought_by: str) -> Practice:
    """外来台账. The same ledger: where it raises, that is a PluginError."""
    who = f"台账 {practice.ledger.title}（{brought_by}）"

    def rows(register: Register) -> Iterable[Mapping[str, object]]:
        with blaming(who):
            yield from practice.rows(register)

    return attrs.evolve(
        practice,
        read=blamed(who, practice.read),
        rows=rows,
        survey=practice.survey and blamed(who, practice.survey),
        holds=practice.holds and blamed(who, practice.holds),
        belonging=practice.belonging and _blamed_belonging(who, practice.belonging),
    )


def _blamed_belonging(who: str, belonging: Belonging) -> Belonging:
    def rows(register: Register) -> Iterable[tuple[str, Ref[Any] | None]]:
        with blaming(who):
            yield from belonging.rows(register)

    return attrs.evolve(belonging, rows=rows)


def _fields(kind: type[Any], one: object) -> dict[str, Any]:
    return {it.name: getattr(one, it.name) for it in attrs.fields(kind)}
