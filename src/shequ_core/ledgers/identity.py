"""身份. Who a row speaks of, by what stands in it."""

from __future__ import annotations

from functools import lru_cache

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Row
from shequ_core.model import Person
from shequ_core.values import PartDate, Period, ResidentNumber, Sex

_KEPT = 2**16
"""How many numbers: each is asked about several times, for every row that says it."""


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


def identity_in(row: Row, intake: Intake) -> Identity:
    """身份. Who a row speaks of, by what stands in it; a valid id number is believed
    before the sex and the birth beside it.
    """
    name, number = _unmasked(row, intake)
    told = _told_by(number)
    if told:
        return Identity(name, number, *told)
    return Identity(name, number, row.get("sex") or Sex.UNKNOWN, row.get("born"), None)


def identify(row: Row, intake: Intake) -> Identity:
    """辨认. The identity in a row; where sex or birth contradict a valid id number, the
    contradiction is kept as a remark.
    """
    who = identity_in(row, intake)
    sex, born = row.get("sex"), row.get("born")
    if who.valid and sex in (Sex.MALE, Sex.FEMALE) and sex is not who.sex:
        intake.note(
            "sex-contradicts-id",
            "性别与身份证号第17位不符，已按身份证号计，请核对",
            field="sex",
        )
    if who.valid and born and who.born and not born.agrees(who.born):
        intake.note(
            "born-contradicts-id",
            "出生日期与身份证号不符，已按身份证号计，请核对",
            field="born",
        )
    return who


@lru_cache(_KEPT)
def _told_by(number: str) -> tuple[Sex, PartDate, ResidentNumber] | None:
    """The sex and the birth that a valid number settles, and the number itself."""
    valid = _valid(number)
    return (valid.sex, PartDate.exactly(valid.born), valid) if valid else None


@lru_cache(_KEPT)
def _valid(number: str) -> ResidentNumber | None:
    try:
        return ResidentNumber.of(number) if number else None
    except InvalidValue:
        return None


def _unmasked(row: Row, intake: Intake) -> tuple[str, str]:
    """Name and number; where our own export masked them, as we know them."""
    name, number = row.text("name"), row.text("number")
    key = row.text("person_key") or row.text("key")
    known = intake.find(intake.ref(Person, key)) if key else None
    if known and intake.doubts("name"):
        name = known.name
    if known and intake.doubts("number"):
        number = known.number
    return name, number


def settled(who: Identity, known: Person | None) -> Identity:
    """定性别生日. Where the row has no number, the one known before settles them; a
    year of birth says nothing new beside the day that is known.
    """
    by_number = _told_by(known.number) if known else None
    born = known.born if known else None
    if who.valid is None and who.born and born and born.refines(who.born):
        who = attrs.evolve(who, born=born)
    if who.number or by_number is None:
        return who
    sex, day, _ = by_number
    return attrs.evolve(who, sex=sex, born=day)


def believed(who: Identity, known: Person | None, intake: Intake) -> Identity:
    """采信. As settled; a wrong number is not believed over a valid one."""
    if known and who.number and who.valid is None and _valid(known.number):
        intake.note(
            "number-kept",
            "公民身份号码不对（格式或校验码），库里的是对的，没有改；确实要改的，请写对",
            field="number",
        )
        who = attrs.evolve(who, number="")
        return attrs.evolve(settled(who, known), number=known.number)
    return settled(who, known)


@lru_cache(_KEPT)
def full_number(number: str) -> str:
    """十八位号码. 15 good places upgraded; anything else as it stands."""
    valid = _valid(number)
    return valid.full if valid else number
