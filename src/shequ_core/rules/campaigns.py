"""创建活动规则. Targets span by span, and what was to be done by now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from shequ_core.errors import InvalidValue, NotFound, PluginError
from shequ_core.figures import Figure, Window
from shequ_core.figures.progress import Progress, bound_words, holds_a_span, progress
from shequ_core.findings import Severity
from shequ_core.model import CampaignAction, Pace, Target
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot

_SHOWN = 6
_NO_SPAN = (
    "目标的起止日期里没有一个完整的考核周期，永远不会考核，请核对起止日期和考核周期",
    "目标按全程考核，没有写从哪一天起，永远不会考核，请补上开始日期",
)


def _measured(
    register: Register, on: date, more: tuple[Figure, ...]
) -> Iterator[tuple[Target, list[Progress]]]:
    for target in register.all(Target):
        try:
            yield target, progress(register, target, Window.year_to(on), more)
        except (NotFound, InvalidValue):
            continue
        except PluginError:  # it has a figure, which can not be measured
            yield target, []


def _missed(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    for target, found in _measured(register, on, more):
        missed = [it for it in found if it.met is False]
        if missed:
            shown = "、".join(f"{it.name}{it.value}{it.unit}" for it in missed[:_SHOWN])
            rest = f"等{len(missed)}期" if len(missed) > _SHOWN else ""
            yield Spot(
                f"目标“{bound_words(target)}”没有达到：{shown}{rest}",
                (target.id,),
                "bound",
            )


def _never_measured(
    register: Register, on: date, *, more: tuple[Figure, ...]
) -> Iterator[Spot]:
    measured = {target.id for target, _ in _measured(register, on, more)}
    for target in register.all(Target):
        if target.id not in measured or not target.bound.known:
            yield Spot(
                "目标没有指明指标目录里的一个数和界限，无法考核",
                (target.id,),
                "figure",
            )
        elif not holds_a_span(target):
            yield Spot(_NO_SPAN[target.pace is Pace.WHOLE], (target.id,), "period")


def _overdue(register: Register, on: date) -> Iterator[Spot]:
    for action in register.all(CampaignAction):
        if action.due and action.due < on and action.done is None:
            days = (on - action.due).days
            yield Spot(
                f"措施应于{action.due}前完成，已逾期{days}天，没有完成记录",
                (action.id,),
                "done",
            )


def rules(more: tuple[Figure, ...] = ()) -> tuple[Rule, ...]:
    """规则. They know the codes of our figures, and of ``more``."""
    return (
        Rule(
            code="R-T01",
            kind="target-missed",
            severity=Severity.WARNING,
            title="目标没有达到",
            english="A target was missed in some of its spans",
            source="创建活动方案；按期核对，不看平均",
            check=partial(_missed, more=more),
        ),
        Rule(
            code="R-T02",
            kind="target-not-measurable",
            severity=Severity.INFO,
            title="目标无法考核",
            english="A target without a figure, a bound or a span to be measured in",
            source="创建活动方案",
            check=partial(_never_measured, more=more),
        ),
        Rule(
            code="R-T03",
            kind="action-overdue",
            severity=Severity.WARNING,
            title="措施逾期未完成",
            english="An action that was to be done by now",
            source="创建活动方案",
            check=_overdue,
        ),
    )


RULES = rules()
