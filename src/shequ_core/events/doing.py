"""落实. Each event as the act that it is, on the register as it stands then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial

import attrs

from shequ_core import acts
from shequ_core.acts import Act, Writes
from shequ_core.acts.stays import is_head, members
from shequ_core.errors import InvalidValue
from shequ_core.events.event import Event, EventKind, Who
from shequ_core.events.target import Target, home_of
from shequ_core.model import Basis, EntryCause, Household, Person
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation


def act_of(target: Target, event: Event, day: date) -> Act:
    """事项. What the event is, still to be asked of a register.

    It raises InvalidValue where that can not be, or names what is not there.
    """
    return partial(_DOINGS[event.kind], _Doing(target, event, day))


@attrs.frozen
class _Doing:
    """An event on its day, and the names of the register that it is written in."""

    target: Target
    event: Event
    day: date

    def here(self, now: Register, home: Ref[Household] | None) -> list[Ref[Person]]:
        """Who is in a household on the day."""
        return [it.person for it in members(now, home, self.day)] if home else []

    def heir(
        self,
        now: Register,
        home: Ref[Household] | None,
        leaving: Collection[Ref[Person]],
    ) -> Ref[Person] | None:
        """Who leads those who stay, where their head leaves: as the new ledger says."""
        stays = members(now, home, self.day) if home else ()
        led = any(is_head(it) and it.person in leaving for it in stays)
        alone = all(it.person in leaving for it in stays)
        if not led or alone or self.event.head is None:
            return None
        return self.target.known(self.event.head)

    def staying(
        self,
        now: Register,
        home: Ref[Household] | None,
        leaving: Collection[Ref[Person]],
    ) -> Mapping[Ref[Person], Relation]:
        """What those who stay are to their head, as the new ledger says."""
        left = [it for it in self.here(now, home) if it not in leaving]
        return self.target.relations(left, self.event.home.new)

    def entering(
        self, now: Register, who: Who, home: Ref[Household]
    ) -> Relation | None:
        """What someone is to the head when they come; a second head waits to be one."""
        stay = self.target.stay(who)
        relation = stay.relation if stay else None
        led = any(map(is_head, members(now, home, self.day)))
        return None if led and relation is Relation.HEAD else relation

    def birthplace(self, now: Register, home: Ref[Household]) -> Ref[Household]:
        """Where a child was born whose household split off later: with its people."""
        if self.here(now, home):
            return home
        into = self.event.into.new
        for stay in self.target.given.new.members[into] if into else ():
            known = self.target.known(self.target.given.of_new(stay.person))
            before = home_of(now, known, self.day) if known else None
            if before is not None:
                return before
        return home


def _corrected(do: _Doing, now: Register) -> Writes:
    who = do.event.people[0]
    assert who.new is not None, "a correction is told by the new side"
    known, told = now[do.target.person(who)], do.target.given.new.people[who.new]
    born = told.born or known.born
    start = born.first if born else known.period.start
    right = known.evolve(
        name=told.name,
        number=told.number or known.number,
        sex=told.sex,
        born=born,
        period=Period(start, known.period.end),
    )
    return Writes((right,))


def _renumbered(do: _Doing, now: Register) -> Writes:
    known = now[do.target.home(now, do.event.home)]
    number = do.target.given.new.number(do.event.home.new)
    return Writes((known.evolve(number=number),))


def _merged(do: _Doing, now: Register) -> Writes:
    left = do.target.home(now, do.event.home)
    return acts.merge_households(
        now,
        left,
        into=do.target.home(now, do.event.into),
        on=do.day,
        relations=do.target.relations(do.here(now, left), do.event.into.new),
    )


def _split(do: _Doing, now: Register) -> Writes:
    going = [do.target.person(who) for who in do.event.people]
    left = home_of(now, going[0], do.day)
    if left is None:
        raise InvalidValue("not registered (不在册)", problem="not-here")
    born = do.target.of_household(do.here(now, left), do.event.into.new)
    leaving = list(dict.fromkeys([*going, *born]))
    return acts.split_household(
        now,
        left,
        leaving,
        into=do.target.opening(now, do.event.into),
        head=leaving[0],
        on=do.day,
        staying_head=do.heir(now, left, leaving),
        relations={
            **do.target.relations(leaving, do.event.into.new),
            **do.staying(now, left, leaving),
        },
    )


def _transferred(do: _Doing, now: Register) -> Writes:
    """One after the other, who leads them last."""
    people = do.event.people[::-1]
    return acts.in_turn(now, [partial(_transfer, do, who) for who in people])


def _transfer(do: _Doing, who: Who, now: Register) -> Writes:
    person, joined = do.target.person(who), do.target.home(now, do.event.into)
    left = home_of(now, person, do.day)
    head = do.heir(now, left, [person])
    return acts.transfer(
        now,
        person,
        household=joined,
        on=do.day,
        relation=do.entering(now, who, joined),
        head=head,
        relations=do.staying(now, left, [person]) if head else {},
    )


def _moved_in(do: _Doing, now: Register) -> Writes:
    """One after the other, the head of a household first."""
    return acts.in_turn(now, [partial(_join, do, who) for who in do.event.people])


def _join(do: _Doing, who: Who, now: Register) -> Writes:
    home = do.target.opening(now, do.event.into)
    person = do.target.newcomer(now, who, home.id)
    relation = do.entering(now, who, home.id)
    if do.event.kind is EventKind.BORN:
        return acts.born(
            now,
            person,
            household=do.birthplace(now, home.id),
            on=do.day,
            relation=relation,
        )
    if home.id not in now and relation is not Relation.HEAD:
        if do.target.given.new.head(do.event.into.new):
            raise InvalidValue("its head comes first (户主在先)", problem="no-head")
        relation = None
    stay = do.target.stay(who)
    return acts.move_in(
        now,
        person,
        household=home,
        on=do.day,
        relation=relation,
        building=do.target.building(stay.building) if stay else None,
        address=stay.address if stay else "",
        cause=EntryCause.ARRIVAL,
    )


def _came(do: _Doing, now: Register) -> Writes:
    who = do.event.people[0]
    assert who.new is not None, "who comes is on the new side"
    stay = do.target.given.new.floating[who.new]
    return acts.come_to_live(
        now,
        do.target.newcomer(now, who, None),
        on=do.day,
        group=do.target.group(now, stay.group) if stay.group else None,
        building=do.target.building(stay.building),
        address=stay.address,
        origin=stay.origin,
        reason=stay.reason,
    )


def _head_changed(do: _Doing, now: Register) -> Writes:
    home = do.target.home(now, do.event.home)
    return acts.change_head(
        now,
        home,
        do.target.person(do.event.people[0]),
        on=do.day,
        relations=do.staying(now, home, ()),
    )


def _left(do: _Doing, now: Register) -> Writes:
    """One after the other, the head of a household last."""
    people = do.event.people[::-1]
    return acts.in_turn(now, [partial(_leave, do, who) for who in people])


def _leave(do: _Doing, who: Who, now: Register) -> Writes:
    person = do.target.person(who)
    home = home_of(now, person, do.day)
    head = do.heir(now, home, [person])
    act = acts.died if do.event.kind is EventKind.DIED else acts.move_out
    told = do.staying(now, home, [person]) if head else {}
    return act(now, person, on=do.day, head=head, relations=told)


def _went(do: _Doing, now: Register) -> Writes:
    person = do.target.person(do.event.people[0])
    return acts.move_out(now, person, on=do.day, basis=Basis.FLOATING)


def _regrouped(do: _Doing, now: Register) -> Writes:
    assert do.event.group is not None, "a regrouping names the group"
    home, group = (
        do.target.home(now, do.event.home),
        do.target.group(now, do.event.group),
    )
    if now[home].group == group:
        return Writes()
    return acts.regroup(now, [home], to=group, on=do.day)


_DOINGS: Mapping[EventKind, Callable[[_Doing, Register], Writes]] = {
    EventKind.CORRECTED: _corrected,
    EventKind.RENUMBERED: _renumbered,
    EventKind.MERGED: _merged,
    EventKind.SPLIT: _split,
    EventKind.TRANSFERRED: _transferred,
    EventKind.MOVED_IN: _moved_in,
    EventKind.CAME: _came,
    EventKind.BORN: _moved_in,
    EventKind.HEAD_CHANGED: _head_changed,
    EventKind.MOVED_OUT: _left,
    EventKind.DIED: _left,
    EventKind.WENT: _went,
    EventKind.REGROUPED: _regrouped,
}
