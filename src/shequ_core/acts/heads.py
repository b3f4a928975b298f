"""户主变更. Who is head of a household, and what everyone is to the head then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from shequ_core.acts.kinship import seen_from
from shequ_core.acts.later import kin_of, next_head, refuse_misled
from shequ_core.acts.stays import go_on, household_on, is_head, members
from shequ_core.acts.writes import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.model import Household, Person, Residence
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation

Relations = Mapping[Ref[Person], Relation]
"""与户主关系. What persons are to a head, where the caller knows it."""

UNTOLD: Relations = {}


def change_head(
    register: Register,
    household: Ref[Household],
    head: Ref[Person],
    *,
    on: date,
    relations: Relations = UNTOLD,
) -> Writes:
    """变更户主. Someone of the household is its head from the day on.

    The others' relations to the new head are worked out of those to the old one; where
    that can't tell, as ``relations`` say, else they are left open. Raises InvalidValue
    where the person is not of the household that day, or is its head already.
    """
    household_on(register, household, on)
    stays = members(register, household, on)
    chosen = [stay for stay in stays if stay.person == head]
    if not chosen:
        raise InvalidValue(
            f"{head} is not of {household} (户) on {on}: "
            "transfer them into the household first",
            problem="not-a-member",
        )
    if is_head(chosen[0]):
        raise InvalidValue(
            f"{head} is the head (户主) of {household} on {on} already",
            problem="head-already",
        )
    old = next((stay for stay in stays if is_head(stay)), None)
    led = _led_by(register, chosen[0], old, stays, on=on, relations=relations)
    writes = Writes(tuple(led))
    refuse_misled(register, apply(register, writes), household, on)
    return writes


def left_behind(
    register: Register,
    writes: Writes,
    household: Ref[Household] | None,
    *,
    on: date,
    head: Ref[Person] | None = None,
    relations: Relations = UNTOLD,
) -> Writes:
    """留下的户. The writes, and what they make of a household that someone leaves.

    One that nobody is left in ends; one that its head leaves needs another, ``head``.
    Raises InvalidValue where none is named.
    """
    known = register.find(household)
    if known is None:
        return writes
    after = apply(register, writes)
    staying = members(after, known.id, on)
    led = next((it for it in members(register, known.id, on) if is_head(it)), None)
    chosen = next((stay for stay in staying if stay.person == head), None)
    if head is not None and (chosen is None or any(map(is_head, staying))):
        raise InvalidValue(
            f"{head} can't become head (户主) of {known.id} on {on}: its head stays, "
            "or this is none of those who stay; name no head, or another",
            problem="not-a-member" if chosen is None else "head-already",
        )
    if not staying:
        if not _awaited(after, known, on):
            return _closed(writes, known, on)
        refuse_misled(register, after, known.id, on)
        return writes
    if any(map(is_head, staying)) or (led is None and chosen is None):
        refuse_misled(register, after, known.id, on)
        return writes
    if chosen is None:
        raise InvalidValue(
            f"the head (户主) of {known.id} leaves on {on} and {len(staying)} stay: "
            "say which of them is head then (head=...)",
            problem="no-head",
        )
    told = Writes(
        tuple(_led_by(after, chosen, led, staying, on=on, relations=relations))
    )
    refuse_misled(register, apply(after, told), known.id, on)
    return writes.then(told)


def related(
    register: Register,
    to: Residence,
    stay: Residence,
    old: Residence | None,
    relations: Relations,
) -> Relation | None:
    """关系. What the person of a stay is to that of another, in one household.

    Both are told by the head that was; where there was none, it is left as it is.
    """
    if stay.person == to.person:
        return Relation.HEAD
    if stay.person in relations:
        return relations[stay.person]
    if old is None:
        return stay.relation
    kin = (kin_of(register, it) for it in (to, stay, old))
    return seen_from(*kin)


def refuse_strangers(relations: Relations, persons: Collection[Ref[Person]]) -> None:
    """核对. Relations are told of those concerned only. Raises InvalidValue."""
    strangers = sorted(set(relations) - set(persons))
    if strangers:
        raise InvalidValue(
            f"relations (与户主关系) are told of {strangers[0]}, who is not concerned",
            problem="not-a-member",
        )


def _led_by(
    register: Register,
    head: Residence,
    old: Residence | None,
    stays: Collection[Residence],
    *,
    on: date,
    relations: Relations,
) -> Iterator[Residence]:
    refuse_strangers(relations, [stay.person for stay in stays])
    until = next_head(register, head.household, on) if head.household else None
    for stay in stays:
        relation = related(register, head, stay, old, relations)
        if relation is not stay.relation:
            yield from go_on(register, stay, on, until, relation=relation)


def _awaited(register: Register, household: Household, on: date) -> bool:
    """Someone is to live there later."""
    return any(
        stay.period.start and stay.period.start > on and not stay.period.empty
        for stay in register.tied(Residence, "household", household.id)
    )


def _closed(writes: Writes, household: Household, on: date) -> Writes:
    if not household.period.has(on):
        return writes
    ended = household.evolve(period=Period(household.period.start, on))
    return writes.then(Writes((ended,)))
