"""网格. A sheet as a grid: what stands where, what is blank, what is merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from shequ_core.ledgers.cells.text import text_of, tidy
from shequ_core.ledgers.sheet import Cell, Sheet

Merge = tuple[int, int, int, int]
"""合并区域. First row, first column, last row, last column, from 0."""


def is_blank(cell: Cell) -> bool:
    """空白. Nothing in the cell that anyone sees."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letter(index: int) -> str:
    """列字母. What Excel calls the column of an index from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


@attrs.frozen
class Grid:
    """网格. The cells of a sheet by row and column from 0; rows of any length."""

    rows: Sequence[Sequence[Cell]]
    merged: tuple[Merge, ...] = ()
    _starting: Mapping[int, list[Merge]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        starting: dict[int, list[Merge]] = defaultdict(list)
        for merge in self.merged:
            starting[merge[0]].append(merge)
        object.__setattr__(self, "_starting", dict(starting))

    @classmethod
    def of(cls, sheet: Sheet) -> Grid:
        """网格. Of a sheet."""
        return cls(sheet.rows, sheet.merged)

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, row: int, column: int) -> Cell:
        """单元格. Empty beyond the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def words(self, row: int, column: int) -> str:
        """文字. The text of a text cell, on one line; "" for cells of other types."""
        cell = self.at(row, column)
        return " ".join(tidy(cell)[0].split()) if isinstance(cell, str) else ""

    def told(self, row: int, column: int) -> str:
        """文字. The text of a cell of any type."""
        cell = self.at(row, column)
        return tidy(cell)[0] if isinstance(cell, str) else text_of(cell)

    def filled(self, row: int) -> list[int]:
        """有内容的列. The columns of a row that are not blank, in order."""
        cells = self.rows[row]
        return [index for index, cell in enumerate(cells) if not is_blank(cell)]

    def bare(self, row: int) -> bool:
        """空行. Nothing stands in the row."""
        return not any(not is_blank(cell) for cell in self.rows[row])

    def starting(self, row: int) -> Sequence[Merge]:
        """合并区域. The merges whose first row this is."""
        return self._starting.get(row, ())

    def filled_rows(self) -> int:
        """有内容的行数. How many rows are not blank."""
        return sum(not self.bare(row) for row in range(len(self.rows)))
