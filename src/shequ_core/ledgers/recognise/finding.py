"""找表头. All headers on a sheet, from the first row to the last."""

from __future__ import annotations

import re
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
_FEWEST_OF_ANOTHER = 3
_SAYS = re.compile(r"[\d:：。]").search


@attrs.frozen
class Found:
    """表头组. Headers on the same rows (several where tables stand side by side).

    The titles over them begin in row ``start``; ``repeated`` are rows on which the
    same header is printed again further down. None heads a table that is none of our
    ledgers; its header ends in row ``strange``.
    """

    start: int
    headers: tuple[Header, ...]
    repeated: set[int] = attrs.field(factory=set)
    strange: int = -1

    @property
    def bottom(self) -> int:
        """末行. The last row of the header."""
        return self.headers[0].bottom if self.headers else self.strange

    @property
    def top(self) -> int:
        """首行. The first row of the header."""
        return self.bottom - self.lines + 1

    @property
    def span(self) -> slice:
        """列范围. The columns that the header is over."""
        spans = [it.span for it in self.headers]
        return slice(spans[0].start, spans[-1].stop) if spans else slice(None)

    @property
    def lines(self) -> int:
        """行数. How many lines the header has."""
        return self.headers[0].bottom - self.headers[0].top + 1 if self.headers else 1

    @property
    def explained(self) -> int:
        """已识别列数. How many columns the headers explain."""
        return sum(len(header.match.found) for header in self.headers)


def headers_of(grid: Grid, ledgers: tuple[Ledger, ...], name: str) -> list[Found]:
    """找表头. Every header on a grid, in order; ``name`` is the sheet's."""
    found: list[Found] = []
    row = tries = 0
    span, heads = slice(None), None
    while row < len(grid):
        headers: tuple[Header, ...] = ()
        if heads is not None and grid.rows[row][span] == heads:
            headers = _printed_again(grid, found[-1], row)
        elif tries < MOST_TRIES and _promising(
            grid, row, ledgers, close=not found and row < THOROUGH
        ):
            tries += 1
            headers = _headers_from(grid, row, ledgers, name)
            if not headers and _heads_another(grid, row, ledgers):
                _begin_another(grid, found, row)
                heads = None
        if headers:
            found.append(_under_titles(grid, found, headers))
            row, span = headers[0].bottom, found[-1].span
            heads = grid.rows[row][span]
        row += 1
    return found if any(it.headers for it in found) else []


def _heads_another(grid: Grid, row: int, ledgers: tuple[Ledger, ...]) -> bool:
    """Whether a row is the header of a table that is none of the ledgers."""
    filled = grid.filled(row)
    words = [grid.words(row, column) for column in filled]
    if len(words) < _FEWEST_OF_ANOTHER or not all(words):
        return False
    if any(map(_SAYS, words)) or row + 1 == len(grid) or grid.bare(row + 1):
        return False
    heading_words = sum(heads_something(it, ledgers) for it in words)
    return heading_words >= _FEWEST_OF_ANOTHER and 3 * heading_words >= 2 * len(words)


def _begin_another(grid: Grid, found: list[Found], row: int) -> None:
    """A table that can not be read, so that it is no part of the one over it."""
    if found and not found[-1].headers:
        if found[-1].strange == row - 1:
            found[-1] = attrs.evolve(found[-1], strange=row)
            return
        if grid.rows[found[-1].strange] == grid.rows[row]:
            return
    floor = found[-1].bottom if found else -1
    found.append(Found(title_start(grid, row, floor), (), strange=row))


def _printed_again(grid: Grid, found: Found, row: int) -> tuple[Header, ...]:
    """The same header further down: of a new table where there are titles over it."""
    top, span = row, found.span
    for line in range(1, found.lines):
        if grid.rows[row - line][span] == grid.rows[found.bottom - line][span]:
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
        above=tuple(_first_words(grid, range(max(0, row - 5), row))),
        below=tuple(_lone(grid, range(row + 1, min(row + DEEPEST + 1, len(grid))))),
    )
    tries = [headers_at(grid, bottom, ledgers, around) for bottom in bottoms]
    return max(tries, key=lambda it: sum(len(header.match.found) for header in it))


def _first_words(grid: Grid, rows: range) -> Iterator[str]:
    for row in rows:
        filled = grid.filled(row)
        yield grid.told(row, filled[0]) if filled else ""


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
