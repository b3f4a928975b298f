"""办理时限规则. Terms that are over, nearly over, extended too late, or not known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from shequ_core.figures.request_lives import (
    Course,
    courses_on,
    due,
    kept,
    service_of,
)
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.findings import Severity
from shequ_core.glossary import word
from shequ_core.model import Procedure, Service, Step
from shequ_core.model.request_life import DONE, DROPPED
from shequ_core.register import Register
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Deadline

SOON = Dated((None, 2))
"""临期. So many workdays before its last day a term is nearly over."""

Owed = tuple[Course, Deadline]


def _in_hand(register: Register, on: date) -> list[Owed]:
    """What is not handled yet, and has a term."""
    found = []
    for course in courses_on(register, on).values():
        life = course.life
        if life.state not in DONE | DROPPED and life.handled is None:
            end = due(register, course.request, life)
            if end is not None:
                found.append((course, end))
    return found


def _done_this_year(register: Register, on: date) -> Iterator[Course]:
    for course in courses_on(register, on).values():
        received = course.request.received
        if received and received.year == on.year and course.life.state in DONE:
            yield course


def _overdue(register: Register, on: date) -> Iterator[Spot]:
    late, days = [], 0
    for course, end in register.once(_in_hand, on):
        if end.day is not None and end.day < on:
            late.append(course)
            days = max(days, (on - end.day).days)
    if late:
        yield Spot(
            f"{len(late)}件诉求（{_tiers(late)}）超过办理时限还没有处置完成，"
            f"最久的超过{days}天",
            _about(late),
            "closed",
        )


def _due_soon(register: Register, on: date) -> Iterator[Spot]:
    limit = SOON.on(on) or 0
    soon = []
    for course, end in register.once(_in_hand, on):
        if end.day is not None and on <= end.day:
            calendar = calendar_of(register, course.request.id.community)
            left = calendar.between(on, end.day)
            if left is not None and left <= limit:
                soon.append(course)
    if soon:
        yield Spot(
            f"{len(soon)}件诉求（{_tiers(soon)}）的办理时限在{limit}个工作日内届满",
            _about(soon),
            "closed",
        )


def _late(register: Register, on: date) -> Iterator[Spot]:
    done = list(_done_this_year(register, on))
    late = [it for it in done if kept(register, it.request, it.life) is False]
    if late:
        yield Spot(
            f"{on.year}年办结的诉求有{len(late)}件（{_tiers(late)}）超过办理时限才处置完成",
            _about(late),
            "closed",
        )


def _unknown_year(register: Register, on: date) -> Iterator[Spot]:
    missing: defaultdict[int, list[Course]] = defaultdict(list)
    for course, end in register.once(_in_hand, on):
        if end.unknown_year is not None:
            missing[end.unknown_year].append(course)
    for course in _done_this_year(register, on):
        term = due(register, course.request, course.life)
        year = term.unknown_year if term is not None else None
        if year is not None and kept(register, course.request, course.life) is None:
            missing[year].append(course)
    for year, courses in sorted(missing.items()):
        yield Spot(
            f"没有{year}年的工作日历（放假和调休安排），{len(courses)}件诉求的办理时限"
            "算不出来",
            _about(courses),
            "received",
        )


def _extended_late(register: Register, on: date) -> Iterator[Spot]:
    for course in courses_on(register, on).values():
        for it in course.passages:
            day = it.step.period.start
            if it.step.step is not Step.EXTEND or not it.in_order or day is None:
                continue
            end = due(register, course.request, it.before)
            if end is not None and end.kept(day) is False and end.day is not None:
                days = (day - end.day).days
                message = f"办理时限届满后{days}天才延期"
                yield Spot(message, (it.step.id, it.step.request), "until")


def _no_term(register: Register, on: date) -> Iterator[Spot]:
    if not register.named(Service):
        return
    untimed = [
        course
        for course in courses_on(register, on).values()
        if course.request.received
        and course.request.received.year == on.year
        and course.request.procedure is not Procedure.PETITION
        and course.life.state not in DROPPED
        and course.life.started is not None
        and service_of(register, course.request, course.life.tier) is None
    ]
    if untimed:
        yield Spot(
            f"{len(untimed)}件诉求在服务项目目录里没有同类别、同层级的项目，"
            "办理时限不明，不能判断是否按时",
            _about(untimed),
            "category",
        )


def _no_promise(register: Register, on: date) -> Iterator[Spot]:
    for service in register.all(Service):
        if service.days is None or service.days < 0:
            yield Spot("服务项目没有承诺办理时限", (service.id,), "days")


def _tiers(courses: Iterable[Course]) -> str:
    tally = Counter(
        "未派单" if it.life.tier is None else word(it.life.tier) for it in courses
    )
    return "、".join(f"{tier}{count}件" for tier, count in sorted(tally.items()))


def _about(courses: Iterable[Course]) -> tuple[str, ...]:
    return tuple(course.request.id for course in courses)


_TERMS = "服务项目目录的办理时限，按工作日计算"
WARNING, INFO = Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-E02",
        kind="request-overdue",
        severity=WARNING,
        title="诉求超过办理时限",
        english="Requests whose term is over",
        source=_TERMS,
        check=_overdue,
    ),
    Rule(
        code="R-E02",
        kind="request-due-soon",
        severity=INFO,
        title="诉求即将到期",
        english="Requests whose term is nearly over",
        source=_TERMS,
        check=_due_soon,
    ),
    Rule(
        code="R-E02",
        kind="request-closed-late",
        severity=INFO,
        title="超过时限才办结",
        english="Requests handled after their term",
        source=_TERMS,
        check=_late,
    ),
    Rule(
        code="R-E02",
        kind="calendar-year-missing",
        severity=WARNING,
        title="缺少工作日历",
        english="A term runs into a year whose holidays are not known",
        source="国务院办公厅节假日安排通知",
        check=_unknown_year,
    ),
    Rule(
        code="R-E02",
        kind="extended-too-late",
        severity=WARNING,
        title="届满后才延期",
        english="Extended after the term was over",
        source=_TERMS,
        check=_extended_late,
    ),
    Rule(
        code="R-S03",
        kind="request-without-service",
        severity=INFO,
        title="目录没有对应的服务项目",
        english="Requests for which the catalogue has no entry",
        source="四级服务平台服务项目目录",
        check=_no_term,
    ),
    Rule(
        code="R-S03",
        kind="service-without-term",
        severity=INFO,
        title="服务项目没有办理时限",
        english="An entry of the catalogue that promises no term",
        source="四级服务平台服务项目目录",
        check=_no_promise,
    ),
)
