"""单元格. One cell of a known column: its value, and what was odd about it.

What can not be trusted becomes empty, with a note; the rest of the row lives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal

from shequ_core.ledgers.cells.amounts import (
    read_count,
    read_decimal,
    read_quantity,
    read_yuan,
)
from shequ_core.ledgers.cells.choices import read_choice, read_choices
from shequ_core.ledgers.cells.dates import read_day, read_part_date
from shequ_core.ledgers.cells.id_numbers import read_credit_code, read_id_number
from shequ_core.ledgers.cells.labels import read_label, read_text
from shequ_core.ledgers.cells.names import read_name
from shequ_core.ledgers.cells.notes import Reading, empty, noticed, refused
from shequ_core.ledgers.cells.phones import read_phones
from shequ_core.ledgers.cells.text import is_error, is_masked, says_nothing, tidy
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.ledgers.sheet import Cell

ONE = Decimal(1)

_READERS: Mapping[CellKind, Callable[[LedgerColumn, Cell], Reading]] = {
    CellKind.TEXT: read_text,
    CellKind.NAME: read_name,
    CellKind.LABEL: read_label,
    CellKind.ID_NUMBER: read_id_number,
    CellKind.CREDIT_CODE: read_credit_code,
    CellKind.PHONES: read_phones,
    CellKind.DAY: read_day,
    CellKind.PART_DATE: read_part_date,
    CellKind.CHOICE: read_choice,
    CellKind.CHOICES: read_choices,
}
_SCALED: Mapping[CellKind, Callable[[LedgerColumn, Cell, Decimal], Reading]] = {
    CellKind.COUNT: read_count,
    CellKind.DECIMAL: read_decimal,
    CellKind.YUAN: read_yuan,
    CellKind.QUANTITY: read_quantity,
}


def read_cell(column: LedgerColumn, cell: Cell, *, scale: Decimal = ONE) -> Reading:
    """读单元格. The value of a cell as its column reads it, and the notes on it.

    ``scale`` multiplies numbers (a column in 万元 has 10000). Never raises.
    """
    if cell is None or cell == "":
        return empty(column), ()
    if isinstance(cell, str):
        return _read_words(column, cell, scale)
    if isinstance(cell, float) and not math.isfinite(cell):
        return refused(column, "not-a-number", "不是数字，未采用，请核对")
    return _read_as(column, cell, scale)


def _read_words(column: LedgerColumn, cell: str, scale: Decimal) -> Reading:
    text, controls = tidy(cell)
    if is_error(text):
        return refused(column, "formula-error", "是公式错误，未采用，请改正公式")
    if is_masked(text) and (column.personal or column.cell is not CellKind.TEXT):
        return refused(column, "masked-value", "是脱敏后的内容（含*号），未采用")
    choice = column.cell in (CellKind.CHOICE, CellKind.CHOICES)
    if says_nothing(text) and not (choice and text):
        return empty(column), ()
    kept = cell if column.cell is CellKind.NAME else text
    value, notes = _read_as(column, kept, scale)
    if controls:
        message = "中有看不见的控制字符，已去掉"
        notes = (*notes, noticed(column, "control-characters", message))
    return value, notes


def _read_as(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    reader = _READERS.get(column.cell)
    if reader:
        return reader(column, cell)
    return _SCALED[column.cell](column, cell, scale)


__all__ = ["ONE", "Reading", "read_cell"]
