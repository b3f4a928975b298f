"""读列. A column of data read at once: the same cell is read once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from shequ_core.ledgers.cells import Reading, cell_reader
from shequ_core.ledgers.ledger import CellKind, LedgerColumn, Note
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.sheet import Cell

SAME_AS_ABOVE = frozenset({"同上", "〃", "″", "”", '"', "〞", "々", "〃〃", "''"})
"""同上. What says that a cell is as the one above it."""

_DATES = {CellKind.DAY, CellKind.PART_DATE}
_ZERO_LOST = re.compile(r"\s*\d{4}\.1\s*", re.ASCII)


@attrs.frozen
class Column:
    """列. The values of a column in order of rows, and the notes by place."""

    values: Sequence[Any]
    notes: Mapping[int, tuple[Note, ...]]


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
    return Column(values, notes)


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
    if plain and column.cell in _DATES:
        cells = [_as_number(cell) for cell in cells]
    return cells


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
    """An id number can not be the same as above: there it says nothing."""
    for place, cell in enumerate(cells):
        if cell in SAME_AS_ABOVE:
            lonely = column.cell is CellKind.ID_NUMBER or not place
            cells[place] = None if lonely else cells[place - 1]


def _as_number(cell: Cell) -> Cell:
    if isinstance(cell, str) and _ZERO_LOST.fullmatch(cell):
        return float(cell)
    return cell
