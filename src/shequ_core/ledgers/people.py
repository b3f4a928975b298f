"""认人. The same person across ledgers is one person; nobody is guessed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from shequ_core.ledgers.identity import Identity, full_number, identify, settled
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.model import Person
from shequ_core.values import Period, Ref

_FIRST_17 = 17


@attrs.frozen
class Roll:
    """名册. One list in which a person stands once: a roster, a team.

    ``before`` are those it named when it was last read, in the order of entry.
    """

    name: str
    before: Sequence[Ref[Person]] = ()


class People:
    """人员索引. Finds the person that an identity means among those known so far."""

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
        self._names: dict[str, list[Person]] = defaultdict(list)
        self._claimed: set[tuple[str, str]] = set()
        for person in intake.all(Person):
            self.add(person)

    def add(self, person: Person) -> None:
        """登记. Make a person findable; one whose number changed is added again."""
        if person.number:
            self._numbers[full_number(person.number)].append(person.id)
        self._names[person.name].append(person)

    def claim(self, ref: Ref[Person], roll: Roll) -> bool:
        """认领. A row of the roll speaks for this person; False if one did before."""
        place = (roll.name, ref)
        if place in self._claimed:
            return False
        self._claimed.add(place)
        return True

    def numbered(self, who: Identity) -> list[Person]:
        """按号码. Everyone known by that 18-place number, namesakes first."""
        refs = dict.fromkeys(self._numbers.get(who.full, ())) if who.number else {}
        found = [person for ref in refs if (person := self._intake.find(ref))]
        return sorted(found, key=lambda person: person.name != who.name)

    def again(
        self, who: Identity, phones: tuple[str, ...], roll: Roll
    ) -> Ref[Person] | None:
        """又见. Someone without a number whom the roll named before, of that name and
        birth and no other phone, for whom no row has spoken yet.
        """
        if who.number:
            return None
        for ref in roll.before:
            person = self._intake.known.find(ref)
            if (
                person
                and not person.number
                and (person.name, person.born) == (who.name, who.born)
                and (not person.phones or set(person.phones) & set(phones))
                and self.claim(ref, roll)
            ):
                return ref
        return None

    def alike(
        self, who: Identity, phones: tuple[str, ...], roll: Roll
    ) -> Ref[Person] | None:
        """相似. A namesake whose number differs in the check digit only, or with the
        same birth date or phone where one side has no number.

        Several candidates are nobody, and so is one for whom a row of the roll spoke.
        """
        found = {
            person.id
            for person in self._names.get(who.name, ())
            if _alike(person, who, phones)
        }
        ref = found.pop() if len(found) == 1 else None
        return ref if ref and self.claim(ref, roll) else None

    def find(
        self, who: Identity, phones: tuple[str, ...], roll: Roll
    ) -> Ref[Person] | None:
        """找人. By number; else one alike; else one whom the roll named before."""
        known = self.numbered(who)
        if known:
            sure = len(known) == 1 or known[0].name == who.name
            self.claim(known[0].id, roll)
            return known[0].id if sure else None
        return self.alike(who, phones, roll) or self.again(who, phones, roll)


def _alike(person: Person, who: Identity, phones: tuple[str, ...]) -> bool:
    if person.number and who.number:
        return person.number[:_FIRST_17] == who.number[:_FIRST_17]
    if person.born and who.born:
        return person.born == who.born
    return bool(set(person.phones) & set(phones))


def person_of(
    row: Row, intake: Intake, roll: Roll, **more: object
) -> Ref[Person] | None:
    """某人. The person a row of another ledger names: found, or entered anew.

    Such a ledger only fills in what is not known of a resident; a number that it
    brings settles sex and birth. None without a name.
    """
    who = identify(row, intake)
    if not who.name:
        return None
    people, phones = People.of(intake), row.get("phones") or ()
    key = row.text("person_key")
    ref = intake.ref(Person, key) if key else people.find(who, phones, roll)
    ref = ref or intake.new(Person, "x")
    before = intake.find(ref)
    person = fill_in(ref, who, intake, phones=phones, **more)
    if before is None or before.number != person.number:
        people.add(person)
        people.claim(ref, roll)
    return ref


def fill_in(ref: Ref[Person], who: Identity, intake: Intake, **more: object) -> Person:
    """补充人员. What a row says of a person where nothing is known; a number that it
    brings settles sex and birth.
    """
    known = intake.find(ref)
    who = settled(who, known)
    if known and who.valid and not known.number:
        period = Period(who.lived.start, known.period.end)
        intake.state(Person, ref, sex=who.sex, born=who.born, period=period)
    return intake.fill(
        Person,
        ref,
        name=who.name,
        number=who.number,
        sex=who.sex,
        born=who.born,
        period=who.lived,
        **more,
    )


def in_order(refs: Iterable[Ref[Person]]) -> list[Ref[Person]]:
    """入册顺序. Refs in the order in which their keys were given out: x2 before x10."""
    return sorted(dict.fromkeys(refs), key=lambda ref: (len(ref), ref))
