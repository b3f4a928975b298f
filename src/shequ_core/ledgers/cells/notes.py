"""提示. How a cell that was read says what was odd about it."""

from __future__ import annotations

from typing import Any

from shequ_core.ledgers.ledger import SAID_UNKNOWN, CellKind, LedgerColumn, Note

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


def unknown(column: LedgerColumn) -> Reading:
    """写着不详. An empty cell that takes nothing back: it says no more than that."""
    return empty(column), (said_unknown(column),)


def said_unknown(column: LedgerColumn) -> Note:
    """写着不详. The note on a cell that says so, of all of it or of a part."""
    return noticed(column, SAID_UNKNOWN, "写着不详一类的话，按没有说读取，已知的不改")
