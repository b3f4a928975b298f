"""对人. Who in the new ledger is who in the old one, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

import attrs

from shequ_core.events.event import Confidence
from shequ_core.events.snapshot import Snapshot
from shequ_core.model import Person, Residence
from shequ_core.values import Ref

_NEAR = 2
"""相近. Numbers that differ in so many places at most may be one, mistyped."""


@attrs.frozen
class Pair:
    """同一人. As the new ledger knows them, and how surely it is they."""

    new: Ref[Person]
    confidence: Confidence


Pairs = Mapping[Ref[Person], Pair]
"""对人结果. By the old ledger's ref."""

_Tell = Callable[[Snapshot, Person], Hashable]
_May = Callable[[Snapshot, Person, Snapshot, Person], bool]


def pairs(old: Snapshot, new: Snapshot) -> Pairs:
    """对人. By number; else by name and birth, by name at home, by birth at home.

    Only what tells one person on either side tells anything; several are nobody.
    """
    found: dict[Ref[Person], Pair] = {}
    left, free = dict(old.people), dict(new.people)
    for tell, may, confidence in _STEPS:
        mine = _told_once(old, left.values(), tell)
        theirs = _told_once(new, free.values(), tell)
        for told in mine.keys() & theirs.keys():
            one, other = mine[told], theirs[told]
            if may(old, one, new, other):
                found[one.id] = Pair(other.id, confidence)
                del left[one.id], free[other.id]
    return dict(sorted(found.items()))


def _told_once(
    side: Snapshot, people: Iterable[Person], tell: _Tell
) -> Mapping[Hashable, Person]:
    told: dict[Hashable, list[Person]] = defaultdict(list)
    for person in people:
        words = tell(side, person)
        if words is not None:
            told[words].append(person)
    return {words: found[0] for words, found in told.items() if len(found) == 1}


def _number_and_name(side: Snapshot, person: Person) -> Hashable:
    number = side.identity(person.id)
    return (number, person.name) if number else None


def _number(side: Snapshot, person: Person) -> Hashable:
    return side.identity(person.id) or None


def _home(side: Snapshot, person: Person) -> str:
    stay = side.registered.get(person.id)
    return side.number(stay.household) if stay else ""


def _name_birth_home(side: Snapshot, person: Person) -> Hashable:
    home = _home(side, person)
    return (person.name, person.born, home) if person.born and home else None


def _name_birth(side: Snapshot, person: Person) -> Hashable:
    return (person.name, person.born) if person.born else None


def _name_home(side: Snapshot, person: Person) -> Hashable:
    home = _home(side, person)
    return (person.name, home) if home else None


def _birth_home(side: Snapshot, person: Person) -> Hashable:
    home = _home(side, person)
    return (person.born, person.sex, home) if person.born and home else None


def _name_address(side: Snapshot, person: Person) -> Hashable:
    """Of floating residents without a number: the name, and where they stay."""
    stay: Residence | None = side.floating.get(person.id)
    return (person.name, stay.address) if stay and stay.address else None


def _anyone(old: Snapshot, one: Person, new: Snapshot, other: Person) -> bool:
    return True


def _not_another(old: Snapshot, one: Person, new: Snapshot, other: Person) -> bool:
    """Not both numbered, or the numbers are near each other."""
    mine, theirs = old.identity(one.id), new.identity(other.id)
    return not (mine and theirs) or _near(mine, theirs)


def _unnumbered(old: Snapshot, one: Person, new: Snapshot, other: Person) -> bool:
    """One at least has no number; and where both are born, it is not years apart."""
    if old.identity(one.id) and new.identity(other.id):
        return False
    if one.born is None or other.born is None:
        return True
    return abs(one.born.year - other.born.year) <= 1


def _near(one: str, other: str) -> bool:
    """As many places, few of them different, or two that changed places."""
    if len(one) != len(other):
        return False
    different = [place for place in range(len(one)) if one[place] != other[place]]
    return len(different) <= _NEAR


def _near_or_unnumbered(
    old: Snapshot, one: Person, new: Snapshot, other: Person
) -> bool:
    numbered = old.identity(one.id) and new.identity(other.id)
    if numbered:
        return _not_another(old, one, new, other)
    return _unnumbered(old, one, new, other)


_STEPS: tuple[tuple[_Tell, _May, Confidence], ...] = (
    (_number_and_name, _anyone, Confidence.CERTAIN),
    (_number, _anyone, Confidence.LIKELY),
    (_name_birth_home, _anyone, Confidence.CERTAIN),
    (_name_birth, _not_another, Confidence.LIKELY),
    (_name_home, _near_or_unnumbered, Confidence.LIKELY),
    (_name_address, _not_another, Confidence.LIKELY),
    (_birth_home, _unnumbered, Confidence.POSSIBLE),
)
