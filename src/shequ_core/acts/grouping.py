"""调组. Households that belong to another group from a day on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from shequ_core.acts.later import in_the_way, refuse_regrouped
from shequ_core.acts.stays import fresh, go_on, household_on
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Building,
    FormerGroup,
    GridGroup,
    Household,
    Record,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def regroup(
    register: Register,
    households: Collection[Ref[Household]],
    *,
    to: Ref[GridGroup],
    on: date,
) -> Writes:
    """调组. Households and who is in them belong to another group from the day on.

    Where they belonged before is kept as their former group. Raises InvalidValue where
    one of them is not there that day, or is in the group already.
    """
    lasting_group(register, to, on)
    puts: list[Record] = []
    for name in households:
        household = household_on(register, name, on)
        if household.group == to:
            raise InvalidValue(
                f"{name} belongs to {to} (小组) already", problem="grouped-already"
            )
        puts += _moved(register, household, to, on)
        for stay in register.tied(Residence, "household", name):
            if stay.group != to and stay.period.meets(Period.since(on)):
                puts += _regrouped(register, stay, to, on)
    return Writes(tuple(puts))


def merge_groups(
    register: Register,
    group: Ref[GridGroup],
    *,
    into: Ref[GridGroup],
    on: date,
) -> Writes:
    """并组. All that is in a group is in another from the day on, and the group ends.

    Raises InvalidValue where one of the two is not there, or they differ in level.
    """
    ended, target = group_on(register, group, on), lasting_group(register, into, on)
    if group == into or ended.level is not target.level:
        raise InvalidValue(
            f"{group} and {into} are not two groups (居民组) of one level",
            problem="nothing-to-merge",
        )
    since = Period.since(on)
    theirs = register.tied(Household, "group", group)
    there = [it.id for it in theirs if it.period.has(on)]
    writes = regroup(register, there, to=into, on=on)
    puts: list[Record] = [ended.evolve(period=Period(ended.period.start, on))]
    # Told late: a household founded since was never in the group that had ended.
    puts += [
        it.evolve(group=into)
        for it in theirs
        if it.period.start is not None and it.period.start > on
    ]
    told = {record.id for record in writes.puts}
    for stay in register.tied(Residence, "group", group):
        if stay.id not in told and stay.period.meets(since):
            puts += _regrouped(register, stay, into, on)
    for building in register.tied(Building, "group", group):
        if building.period.meets(since):
            puts.append(building.evolve(group=into))
    for part in register.tied(GridGroup, "parent", group):
        if part.period.meets(since):
            puts.append(part.evolve(parent=into))
    return writes.then(Writes(tuple(puts)))


def group_on(register: Register, group: Ref[GridGroup], on: date) -> GridGroup:
    """某日在设小组. The group, which is there on the day.

    Raises NotFound, and InvalidValue.
    """
    known = register[group]
    if not known.period.has(on):
        raise InvalidValue(
            f"{group} is no group (居民组) on {on}, but {known.period}: "
            "look at the day, or choose another group",
            problem="group-ended",
        )
    return known


def lasting_group(register: Register, group: Ref[GridGroup], on: date) -> GridGroup:
    """常设小组. A group that is there on the day, and that nothing has ended since."""
    known = group_on(register, group, on)
    if known.period.end is not None:
        raise in_the_way(group, known.period.end, on)
    return known


def _moved(
    register: Register, household: Household, to: Ref[GridGroup], on: date
) -> Iterator[Record]:
    """The household in its new group, and where it was in the days before."""
    former = register.tied(FormerGroup, "household", household.id)
    refuse_regrouped(register, household, on)
    known = [it.period.end for it in former if it.period.end]
    since = max(known, default=household.period.start)
    if since != on:
        key = f"{household.id.key}.{on:%Y%m%d}"
        yield FormerGroup(
            id=fresh(register, Ref.to(to.community, FormerGroup.kind, key)),
            household=household.id,
            group=household.group,
            period=Period(since, on),
        )
    yield household.evolve(group=to)


def _regrouped(
    register: Register, stay: Residence, to: Ref[GridGroup], on: date
) -> Iterator[Residence]:
    if stay.period.start is not None and stay.period.start > on:
        return iter((stay.evolve(group=to),))
    return go_on(register, stay, on, group=to)
