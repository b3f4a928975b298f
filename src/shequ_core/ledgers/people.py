"""认人. The same person across ledgers is one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.model import Person
from shequ_core.values import PartDate, Period, Ref, ResidentNumber, Sex

_FIRST_17 = 17


@attrs.frozen
class Identity:
    """身份. Who a row speaks of: the id number, and the sex and birth that it settles.

    ``valid`` is the parsed number, None where there is none or it is wrong.
    """

    name: str
    number: str
    sex: Sex
    born: PartDate | None
    valid: ResidentNumber | None

    @property
    def full(self) -> str:
        """十八位号码. 15 places upgraded; a wrong number as it stands."""
        return self.valid.full if self.valid else self.number

    @property
    def lived(self) -> Period:
        """在世. From the birth on, where it is known."""
        return Period.since(self.born.first if self.born else None)


def identify(row: Row, intake: Intake) -> Identity:
    """辨认. The identity in a row; where sex or birth contradict a valid id number, the
    number is believed and the contradiction kept as a remark.
    """
    number = row.text("number")
    try:
        valid = ResidentNumber.of(number) if number else None
    except InvalidValue:
        valid = None
    sex, born = row.get("sex") or Sex.UNKNOWN, row.get("born")
    if valid:
        if sex in (Sex.MALE, Sex.FEMALE) and sex is not valid.sex:
            intake.note(
                "sex-contradicts-id",
                "性别与身份证号第17位不符，已按身份证号计，请核对",
                field="sex",
            )
        if born and not born.agrees(PartDate.exactly(valid.born)):
            intake.note(
                "born-contradicts-id",
                "出生日期与身份证号不符，已按身份证号计，请核对",
                field="born",
            )
        sex, born = valid.sex, PartDate.exactly(valid.born)
    return Identity(row.text("name"), number, sex, born, valid)


class People:
    """人员索引. Finds the person that an identity means among those known so far."""

    @classmethod
    def of(cls, intake: Intake) -> People:
        """人员索引. The one index of an intake."""
        index = intake.surveys.get("people")
        if index is None:
            index = intake.surveys["people"] = cls(intake.all(Person))
        assert isinstance(index, People)
        return index

    def __init__(self, persons: Iterable[Person]) -> None:
        self._numbers: dict[str, list[Ref[Person]]] = defaultdict(list)
        self._names: dict[str, list[Person]] = defaultdict(list)
        for person in persons:
            self.add(person)

    def add(self, person: Person) -> None:
        """登记. Make a person findable; one whose number changed is added again."""
        if person.number:
            self._numbers[full_number(person.number)].append(person.id)
        self._names[person.name].append(person)

    def numbered(self, full: str) -> list[Ref[Person]]:
        """按号码. Everyone who is known by that 18-place number."""
        return self._numbers.get(full, []) if full else []

    def find(self, who: Identity, phones: tuple[str, ...] = ()) -> Ref[Person] | None:
        """找人. By number; else by name with a number that differs in its check digit,
        or with the same birth date or phone where one side has no good number.

        Several candidates are nobody: it is never guessed.
        """
        same_number = self.numbered(who.full)
        if same_number:
            return same_number[0] if len(set(same_number)) == 1 else None
        namesakes = self._names.get(who.name, ())
        close = {p.id for p in namesakes if _alike(p, who, phones)}
        return close.pop() if len(close) == 1 else None


def _alike(person: Person, who: Identity, phones: tuple[str, ...]) -> bool:
    if person.number and who.number:
        return person.number[:_FIRST_17] == who.number[:_FIRST_17]
    if person.born and who.born:
        return person.born == who.born
    return bool(set(person.phones) & set(phones))


@lru_cache(maxsize=2**16)
def full_number(number: str) -> str:
    """十八位号码. 15 good places upgraded; anything else as it stands."""
    try:
        return ResidentNumber.of(number).full
    except InvalidValue:
        return number


def person_of(row: Row, intake: Intake, **more: object) -> Ref[Person] | None:
    """某人. The person a row of another ledger names: found, or entered anew.

    Such a ledger only fills in what is not known of a resident; None without a name.
    """
    who = identify(row, intake)
    if not who.name:
        return None
    people = People.of(intake)
    key = row.text("person_key")
    ref = intake.ref(Person, key) if key else people.find(who, row.get("phones") or ())
    known = intake.find(ref)
    if ref is None or known is None:
        ref = ref or intake.new(Person, "x")
    person = intake.fill(
        Person,
        ref,
        name=who.name,
        number=who.number,
        sex=who.sex,
        born=who.born,
        phones=row.get("phones") or (),
        period=who.lived,
        **more,
    )
    if known is None:
        people.add(person)
    return ref
