"""党员发展规则. Joining and confirmation, by the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import PartyMembership, Person
from shequ_core.register import Register
from shequ_core.rules.as_of import full_years, today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import age_at_most, anniversary

PROBATION_YEARS = Dated((date(1977, 8, 18), (1, 2)))
"""预备期. Years at least and at most, by the day of joining; unchecked before."""

_ADULT = 18
_RULES = "《中国共产党发展党员工作细则》"


def _reversed(register: Register, on: date) -> Iterator[Spot]:
    for member in register.all(PartyMembership):
        if _before(member):
            yield Spot("转正时间早于入党时间", (member.id, member.person), "confirmed")


def _before(member: PartyMembership) -> bool:
    joined, confirmed = member.joined, member.confirmed
    return bool(joined and confirmed and confirmed.last < joined.first)


def _young(register: Register, on: date) -> Iterator[Spot]:
    persons = register.named(Person)
    for member in register.all(PartyMembership):
        person = persons.get(member.person)
        if person is None or person.born is None or member.joined is None:
            continue
        age = age_at_most(person.born, member.joined.last)
        if age < _ADULT:
            yield Spot(
                f"入党时{full_years(age)}，年满{_ADULT}周岁才能申请入党，请核对入党时间",
                (member.id, person.id),
                "joined",
            )


def probation_span(joined: date) -> tuple[date, date] | None:
    """预备期. The first and the last day on which someone may be confirmed.

    None where the rules of the day of joining set no probation.
    """
    years = PROBATION_YEARS.on(joined)
    if years is None:
        return None
    return anniversary(joined, years[0]), anniversary(joined, years[1])


def _probation(register: Register, on: date) -> Iterator[Spot]:
    for member in register.all(PartyMembership):
        joined, confirmed = member.joined, member.confirmed
        if not (joined and confirmed) or _before(member):
            continue
        soonest, latest = probation_span(joined.first), probation_span(joined.last)
        if soonest and confirmed.last < soonest[0]:
            message = "预备期不足一年，请核对入党时间和转正时间"
        elif latest and confirmed.first > latest[1]:
            message = "入党两年以后才转正，预备期至多延长一年，请核对"
        else:
            continue
        yield Spot(message, (member.id, member.person), "confirmed")


def _unconfirmed(register: Register, on: date) -> Iterator[Spot]:
    for member in today(register, on).all(PartyMembership):
        if member.joined is None or member.confirmed is not None:
            continue
        span = probation_span(member.joined.last)
        if span and span[1] < on:
            yield Spot(
                "入党已满两年，没有登记转正时间，请补填",
                (member.id, member.person),
                "confirmed",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P11",
        kind="stages-reversed",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="转正早于入党",
        english="Confirmed before joining",
        source=_RULES,
        check=_reversed,
    ),
    Rule(
        code="R-P12",
        kind="joined-under-age",
        severity=Severity.WARNING,
        title="入党时未满18周岁",
        english="Joined the party under 18",
        source="《中国共产党章程》第一条",
        check=_young,
    ),
    Rule(
        code="R-P12",
        kind="probation-length",
        severity=Severity.WARNING,
        title="预备期长短不合规定",
        english="A probation of less than one year or more than two",
        source=_RULES,
        check=_probation,
    ),
    Rule(
        code="R-P12",
        kind="confirmation-missing",
        severity=Severity.WARNING,
        title="没有转正时间",
        english="Joined over two years ago and never confirmed",
        source=_RULES,
        check=_unconfirmed,
    ),
)
