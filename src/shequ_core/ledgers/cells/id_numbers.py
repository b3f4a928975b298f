"""证件号码. Identity numbers and credit codes, if a spreadsheet left them whole."""

from __future__ import annotations

import re
import unicodedata

from shequ_core.ledgers.cells.notes import Reading, noticed, refused
from shequ_core.ledgers.cells.text import text_of
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell
from shequ_core.values.damaged_number import damaged, damaged_digits
from shequ_core.values.half_width import half_width
from shequ_core.values.number_slips import is_placeholder
from shequ_core.values.resident_number import normalise

_NONE_YET = re.compile("[未无没暂办补待]|遗失|丢失")
"""没有号码. Words such as 未办理, 无证, 补办中: there is no number to be taken."""

_SHOWN = 3
_TEXT_MARKS = "'`‘’＇"


def read_id_number(column: LedgerColumn, cell: Cell) -> Reading:
    """读证件号码. As recorded, half-width capitals without blanks, right or wrong.

    A number that a spreadsheet damaged is "": its last digits can not be recovered;
    and so is what only stands where a number should (0, 111111111111111111).
    """
    if not isinstance(cell, str):
        return _damaged(column, cell) if damaged(cell) else _kept(column, text_of(cell))
    text = cell.strip(_TEXT_MARKS)
    if len(text) == 18 and text.isascii() and text.isalnum() and text[15:] != "000":
        return _kept(column, text.upper())
    number = normalise(text_of(text))
    if damaged(text) and not is_placeholder(number):
        return _damaged(column, text)
    if not any(map(str.isascii, number)):
        return ("", ()) if not number or _NONE_YET.search(number) else _words(column)
    kept, notes = _kept(column, number)
    if kept and _is_wide(text):
        return kept, (noticed(column, "full-width-id", "含全角数字，已按半角读取"),)
    return kept, notes


def _words(column: LedgerColumn) -> Reading:
    return refused(
        column, "id-placeholder", "写的是文字，不是号码，未采用；没有号码请留空"
    )


def _kept(column: LedgerColumn, number: str) -> Reading:
    if not is_placeholder(number):
        return number, ()
    return refused(
        column, "id-placeholder", "填的是占位的数字，不是号码，未采用；没有号码请留空"
    )


def read_credit_code(column: LedgerColumn, cell: Cell) -> Reading:
    """读信用代码. As recorded, half-width capitals without blanks and hyphens."""
    if damaged(cell):
        return _damaged(column, cell)
    text = text_of(cell).strip(_TEXT_MARKS)
    return re.sub(r"[-‐-―−]", "", half_width(text)), ()


def _damaged(column: LedgerColumn, cell: Cell) -> Reading:
    shown = damaged_digits(cell)[:_SHOWN]
    return refused(
        column,
        "id-lost-precision",
        f"{shown}*** 末几位已丢失：Excel 只保留15位有效数字，请设为文本后重新录入",
    )


def _is_wide(text: str) -> bool:
    return any(
        not character.isascii() and unicodedata.decimal(character, None) is not None
        for character in text
    )
