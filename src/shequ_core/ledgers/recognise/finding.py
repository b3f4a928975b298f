"""找表头. All headers on a sheet, from the first row to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from shequ_core.ledgers.recognise.sections import Around
from shequ_core.ledgers.recognise.titles import title_start
from shequ_core.ledgers.recognise.vocabulary import heads_something, plain_words

THOROUGH = 200
"""细查行数. How many rows are looked at closely before the first header is found."""

MOST_TRIES = 300
"""最多尝试. After so many rows that looked like headers no new ones are tried."""

_FEWEST_WORDS = 2


@attrs.frozen
class Found:
    """表头组. Headers on the same rows (several where tables stand side by side).

    The titles over them begin in row ``start``; ``repeated`` are rows on which the
    same header is printed again further down.
    """

    start: int
    headers: tuple[Header, ...]
    repeated: set[int] = attrs.field(factory=set)

    @property
    def top(self) -> int:
        """首行. The first row of the header."""
        return self.headers[0].top

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
    row = tries = 0
    while row < len(grid):
        headers: tuple[Header, ...] = ()
        if found and grid.rows[row] == grid.rows[found[-1].bottom]:
            headers = _printed_again(grid, found[-1], row)
        elif tries < MOST_TRIES and _promising(
            grid, row, ledgers, close=not found and row < THOROUGH
        ):
            tries += 1
            headers = _headers_from(grid, row, ledgers, name)
        if headers:
            found.append(_under_titles(grid, found, headers))
            row = headers[0].bottom
        row += 1
    return found


def _printed_again(grid: Grid, found: Found, row: int) -> tuple[Header, ...]:
    """The same header further down: of a new table where there are titles over it."""
    top = row
    for line in range(1, found.bottom - found.top + 1):
        if grid.rows[row - line] == grid.rows[found.bottom - line]:
            top = row - line
    if title_start(grid, top, found.bottom) == top:
        found.repeated.update(range(top, row + 1))
        return ()
    return tuple(attrs.evolve(it, top=top, bottom=row) for it in found.headers)


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
    bottoms = range(row, min(row + DEEPEST, len(grid)))
    around = Around(
        name,
        above=tuple(grid.told(it, 0) for it in range(max(0, row - 5), row)),
        below=tuple(_lone(grid, range(row + 1, min(row + DEEPEST + 1, len(grid))))),
    )
    tries = [headers_at(grid, bottom, ledgers, around) for bottom in bottoms]
    return max(tries, key=lambda it: sum(len(header.match.found) for header in it))


def _lone(grid: Grid, rows: range) -> Iterator[str]:
    """The words of rows in which nothing else stands: they may be sections."""
    for row in rows:
        filled = grid.filled(row)
        if len(filled) == 1:
            yield grid.told(row, filled[0])


def _under_titles(
    grid: Grid, found: Sequence[Found], headers: tuple[Header, ...]
) -> Found:
    floor = found[-1].bottom if found else -1
    return Found(title_start(grid, headers[0].top, floor), headers)
