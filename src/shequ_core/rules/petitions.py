"""信访时限规则. Petitions: fifteen days, sixty and thirty more, and thirty a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from shequ_core.figures.request_lives import Course, courses_on
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.findings import Severity
from shequ_core.model import Procedure, Step
from shequ_core.model.request_life import DONE, DROPPED, Passage, RequestState
from shequ_core.register import Register
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot


@attrs.frozen(kw_only=True)
class PetitionTerms:
    """信访时限. In calendar days; to object to a transfer, in workdays if at all."""

    decide: int = 15
    handle: int = 60
    extend: int = 30
    ask_review: int = 30
    review: int = 30
    object: int | None = None


PETITION_TERMS = Dated(
    (date(2005, 5, 1), PetitionTerms()),
    (date(2022, 5, 1), PetitionTerms(object=5)),
)
"""信访时限. Of the regulations of 2005 (国务院令第431号) and of 2022."""


def _petitions(register: Register, on: date) -> Iterator[tuple[Course, PetitionTerms]]:
    for course in courses_on(register, on).values():
        if course.request.procedure is Procedure.PETITION:
            terms = PETITION_TERMS.on(course.request.received or on)
            if terms is not None:
                yield course, terms


def _day_of(course: Course, *steps: Step) -> date | None:
    taken = (it.step for it in course.passages if it.in_order)
    return next((it.period.start for it in taken if it.step in steps), None)


def _undecided(register: Register, on: date) -> Iterator[Spot]:
    for course, terms in _petitions(register, on):
        received = course.request.received
        if received is None or not course.passages:
            continue
        decided = _day_of(course, *_DECIDING)
        days = ((decided or on) - received).days
        if days > terms.decide and course.passages[0].before.state is FILED:
            how = f"第{days}天才决定" if decided else f"已经{days}天还没有决定"
            yield Spot(
                f"信访事项{how}是否受理，应在{terms.decide}日内",
                (course.request.id,),
                "received",
            )


def _late(register: Register, on: date) -> Iterator[Spot]:
    for course, terms in _petitions(register, on):
        life = course.life
        if life.started is None or life.state in DROPPED or life.state is FILED:
            continue
        ended = life.closed if life.state in DONE else on
        if ended is None:
            continue
        days = (ended - life.started).days
        limit = terms.handle + (terms.extend if life.until else 0)
        if days > limit:
            how = "办结" if life.state in DONE else "还没有办结"
            extended = "（已延期）" if life.until else ""
            yield Spot(
                f"信访事项受理{days}天{how}，时限是{limit}日{extended}",
                (course.request.id,),
                "closed",
            )


def _long_extension(register: Register, on: date) -> Iterator[Spot]:
    for course, terms in _petitions(register, on):
        life = course.life
        if life.started is not None and life.until is not None:
            days = (life.until - life.started).days - terms.handle
            if days > terms.extend:
                yield Spot(
                    f"信访事项延期{days}天，最多只能延长{terms.extend}日",
                    (course.request.id,),
                    "closed",
                )


def _review(register: Register, on: date) -> Iterator[Spot]:
    for course, terms in _petitions(register, on):
        asked: date | None = None
        for it in course.passages:
            day = it.step.period.start
            if not it.in_order or day is None:
                continue
            if it.step.step is Step.ASK_REVIEW:
                asked = day
                waited = (day - (it.before.closed or day)).days
                limit, what = terms.ask_review, f"办结{waited}天后才申请复查"
            elif asked is not None:
                waited, limit = (day - asked).days, terms.review
                what, asked = f"申请复查{waited}天才有意见", None
            else:
                continue
            if waited > limit:
                yield Spot(f"{what}，应在{limit}日内", _about(it), "period")
        waited = 0 if asked is None else (on - asked).days
        if waited > terms.review:
            message = f"申请复查已经{waited}天没有意见，应在{terms.review}日内"
            yield Spot(message, (course.request.id,), "closed")


def _objection(register: Register, on: date) -> Iterator[Spot]:
    for course, terms in _petitions(register, on):
        calendar = calendar_of(register, course.request.id.community)
        sent: date | None = None
        for it in course.passages:
            day = it.step.period.start
            returned = it.step.step is Step.RETURN and it.in_order
            if returned and sent and day and terms.object:
                end = calendar.after(sent, terms.object)
                if end.kept(day) is False:
                    yield Spot(
                        f"收到转送{(day - sent).days}天后才提出异议退回，"
                        f"应在{terms.object}个工作日内",
                        _about(it),
                        "period",
                    )
                elif end.kept(day) is None:
                    yield Spot(
                        f"没有{end.unknown_year}年的工作日历，"
                        "不能判断提出异议是否超过时限",
                        _about(it),
                        "period",
                    )
            if it.step.step in _SENDING and it.in_order:
                sent = day


def _about(it: Passage) -> tuple[str, ...]:
    return it.step.id, it.step.request


FILED = RequestState.FILED
_DECIDING = (Step.ACCEPT, Step.REFUSE, Step.MERGE, Step.WITHDRAW)
_SENDING = frozenset({Step.DISPATCH, Step.ARBITRATE, Step.ESCALATE})
_LAW = "《信访条例》（2005年），《信访工作条例》（2022年）第{}条"

WARNING = Severity.WARNING
RULES: tuple[Rule, ...] = (
    Rule(
        code="R-E04",
        kind="petition-undecided",
        severity=WARNING,
        title="信访逾期未决定受理",
        english="A petition neither accepted nor refused within fifteen days",
        source=_LAW.format("二十二"),
        check=_undecided,
    ),
    Rule(
        code="R-E04",
        kind="petition-late",
        severity=WARNING,
        title="信访逾期未办结",
        english="A petition not done within sixty days, ninety if extended",
        source=_LAW.format("三十四"),
        check=_late,
    ),
    Rule(
        code="R-E04",
        kind="petition-extended-too-long",
        severity=WARNING,
        title="信访延期过长",
        english="A petition extended by more than thirty days",
        source=_LAW.format("三十四"),
        check=_long_extension,
    ),
    Rule(
        code="R-E04",
        kind="petition-review-late",
        severity=WARNING,
        title="信访复查复核超期",
        english="A review asked for, or given, after more than thirty days",
        source=_LAW.format("三十五、三十六"),
        check=_review,
    ),
    Rule(
        code="R-E04",
        kind="petition-objection-late",
        severity=WARNING,
        title="信访异议超期",
        english="A transfer objected to after more than five workdays",
        source=_LAW.format("二十二"),
        check=_objection,
    ),
)
