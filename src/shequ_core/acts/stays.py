"""在册居住. Where someone is on a day; how a stay ends, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import attrs

from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Basis,
    EntryCause,
    ExitCause,
    FormerGroup,
    GridGroup,
    Household,
    Person,
    Record,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation

R = TypeVar("R", bound=Record)


def fresh(register: Register, ref: Ref[R]) -> Ref[R]:
    """新键. That name; where it is taken, with -2, -3 ... after it."""
    free, place = ref, 1
    while free in register:
        place += 1
        free = Ref.to(ref.community, ref.kind, f"{ref.key}-{place}")
    return free


def new_stay(register: Register, person: Ref[Person], on: date) -> Ref[Residence]:
    """新居住. The name of a stay: the person's key, or that with the day once taken."""
    first: Ref[Residence] = Ref.to(person.community, Residence.kind, person.key)
    if first not in register:
        return first
    return fresh(
        register, Ref.to(person.community, Residence.kind, f"{person.key}.{on:%Y%m%d}")
    )


def alive(register: Register, person: Ref[Person], on: date) -> Person:
    """在世. The person, who lives on the day. Raises NotFound and InvalidValue."""
    known = register[person]
    if not known.period.has(on):
        raise InvalidValue(
            f"{person} does not live (在世) on {on}, but {known.period}: "
            "look at the day, or correct the person first",
            problem="not-alive",
        )
    return known


def there(
    register: Register, person: Ref[Person], on: date, basis: Basis = Basis.REGISTERED
) -> Residence:
    """在册. The stay of someone who is here on a day. Raises InvalidValue."""
    stays = stays_of(register, person, basis)
    for stay in stays:
        if stay.period.has(on):
            return stay
    ended = [it.period.end for it in stays if it.period.end and it.period.end <= on]
    since = f": left {max(ended)}" if ended else ""
    raise InvalidValue(
        f"{person} is not here ({_WORDS[basis]}) on {on}{since}; "
        "move them in first, or look at the day",
        problem="not-here",
    )


_WORDS = {Basis.REGISTERED: "户籍在册", Basis.FLOATING: "流动登记"}


def stays_of(
    register: Register, person: Ref[Person], basis: Basis
) -> tuple[Residence, ...]:
    """各次居住. The stays of a person on a basis, by their beginning."""
    mine = register.tied(Residence, "person", person)
    return tuple(
        sorted(
            (it for it in mine if it.basis is basis),
            key=lambda it: (it.period.start or date.min, it.id),
        )
    )


def registered_until(register: Register, person: Ref[Person], on: date) -> date | None:
    """户籍终止. The end of the stays that follow on each other from the day, None for
    none. Raises InvalidValue where the person is not registered here that day.
    """
    end = there(register, person, on).period.end
    for stay in stays_of(register, person, Basis.REGISTERED):
        if end is not None and stay.period.has(end):
            end = stay.period.end
    return end


def leave(
    register: Register,
    person: Ref[Person],
    on: date,
    cause: ExitCause,
    basis: Basis = Basis.REGISTERED,
) -> Writes:
    """离开. The stays on the day end; what went on from them inside never was.

    Raises InvalidValue where the person is not here, or came again later.
    """
    there(register, person, on, basis)
    gone, struck = list[Residence](), list[Ref[Residence]]()
    reached = set[date | None]()
    for stay in stays_of(register, person, basis):
        if stay.period.has(on):
            reached.add(stay.period.end)
            period = Period(stay.period.start, on)
            gone.append(stay.evolve(period=period, ended=cause))
        elif stay.period.start and stay.period.start > on:
            if not _goes_on(stay, gone, reached):
                raise InvalidValue(
                    f"{person} is here again (再次在册) from {stay.period.start}, "
                    f"after leaving on {on}: correct {stay.id} first",
                    problem="later",
                )
            reached.add(stay.period.end)
            struck.append(stay.id)
    return Writes(tuple(gone), tuple(struck))


def _goes_on(stay: Residence, gone: list[Residence], reached: set[date | None]) -> bool:
    """A later stay that only goes on from one that ends: at home, and not as head."""
    homes = {it.household for it in gone}
    return (
        stay.began is EntryCause.WITHIN
        and stay.period.start in reached
        and stay.household in homes
        and not is_head(stay)
    )


def go_on(
    register: Register,
    stay: Residence,
    on: date,
    until: date | None = None,
    **changes: object,
) -> Iterator[Residence]:
    """接续. The stay until the day, and from it on with other values.

    With ``until`` it is from that day on as it was. A stay that began on the day is
    told anew instead, so that no empty one is left.
    """
    if until is not None and stay.period.has(until):
        first, last = stay.period.split(until)
        yield stay.evolve(
            id=new_stay(register, stay.person, until),
            began=EntryCause.WITHIN,
            period=last,
        )
        stay = stay.evolve(period=first, ended=ExitCause.WITHIN)
    if stay.period.start == on:
        yield stay.evolve(**changes)
        return
    before, after = stay.period.split(on)
    yield stay.evolve(period=before, ended=ExitCause.WITHIN)
    yield stay.evolve(
        id=new_stay(register, stay.person, on),
        began=EntryCause.WITHIN,
        period=after,
        **changes,
    )


def household_on(register: Register, household: Ref[Household], on: date) -> Household:
    """某日在册户. The household, which is there on the day. Raises as ``alive``."""
    known = register[household]
    if not known.period.has(on):
        raise InvalidValue(
            f"{household} is no household (户) on {on}, but {known.period}: "
            "look at the household, or at the day",
            problem="household-ended",
        )
    return known


def group_of(
    register: Register, household: Household, on: date
) -> Ref[GridGroup] | None:
    """某日小组. The group of a household on a day: a former one, or that of today."""
    for former in register.tied(FormerGroup, "household", household.id):
        if former.period.has(on):
            return former.group
    return household.group


def homes_on(
    register: Register, person: Ref[Person], on: date, basis: Basis
) -> tuple[Ref[Household], ...]:
    """所在户. The households that someone is in on a day; one, unless told twice."""
    stays = stays_of(register, person, basis)
    here = (it.household for it in stays if it.period.has(on))
    return tuple(dict.fromkeys(filter(None, here)))


def members(
    register: Register, household: Ref[Household], on: date
) -> tuple[Residence, ...]:
    """户内成员. The registered stays in a household on a day, the head's first."""
    here = [
        it
        for it in register.tied(Residence, "household", household)
        if it.basis is Basis.REGISTERED and it.period.has(on)
    ]
    return tuple(sorted(here, key=lambda it: (not is_head(it), it.id)))


def is_head(stay: Residence) -> bool:
    """户主. The stay is the head's."""
    return stay.relation is Relation.HEAD


@attrs.frozen
class Home:
    """住处. Where a household lives: what a new member's stay is told to begin with."""

    group: Ref[Any] | None
    building: Ref[Any] | None
    address: str

    @classmethod
    def of(cls, register: Register, household: Household, on: date) -> Home:
        """住处. As its head lives, or whoever is there; else only its group."""
        for stay in members(register, household.id, on):
            return cls(stay.group, stay.building, stay.address)
        return cls(group_of(register, household, on), None, "")
