"""对户. Which household of the new ledger is which of the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from shequ_core.events.people import Pairs
from shequ_core.events.snapshot import Snapshot
from shequ_core.model import Household
from shequ_core.values import Ref

_STABLE = 0.5
"""户号稳定. From this share of households with their old number on, numbers tell."""


@attrs.frozen
class Homes:
    """对户结果. The new household of each old one, and back."""

    new: Mapping[Ref[Household], Ref[Household]]
    old: Mapping[Ref[Household], Ref[Household]]


def homes(old: Snapshot, new: Snapshot, people: Pairs) -> Homes:
    """对户. By number where numbers are kept; else, and then, by who is in them."""
    shared = _shared(old, new, people)
    same = _same_numbers(old, new)
    found = dict(same) if _numbers_tell(same, shared) else {}
    taken = set(found.values())
    for (one, other), _ in sorted(shared.items(), key=_most_first):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return Homes(found, {other: one for one, other in found.items()})


Shared = Mapping[tuple[Ref[Household], Ref[Household]], int]


def _shared(old: Snapshot, new: Snapshot, people: Pairs) -> Shared:
    """How many are in an old household, and are in a new one now."""
    counts: Counter[tuple[Ref[Household], Ref[Household]]] = Counter()
    for person, stay in old.registered.items():
        pair = people.get(person)
        there = new.registered.get(pair.new) if pair else None
        if stay.household and there and there.household:
            counts[stay.household, there.household] += 1
    return counts


def _same_numbers(
    old: Snapshot, new: Snapshot
) -> Mapping[Ref[Household], Ref[Household]]:
    mine = {number: home for home in old.members if (number := old.number(home))}
    theirs = {number: home for home in new.members if (number := new.number(home))}
    return {mine[it]: theirs[it] for it in mine.keys() & theirs.keys()}


def _numbers_tell(
    same: Mapping[Ref[Household], Ref[Household]], shared: Shared
) -> bool:
    """Whether households mostly keep their number, with some of their people."""
    peopled = {one for one, _ in shared}
    kept = sum((one, other) in shared for one, other in same.items())
    return kept >= _STABLE * len(peopled)


def _most_first(
    item: tuple[tuple[Ref[Household], Ref[Household]], int],
) -> tuple[int, Ref[Household], Ref[Household]]:
    (one, other), count = item
    return -count, one, other
