"""发展阶段规则. Applicant, activist, target, member: one after the other, in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    PartyMembership,
    Person,
    Succession,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import full_years
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import age_at_most, anniversary, full_months

RULED_SINCE = date(1990, 12, 31)
"""试行细则. Since when there are rules of admission; no earlier year is held to them.

The party's organisation department printed them in 1990 (新华网, 2014年6月10日). Of the
day no source tells, so they hold from the end of that year.
"""

ACTIVIST_YEARS = Dated((RULED_SINCE, 1))
"""培养教育年限. Calendar years as an activist, by the day of becoming a target."""

ADULT = 18
DEVELOPMENT_RULES = "《中国共产党发展党员工作细则》"

_STAGES = tuple(CandidateStage)


def admitted(register: Register, person: str) -> PartyMembership | None:
    """接收. The membership with which the person joined here, not one moved in."""
    for membership in register.tied(PartyMembership, "person", person):
        joined = membership.joined_on
        if joined and joined == membership.period.start:
            return membership
    return None


def begun_on(candidacy: Candidacy) -> date:
    """起始日. The first day at a stage; the first of the calendar where unknown."""
    return candidacy.period.start or date.min


def entered(
    register: Register, person: str, stage: CandidateStage, before: date
) -> date | None:
    """进入阶段. When the person last entered a stage before a day; None if never."""
    starts = (
        begun_on(it)
        for it in register.tied(Candidacy, "person", person)
        if it.stage is stage and begun_on(it) <= before
    )
    return max(starts, default=None)


def handed_over(register: Register, person: str) -> set[date]:
    """划入日. When a person came from another book; what was before is told there."""
    came = register.tied(Succession, "about", person)
    return {it.period.start for it in came if it.came_from and it.period.start}


def _next_steps(register: Register) -> Iterator[tuple[CandidateStage, date, str, str]]:
    """What needs an earlier stage: stage needed, the day, the record, the person."""
    for candidacy in register.all(Candidacy):
        place = _STAGES.index(candidacy.stage)
        start = candidacy.period.start
        if place and start and start not in handed_over(register, candidacy.person):
            yield _STAGES[place - 1], start, candidacy.id, candidacy.person
    for person, stages in register.grouped(Candidacy, "person").items():
        joined = admitted(register, person)
        # Who applies after having been a member joined another time than by this.
        day = joined.joined_on if joined else None
        if joined and day and min(map(begun_on, stages)) <= day:
            yield CandidateStage.TARGET, day, joined.id, person


def _skipped(register: Register, on: date) -> Iterator[Spot]:
    for stage, day, record, person in _next_steps(register):
        known = register.tied(Candidacy, "person", person)
        if not any(it.stage is stage for it in known):
            yield Spot(
                f"没有登记“{word(stage)}”阶段，请补登（从外地转入的请注明）",
                (record, person),
                "stage",
            )
        elif entered(register, person, stage, day) is None:
            yield Spot(
                f"早于成为“{word(stage)}”的日期，次序颠倒，请核对", (record, person)
            )


def _overlapping(register: Register, on: date) -> Iterator[Spot]:
    for person, candidacies in register.grouped(Candidacy, "person").items():
        ordered = sorted(candidacies, key=lambda it: (begun_on(it), it.stage.value))
        for earlier, later in pairwise(ordered):
            if earlier.period.sure.meets(later.period.sure):
                yield Spot(
                    f"“{word(earlier.stage)}”阶段没有结束，又是“{word(later.stage)}”，"
                    "同一时间只能在一个阶段",
                    (earlier.id, later.id, person),
                    "period",
                )
        member = admitted(register, person)
        last = ordered[-1]
        if member and last.period.sure.meets(member.period):
            yield Spot(
                f"已入党，“{word(last.stage)}”阶段还没有结束",
                (last.id, member.id, person),
                "period",
            )


def _young(register: Register, on: date) -> Iterator[Spot]:
    persons = register.named(Person)
    for candidacy in register.tied(Candidacy, "stage", CandidateStage.APPLICANT):
        person, day = persons.get(candidacy.person), candidacy.period.start
        if person is None or person.born is None or day is None:
            continue
        age = age_at_most(person.born, day)
        if age < ADULT:
            yield Spot(
                f"递交入党申请时{full_years(age)}，年满{ADULT}周岁才能申请入党",
                (candidacy.id, person.id),
                "period",
            )


def earliest_target(activist_since: date, on: date) -> date | None:
    """最早发展日. From which day on an activist may become a target, by calendar years.

    By the rules in force on ``on``; None where they set no term.
    """
    years = ACTIVIST_YEARS.on(on)
    return anniversary(activist_since, years) if years else None


def _hasty(register: Register, on: date) -> Iterator[Spot]:
    for target in register.tied(Candidacy, "stage", CandidateStage.TARGET):
        day = target.period.start
        if day is None:
            continue
        since = entered(register, target.person, CandidateStage.ACTIVIST, day)
        earliest = earliest_target(since, day) if since else None
        if since in handed_over(register, target.person):
            continue
        if since and earliest and day < earliest:
            yield Spot(
                f"入党积极分子培养教育{full_months(since, day)}个月，"
                f"应满{ACTIVIST_YEARS.on(day)}周年才能列为发展对象",
                (target.id, target.person),
                "period",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P11",
        kind="stage-skipped",
        severity=Severity.ERROR,
        title="发展阶段缺失或次序颠倒",
        english="A stage on the way into the party is missing or out of order",
        source=DEVELOPMENT_RULES,
        check=_skipped,
    ),
    Rule(
        code="R-P11",
        kind="stages-overlap",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="同时处于两个发展阶段",
        english="At two stages at one time",
        source=DEVELOPMENT_RULES,
        check=_overlapping,
    ),
    Rule(
        code="R-P12",
        kind="applied-under-age",
        severity=Severity.WARNING,
        title="申请入党时未满18周岁",
        english="Applied for the party under 18",
        source="《中国共产党章程》第一条",
        check=_young,
    ),
    Rule(
        code="R-P12",
        kind="activist-too-short",
        severity=Severity.WARNING,
        title="积极分子培养教育不满一年",
        english="Less than a calendar year as an activist",
        source=f"{DEVELOPMENT_RULES}（1990年试行起）",
        check=_hasty,
    ),
)
