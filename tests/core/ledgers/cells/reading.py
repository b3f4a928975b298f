"""读单元格. One cell of a made-up column."""

from enum import Enum
from typing import Any

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.ledgers.sheet import Cell


def column(
    kind: CellKind, choices: type[Enum] | None = None, *, personal: bool = False
) -> LedgerColumn:
    """A column of a kind."""
    return LedgerColumn(
        key="it", title="列", cell=kind, choices=choices, personal=personal
    )


def value(kind: CellKind, cell: Cell, choices: type[Enum] | None = None) -> Any:
    """The value of a cell."""
    return read_cell(column(kind, choices), cell)[0]


def kinds(
    kind: CellKind, cell: Cell, choices: type[Enum] | None = None
) -> tuple[str, ...]:
    """What was noticed in a cell."""
    return tuple(note.kind for note in read_cell(column(kind, choices), cell)[1])
