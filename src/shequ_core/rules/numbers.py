"""证件号码检查. Every id number of a register, judged in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from shequ_core.errors import InvalidValue
from shequ_core.model import Person
from shequ_core.register import Register
from shequ_core.values import PartDate, ResidentNumber, Sex
from shequ_core.values.resident_number import Holder, is_valid

LEGACY, SEX, BORN, GUEST = "legacy", "sex", "born", "guest"
_STATED = (Sex.MALE, Sex.FEMALE)
_ODD = "13579"
_NO_PROVINCE = "89"


def judged(register: Register) -> Mapping[str, list[Person]]:
    """号码问题. Persons by what is wrong with their number.

    ``length``, ``characters``, ``birth-date``, ``check-digit``, ``foreign-card`` as
    ResidentNumber tells them; ``legacy`` (15 places); ``guest``, of a permit or a card
    that no citizen has; ``sex`` and ``born`` where a valid number contradicts them.
    """
    return register.once(_judged)


def _judged(register: Register) -> Mapping[str, list[Person]]:
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in register.all(Person):
        number = person.number
        if not number or _agrees(number, person):
            continue
        for problem in _problems(person):
            found[problem].append(person)
    return found


def _agrees(number: str, person: Person) -> bool:
    """All is well, and found fast: 18 valid places, the same sex and birth date."""
    born = person.born
    if born is None or not is_valid(number) or len(number) != 18:
        return False
    if number[0] in _NO_PROVINCE:
        return False
    if int(number[6:14]) != born.year * 10000 + born.month * 100 + born.day:
        return False
    return person.sex is (Sex.MALE if number[16] in _ODD else Sex.FEMALE)


def _problems(person: Person) -> list[str]:
    try:
        number = ResidentNumber.of(person.number)
    except InvalidValue as error:
        return [error.problem]
    problems = [LEGACY] if number.legacy else []
    if number.holder is not Holder.CITIZEN:
        problems.append(GUEST)
    if person.sex in _STATED and person.sex is not number.sex:
        problems.append(SEX)
    if person.born and not person.born.agrees(PartDate.exactly(number.born)):
        problems.append(BORN)
    return problems
