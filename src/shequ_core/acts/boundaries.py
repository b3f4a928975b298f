"""区划调整. Groups handed over, communities merged, one community split."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from shequ_core.acts.grouping import group_on
from shequ_core.acts.handing import Handing, only_community
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.groupings import household_groups
from shequ_core.figures.lineage import HANDED
from shequ_core.model import (
    Basis,
    Building,
    Committee,
    Community,
    Facility,
    GridGroup,
    GroupLevel,
    Household,
    Record,
    ReorganisationForm,
    Residence,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

_ALSO = (Unit, Facility)


def hand_over(
    register: Register,
    groups: Collection[Ref[GridGroup]],
    *,
    to: Register,
    on: date,
    under: Ref[GridGroup] | None = None,
    also: Collection[Ref[Any]] = (),
    document: str = "",
) -> Writes:
    """划转. Groups belong to another community from the day on, and all who live there.

    Everything in the groups that is true on the day or later is ended here and begun in
    the book of ``to``, with a succession in both: nobody is lost. A large group takes
    its small ones along; small ones come ``under`` a large group there. ``also`` names
    units and facilities that go with them; ``document`` is the approval.

    Raises InvalidValue where a group is not there, where no large group is named and
    there are some, where someone was recorded as moving across later, or lodges in the
    groups and is registered with a household that stays.
    """
    handing = Handing(
        source=register,
        target=to,
        here=only_community(register, on),
        there=only_community(to, on),
        on=on,
        form=ReorganisationForm.HAND_OVER,
        document=document,
        under=under,
    )
    return _handed(handing, _with_parts(register, groups, on), also)


def split_community(
    register: Register,
    groups: Collection[Ref[GridGroup]],
    *,
    into: Community,
    on: date,
    also: Collection[Ref[Any]] = (),
    document: str = "",
) -> Writes:
    """分设. Groups become a community of their own from the day on.

    ``into`` is that community as it is to be. Raises InvalidValue as ``hand_over``
    does, and where every group would leave.
    """
    new = into.evolve(period=Period.since(on))
    leaving = _with_parts(register, groups, on)
    staying = {it.id for it in register.on(on).all(GridGroup)} - set(leaving)
    if not staying:
        raise InvalidValue(
            f"every group would leave the community (社区) for {into.id}: "
            "merge the communities instead",
            problem="nothing-left",
        )
    handing = Handing(
        source=register,
        target=Register([new]),
        here=only_community(register, on),
        there=new,
        on=on,
        form=ReorganisationForm.SPLIT,
        document=document,
    )
    founded = Writes((new,)).then(handing.linked(handing.here.id, new.id))
    return founded.then(_handed(handing, leaving, also))


def merge_communities(
    register: Register,
    *,
    into: Register,
    on: date,
    under: Ref[GridGroup] | None = None,
    document: str = "",
) -> Writes:
    """合并. All of a community belongs to another from the day on, and it ends.

    Its groups, people, units, teams, schools and party bodies go on in the book of
    ``into``; its committees are dissolved; what happened before stays in its own book.
    Raises InvalidValue as ``hand_over`` does.
    """
    since = Period.since(on)
    handing = Handing(
        source=register,
        target=into,
        here=only_community(register, on),
        there=only_community(into, on),
        on=on,
        form=ReorganisationForm.MERGER,
        document=document,
        under=under,
    )
    things = [
        record
        for kind in HANDED
        for record in register.all(kind)
        if record.period.meets(since)
    ]
    _refuse_orphans(handing, things)
    stays = [it for it in register.all(Residence) if it.period.meets(since)]
    committees = [it for it in register.all(Committee) if it.period.meets(since)]
    ended = handing.here.evolve(period=Period(handing.here.period.start, on))
    writes = handing.writes(things, stays, committees).then(Writes((ended,)))
    return writes.then(handing.linked(handing.here.id, handing.there.id))


def _handed(
    handing: Handing, groups: Collection[Ref[GridGroup]], also: Collection[Ref[Any]]
) -> Writes:
    register, since = handing.source, Period.since(handing.on)
    inside = frozenset(groups)
    buildings = [
        it
        for it in register.all(Building)
        if it.group in inside and it.period.meets(since)
    ]
    households = _households(register, inside, handing.on)
    places = {it.id for it in (*buildings, *households)}
    stays = [
        it
        for it in register.all(Residence)
        if it.period.meets(since) and _inside(it, inside, places)
    ]
    others = [_along(register, ref) for ref in also]
    things = [*(register[it] for it in groups), *buildings, *households, *others]
    _refuse_orphans(handing, things)
    return handing.writes(things, [*stays, *_doubles(register, stays, handing.on)])


def _inside(stay: Residence, groups: Collection[str], places: Collection[str]) -> bool:
    if stay.basis is Basis.REGISTERED and stay.household:
        return stay.household in places
    return stay.group in groups or stay.building in places


def _households(
    register: Register, groups: Collection[str], on: date
) -> list[Household]:
    """The households of the groups on the day, and those that are founded there later.

    Raises InvalidValue where one goes into the groups, or out of them, after the day.
    """
    grouped = household_groups(register.on(on))
    found = []
    for household in register.all(Household):
        if not household.period.meets(Period.since(on)):
            continue
        then = grouped.get(household.id, household.group)
        if (then in groups) != (household.group in groups):
            raise _later(household.id, on)
        if then in groups:
            found.append(household)
    return found


def _doubles(
    register: Register, stays: Iterable[Residence], on: date
) -> list[Residence]:
    """Where those who go are registered a second time at once: that goes with them.

    Raises InvalidValue where someone is to go across later, or has come from across,
    and where who only lodges in the groups is registered with a household that stays:
    which community they belong to is not for a boundary to say.
    """
    chosen: dict[str, list[Residence]] = {}
    for stay in stays:
        chosen.setdefault(stay.person, []).append(stay)
    doubles = []
    for person, mine in chosen.items():
        for other in register.tied(Residence, "person", person):
            if other in mine or not other.period.meets(Period.since(on)):
                continue
            if not any(other.period.meets(stay.period) for stay in mine):
                raise _later(other.id, on)
            lodges = all(stay.basis is Basis.FLOATING for stay in mine)
            if lodges and other.basis is Basis.REGISTERED:
                raise _on_both_sides(other.id, on)
            doubles.append(other)
    return doubles


def _later(ref: str, on: date) -> InvalidValue:
    return InvalidValue(
        f"{ref} crosses the new boundary (区划) after {on}: what was recorded for "
        "later days stands in the way, correct it first",
        problem="later",
    )


def _on_both_sides(ref: str, on: date) -> InvalidValue:
    return InvalidValue(
        f"{ref} stays on this side of the new boundary (区划) on {on}, and who it is "
        "of lodges on the other: end one of the two stays first",
        problem="both-sides",
    )


def _along(register: Register, ref: Ref[Any]) -> Record:
    record: Record = register[ref]
    if not isinstance(record, _ALSO):
        raise InvalidValue(
            f"{ref} does not go along with groups (居民组): only units and "
            "facilities do",
            problem="not-along",
        )
    return record


def _with_parts(
    register: Register, groups: Collection[Ref[GridGroup]], on: date
) -> list[Ref[GridGroup]]:
    """The groups, and the small ones of the large."""
    found: dict[Ref[GridGroup], None] = {}
    for name in groups:
        found[group_on(register, name, on).id] = None
        for part in register.tied(GridGroup, "parent", name):
            if part.period.meets(Period.since(on)):
                found[part.id] = None
    if not found:
        raise InvalidValue(
            "no group (居民组) is named: say which are handed over", problem="no-groups"
        )
    return list(found)


def _refuse_orphans(handing: Handing, things: Collection[Record]) -> None:
    """Small groups come under a large one, where the other community has some."""
    names = {record.id for record in things}
    layered = [
        it.id
        for it in handing.target.on(handing.on).all(GridGroup)
        if it.level is GroupLevel.LARGE
    ]
    if handing.under is not None and handing.under not in layered:
        raise InvalidValue(
            f"{handing.under} is no large group (居民大组) there on {handing.on}",
            problem="no-parent",
        )
    for record in things:
        if not isinstance(record, GridGroup) or record.level is GroupLevel.LARGE:
            continue
        if layered and handing.under is None and record.parent not in names:
            raise InvalidValue(
                f"{record.id} needs a large group (居民大组) there: say under which it "
                "comes (under=...)",
                problem="no-parent",
            )
