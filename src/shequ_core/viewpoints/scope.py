"""小组范围. What of a community is of some of its groups, and nothing of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import attrs

from shequ_core.figures.groupings import household_groups
from shequ_core.model import (
    Building,
    GridGroup,
    Household,
    Person,
    Record,
    Residence,
    ServiceRequest,
)
from shequ_core.privacy import unnamed
from shequ_core.register import Register
from shequ_core.reports.closing import closed
from shequ_core.values import Ref
from shequ_core.viewpoints.groups import Groups
from shequ_core.viewpoints.kinds import OFFICE_KINDS

_NO_END = date.max


def within(register: Register, groups: Groups, on: date) -> Register:
    """小组范围. The records of those groups on a day, and those of no group.

    A person is of the groups where they stay on the day, or else where they stayed
    last. Whatever is about somebody who is not seen is not seen either; what only
    mentions them is told without. The large group over a small one is told without
    its leader. The office's own papers are of no group and are not seen.
    """
    if not groups:
        return Register()
    homes = _homes(register, on)
    kept = [it for it in register if _is_of(it, register, homes, groups)]
    over = {it.parent for it in kept if isinstance(it, GridGroup)} - groups
    above = [unnamed(it) for it in register.all(GridGroup) if it.id in over]
    return closed([*kept, *above])


@attrs.frozen(kw_only=True)
class _Homes:
    """The group of each household, stay and person, as of a day."""

    households: Mapping[str, Ref[GridGroup] | None]
    stays: Mapping[str, Ref[GridGroup] | None]
    people: Mapping[str, frozenset[Ref[GridGroup] | None]]


def _homes(register: Register, on: date) -> _Homes:
    households: dict[str, Ref[GridGroup] | None] = {
        name: it.group for name, it in register.named(Household).items()
    }
    households.update(household_groups(register.on(on)))
    stays = {
        name: _place(stay, register, households)
        for name, stay in register.named(Residence).items()
    }
    latest: defaultdict[str, list[Residence]] = defaultdict(list)
    for stay in register.all(Residence):
        latest[stay.person].append(stay)
    people = {
        person: frozenset(stays[stay.id] for stay in _last(of_person, on))
        for person, of_person in latest.items()
    }
    return _Homes(households=households, stays=stays, people=people)


def _place(
    stay: Residence,
    register: Register,
    households: Mapping[str, Ref[GridGroup] | None],
) -> Ref[GridGroup] | None:
    at_home = households.get(stay.household) if stay.household else None
    building = register.find(stay.building)
    return at_home or stay.group or (building.group if building else None)


def _last(stays: list[Residence], on: date) -> list[Residence]:
    """Those of the day; where there is none, those that ended last."""
    now = [stay for stay in stays if stay.period.has(on)]
    if now:
        return now
    end = max(stay.period.end or _NO_END for stay in stays)
    return [stay for stay in stays if (stay.period.end or _NO_END) == end]


def _is_of(record: Record, register: Register, homes: _Homes, groups: Groups) -> bool:
    """Whether a record is of the groups, or of no group at all."""
    match record:
        case GridGroup():
            return record.id in groups
        case Household():
            return homes.households.get(record.id) in groups
        case Person():
            return not groups.isdisjoint(homes.people.get(record.id, ()))
        case Residence():
            return homes.stays[record.id] in groups
        case Building():
            return record.group is None or record.group in groups
        case ServiceRequest():
            return record.person is not None
        case _:
            return type(record) not in OFFICE_KINDS
