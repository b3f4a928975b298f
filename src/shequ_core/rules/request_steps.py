"""办理环节规则. Steps in their order, with their reasons, upwards, not in circles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shequ_core.figures.request_lives import Course, courses_on
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import RequestStep, Step
from shequ_core.model.request_life import (
    DONE,
    MOVES,
    Passage,
    RequestState,
    handler_of,
    is_upwards,
)
from shequ_core.register import Register
from shequ_core.rules.rule import Rule, Spot


def _passages(register: Register, on: date) -> Iterator[tuple[Course, Passage]]:
    for course in courses_on(register, on).values():
        for passage in course.passages:
            yield course, passage


def _about(step: RequestStep) -> tuple[str, ...]:
    return step.id, step.request


def _is_unverified(passage: Passage) -> bool:
    closing = passage.step.step is Step.CLOSE and not passage.in_order
    return closing and passage.before.state not in DONE


def _out_of_order(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        if not it.in_order and not _is_unverified(it):
            yield Spot(
                f"第{it.step.number}个环节“{word(it.step.step)}”不能在"
                f"“{word(it.before.state)}”时进行，这个环节不算数",
                _about(it.step),
                "step",
            )


def _unverified(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        if _is_unverified(it):
            yield Spot(
                f"没有核查通过就结案（第{it.step.number}个环节，当时"
                f"“{word(it.before.state)}”），不算办结",
                _about(it.step),
                "step",
            )


def _no_reason(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        if MOVES[it.step.step].reason and not it.step.reason:
            yield Spot(f"“{word(it.step.step)}”没有写理由", _about(it.step), "reason")


def _no_handler(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        if MOVES[it.step.step].handler and not handler_of(it.step):
            yield Spot(
                f"“{word(it.step.step)}”没有写明承办单位", _about(it.step), "handler"
            )


def _days(register: Register, on: date) -> Iterator[Spot]:
    for course in courses_on(register, on).values():
        latest = course.request.received or date.min
        for passage in course.passages:
            step, day = passage.step, passage.step.period.start
            if day is None:
                message = f"第{step.number}个环节“{word(step.step)}”没有日期"
                yield Spot(message, _about(step), "period")
            elif day < latest:
                days = (latest - day).days
                message = (
                    f"第{step.number}个环节“{word(step.step)}”早于前一环节{days}天"
                )
                yield Spot(message, _about(step), "period")
            latest = max(latest, day or latest)


def _same_number(register: Register, on: date) -> Iterator[Spot]:
    for course in courses_on(register, on).values():
        steps = [it.step for it in course.passages]
        for one, then in pairwise(steps):
            if one.number == then.number:
                yield Spot(
                    f"环节序号{one.number}重复，先后分不清",
                    (then.id, one.id),
                    "number",
                )


def _ledger(register: Register, on: date) -> Iterator[Spot]:
    for course in courses_on(register, on).values():
        told, found = course.request.closed, course.life.closed
        if not course.passages or told is None or told == found:
            continue
        open_ = course.life.state not in DONE
        reopened = any(it.step.step is Step.REOPEN for it in course.passages)
        if open_ and not reopened:
            message = f"台账已办结，办理环节还在“{word(course.life.state)}”"
            yield Spot(message, (course.request.id,), "closed")
        elif found is not None and not reopened:
            message = f"台账办结日期与结案环节相差{abs((told - found).days)}天"
            yield Spot(message, (course.request.id,), "closed")


def _downwards(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        below = it.step.step is Step.ESCALATE and it.in_order
        if below and not is_upwards(it.before.tier, it.step.tier):
            there = "街道以上" if it.step.tier is None else word(it.step.tier)
            here = "街道以上" if it.before.tier is None else word(it.before.tier)
            yield Spot(f"转上一级却是从“{here}”转到“{there}”", _about(it.step), "tier")


def _to_arbitrate(register: Register, on: date) -> Iterator[Spot]:
    for course in courses_on(register, on).values():
        if course.life.state is RequestState.ARBITRATION:
            yield Spot(
                f"已经退回{course.life.returns}次，须先裁定由哪个单位承办，不能再派单",
                (course.request.id,),
                "tier",
            )


def _sent_back(register: Register, on: date) -> Iterator[Spot]:
    for _, it in _passages(register, on):
        again = handler_of(it.step) in it.before.returned_by - {""}
        if it.step.step is Step.DISPATCH and it.in_order and again:
            yield Spot(
                "又派给了退回过的单位，应当改派，或者提请裁定",
                _about(it.step),
                "handler",
            )


_FLOW = "四级服务平台办理流程"
ERROR, WARNING = Severity.ERROR, Severity.WARNING

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-E01",
        kind="step-out-of-order",
        severity=ERROR,
        matter=Matter.LEDGER,
        title="办理环节次序不对",
        english="A step that the state of the request does not allow",
        source=_FLOW,
        check=_out_of_order,
    ),
    Rule(
        code="R-E01",
        kind="closed-unverified",
        severity=ERROR,
        title="未经核查就结案",
        english="Closed without having been verified",
        source=_FLOW,
        check=_unverified,
    ),
    Rule(
        code="R-E01",
        kind="step-without-reason",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="办理环节没有理由",
        english="A return, extension, refusal or the like without its reason",
        source=_FLOW,
        check=_no_reason,
    ),
    Rule(
        code="R-E01",
        kind="step-without-handler",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="没有承办单位",
        english="Dispatched to nobody",
        source=_FLOW,
        check=_no_handler,
    ),
    Rule(
        code="R-E01",
        kind="step-days",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="办理环节日期缺少或颠倒",
        english="A step without its day, or before the one before it",
        source=_FLOW,
        check=_days,
    ),
    Rule(
        code="R-E01",
        kind="step-number-twice",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="环节序号重复",
        english="Two steps of a request with one number",
        source=_FLOW,
        check=_same_number,
    ),
    Rule(
        code="R-E01",
        kind="steps-contradict-ledger",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="台账与办理环节不一致",
        english="The ledger says it is closed, the steps say otherwise",
        source="居民诉求办理台账",
        check=_ledger,
    ),
    Rule(
        code="R-S01",
        kind="escalation-not-upwards",
        severity=WARNING,
        title="转上一级没有向上",
        english="An escalation to the same tier or a lower one",
        source="四级服务平台：志愿者、单位、物业公司、社区居委会，逐级向上",
        check=_downwards,
    ),
    Rule(
        code="R-E03",
        kind="request-to-arbitrate",
        severity=WARNING,
        title="两次退回须裁定",
        english="Returned twice: an arbiter has to say who handles it",
        source="派单争议裁定制度",
        check=_to_arbitrate,
    ),
    Rule(
        code="R-E03",
        kind="dispatched-to-returner",
        severity=WARNING,
        title="又派给退回的单位",
        english="Dispatched again to a handler that returned it",
        source="派单争议裁定制度",
        check=_sent_back,
    ),
)
