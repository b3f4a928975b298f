"""提示. How a cell that was read says what was odd about it."""

from __future__ import annotations

from typing import Any

from shequ_core.ledgers.ledger import CellKind, LedgerColumn, Note

Reading = tuple[Any, tuple[Note, ...]]
"""读数. The value of a cell (its type is told by CellKind), and what was noticed."""

_TEXTS = {
    CellKind.TEXT,
    CellKind.NAME,
    CellKind.LABEL,
    CellKind.ID_NUMBER,
    CellKind.CREDIT_CODE,
}
_LISTS = {CellKind.PHONES, CellKind.CHOICES}


def empty(column: LedgerColumn) -> Any:
    """空. What an empty cell of a column is: "", () or None."""
    if column.cell in _TEXTS:
        return ""
    return () if column.cell in _LISTS else None


def noticed(column: LedgerColumn, kind: str, message: str) -> Note:
    """提示. A note on a cell; the message begins with the title of its column."""
    return Note(kind=kind, field=column.key, message=f"“{column.title}”{message}")


def refused(column: LedgerColumn, kind: str, message: str) -> Reading:
    """不采用. An empty cell and the reason: what is there can not be trusted."""
    return empty(column), (noticed(column, kind, message),)
