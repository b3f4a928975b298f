"""发展党员. From an application to full membership, stage by stage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shequ_core.acts.party_members import (
    at_stage,
    closed,
    new_membership,
    no_member,
    probationer,
)
from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    DevelopmentStep,
    MemberCategory,
    PartyBody,
    PartyMembership,
    PartyStep,
    Person,
)
from shequ_core.register import Register
from shequ_core.rules.development import ADULT, earliest_target
from shequ_core.rules.party_approvals import extension_span
from shequ_core.rules.party_stages import probation_span
from shequ_core.values import Period, Political, Ref, age_at_most

_BEFORE = {
    CandidateStage.ACTIVIST: CandidateStage.APPLICANT,
    CandidateStage.TARGET: CandidateStage.ACTIVIST,
}


def apply_to_join(
    register: Register, person: Ref[Person], *, body: Ref[PartyBody], on: date
) -> Writes:
    """申请入党. A person of eighteen hands in an application, in the care of a branch.

    Raises InvalidValue where the person does not live that day, is too young
    (``under-age``), a member, or on the way already (``on-the-way``).
    """
    who = alive(register, person, on)
    if who.born and age_at_most(who.born, on) < ADULT:
        raise InvalidValue(
            f"{person} is under {ADULT} (未满18周岁) on {on}: "
            "an application is taken from adults",
            problem="under-age",
        )
    no_member(register, person, on)
    for known in register.tied(Candidacy, "person", person):
        if known.period.meets(Period.since(on)):
            raise InvalidValue(
                f"{person} is on the way (发展中) already, as {known.id}: "
                "it goes on, or is withdrawn first",
                problem="on-the-way",
            )
    return Writes((_entered(register, who.id, CandidateStage.APPLICANT, body, on),))


def advance(
    register: Register, person: Ref[Person], *, to: CandidateStage, on: date
) -> Writes:
    """进入下一阶段. An applicant becomes an activist, an activist a development target.

    Raises InvalidValue where the stage before is missing (``stage-order``), or where
    an activist has not been one for the calendar years of the rules (``too-early``).
    """
    if to is CandidateStage.APPLICANT:
        raise InvalidValue(
            f"{person} becomes an applicant (入党申请人) by applying",
            problem="stage-order",
        )
    before = at_stage(register, person, on, _BEFORE[to])
    since = before.period.start or date.min
    earliest = earliest_target(since, on) if to is CandidateStage.TARGET else None
    if earliest and on < earliest:
        raise InvalidValue(
            f"{person} is an activist (入党积极分子) since {since}: "
            f"a development target from {earliest} on, not on {on}",
            problem="too-early",
        )
    return Writes((closed(before, on), _entered(register, person, to, before.body, on)))


def withdraw(register: Register, person: Ref[Person], *, on: date) -> Writes:
    """退出发展. An application is withdrawn, or the branch gives a candidate up.

    Raises InvalidValue where the person is at no stage that day.
    """
    return Writes((closed(at_stage(register, person, on), on),))


def take_step(
    register: Register,
    person: Ref[Person],
    *,
    step: DevelopmentStep,
    on: date,
    by: Ref[Person] | None = None,
    hours: Decimal | None = None,
    last: date | None = None,
    note: str = "",
) -> Writes:
    """办理手续. A talk, a review, a training, an approval: recorded for a person.

    ``last`` is the last day of what took several. Raises InvalidValue where the
    person does not live that day.
    """
    alive(register, person, on)
    key = f"{person.key}.{step.value.replace('_', '-')}.{on:%Y%m%d}"
    taken = PartyStep(
        id=fresh(register, Ref.to(person.community, PartyStep.kind, key)),
        person=person,
        step=step,
        by=by,
        hours=hours,
        note=note,
        period=Period.through(on, last or on),
    )
    return Writes((taken,))


def admit(
    register: Register,
    person: Ref[Person],
    *,
    on: date,
    category: MemberCategory | None = None,
) -> Writes:
    """接收预备党员. The branch meeting of the day takes a development target in.

    The day is that of joining (入党时间), and probation begins with it. Raises
    InvalidValue where the person is no target that day.
    """
    target = at_stage(register, person, on, CandidateStage.TARGET)
    no_member(register, person, on)
    joined = PartyMembership(
        id=new_membership(register, person, on),
        person=person,
        body=target.body,
        joined=on,
        category=category,
        period=Period.since(on),
    )
    who = alive(register, person, on)
    return Writes(
        (
            closed(target, on),
            joined,
            who.evolve(political=Political.PROBATIONARY_MEMBER),
        )
    )


def extend_probation(
    register: Register, person: Ref[Person], *, until: date, on: date
) -> Writes:
    """延长预备期. The branch meeting of the day puts the confirmation off.

    Raises InvalidValue where the person is not on probation, or ``until`` is not half
    a year to a year after its regular end (``extension-length``).
    """
    membership = probationer(register, person, on)
    joined = membership.joined_on
    span = extension_span(joined) if joined else None
    if span and not span[0] <= until <= span[1]:
        raise InvalidValue(
            f"the probation (预备期) of {person} can be extended to a day "
            f"from {span[0]} to {span[1]}, not to {until}",
            problem="extension-length",
        )
    (step,) = take_step(register, person, step=DevelopmentStep.EXTENSION, on=on).puts
    return Writes((step.evolve(until=until),))


def confirm(register: Register, person: Ref[Person], *, on: date) -> Writes:
    """转正. The branch meeting of the day makes a probationary member a full one.

    Raises InvalidValue where the person is not on probation, or before the end of it
    (``too-early``): a calendar year after joining, or the day it was extended to.
    """
    membership = probationer(register, person, on)
    joined = membership.joined_on
    span = probation_span(joined) if joined else None
    ends = [span[0]] if span else []
    for step in register.tied(PartyStep, "person", person):
        if step.step is DevelopmentStep.EXTENSION and step.until:
            ends.append(step.until)
    if ends and on < max(ends):
        raise InvalidValue(
            f"the probation (预备期) of {person} lasts until {max(ends)}: "
            f"they can not be confirmed on {on}",
            problem="too-early",
        )
    who = alive(register, person, on)
    return Writes(
        (
            membership.evolve(confirmed=on),
            who.evolve(political=Political.PARTY_MEMBER),
        )
    )


def _entered(
    register: Register,
    person: Ref[Person],
    stage: CandidateStage,
    body: Ref[PartyBody] | None,
    on: date,
) -> Candidacy:
    key = f"{person.key}.{on:%Y%m%d}"
    return Candidacy(
        id=fresh(register, Ref.to(person.community, Candidacy.kind, key)),
        person=person,
        stage=stage,
        body=body,
        period=Period.since(on),
    )
