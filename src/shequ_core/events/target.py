"""落实对象. The register in which events are to be written, in its own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from shequ_core.acts.stays import fresh, stays_of
from shequ_core.errors import InvalidValue
from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Home, Who
from shequ_core.events.homes import homes
from shequ_core.events.moving import same_group
from shequ_core.events.people import Pairs, pairs
from shequ_core.events.snapshot import Snapshot
from shequ_core.ledgers.standing import Standing, key_of
from shequ_core.model import (
    Basis,
    Building,
    GridGroup,
    Household,
    Person,
    Record,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Ref, Relation

R = TypeVar("R", bound=Record)


@attrs.frozen(eq=False, slots=False)
class Target:
    """落实对象. The register as it was at first, and what it calls whom.

    People and households are found by what the two ledgers say of them; those that are
    new get names of their own, and keep them.
    """

    given: Comparison
    start: Register
    made: dict[Ref[Person], Ref[Person]] = attrs.field(factory=dict)
    opened: dict[Ref[Household], Household] = attrs.field(factory=dict)

    @cached_property
    def _side(self) -> Snapshot:
        old = self.given.old
        return Snapshot(self.start, old.day, old.origins)

    @cached_property
    def _found(self) -> Pairs:
        return pairs(self.given.old, self._side)

    @cached_property
    def _people(self) -> Mapping[Ref[Person], Ref[Person]]:
        """The names here of those on the old side."""
        found = {it: pair.new for it, pair in self._found.items()}
        return {**found, **_same(self.given.old.register, self.start, Person)}

    @cached_property
    def _met(self) -> Mapping[Ref[Person], Ref[Person]]:
        """The names here of those on the new side whom the old one does not have."""
        taken = set(self._people.values())
        found = pairs(self.given.new, self._side)
        return {
            it: pair.new
            for it, pair in found.items()
            if it not in self.given.back and pair.new not in taken
        }

    @cached_property
    def _homes(self) -> Mapping[Ref[Household], Ref[Household]]:
        found = homes(self.given.old, self._side, self._found).new
        return {**found, **_same(self.given.old.register, self.start, Household)}

    @cached_property
    def _standing(self) -> Standing:
        return Standing(next(iter(self.start)).id.community, self.start)

    def known(self, who: Who) -> Ref[Person] | None:
        """已知. The name of someone here, None where they are not known."""
        if who.old is not None:
            return self._people.get(who.old)
        if who.new is None:
            return None
        return self._met.get(who.new) or self.made.get(who.new)

    def person(self, who: Who) -> Ref[Person]:
        """人员. Raises InvalidValue (``unknown-person``)."""
        found = self.known(who)
        if found is None:
            raise InvalidValue("not known here (库中无此人)", problem="unknown-person")
        return found

    def newcomer(self, now: Register, who: Who, home: Ref[Household] | None) -> Person:
        """新人. As known here, or as the new ledger has them, under their own name."""
        assert who.new is not None, "who comes is on the new side"
        name = self.known(who)
        known = now.find(name)
        if known is not None:
            return known
        if name is None:
            name = self._standing.new(Person, f"{home.key}-" if home else "x")
            self.made[who.new] = name
        return self.given.new.people[who.new].evolve(id=name)

    def home(self, now: Register, home: Home) -> Ref[Household]:
        """户. Raises InvalidValue (``unknown-household``)."""
        opened = self.opened.get(home.new) if home.new else None
        found = opened.id if opened else None
        if home.old:
            found = self._homes.get(home.old)
        if found is None or found not in now:
            raise InvalidValue(
                "no such household here (库中无此户)", problem="unknown-household"
            )
        return found

    def opening(self, now: Register, home: Home) -> Household:
        """新户. As it is here; one that is not yet, as it is to be."""
        if home.old:
            return now[self.home(now, home)]
        assert home.new is not None, "a household that is opened is on the new side"
        if home.new not in self.opened:
            self.opened[home.new] = self._opened(now, home.new)
        made = self.opened[home.new]
        return now.find(made.id) or made

    def _opened(self, now: Register, home: Ref[Household]) -> Household:
        number, group = self.given.new.number(home), self.given.new.group(home)
        key = key_of(number) or home.key
        ref: Ref[Household] = self._standing.ref(Household, key)
        return Household(
            id=fresh(now, ref),
            number=number,
            group=self.group(now, group.id) if group else None,
        )

    def group(self, now: Register, group: Ref[GridGroup]) -> Ref[GridGroup]:
        """小组. Raises InvalidValue (``unknown-group``)."""
        told = self.given.new.register[group]
        for known in now.all(GridGroup):
            if known.level is told.level and same_group(known, told):
                return known.id
        raise InvalidValue("no such group here (库中无此组)", problem="unknown-group")

    def building(self, building: Ref[Building] | None) -> Ref[Building] | None:
        """楼栋. That of the same name, None where there is none."""
        told = self.given.new.register.find(building)
        named = self.start.tied(Building, "name", told.name) if told else []
        return named[0].id if named else None

    def stay(self, who: Who) -> Residence | None:
        """现居住. Where the new ledger has someone registered."""
        return self.given.stay_now(who)

    def relations(
        self, people: Iterable[Ref[Person]], home: Ref[Household] | None
    ) -> Mapping[Ref[Person], Relation]:
        """各人关系. What the new ledger says people are to the head of a household."""
        stays = {person: self._stay_of(person) for person in people}
        return {
            person: stay.relation
            for person, stay in stays.items()
            if stay
            and stay.household == home
            and stay.relation not in (None, Relation.HEAD)
        }

    def of_household(
        self, people: Iterable[Ref[Person]], home: Ref[Household] | None
    ) -> list[Ref[Person]]:
        """户内之人. Those of them whom the new ledger has in a household."""
        stays = ((person, self._stay_of(person)) for person in people)
        return [person for person, stay in stays if stay and stay.household == home]

    def _stay_of(self, person: Ref[Person]) -> Residence | None:
        who = self._names.get(person)
        return self.given.stay_now(who) if who else None

    @property
    def _names(self) -> Mapping[Ref[Person], Who]:
        """Who is meant by the names here."""
        new = [*self._met.items(), *self.made.items()]
        return {**self._told, **{ref: Who(None, it) for it, ref in new}}

    @cached_property
    def _told(self) -> Mapping[Ref[Person], Who]:
        return {ref: self.given.of_old(it) for it, ref in self._people.items()}


def home_of(now: Register, person: Ref[Person], on: date) -> Ref[Household] | None:
    """某日所在户. Where someone is registered on a day."""
    for stay in stays_of(now, person, Basis.REGISTERED):
        if stay.period.has(on):
            return stay.household
    return None


def _same(one: Register, other: Register, kind: type[R]) -> dict[Ref[R], Ref[R]]:
    """What is the same under the same name in both: they are of one book."""
    return {it.id: it.id for it in one.all(kind) if other.find(it.id) == it}
