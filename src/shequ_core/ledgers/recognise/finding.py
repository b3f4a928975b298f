"""找表头. All headers on a sheet, from the first row to the last."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.recognise.header import (
    DEEPEST,
    Header,
    headers_at,
    labels_between,
    lines_above,
)
from shequ_core.ledgers.recognise.titles import title_start
from shequ_core.ledgers.recognise.vocabulary import heads_something, plain_words

THOROUGH = 200
"""细查行数. How many rows are looked at closely before the first header is found."""

_FEWEST_WORDS = 2


@attrs.frozen
class Found:
    """表头组. Headers on the same rows (several where tables stand side by side).

    The titles over them begin in row ``start``; ``repeated`` are rows on which the
    same header is printed again further down.
    """

    start: int
    headers: tuple[Header, ...]
    repeated: frozenset[int] = frozenset()

    @property
    def bottom(self) -> int:
        """末行. The last row of the header."""
        return self.headers[0].bottom

    @property
    def explained(self) -> int:
        """已识别列数. How many columns the headers explain."""
        return sum(len(header.match.found) for header in self.headers)


def headers_of(grid: Grid, ledgers: tuple[Ledger, ...], name: str) -> list[Found]:
    """找表头. Every header on a grid, in order; ``name`` is the sheet's."""
    found: list[Found] = []
    row = 0
    while row < len(grid):
        headers: tuple[Header, ...] = ()
        if _promising(grid, row, ledgers, close=not found and row < THOROUGH):
            headers = _headers_from(grid, row, ledgers, name)
        if headers:
            _add(grid, found, headers)
            row = headers[0].bottom
        row += 1
    return found


def _promising(
    grid: Grid, row: int, ledgers: tuple[Ledger, ...], *, close: bool
) -> bool:
    if not close:
        heading_words = plain_words(ledgers).intersection(grid.rows[row])
        return len(heading_words) >= _FEWEST_WORDS
    if _known(grid, row, row, ledgers) >= _FEWEST_WORDS:
        return True
    lines = lines_above(grid, row)
    return lines > 0 and _known(grid, row - lines, row, ledgers) >= _FEWEST_WORDS


def _known(grid: Grid, top: int, bottom: int, ledgers: tuple[Ledger, ...]) -> int:
    """How many columns have words over them that we know."""
    return sum(
        any(heads_something(words, ledgers) for words in label.readings)
        for label in labels_between(grid, top, bottom)
    )


def _headers_from(
    grid: Grid, row: int, ledgers: Sequence[Ledger], name: str
) -> tuple[Header, ...]:
    """The header that begins or ends about a row: the one that explains the most."""
    told = name + "".join(grid.told(it, 0) for it in range(max(0, row - 5), row))
    bottoms = range(row, min(row + DEEPEST, len(grid)))
    tries = [headers_at(grid, bottom, ledgers, told) for bottom in bottoms]
    return max(tries, key=lambda it: sum(len(header.match.found) for header in it))


def _add(grid: Grid, found: list[Found], headers: tuple[Header, ...]) -> None:
    top, bottom = headers[0].top, headers[0].bottom
    floor = found[-1].bottom if found else -1
    start = title_start(grid, top, floor)
    if found and start == top and _same(found[-1].headers, headers):
        again = found[-1].repeated | frozenset(range(top, bottom + 1))
        found[-1] = attrs.evolve(found[-1], repeated=again)
    else:
        found.append(Found(start, headers))


def _same(ours: Sequence[Header], theirs: Sequence[Header]) -> bool:
    return [it.labels for it in ours] == [it.labels for it in theirs]
