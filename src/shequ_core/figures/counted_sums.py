"""计数合计. Which counts add up to another, by who is counted in each.

The women of sixty and over are a sum of age bands though no breakdown says so; what
is hidden of the bands must not follow from them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import combinations
from operator import or_

from shequ_core.figures.small_cells import Sum

Cell = tuple[str, str]
"""单元. A figure's code, and the part of its breakdown ("" for the figure itself)."""


def sums_among(counted: Mapping[Cell, frozenset[str]]) -> Iterator[Sum[Cell]]:
    """计数合计. Cells that count together just whom another counts, each once.

    It finds one cell or two that are another, and the parts of one breakdown or of two
    (men by age, women by age).
    """
    masks = _masks(counted)
    yield from _equal(masks)
    yield from _halves(masks)
    yield from _covers(masks)


def _masks(counted: Mapping[Cell, frozenset[str]]) -> dict[Cell, int]:
    """Who is counted, a bit each: sets that are compared by the thousand."""
    places: dict[str, int] = {}
    masks = {}
    for cell, people in counted.items():
        bits = bytearray()
        for who in people:
            byte, bit = divmod(places.setdefault(who, len(places)), 8)
            if byte >= len(bits):
                bits.extend(bytes(byte + 1 - len(bits)))
            bits[byte] |= 1 << bit
        if mask := int.from_bytes(bits, "little"):
            masks[cell] = mask
    return masks


def _equal(masks: Mapping[Cell, int]) -> Iterator[Sum[Cell]]:
    alike: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell, mask in masks.items():
        alike[mask].append(cell)
    for first, *others in alike.values():
        for other in others:
            yield Sum(first, (other,))


def _halves(masks: Mapping[Cell, int]) -> Iterator[Sum[Cell]]:
    """Two cells that are a third: of equal ones the first tells for all."""
    first: dict[int, Cell] = {}
    for cell, mask in masks.items():
        first.setdefault(mask, cell)
    for whole, cell in first.items():
        for one, part in first.items():
            other = whole ^ one
            if one < other and one & whole == one and other in first:
                yield Sum(cell, (part, first[other]))


def _covers(masks: Mapping[Cell, int]) -> Iterator[Sum[Cell]]:
    """The parts of one breakdown, or of two that have nobody in common."""
    breakdowns: defaultdict[str, dict[Cell, int]] = defaultdict(dict)
    for cell, mask in masks.items():
        if cell[1]:
            breakdowns[cell[0]][cell] = mask
    for whole, mask in masks.items():
        within = {
            code: found
            for code, parts in breakdowns.items()
            if code != whole[0] and (found := _within(parts, mask))
        }
        covered = {code: _sum(found.values()) for code, found in within.items()}
        for code, found in within.items():
            if covered[code] == mask and len(found) > 1:
                yield Sum(whole, tuple(found))
        partial = [code for code in within if covered[code] != mask]
        for one, other in combinations(partial, 2):
            if covered[one] ^ covered[other] == mask:
                yield Sum(whole, (*within[one], *within[other]))


def _within(parts: Mapping[Cell, int], mask: int) -> dict[Cell, int]:
    """The parts that are in a cell; none where one counts somebody twice."""
    found = {cell: part for cell, part in parts.items() if part & mask == part}
    several = sum(map(int.bit_count, found.values()))
    return found if several == _sum(found.values()).bit_count() else {}


def _sum(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
