"""迁移. Moving in, moving out, and from one household to another."""

from __future__ import annotations

from datetime import date

from shequ_core.acts import belongings
from shequ_core.acts.grouping import lasting_group
from shequ_core.acts.heads import UNTOLD, Relations, left_behind
from shequ_core.acts.later import along, refuse_passing
from shequ_core.acts.stays import (
    Home,
    go_on,
    homes_on,
    household_on,
    is_head,
    leave,
    members,
    new_stay,
    stays_of,
    there,
)
from shequ_core.acts.writes import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Basis,
    Building,
    EntryCause,
    ExitCause,
    GridGroup,
    Household,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation


def move_in(
    register: Register,
    person: Person,
    *,
    household: Household | Ref[Household],
    on: date,
    relation: Relation | None = None,
    building: Ref[Building] | None = None,
    address: str = "",
    cause: EntryCause = EntryCause.ARRIVAL,
) -> Writes:
    """迁入. A person is registered in a household from the day on.

    A ``household`` that is not there yet is given as the record it is to be; its head
    moves in first. Where no ``building`` or ``address`` is given, they are the
    household's. Raises InvalidValue where the person does not live that day, is
    registered here already (``here-already``), or would be its second head.
    """
    absent(register, person, Basis.REGISTERED, on)
    home, founded = _opened(register, household, on)
    joins(register, home.id, relation, on)
    place = Home.of(register, home, on)
    stay = Residence(
        id=new_stay(register, person.id, on),
        person=person.id,
        household=home.id,
        relation=relation,
        group=place.group,
        building=building or place.building,
        address=address or place.address,
        began=cause,
        period=Period.since(on),
    )
    through = along(register.after([*founded, person]), home, stay)
    return Writes((*founded, person, *through))


def move_out(
    register: Register,
    person: Ref[Person],
    *,
    on: date,
    basis: Basis = Basis.REGISTERED,
    cause: ExitCause = ExitCause.DEPARTURE,
    head: Ref[Person] | None = None,
    relations: Relations = UNTOLD,
) -> Writes:
    """迁出. A person is here no more from the day on; so are their listings.

    ``head`` is who leads the household then, where its head leaves and others stay. A
    household that nobody is left in ends. Raises InvalidValue where the person is not
    here that day, or came again later, and where no head is named.
    """
    writes = leave(register, person, on, cause, basis)
    after = apply(register, writes)
    elsewhere = [it for it in Basis if any(_lasting(after, person, it, on))]
    if not elsewhere:
        kept = belongings.ended(register, belongings.OF_RESIDENTS, person, on)
        writes = writes.then(kept)
    for home in homes_on(register, person, on, basis):
        writes = left_behind(
            register, writes, home, on=on, head=head, relations=relations
        )
    return writes


def come_to_live(
    register: Register,
    person: Person,
    *,
    on: date,
    group: Ref[GridGroup] | None = None,
    building: Ref[Building] | None = None,
    address: str = "",
    origin: str = "",
    reason: str = "",
) -> Writes:
    """流入登记. A person registered elsewhere lives here from the day on.

    They leave with ``move_out(..., basis=Basis.FLOATING)``. Raises InvalidValue where
    they live here already, or do not live that day, and where the group ended.
    """
    absent(register, person, Basis.FLOATING, on)
    if group is not None:
        lasting_group(register, group, on)
    stay = Residence(
        id=new_stay(register, person.id, on),
        person=person.id,
        basis=Basis.FLOATING,
        group=group,
        building=building,
        address=address,
        origin=origin,
        reason=reason,
        began=EntryCause.ARRIVAL,
        period=Period.since(on),
    )
    return Writes((person, stay))


def transfer(
    register: Register,
    person: Ref[Person],
    *,
    household: Ref[Household],
    on: date,
    relation: Relation | None = None,
    head: Ref[Person] | None = None,
    relations: Relations = UNTOLD,
) -> Writes:
    """户间迁移. A resident goes to another household of the community on the day.

    ``relation`` is to the head there; ``head`` leads the household that is left, where
    its head leaves it, and ``relations`` are to that one. Raises InvalidValue as
    ``move_in`` and ``move_out`` do.
    """
    stay = there(register, person, on)
    refuse_passing([stay], on)
    home = household_on(register, household, on)
    if stay.household == home.id:
        raise InvalidValue(
            f"{person} is of {household} (户) on {on} already", problem="here-already"
        )
    joins(register, home.id, relation, on)
    place = Home.of(register, home, on)
    *before, moved = go_on(
        register,
        stay,
        on,
        household=home.id,
        relation=relation,
        group=place.group,
        building=place.building,
        address=place.address,
    )
    return left_behind(
        register,
        Writes((*before, *along(register, home, moved))),
        stay.household,
        on=on,
        head=head,
        relations=relations,
    )


def absent(register: Register, person: Person, basis: Basis, on: date) -> None:
    """不在册. The person lives and is not here, then or later. Raises InvalidValue."""
    if not person.period.has(on):
        raise InvalidValue(
            f"{person.id} does not live (在世) on {on}, but {person.period}: "
            "look at the day, or at the person's dates",
            problem="not-alive",
        )
    for stay in _lasting(register, person.id, basis, on):
        raise InvalidValue(
            f"{person.id} is here (在册) already, {stay.period} as {stay.id}: "
            "transfer them, or let them move out first",
            problem="here-already",
        )


def _lasting(
    register: Register, person: Ref[Person], basis: Basis, on: date
) -> list[Residence]:
    """Stays on the day, or after it."""
    since = Period.since(on)
    return [it for it in stays_of(register, person, basis) if it.period.meets(since)]


def joins(
    register: Register,
    household: Ref[Household],
    relation: Relation | None,
    on: date,
) -> None:
    """入户. One head a household, and nobody before them. Raises InvalidValue."""
    here = members(register, household, on)
    if relation is Relation.HEAD and any(map(is_head, here)):
        raise InvalidValue(
            f"{household} has its head (户主) on {on}: give the relation to the head, "
            "and change the head afterwards",
            problem="two-heads",
        )
    if relation not in (None, Relation.HEAD) and not here:
        raise InvalidValue(
            f"nobody is in {household} (户) on {on}: let its head (户主) move in first",
            problem="no-head",
        )


def _opened(
    register: Register, household: Household | Ref[Household], on: date
) -> tuple[Household, tuple[Household, ...]]:
    """The household, and the record of one that is founded on the day."""
    if isinstance(household, str):
        return household_on(register, household, on), ()
    if household.id in register:
        return household_on(register, household.id, on), ()
    if household.group is not None:
        lasting_group(register, household.group, on)
    founded = household.evolve(period=Period.since(on))
    return founded, (founded,)
