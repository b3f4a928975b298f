"""一侧. What one set of ledgers shows on its day: who is where, with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

import attrs

from shequ_core.findings import Place
from shequ_core.ledgers.identity import full_number
from shequ_core.loading import Origins
from shequ_core.model import (
    Basis,
    GridGroup,
    Household,
    LedgerSheet,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Ref, Relation


@attrs.frozen(eq=False, slots=False)
class Snapshot:
    """一侧. A register on the day that its ledgers were told on, and its origins."""

    register: Register
    day: date
    origins: Origins

    @cached_property
    def now(self) -> Register:
        """当日. What is true on the day."""
        return self.register.on(self.day)

    @cached_property
    def people(self) -> Mapping[Ref[Person], Person]:
        """人员. Everyone who is or ever was here."""
        return {person.id: person for person in self.register.all(Person)}

    @cached_property
    def registered(self) -> Mapping[Ref[Person], Residence]:
        """户籍在册. The registered stay of each person on the day."""
        return self._stays(Basis.REGISTERED)

    @cached_property
    def floating(self) -> Mapping[Ref[Person], Residence]:
        """流动在册. The floating stay of each person on the day."""
        return self._stays(Basis.FLOATING)

    def lists(self, basis: Basis) -> bool:
        """所及. Whether its ledgers list who is here on a basis: a roster of residents
        says nothing of who floats. What no ledger was read into tells of everybody.
        """
        papers = {it.ledger for it in self.register.all(LedgerSheet)}
        if not papers or _LISTS[basis] in papers:
            return True
        return any(it.basis is basis for it in self.register.all(Residence))

    def _stays(self, basis: Basis) -> Mapping[Ref[Person], Residence]:
        stays = self.now.tied(Residence, "basis", basis)
        return {stay.person: stay for stay in stays if stay.person in self.people}

    @cached_property
    def members(self) -> Mapping[Ref[Household], tuple[Residence, ...]]:
        """户内成员. The registered stays of each household, the head's first."""
        found: dict[Ref[Household], list[Residence]] = defaultdict(list)
        for stay in self.registered.values():
            if stay.household is not None:
                found[stay.household].append(stay)
        return {
            home: tuple(sorted(stays, key=lambda it: (not _is_head(it), it.id)))
            for home, stays in found.items()
        }

    def head(self, home: Ref[Household] | None) -> Residence | None:
        """户主. The head's stay, None where there is none, or more than one."""
        stays = self.members.get(home, ()) if home else ()
        heads = [stay for stay in stays if _is_head(stay)]
        return heads[0] if len(heads) == 1 else None

    def number(self, home: Ref[Household] | None) -> str:
        """户号. "" where there is no household."""
        known = self.register.find(home)
        return known.number if known else ""

    def group(self, home: Ref[Household]) -> GridGroup | None:
        """户的小组. As most of the household say, the head first."""
        groups = Counter(it.group for it in self.members.get(home, ()) if it.group)
        return self.register.find(groups.most_common(1)[0][0]) if groups else None

    def identity(self, person: Ref[Person]) -> str:
        """身份证号. In 18 places, "" where none is known."""
        number = self.people[person].number
        return full_number(number) if number else ""

    def place(self, ref: str | None, field: str = "") -> Place:
        """位置. The cell of a record's field, as far as it is known."""
        origin = self.origins.of(ref) if ref else None
        return origin.place(field) if origin else Place()


_LISTS: Mapping[Basis, str] = {
    Basis.REGISTERED: "residents",
    Basis.FLOATING: "floating",
}


def listed_on(register: Register) -> date | None:
    """名单日期. The latest day that a ledger of who is here was told on: one of what
    happened, told since, says nothing of that. None where there is none.
    """
    lists = [it for it in register.all(LedgerSheet) if it.ledger in _LISTS.values()]
    return max((it.told_on for it in lists if it.told_on), default=None)


def _is_head(stay: Residence) -> bool:
    return stay.relation is Relation.HEAD
