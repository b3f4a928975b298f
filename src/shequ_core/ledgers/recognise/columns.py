"""读列. A column of data read at once: the same cell is read once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import attrs

from shequ_core.ledgers.cells import Reading, cell_reader
from shequ_core.ledgers.cells.dates import EPOCH, SERIALS
from shequ_core.ledgers.cells.text import SAME_AS_ABOVE, text_of
from shequ_core.ledgers.ledger import BARE_CODE, MASKED, CellKind, LedgerColumn, Note
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.sheet import Cell

MANNER = 20
"""习惯. How more cells than this, and most of a column, are written is its manner."""

FEWEST_MASKED = 3
"""整列脱敏. From so many masked cells on, and most of a column, it is masked."""

_MANNERS = ("date-as-words", "date-dotted")
_EARLY = range(2200, 20_000)
_DATES = {CellKind.DAY, CellKind.PART_DATE}
_NUMBER = re.compile(r"\s*(\d{4,5})(?:\.0+)?\s*", re.ASCII)
_ZERO_LOST = re.compile(r"\s*\d{4}\.1\s*", re.ASCII)


@attrs.frozen
class Column:
    """列. The values of a column in order of rows, and the notes by place.

    ``masked`` is how many of its cells someone hid, where that is its manner, else 0;
    ``codes`` are those of no table that we know, where that is its manner.
    """

    values: Sequence[Any]
    notes: Mapping[int, tuple[Note, ...]]
    masked: int = 0
    codes: tuple[str, ...] = ()


def read_column(column: LedgerColumn, cells: Sequence[Cell], scale: Decimal) -> Column:
    """读列. Every cell of a column."""
    read = cell_reader(column, scale)
    known: dict[Cell, Reading] = {}
    values: list[Any] = []
    notes: dict[int, tuple[Note, ...]] = {}
    for place, cell in enumerate(cells):
        reading = known.get(cell)
        if reading is None or isinstance(cell, bool):
            reading = known[cell] = read(cell)
        values.append(reading[0])
        if reading[1]:
            notes[place] = reading[1]
    if not notes:
        return Column(values, notes)
    filled = sum(cell not in (None, "") for cell in cells)
    hidden, coded = _places(notes, MASKED), _places(notes, BARE_CODE)
    masked = len(hidden) >= FEWEST_MASKED and 2 * len(hidden) > filled
    codes = coded if 2 * len(coded) > filled else ()
    return Column(
        values,
        _once(notes, filled),
        len(hidden) if masked else 0,
        tuple(sorted({text_of(cells[place]) for place in codes})),
    )


def _places(notes: Mapping[int, tuple[Note, ...]], kind: str) -> Sequence[int]:
    return [at for at, told in notes.items() if any(it.kind == kind for it in told)]


def _once(
    notes: dict[int, tuple[Note, ...]], filled: int
) -> Mapping[int, tuple[Note, ...]]:
    """A spelling that most of a column has is noted once, where it begins."""
    for kind in _MANNERS:
        places = _places(notes, kind)
        if len(places) <= max(MANNER, filled // 2):
            continue
        for at in places[1:]:
            notes[at] = tuple(it for it in notes[at] if it.kind != kind)
        first = places[0]
        notes[first] = tuple(
            attrs.evolve(it, message=f"{it.message}（本列共{len(places)}处这样写）")
            if it.kind == kind
            else it
            for it in notes[first]
        )
    return {at: told for at, told in notes.items() if told}


def cells_of(
    grid: Grid, column: LedgerColumn, index: int, rows: Sequence[int], *, plain: bool
) -> list[Cell]:
    """列单元格. The cells of the rows, merges and 同上 filled from above.

    In a ``plain`` text file a month of 1985.1 may be an October that lost its zero,
    as in a number cell.
    """
    cells = _stored(grid, index, rows)
    if grid.merged:
        _fill_merges(grid, index, rows, cells)
    if not SAME_AS_ABOVE.isdisjoint(cells):
        _fill_same(column, cells)
    if column.cell in _DATES:
        cells = _early_days(cells)
        if plain:
            cells = [_as_number(cell) for cell in cells]
    return cells


def _early_days(cells: list[Cell]) -> list[Cell]:
    """Among serial numbers of days a smaller number is an earlier day (1906 to 1954).

    Alone it might be a year and a month. Years of four digits stay years.
    """
    numbers = [_whole(cell) for cell in cells]
    filled = sum(cell not in (None, "") for cell in cells)
    if 2 * sum(number in SERIALS for number in numbers) <= filled:
        return cells
    return [
        EPOCH + timedelta(number) if number in _EARLY else cell
        for number, cell in zip(numbers, cells, strict=True)
    ]


def _whole(cell: Cell) -> int:
    """The number that stands in a cell, -1 where it is none."""
    if isinstance(cell, str):
        found = _NUMBER.fullmatch(cell)
        return int(found[1]) if found else -1
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if cell == cell // 1 else -1
    return -1


def _stored(grid: Grid, index: int, rows: Sequence[int]) -> list[Cell]:
    try:
        return [grid.rows[row][index] for row in rows]
    except IndexError:
        return [grid.at(row, index) for row in rows]


def _fill_merges(
    grid: Grid, index: int, rows: Sequence[int], cells: list[Cell]
) -> None:
    places: dict[int, int] = {}
    for top, left, bottom, _ in grid.merged:
        if left != index or bottom == top or not rows or top > rows[-1]:
            continue
        places = places or {row: place for place, row in enumerate(rows)}
        for row in range(top, min(bottom, rows[-1]) + 1):
            if row in places and top < len(grid):
                cells[places[row]] = grid.at(top, left)


def _fill_same(column: LedgerColumn, cells: list[Cell]) -> None:
    """An id number can not be the same as above: there it stays, and is refused."""
    if column.cell is CellKind.ID_NUMBER:
        return
    for place, cell in enumerate(cells):
        if place and cell in SAME_AS_ABOVE:
            cells[place] = cells[place - 1]


def _as_number(cell: Cell) -> Cell:
    if isinstance(cell, str) and _ZERO_LOST.fullmatch(cell):
        return float(cell)
    return cell
