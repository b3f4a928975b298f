"""发展手续规则. Talks, reviews, training and approvals on the way into the party.

They speak only where steps are recorded at all: a community that keeps them on paper
is not told that each is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from shequ_core.figures.party import on_probation
from shequ_core.findings import Severity
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    DevelopmentStep,
    PartyMembership,
    PartyStep,
    Person,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.dated import Dated
from shequ_core.rules.development import (
    DEVELOPMENT_RULES,
    RULED_SINCE,
    admitted,
    entered,
)
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import (
    Political,
    age_at_most,
    full_months,
    months_after,
)


@attrs.frozen
class Training:
    """集中培训. How long at least: so many days, or so many hours (学时)."""

    days: int
    hours: int


SINCE_2014 = date(2014, 5, 28)
"""现行细则. Since when the rules of admission in force today hold."""

TALK_MONTHS = Dated((SINCE_2014, 1))
"""谈话期限. Months from the application to the talk."""

REVIEW_MONTHS = Dated((RULED_SINCE, 6))
"""考察间隔. Months between the reviews of an activist."""

TRAINING = Dated((SINCE_2014, Training(3, 24)))
"""集中培训. Of a development target, before joining."""

_LEAGUE_AGE = 28
_INTRODUCERS = 2
TALK, REVIEW = DevelopmentStep.TALK, DevelopmentStep.REVIEW


def taken(register: Register, person: str, step: DevelopmentStep) -> list[PartyStep]:
    """已办手续. The steps of a sort that were taken for a person, on known days."""
    steps = register.tied(PartyStep, "person", person)
    return [it for it in steps if it.step is step and it.period.start]


def first_after(
    register: Register, person: str, step: DevelopmentStep, day: date
) -> date | None:
    """首次办理. The first day, from a day on, on which a step was taken."""
    days = [it.period.start for it in taken(register, person, step)]
    return min((it for it in days if it and it >= day), default=None)


def _talk(register: Register, on: date) -> Iterator[Spot]:
    if not register.named(PartyStep):
        return
    for candidacy in register.tied(Candidacy, "stage", CandidateStage.APPLICANT):
        day = candidacy.period.start
        months = TALK_MONTHS.on(day) if day else None
        if day is None or months is None:
            continue
        latest = months_after(day, months)
        talked = first_after(register, candidacy.person, TALK, day)
        end = talked or _waited_until(register, candidacy, on)
        if end > latest:
            told = "才谈话" if talked else "还没有登记谈话"
            yield Spot(
                f"递交入党申请后{full_months(day, end)}个月{told}，"
                f"应在{months}个月内派人谈话",
                (candidacy.id, candidacy.person),
            )


def _waited_until(register: Register, candidacy: Candidacy, on: date) -> date:
    """The day of the check; the last day of who died, or gave it up, before."""
    end = candidacy.period.end
    if end is None or end > on:
        return on
    mine = register.tied(Candidacy, "person", candidacy.person)
    return on if any(it.period.start == end for it in mine) else end


def _reviews(register: Register, on: date) -> Iterator[Spot]:
    if not register.named(PartyStep):
        return
    for activist in register.tied(Candidacy, "stage", CandidateStage.ACTIVIST):
        start, end = activist.period.start, activist.period.end or date.max
        every = REVIEW_MONTHS.on(start) if start else None
        if start is None or every is None or on < start:
            continue
        due = full_months(start, min(end, on)) // every
        if on < end and months_after(start, due * every) == on:
            due -= 1  # it may be held today yet
        held = sum(
            start <= it.period.start <= min(end, on)
            for it in taken(register, activist.person, REVIEW)
            if it.period.start
        )
        if held < due:
            yield Spot(
                f"入党积极分子每{every}个月考察一次，应有{due}次，登记了{held}次",
                (activist.id, activist.person),
            )


def joined_here(register: Register) -> Iterator[tuple[PartyMembership, date]]:
    """在本社区入党. Those who joined here whose steps are recorded, and their days."""
    for person in register.grouped(PartyStep, "person"):
        member = admitted(register, person)
        day = member.joined_on if member else None
        if member and day:
            yield member, day


def _training(register: Register, on: date) -> Iterator[Spot]:
    for member, joined in joined_here(register):
        least = TRAINING.on(joined)
        if least is None:
            continue
        since = entered(register, member.person, CandidateStage.TARGET, joined)
        held = [
            it
            for it in taken(register, member.person, DevelopmentStep.TRAINING)
            if it.period.start and (since or date.min) <= it.period.start <= joined
        ]
        days = sum(it.period.days or 1 for it in held)
        hours = sum(it.hours or 0 for it in held)
        if days < least.days and hours < least.hours:
            yield Spot(
                f"入党前集中培训{days}天、{hours:g}学时，"
                f"应不少于{least.days}天或{least.hours}学时",
                (member.id, member.person),
            )


def _introducers(register: Register, on: date) -> Iterator[Spot]:
    for member, joined in joined_here(register):
        steps = taken(register, member.person, DevelopmentStep.INTRODUCTION)
        known = {it.by or it.id for it in steps}
        if len(known) < _INTRODUCERS:
            yield Spot(
                f"入党介绍人登记了{len(known)}名，应有{_INTRODUCERS}名正式党员",
                (member.id, member.person),
            )
        for it in steps:
            if it.by and not _full_member(register, it.by, joined):
                yield Spot("入党介绍人当时不是正式党员", (it.id, it.by), "by")


def _full_member(register: Register, person: str, day: date) -> bool:
    """As far as the book tells: of those who are not in it nothing is known, and who
    joined long ago was confirmed, written down or not.
    """
    known = register.tied(PartyMembership, "person", person)
    in_it = [it for it in known if it.joined is None or it.joined.first <= day]
    return not known or any(not on_probation(it, day) for it in in_it)


def _league(register: Register, on: date) -> Iterator[Spot]:
    persons = register.named(Person)
    for candidacy in today(register, on).all(Candidacy):
        person = persons.get(candidacy.person)
        if (
            candidacy.stage is not CandidateStage.APPLICANT
            and person is not None
            and person.political is Political.YOUTH_LEAGUE
            and person.born is not None
            and candidacy.period.start is not None
            and age_at_most(person.born, candidacy.period.start) < _LEAGUE_AGE
            and register.named(PartyStep)
            and not taken(register, person.id, DevelopmentStep.RECOMMENDATION)
        ):
            yield Spot(
                f"{_LEAGUE_AGE}岁以下的共青团员，没有登记团组织推优",
                (candidacy.id, person.id),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P20",
        kind="first-talk-late",
        severity=Severity.WARNING,
        title="递交申请后没有及时谈话",
        english="No talk within a month of the application",
        source=f"{DEVELOPMENT_RULES}第六条",
        check=_talk,
    ),
    Rule(
        code="R-P21",
        kind="activist-reviews-missing",
        severity=Severity.WARNING,
        title="积极分子半年考察缺失",
        english="Half-yearly reviews of an activist are missing",
        source=f"{DEVELOPMENT_RULES}（1990年试行起）",
        check=_reviews,
    ),
    Rule(
        code="R-P22",
        kind="training-too-short",
        severity=Severity.WARNING,
        title="入党前集中培训不足",
        english="Joined with less training than is due",
        source=f"{DEVELOPMENT_RULES}：三天或二十四学时",
        check=_training,
    ),
    Rule(
        code="R-P23",
        kind="introducers-missing",
        severity=Severity.WARNING,
        title="入党介绍人不足或不合条件",
        english="Fewer than two introducers, or one who is no full member",
        source="《中国共产党章程》：两名正式党员作介绍人",
        check=_introducers,
    ),
    Rule(
        code="R-P24",
        kind="league-recommendation-missing",
        severity=Severity.INFO,
        title="共青团员没有团组织推优",
        english="A league member under 28 without the league's recommendation",
        source=DEVELOPMENT_RULES,
        check=_league,
    ),
)
