"""小单元抑制. Which cells of published tables to hide, so that none gives one away.

A cell of one or two persons points at somebody. Hiding it alone is no protection: the
total less the other cells brings it back. So others are hidden with it, until no hidden
cell follows from what is published. Nobody (0) is not hidden.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

K = TypeVar("K", bound=Hashable)


@attrs.frozen
class Sum(Generic[K]):
    """合计关系. A cell (``whole``) that is the sum of others (``parts``)."""

    whole: K
    parts: tuple[K, ...]


def hidden_cells(
    cells: Mapping[K, int],
    sums: Iterable[Sum[K]],
    least: int,
    *,
    also: Iterable[K] = (),
) -> frozenset[K]:
    """应隐单元. The cells not to publish, of tables whose sums are known.

    They are those of fewer than ``least``, and as many others as it takes: in each sum
    the hidden parts leave room for ``least`` at least, and no hidden cell follows from
    what is published by adding and subtracting. ``also`` are hidden whatever they are.
    """
    known = [it for it in sums if it.whole in cells]
    hidden = {key for key, number in cells.items() if 0 < number < least} | {*also}
    while True:
        more = _unsafe(cells, known, hidden, least) or _followed(cells, known, hidden)
        if not more:
            return frozenset(hidden)
        hidden |= more


def _unsafe(
    cells: Mapping[K, int], sums: Sequence[Sum[K]], hidden: set[K], least: int
) -> set[K]:
    """What to hide next in the first sum whose hidden parts have too little room."""
    for it in sums:
        unknown = [key for key in it.parts if key in hidden]
        if it.whole in hidden:
            needed = 1 if cells[it.whole] >= least else 0
        else:
            needed = 2 if unknown else 0
        room = sum(cells[key] - _lowest(cells, sums, hidden, key) for key in unknown)
        if needed and (len(unknown) < needed or room < least - 1):
            return _next(cells, it, hidden)
    return set()


def _lowest(
    cells: Mapping[K, int], sums: Sequence[Sum[K]], hidden: set[K], key: K
) -> int:
    """What a cell is known to be at least: a hidden one is somebody, or its parts."""
    if key not in hidden:
        return cells[key]
    within = (
        sum(_lowest(cells, sums, hidden - {key}, part) for part in it.parts)
        for it in sums
        if it.whole == key
    )
    return max(within, default=1)


def _next(cells: Mapping[K, int], it: Sum[K], hidden: set[K]) -> set[K]:
    """The smallest part that may be hidden yet, else the whole."""
    shown = [key for key in it.parts if key not in hidden and cells[key]]
    if shown:
        return {min(shown, key=lambda key: (cells[key], str(key)))}
    return {it.whole} - hidden


def _followed(cells: Mapping[K, int], sums: Sequence[Sum[K]], hidden: set[K]) -> set[K]:
    """What to hide beside the first hidden cell that follows from the published."""
    for key in sorted(_determined(sums, hidden), key=str):
        for it in sums:
            if key == it.whole or key in it.parts:
                around = (*it.parts, it.whole)
                shown = [one for one in around if one not in hidden and cells[one]]
                if shown:
                    return {min(shown, key=lambda one: (cells[one], str(one)))}
    return set()


def _determined(sums: Sequence[Sum[K]], hidden: set[K]) -> set[K]:
    """Hidden cells that the sums fix: rows with one unknown, when all are reduced."""
    reduced: list[dict[K, Fraction]] = []
    for it in sums:
        row = {key: Fraction(1) for key in it.parts if key in hidden}
        if it.whole in hidden:
            row[it.whole] = Fraction(-1)
        _reduce(row, reduced)
    return {next(iter(row)) for row in reduced if len(row) == 1}


def _reduce(row: dict[K, Fraction], reduced: list[dict[K, Fraction]]) -> None:
    """Take the known rows out of one, then it out of them (Gauss and Jordan)."""
    for known in reduced:
        _take_out(row, known)
    if not row:
        return
    first = next(iter(row))
    scale = row[first]
    for key in row:
        row[key] /= scale
    for known in reduced:
        _take_out(known, row)
    reduced.append(row)


def _take_out(row: dict[K, Fraction], known: Mapping[K, Fraction]) -> None:
    pivot = next(iter(known))
    times = row.get(pivot, Fraction(0))
    if not times:
        return
    for key, number in known.items():
        left = row.get(key, Fraction(0)) - times * number
        if left:
            row[key] = left
        else:
            row.pop(key, None)
