"""文字与编号. Free text as it stands, and numbers that are names (户号)."""

from __future__ import annotations

import unicodedata

from shequ_core.ledgers.cells.notes import Reading, refused
from shequ_core.ledgers.cells.text import text_of, too_long_a_number
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell

_LOST = "超过15位，末几位已丢失：请设为文本后重新录入"


def read_text(column: LedgerColumn, cell: Cell) -> Reading:
    """读文字. As it stands; rare characters are nobody's mistake."""
    if too_long_a_number(cell):
        return refused(column, "id-lost-precision", _LOST)
    return text_of(cell), ()


def read_label(column: LedgerColumn, cell: Cell) -> Reading:
    """读编号. Half-width, leading zeros kept."""
    if too_long_a_number(cell):
        return refused(column, "id-lost-precision", _LOST)
    text = text_of(cell)
    return text if text.isascii() else unicodedata.normalize("NFKC", text), ()
