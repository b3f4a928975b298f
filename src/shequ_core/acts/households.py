"""分户和并户. A household becomes two, or two become one; nobody comes or goes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shequ_core.acts.grouping import lasting_group
from shequ_core.acts.heads import (
    UNTOLD,
    Relations,
    left_behind,
    refuse_strangers,
    related,
)
from shequ_core.acts.later import along, refuse_passing, refuse_regrouped
from shequ_core.acts.stays import Home, go_on, household_on, is_head, members
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import Household, Person, Record, Residence
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def split_household(
    register: Register,
    household: Ref[Household],
    leaving: Collection[Ref[Person]],
    *,
    into: Household,
    head: Ref[Person],
    on: date,
    staying_head: Ref[Person] | None = None,
    relations: Relations = UNTOLD,
) -> Writes:
    """分户. Some of a household are one of their own from the day on.

    ``into`` is the new household as it is to be, in the old one's group unless it names
    another, and ``head`` leads it; ``staying_head`` leads those who stay, where the old
    head leaves. ``relations`` are those that can't be worked out. Raises InvalidValue
    where someone is not of the household, or all of it would leave.
    """
    old = household_on(register, household, on)
    stays = members(register, household, on)
    going = _going(stays, household, leaving, head)
    refuse_passing(going, on)
    refuse_regrouped(register, old, on)
    if into.id in register:
        raise InvalidValue(
            f"{into.id} (户) is there already: transfer persons into it",
            problem="known-already",
        )
    refuse_strangers(relations, [stay.person for stay in stays])
    if into.group is not None:
        lasting_group(register, into.group, on)
    new = into.evolve(group=into.group or old.group, period=Period.since(on))
    led, was = _of(going, head), next(filter(is_head, stays), None)
    puts: list[Household | Residence] = [new]
    for stay in going:
        relation = related(register, led, stay, was, relations)
        group = new.group if new.group != old.group else stay.group
        puts += go_on(
            register, stay, on, household=new.id, relation=relation, group=group
        )
    gone = {stay.person for stay in going}
    theirs = {who: it for who, it in relations.items() if who not in gone}
    return left_behind(
        register,
        Writes(tuple(puts)),
        household,
        on=on,
        head=staying_head,
        relations=theirs,
    )


def merge_households(
    register: Register,
    household: Ref[Household],
    *,
    into: Ref[Household],
    on: date,
    relations: Relations = UNTOLD,
) -> Writes:
    """并户. All of a household are of another from the day on; theirs ends.

    ``relations`` are to the head there; they are left open for who is not named. Raises
    InvalidValue where one of the two is not there, or nobody is in one of them.
    """
    household_on(register, household, on)
    home = household_on(register, into, on)
    going, there = members(register, household, on), members(register, into, on)
    if household == into or not going or not there:
        raise InvalidValue(
            f"{household} and {into} (户) on {on} are not two households with people",
            problem="nothing-to-merge",
        )
    refuse_strangers(relations, [stay.person for stay in going])
    refuse_passing(going, on)
    place = Home.of(register, home, on)
    moved: list[Record] = []
    for stay in going:
        *before, new = go_on(
            register,
            stay,
            on,
            household=into,
            relation=relations.get(stay.person),
            group=place.group,
            building=place.building,
            address=place.address,
        )
        moved += [*before, *along(register, home, new)]
    return left_behind(register, Writes(tuple(moved)), household, on=on)


def _going(
    stays: Collection[Residence],
    household: Ref[Household],
    leaving: Collection[Ref[Person]],
    head: Ref[Person],
) -> list[Residence]:
    """The stays of those who leave: some of the household, the new head among them."""
    going = [stay for stay in stays if stay.person in leaving]
    missing = sorted(set(leaving) - {stay.person for stay in going})
    if missing or head not in leaving:
        raise InvalidValue(
            f"{missing[0] if missing else head} is not of those who leave {household} "
            "(户): name who is in it on the day, the new head among them",
            problem="not-a-member",
        )
    if len(going) == len(stays):
        raise InvalidValue(
            f"all of {household} (户) would leave it: nothing is split",
            problem="nothing-left",
        )
    return going


def _of(stays: Collection[Residence], person: Ref[Person]) -> Residence:
    return next(stay for stay in stays if stay.person == person)
