"""存疑格. A row that is known, said again with a cell that nobody can believe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shequ_core.ledgers import Cell, Ledger, LedgerColumn, Sheet
from shequ_core.ledgers.render import renderer
from shequ_core.model import PAPERS
from shequ_core.register import Register
from shequ_core.testing.ledger_making import columns_told, sheet_with

UNREADABLE, UNKNOWN = "#REF!", "不详"
"""存疑. What says nothing: it failed, or nobody knows."""


def doubted(
    ledger: Ledger, found: Sequence[Mapping[str, object]]
) -> Iterator[tuple[str, Sheet]]:
    """存疑表. The rows, but that each cell of one column says nothing, and what it says
    there: column by column, with the columns of our own keys and without.
    """
    for columns in (columns_told(ledger), ledger.columns):
        for column in columns:
            for words in (UNREADABLE, UNKNOWN):
                sheet = with_cell(ledger, found, columns, column.key, words)
                yield f"{words} in the column {column.key}", sheet


def with_cell(
    ledger: Ledger,
    found: Sequence[Mapping[str, object]],
    columns: Sequence[LedgerColumn],
    key: str,
    cell: Cell,
) -> Sheet:
    """换一格. Rows as a sheet, but with that cell in one column."""
    writers = [(it.key, renderer(it)) for it in columns]
    lines: list[list[Cell]] = [
        [cell if it == key else _said(write(row.get(it))) for it, write in writers]
        for row in found
    ]
    return sheet_with(ledger, [it.title for it in columns], lines)


def _said(value: object) -> Cell:
    return None if value is None else str(value)


def changed(known: Register, after: Register) -> list[str]:
    """改动. The names of what was known, and is not as it was; papers are not asked."""
    domain = (it for it in known if not isinstance(it, PAPERS))
    return [it.id for it in domain if after.find(it.id) != it]
