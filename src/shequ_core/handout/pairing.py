"""对行. Which row came back as which: sorted, copied, added, taken out, renumbered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from shequ_core.handout.scopes import LedgerRow
from shequ_core.ledgers import Row
from shequ_core.ledgers.identity import full_number

KEY = "key"
"""记录编号. The column by which rows are told apart."""

Tell = Callable[[Mapping[str, Any]], Hashable]
"""凭据. What tells a row from others, of its values; None where it says nothing."""


@attrs.frozen(eq=False)
class Handed:
    """发出的行. As it stood in the workbook, and what was known behind the stars."""

    row: Row
    known: LedgerRow


@attrs.frozen
class Matched:
    """对行结果. Of one ledger: the pairs, the rows added, and the rows left out."""

    pairs: tuple[tuple[Row, Handed], ...]
    added: tuple[Row, ...]
    missing: tuple[Handed, ...]


def match(
    handed: Sequence[Handed],
    returned: Sequence[Row],
    naming: str,
    locked: frozenset[str],
) -> Matched:
    """对行. By key; where a key is missing or doubtful, by what else tells rows apart.

    ``naming`` is the column that names what a row is of, ``locked`` are those that are
    not for people to change. A row whose name and id number are both another's is
    somebody else: who was there is missing, and the row an addition.
    """
    matching = _Matching(handed, returned)
    matching.by_key(locked)
    matching.by_what_is_told_once(_every_cell(locked), lambda it: it.row.values)
    for tell in (_number, lambda values: values.get(naming)):
        matching.by_what_is_told_once(tell, lambda it: it.known)
    return matching.result()


def same(one: object, other: object) -> bool:
    """同值. Equal, or both empty."""
    return one == other or (one in _NOTHING and other in _NOTHING)


_NOTHING: tuple[object, ...] = (None, "", ())


class _Matching:
    def __init__(self, handed: Sequence[Handed], returned: Sequence[Row]) -> None:
        self._free = dict(enumerate(returned))
        self._left = dict(enumerate(handed))
        self._pairs: dict[int, tuple[Row, Handed]] = {}

    def _pair(self, row: int, handed: int) -> None:
        if row in self._free and handed in self._left:
            self._pairs[row] = self._free.pop(row), self._left.pop(handed)

    def by_key(self, locked: frozenset[str]) -> None:
        """The most alike first, so that a copied row does not take the key along."""
        keyed: dict[str, list[int]] = defaultdict(list)
        for place, handed in self._left.items():
            keyed[handed.row.text(KEY)].append(place)
        candidates = [
            (-_alike(row, self._left[other].row, locked), place, other)
            for place, row in self._free.items()
            for other in keyed.get(row.text(KEY), ())
            if not _somebody_else(row, self._left[other].known)
        ]
        for _, place, other in sorted(candidates):
            self._pair(place, other)

    def by_what_is_told_once(
        self, tell: Tell, of: Callable[[Handed], Mapping[str, Any]]
    ) -> None:
        """What is told of one row only on either side, and contradicts no number."""
        free = _told_once((it, tell(row.values)) for it, row in self._free.items())
        left = _told_once((it, tell(of(that))) for it, that in self._left.items())
        for told in free.keys() & left.keys():
            row, handed = self._free[free[told]], self._left[left[told]]
            if not _other(row.values, handed.known, "number", full_number):
                self._pair(free[told], left[told])

    def result(self) -> Matched:
        return Matched(
            pairs=tuple(pair for _, pair in sorted(self._pairs.items(), key=_place)),
            added=tuple(self._free.values()),
            missing=tuple(self._left.values()),
        )


def _place(item: tuple[int, object]) -> int:
    return item[0]


def _told_once(told: Iterable[tuple[int, Hashable]]) -> dict[Hashable, int]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, words in told:
        if words not in _NOTHING:
            found[words].append(place)
    return {words: places[0] for words, places in found.items() if len(places) == 1}


def _alike(row: Row, other: Row, locked: frozenset[str]) -> int:
    keys = row.values.keys() & other.values.keys() - locked
    return sum(same(row.values[key], other.values[key]) for key in keys)


def _somebody_else(row: Row, known: LedgerRow) -> bool:
    return _other(row.values, known, "name", str) and _other(
        row.values, known, "number", full_number
    )


def _other(
    told: Mapping[str, Any],
    known: Mapping[str, Any],
    column: str,
    plain: Callable[[str], str],
) -> bool:
    """Both say something, and not the same."""
    one, other = told.get(column), known.get(column)
    return bool(one and other) and plain(str(one)) != plain(str(other))


def _every_cell(locked: frozenset[str]) -> Tell:
    def tell(values: Mapping[str, Any]) -> Hashable:
        told = sorted(
            (key, str(value))
            for key, value in values.items()
            if key not in locked and value not in _NOTHING
        )
        return tuple(told) or None

    return tell


def _number(values: Mapping[str, Any]) -> Hashable:
    return full_number(str(values.get("number") or "")) or None
