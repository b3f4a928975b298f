"""出生和死亡. Who is born into a household, and who dies."""

from __future__ import annotations

from datetime import date

from shequ_core.acts import belongings
from shequ_core.acts.heads import UNTOLD, Relations, left_behind
from shequ_core.acts.moving import move_in
from shequ_core.acts.stays import alive, homes_on, leave, members, stays_of
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Basis,
    EntryCause,
    ExitCause,
    Household,
    Person,
)
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Ref, Relation


def born(
    register: Register,
    child: Person,
    *,
    household: Ref[Household],
    on: date,
    relation: Relation | None = None,
) -> Writes:
    """出生. A child is born on the day, and registered in a household from then on.

    Raises InvalidValue where the child's birth date says another day, where someone of
    that ref is known already, or where nobody lives in the household.
    """
    if child.id in register:
        raise InvalidValue(
            f"{child.id} is known (已登记) already: give the child a ref of its own",
            problem="known-already",
        )
    if child.born and not child.born.agrees(PartDate.exactly(on)):
        raise InvalidValue(
            f"{child.id} has another birth date (出生日期) than {on}: "
            "give the day of birth as the day, and report it late if it is told late",
            problem="birth-date",
        )
    if relation is Relation.HEAD or not members(register, household, on):
        raise InvalidValue(
            f"a child is born into a household (户) with a head: {household} on {on}",
            problem="no-head",
        )
    newborn = child.evolve(born=PartDate.exactly(on), period=Period.since(on))
    return move_in(
        register,
        newborn,
        household=household,
        on=on,
        relation=relation,
        cause=EntryCause.BIRTH,
    )


def died(
    register: Register,
    person: Ref[Person],
    *,
    on: date,
    head: Ref[Person] | None = None,
    relations: Relations = UNTOLD,
) -> Writes:
    """死亡. A person dies on the day: no resident, member or listed person from it on.

    ``head`` is who leads the household then, where its head died and others stay.
    Raises InvalidValue where the person did not live that day, or is recorded as moving
    in later, and where no head is named.
    """
    known = alive(register, person, on)
    writes = Writes((known.evolve(period=Period(known.period.start, on)),))
    for basis in Basis:
        if any(it.period.has(on) for it in stays_of(register, person, basis)):
            writes = writes.then(leave(register, person, on, ExitCause.DEATH, basis))
    kept = belongings.ended(register, belongings.OF_THE_LIVING, person, on)
    writes = writes.then(kept)
    for home in homes_on(register, person, on, Basis.REGISTERED):
        writes = left_behind(
            register, writes, home, on=on, head=head, relations=relations
        )
    return writes
