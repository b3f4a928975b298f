"""后来的变动. What was told first and happened later: followed, or in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from shequ_core.acts.kinship import Kin, seen_from
from shequ_core.acts.stays import go_on, group_of, is_head, members
from shequ_core.errors import InvalidValue
from shequ_core.model import FormerGroup, Household, Record, Residence
from shequ_core.register import Register
from shequ_core.values import Ref, Relation


def refuse_passing(stays: Iterable[Residence], on: date) -> None:
    """核对. Stays that nothing has ended since. Raises InvalidValue."""
    for stay in stays:
        if stay.period.end is not None:
            raise in_the_way(stay.id, stay.period.end, on)


def refuse_regrouped(register: Register, household: Household, on: date) -> None:
    """核对. A household that has not changed its group since. Raises InvalidValue."""
    former = register.tied(FormerGroup, "household", household.id)
    for day in (it.period.end for it in former):
        if day is not None and day > on:
            raise in_the_way(household.id, day, on)


def in_the_way(ref: str, later: date, on: date) -> InvalidValue:
    """后来已变. What was recorded for a later day does not fit what is told now."""
    return InvalidValue(
        f"{ref} changes on {later}, later than {on}, and that was told first: "
        "undo it, tell both in turn",
        problem="later",
    )


def refuse_misled(
    before: Register, after: Register, household: Ref[Household], on: date
) -> None:
    """核对. No later day on which the household has lost its head, or got a second one.

    Raises InvalidValue.
    """
    stays = after.tied(Residence, "household", household)
    sides = {day for it in stays for day in (it.period.start, it.period.end)}
    for day in sorted(day for day in sides if day and day > on):
        if _misled(after, household, day) and not _misled(before, household, day):
            raise in_the_way(household, day, on)


def _misled(register: Register, household: Ref[Household], day: date) -> bool:
    here = members(register, household, day)
    return bool(here) and sum(map(is_head, here)) != 1


def next_head(register: Register, household: Ref[Household], on: date) -> date | None:
    """下次换户主. The next day on which someone is head anew, None for none."""
    led = filter(is_head, register.tied(Residence, "household", household))
    starts = (stay.period.start for stay in led if not stay.period.empty)
    return min((day for day in starts if day and day > on), default=None)


def along(register: Register, home: Household, stay: Residence) -> list[Record]:
    """随户. A stay that is to be in a household, through what befalls it later.

    When its group changes the member's does, when its head changes the relation does.
    Raises InvalidValue where the household ends before the stay.
    """
    on, end = stay.period.start or date.min, home.period.end
    if end is not None and (stay.period.end is None or stay.period.end > end):
        raise in_the_way(home.id, end, on)
    joined = register.after([stay])
    pieces = [stay]
    for day in _changes(register, home, stay):
        *before, last = pieces
        group = group_of(register, home, day)
        relation = _relation(joined, home, last, day)
        if (group, relation) != (last.group, last.relation):
            after = go_on(joined, last, day, group=group, relation=relation)
            pieces = [*before, *after]
    return [*pieces]


def _changes(register: Register, home: Household, stay: Residence) -> list[date]:
    """The days on which the household changes while the stay lasts."""
    former = register.tied(FormerGroup, "household", home.id)
    days = {it.period.end for it in former} | set(_head_days(register, home))
    start = stay.period.start
    return sorted(it for it in days if it and it != start and stay.period.has(it))


def _head_days(register: Register, home: Household) -> Iterator[date | None]:
    for stay in register.tied(Residence, "household", home.id):
        if is_head(stay):
            yield stay.period.start


def _relation(
    register: Register, home: Household, stay: Residence, day: date
) -> Relation | None:
    """What the member is to the head of the day, by what they were the day before."""
    old, new = (
        next(filter(is_head, members(register, home.id, at)), None)
        for at in (day - timedelta(days=1), day)
    )
    if old is None or new is None or old.person == new.person:
        return stay.relation
    before = members(register, home.id, day - timedelta(days=1))
    was = next((it for it in before if it.person == new.person), None)
    if was is None:
        return None
    return seen_from(*(kin_of(register, it) for it in (was, stay, old)))


def kin_of(register: Register, stay: Residence) -> Kin:
    """家人. Someone by their stay: what they are to the head, their sex and birth."""
    person = register.find(stay.person)
    if person is None:
        return Kin(stay.relation)
    return Kin(stay.relation, person.sex, person.born)
