"""单元格. One cell of a known column: its value, and what was odd about it.

What can not be trusted becomes empty, with a note; the rest of the row lives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

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
from shequ_core.ledgers.cells.notes import (
    Reading,
    empty,
    noticed,
    refused,
    unknown,
)
from shequ_core.ledgers.cells.phones import read_phones
from shequ_core.ledgers.cells.text import (
    SAME_AS_ABOVE,
    is_error,
    is_masked,
    says_nothing,
    says_unknown,
    tidy,
)
from shequ_core.ledgers.ledger import CellKind, LedgerColumn, Note
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
_SCALED: Mapping[CellKind, Callable[..., Reading]] = {
    CellKind.COUNT: read_count,
    CellKind.DECIMAL: read_decimal,
    CellKind.YUAN: read_yuan,
    CellKind.QUANTITY: read_quantity,
}


def read_cell(column: LedgerColumn, cell: Cell, *, scale: Decimal = ONE) -> Reading:
    """读单元格. The value of a cell as its column reads it, and the notes on it.

    ``scale`` multiplies numbers (a column in 万元 has 10000). Never raises.
    """
    return cell_reader(column, scale)(cell)


def cell_reader(
    column: LedgerColumn, scale: Decimal = ONE
) -> Callable[[Cell], Reading]:
    """单元格读法. ``read_cell`` for the many cells of one column."""
    nothing: Reading = (empty(column), ())
    read = _reader(column, scale)
    named = column.cell in (CellKind.CHOICE, CellKind.CHOICES)

    def of_words(cell: str) -> Reading:
        if not named and says_unknown(cell):
            return unknown(column)
        if cell.isalnum():
            return nothing if says_nothing(cell) and not named else read(cell)
        text, controls = tidy(cell)
        refusal = _refusal(column, text)
        if refusal:
            return refusal
        if not text or (says_nothing(text) and not named):
            return (nothing[0], (_controls(column),)) if controls else nothing
        value, notes = read(cell if column.cell is CellKind.NAME else text)
        return (value, (*notes, _controls(column))) if controls else (value, notes)

    def of_cell(cell: Cell) -> Reading:
        if cell is None or cell == "":
            return nothing
        if isinstance(cell, str):
            return of_words(cell)
        if isinstance(cell, float) and not math.isfinite(cell):
            return refused(column, "not-a-number", "不是数字，未采用，请核对")
        return read(cell)

    return of_cell


def _reader(column: LedgerColumn, scale: Decimal) -> Callable[[Cell], Reading]:
    read = _READERS.get(column.cell)
    if read:
        return partial(read, column)
    return partial(_SCALED[column.cell], column, scale=scale)


def _refusal(column: LedgerColumn, text: str) -> Reading | None:
    """What no column takes: the error of a formula, and text that someone masked."""
    if is_error(text):
        return refused(column, "formula-error", "是公式错误，未采用，请改正公式")
    if is_masked(text) and (column.personal or column.cell is not CellKind.TEXT):
        return refused(column, "masked-value", "是脱敏后的内容（含*号），未采用")
    if text in SAME_AS_ABOVE:
        return refused(column, "same-as-nothing", "写着同上，没有可以照抄的，未采用")
    return None


def _controls(column: LedgerColumn) -> Note:
    return noticed(column, "control-characters", "中有看不见的控制字符，已去掉")


__all__ = ["ONE", "Reading", "cell_reader", "read_cell"]
