"""党员在册. Where somebody stands in the party on a day, and what may not be."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.stays import fresh
from shequ_core.errors import InvalidValue
from shequ_core.model import Candidacy, CandidateStage, PartyMembership, Person
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def at_stage(
    register: Register,
    person: Ref[Person],
    on: date,
    stage: CandidateStage | None = None,
) -> Candidacy:
    """某日阶段. The stage that a person is at, begun before the day and not left since.

    ``stage`` is which it has to be, None for any. Raises InvalidValue (``stage-order``;
    ``later`` where what comes after the day is recorded already).
    """
    wanted = "any stage (发展阶段)" if stage is None else f"the stage {stage.name}"
    for candidacy in register.tied(Candidacy, "person", person):
        if not candidacy.period.has(on) or stage not in (None, candidacy.stage):
            continue
        if candidacy.period.end is not None:
            raise InvalidValue(
                f"{person} left {candidacy.id} on {candidacy.period.end}: "
                f"correct that before recording something on {on}",
                problem="later",
            )
        if candidacy.period.start == on:
            raise InvalidValue(
                f"{person} came to {candidacy.id} on {on} itself; "
                "a stage lasts a day at least",
                problem="same-day",
            )
        return candidacy
    raise InvalidValue(
        f"{person} is not at {wanted} on {on}; stages follow one another",
        problem="stage-order",
    )


def closed(candidacy: Candidacy, on: date) -> Candidacy:
    """结束阶段. The stage, left on the day."""
    return candidacy.evolve(period=Period(candidacy.period.start, on))


def member(register: Register, person: Ref[Person], on: date) -> PartyMembership:
    """党员. The membership of a person on a day, which goes on.

    Raises InvalidValue (``no-member``; ``later`` where it ended afterwards).
    """
    for membership in register.tied(PartyMembership, "person", person):
        if membership.period.has(on):
            if membership.period.end is not None:
                raise InvalidValue(
                    f"the membership {membership.id} ended (组织关系已转出或终止) on "
                    f"{membership.period.end}: correct that first",
                    problem="later",
                )
            return membership
    raise InvalidValue(
        f"{person} is no member (党员) here on {on}", problem="no-member"
    )


def probationer(register: Register, person: Ref[Person], on: date) -> PartyMembership:
    """预备党员. The membership of someone not confirmed yet. Raises InvalidValue."""
    membership = member(register, person, on)
    if membership.confirmed is not None:
        raise InvalidValue(
            f"{person} was confirmed (转正) on {membership.confirmed}",
            problem="confirmed-already",
        )
    return membership


def no_member(register: Register, person: Ref[Person], on: date) -> None:
    """不是党员. The person has no relation here, on the day or later.

    Raises InvalidValue (``member-already``): a member has exactly one relation.
    """
    for membership in register.tied(PartyMembership, "person", person):
        if membership.period.meets(Period.since(on)):
            raise InvalidValue(
                f"{person} is a member (党员) already, {membership.period} as "
                f"{membership.id}: there is exactly one relation (组织关系)",
                problem="member-already",
            )


def new_membership(
    register: Register, person: Ref[Person], on: date
) -> Ref[PartyMembership]:
    """新组织关系. The name of a membership: the person's key, dated once taken."""
    first: Ref[PartyMembership]
    first = Ref.to(person.community, PartyMembership.kind, person.key)
    if first not in register:
        return first
    return fresh(
        register,
        Ref.to(person.community, PartyMembership.kind, f"{person.key}.{on:%Y%m%d}"),
    )
