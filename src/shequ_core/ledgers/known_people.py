"""认人. The same person across ledgers is one person; nobody is guessed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import attrs

from shequ_core.ledgers.identity import full_number
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.ledgers.likeness import Ground, Known, Sought, ground
from shequ_core.ledgers.resolving import Match, assign, by_number
from shequ_core.ledgers.stays import home_of
from shequ_core.ledgers.table import Table
from shequ_core.model import Person
from shequ_core.values import Ref

Spot = tuple[str, str, int]
"""处所. File, sheet and row: what row it is, among all that are read."""


def spot_of(table: Table, row: Row) -> Spot:
    """处所. Of a row of a table."""
    return table.file, table.sheet, row.number


@attrs.frozen
class Roll:
    """名册. One list in which a person stands once: a roster, a team.

    ``before`` are those it named when it was last read.
    """

    name: str
    before: Collection[Ref[Person]] = ()


class People:
    """人员索引. Finds the person that a row means among those known so far.

    Rows that are told of before they are read (``expect``) are matched together with
    the rows of the same name on their roll, so that their order is no matter.
    """

    @classmethod
    def of(cls, intake: Intake) -> People:
        """人员索引. The one index of an intake."""
        index = intake.surveys.get("people")
        if index is None:
            index = intake.surveys["people"] = cls(intake)
        assert isinstance(index, People)
        return index

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._numbers: dict[str, list[Ref[Person]]] = defaultdict(list)
        self._names: dict[str, list[Ref[Person]]] = defaultdict(list)
        self._claimed: set[tuple[str, str]] = set()
        self._rows: dict[tuple[str, str], dict[Spot, Sought]] = defaultdict(dict)
        self._sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._matches: dict[tuple[str, Spot], Match] = {}
        self._renames: dict[tuple[str, str, str], Match] = {}
        for person in intake.all(Person):
            self.add(person)

    def add(self, person: Person) -> None:
        """登记. Make a person findable; one whose number changed is added again."""
        if person.number:
            self._numbers[full_number(person.number)].append(person.id)
        self._names[person.name].append(person.id)

    def expect(self, roll: str, spot: Spot, sought: Sought) -> None:
        """预告. A row that is going to be read of that roll."""
        self._rows[roll, sought.who.name][spot] = sought
        if sought.who.number:
            self._sharing[roll, sought.who.full].add(sought.who.name)

    def claim(self, ref: Ref[Person], roll: Roll) -> None:
        """认领. A row of the roll speaks for this person: no other row does."""
        self._claimed.add((roll.name, ref))

    def match(self, spot: Spot, sought: Sought, roll: Roll) -> Match:
        """认人. Whom the row at that place speaks of, or who is to be asked about."""
        place = (roll.name, spot)
        if place not in self._matches:
            rows = self._rows.get((roll.name, sought.who.name), {})
            self._match_all(rows if spot in rows else {spot: sought}, roll)
        match = self._matches[place]
        if match.on is Ground.NUMBER or match.person in roll.before:
            return match
        return (
            self._met(match, sought)
            or self._again(sought, roll)
            or self._renamed(match, sought, roll)
        )

    def _met(self, match: Match, sought: Sought) -> Match | None:
        """Somebody new whom an earlier row entered under the same number."""
        if match.person or match.rivals or not sought.who.number:
            return None
        for ref in self._numbers.get(sought.who.full, ()):
            person = self._intake.find(ref)
            if person and ground(sought, Known(person=person)) is Ground.NUMBER:
                return Match(person=ref, on=Ground.NUMBER)
        return None

    def _match_all(self, rows: dict[Spot, Sought], roll: Roll) -> None:
        said = tuple(rows.values())
        free = self._free(said, roll)
        matches = by_number(said, free)
        if matches is None:
            matches = assign(said, [self._told(it, roll) for it in free])
        for spot, match in zip(rows, matches, strict=True):
            self._matches[roll.name, spot] = match
            if match.person and match.on is not Ground.NUMBER:
                self.claim(match.person, roll)

    def _free(self, rows: Iterable[Sought], roll: Roll) -> Sequence[Person]:
        """Whom rows of one name may speak of, as they were entered."""
        refs = set[Ref[Person]]()
        for name in {it.who.name for it in rows}:
            refs.update(self._names.get(name, ()))
        for sought in rows:
            numbered = self._numbers.get(sought.who.full) if sought.who.number else None
            if numbered and not self._shared(sought, roll):
                refs.update(numbered)
        there = filter(None, map(self._intake.find, in_order(refs)))
        return [person for person in there if self._open(person, rows, roll)]

    def _told(self, person: Person, roll: Roll) -> Known:
        """What is known of somebody, and of their home."""
        home = home_of(person.id, self._intake)
        household = self._intake.find(home.household) if home else None
        return Known(
            person=person,
            household=household.number if household else "",
            relation=home.relation if home else None,
            listed=person.id in roll.before,
        )

    def _shared(self, sought: Sought, roll: Roll) -> bool:
        """Rows of several names say the number: it is no word for any other name."""
        return len(self._sharing.get((roll.name, sought.who.full), ())) > 1

    def _open(self, person: Person, rows: Iterable[Sought], roll: Roll) -> bool:
        """Not claimed by another row, unless the number says that it is the person."""
        if (roll.name, person.id) not in self._claimed:
            return True
        number = full_number(person.number)
        return bool(number) and any(it.who.full == number for it in rows)

    def _again(self, sought: Sought, roll: Roll) -> Match | None:
        """Whom the roll named before, by another name under that number."""
        numbered = self._numbers.get(sought.who.full, ()) if sought.who.number else ()
        if not numbered or self._shared(sought, roll):
            return None
        for ref in numbered:
            if ref in roll.before and self._only_renamed(ref, sought, roll):
                return Match(person=ref, on=Ground.OTHER_NAME)
        return None

    def _renamed(self, match: Match, sought: Sought, roll: Roll) -> Match:
        """Somebody of another name under that number: in ledgers that have no homes,
        or at home, it is them.
        """
        if match.person or match.asked_on is not Ground.OTHER_NAME:
            return match
        said = (roll.name, sought.who.name, sought.who.full)
        if said in self._renames:
            return self._renames[said]
        ref, *others = match.asked
        person = self._only_renamed(ref, sought, roll)
        if others or person is None or (roll.name, ref) in self._claimed:
            return match
        if sought.household and sought.household != self._told(person, roll).household:
            return match
        self._renames[said] = Match(person=ref, on=Ground.OTHER_NAME)
        return self._renames[said]

    def _only_renamed(
        self, ref: Ref[Person], sought: Sought, roll: Roll
    ) -> Person | None:
        """The person, where the number is theirs and no row of the roll has the name
        they had.
        """
        person = self._intake.find(ref)
        if person is None or self._rows.get((roll.name, person.name)):
            return None
        on = ground(sought, self._told(person, roll))
        return person if on is Ground.OTHER_NAME else None


def in_order(refs: Iterable[Ref[Person]]) -> list[Ref[Person]]:
    """入册顺序. Refs in the order in which their keys were given out: x2 before x10."""
    return sorted(dict.fromkeys(refs), key=lambda ref: (len(ref), ref))
