"""对照. Two snapshots side by side, with who is who and which household is which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.events.event import Confidence, Evidence, Home, Who, weakest
from shequ_core.events.homes import Homes, homes
from shequ_core.events.people import Pairs, pairs
from shequ_core.events.snapshot import Snapshot
from shequ_core.findings import NOWHERE
from shequ_core.model import Basis, Household, Person, Residence
from shequ_core.values import Period, Ref


@attrs.frozen(eq=False, slots=False)
class Comparison:
    """对照. What was told before, and what is told anew, of a later day.

    Raises InvalidValue where it is not later.
    """

    before: Snapshot
    new: Snapshot

    def __attrs_post_init__(self) -> None:
        if self.new.day <= self.before.day:
            raise InvalidValue(
                f"the new ledgers are of {self.new.day}, the old of {self.before.day}: "
                "ledgers (台账) are compared from the earlier to the later day",
                problem="day-order",
            )

    @cached_property
    def within(self) -> Period:
        """期间. The days after the old ledgers, up to that of the new ones."""
        return Period(self.before.day + timedelta(1), self.new.day + timedelta(1))

    @cached_property
    def old(self) -> Snapshot:
        """旧侧. What was told before, as it holds on the new day: a database may know
        already who left meanwhile, and that is no event any more.
        """
        return attrs.evolve(self.before, day=self.new.day)

    @cached_property
    def people(self) -> Pairs:
        """对人. Everyone of the old side who is found on the new."""
        return pairs(self.old, self.new)

    @cached_property
    def back(self) -> Mapping[Ref[Person], Ref[Person]]:
        """回对. The old ref of everyone on the new side who is found."""
        return {pair.new: old for old, pair in self.people.items()}

    @cached_property
    def homes(self) -> Homes:
        """对户. Which household is which."""
        return homes(self.old, self.new, self.people)

    def of_old(self, person: Ref[Person]) -> Who:
        """当事人. Someone of the old side."""
        pair = self.people.get(person)
        return Who(person, pair.new if pair else None)

    def of_new(self, person: Ref[Person]) -> Who:
        """当事人. Someone of the new side."""
        return Who(self.back.get(person), person)

    def home_of_old(self, home: Ref[Household] | None) -> Home:
        """户. A household of the old side."""
        return Home(home, self.homes.new.get(home) if home else None)

    def home_of_new(self, home: Ref[Household] | None) -> Home:
        """户. A household of the new side."""
        return Home(self.homes.old.get(home) if home else None, home)

    def surely(self, people: Iterable[Who]) -> Confidence:
        """认人把握. How surely these people are who they seem to be."""
        known = [self.people[it.old].confidence for it in people if it.old and it.new]
        return weakest(Confidence.CERTAIN, *known)

    def stay_then(self, who: Who) -> Residence | None:
        """原居住. Where someone was registered on the old side."""
        return self.old.registered.get(who.old) if who.old else None

    def stay_now(self, who: Who) -> Residence | None:
        """现居住. Where someone is registered on the new side."""
        return self.new.registered.get(who.new) if who.new else None

    def staying(self) -> Iterator[tuple[Who, Residence, Residence]]:
        """在册者. Those registered on both sides, with both stays."""
        for person, stay in self.old.registered.items():
            who = self.of_old(person)
            now = self.stay_now(who)
            if now is not None:
                yield who, stay, now

    def gone(self, basis: Basis) -> Iterator[tuple[Who, Residence]]:
        """不在册者. Those here on that basis on the old side only; nobody where the new
        ledgers list none.
        """
        if not self.new.lists(basis):
            return
        there = self._there(self.new, basis)
        for person, stay in self._there(self.old, basis).items():
            who = self.of_old(person)
            if who.new is None or who.new not in there:
                yield who, stay

    def come(self, basis: Basis) -> Iterator[tuple[Who, Residence]]:
        """新在册者. Those here on that basis on the new side only."""
        there = self._there(self.old, basis)
        for person, stay in self._there(self.new, basis).items():
            who = self.of_new(person)
            if who.old is None or who.old not in there:
                yield who, stay

    @staticmethod
    def _there(side: Snapshot, basis: Basis) -> Mapping[Ref[Person], Residence]:
        return side.registered if basis is Basis.REGISTERED else side.floating

    def new_head(self, left: Ref[Household] | None) -> Who | None:
        """新户主. Who leads a household of the old side now, if it is someone else."""
        before = self.old.head(left)
        now = self.new.head(self.homes.new.get(left)) if left else None
        if now is None:
            return None
        who = self.of_new(now.person)
        return None if before and who.old == before.person else who

    def evidence(
        self, then: Residence | None, now: Residence | None, field: str
    ) -> Evidence:
        """依据. A field of someone's stay on either side; else the household's row."""
        return Evidence(
            self.old.place(then.id, field) if then else NOWHERE,
            self.new.place(now.id, field) if now else NOWHERE,
        )

    def day_in(self, days: Iterable[date | None]) -> date | None:
        """日期. The first of some days that lies within the period."""
        return next((it for it in days if it and self.within.has(it)), None)
