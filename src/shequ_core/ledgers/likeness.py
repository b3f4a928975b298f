"""相似. On what grounds a row may speak of a known person; nobody is guessed at."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

import attrs

from shequ_core.ledgers.identity import Identity, full_number
from shequ_core.model import Person
from shequ_core.values import PartDate, Relation, Sex
from shequ_core.values.number_slips import one_slip
from shequ_core.values.resident_number import is_valid

_SHORTEST_NUMBER = 15
_FIRST_17 = 17


class Ground(IntEnum):
    """依据. Why a row may speak of a known person, the surest last.

    The same name and nothing against it (同名), another name under the same number
    (同号异名); then, each beside the same name, what is sure when it fits one person
    only: a phone (同电话), a day of birth (同出生日期), the roll that named them before
    (原名册), the household (同户), a number one slip away (号码一处之差), the number.
    """

    NONE = 0
    NAME = 1
    OTHER_NAME = 2
    PHONE = 3
    BIRTH = 4
    LISTED = 5
    HOME = 6
    SLIP = 7
    NUMBER = 8

    @property
    def sure(self) -> bool:
        """可定. Enough to tie the row to the person, if it fits no other as well."""
        return self >= Ground.PHONE


@attrs.frozen(kw_only=True)
class Sought:
    """所寻. What a row says of the person it speaks of; "" and None say nothing.

    ``born_by`` is a day on which they were born already: they joined or asked then.
    """

    who: Identity
    phones: tuple[str, ...] = ()
    household: str = ""
    relation: Relation | None = None
    born_by: date | None = None


@attrs.frozen(kw_only=True)
class Known:
    """已知. A person as known: at home in which household (户号), as what.

    ``listed`` where the roll that is being read named them before.
    """

    person: Person
    household: str = ""
    relation: Relation | None = None
    listed: bool = False


def ground(sought: Sought, known: Known) -> Ground:
    """依据. The surest ground on which the row may speak of that person."""
    who, person = sought.who, known.person
    ours, theirs = _usable(who.full), _usable(full_number(person.number))
    if ours and ours == theirs:
        if who.name in ("", person.name):
            return Ground.NUMBER
        told = is_valid(ours) or _at_home(sought, known)
        return Ground.OTHER_NAME if told else Ground.NONE
    if who.name != person.name:
        return Ground.NONE
    if ours and theirs:
        at_home = _at_home(sought, known)
        valid = is_valid(ours) and is_valid(theirs)
        if one_slip(ours, theirs):
            same = ours[:_FIRST_17] == theirs[:_FIRST_17]
            return Ground.SLIP if at_home or same or not valid else Ground.NAME
        if valid:
            return _renumbered(who, person) if at_home else Ground.NONE
    return _without_number(sought, known)


def _without_number(sought: Sought, known: Known) -> Ground:
    """Of the same name; what the numbers say is not known."""
    who, person = sought.who, known.person
    at_home, same_day = _at_home(sought, known), _same_day(who.born, person.born)
    shared = bool(set(sought.phones) & set(person.phones))
    if _contradicts(sought, person):
        return Ground.NAME if at_home or known.listed or shared else Ground.NONE
    if at_home:
        return Ground.HOME
    if sought.household and known.household:
        return Ground.NAME
    if known.listed and (same_day or shared or not (sought.phones and person.phones)):
        return Ground.LISTED
    if same_day:
        return Ground.BIRTH
    return Ground.PHONE if shared else Ground.NAME


def fit(sought: Sought, known: Known) -> tuple[int, ...]:
    """贴合. The ground, then what else agrees: of two, the greater fits better."""
    who, person = sought.who, known.person
    return (
        ground(sought, known),
        _at_home(sought, known),
        known.listed,
        _same_day(who.born, person.born),
        sought.relation is not None and sought.relation is known.relation,
        who.sex is person.sex,
        bool(set(sought.phones) & set(person.phones)),
        who.full == full_number(person.number),
        who.born == person.born,
        set(sought.phones) == set(person.phones),
    )


def has_number(sought: Sought) -> bool:
    """有号码. Whether the row says a number that somebody can be known by."""
    return bool(_usable(sought.who.full))


def _usable(number: str) -> str:
    """Too short a number is nobody's."""
    return number if len(number) >= _SHORTEST_NUMBER else ""


def _at_home(sought: Sought, known: Known) -> bool:
    return bool(sought.household) and sought.household == known.household


def _renumbered(who: Identity, person: Person) -> Ground:
    """Someone at home of that name under quite another number."""
    return Ground.HOME if _same_day(who.born, person.born) else Ground.NAME


def _same_day(first: PartDate | None, second: PartDate | None) -> bool:
    return bool(first and second and first.exact and first == second)


def _contradicts(sought: Sought, person: Person) -> bool:
    """The births can not be the same, or the sexes are not."""
    who, born = sought.who, person.born
    if {who.sex, person.sex} == {Sex.MALE, Sex.FEMALE}:
        return True
    if born is None:
        return False
    if who.born is not None:
        return not who.born.agrees(born)
    return sought.born_by is not None and born.first > sought.born_by
