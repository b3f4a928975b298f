"""电话. Telephone cells: several numbers in one, and numbers kept as numbers."""

from __future__ import annotations

import re

from shequ_core.ledgers.cells.notes import Reading, noticed, refused
from shequ_core.ledgers.cells.text import text_of
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell
from shequ_core.values import split_phones

_SCIENTIFIC = re.compile(r"(\d)\.?(\d*)[Ee]\+?(\d{1,2})", re.ASCII)
_PLAIN = re.compile(r"1\d{10}|0\d{2,3}-\d{7,8}", re.ASCII)
_LONGEST = 15


def read_phones(column: LedgerColumn, cell: Cell) -> Reading:
    """读电话. The numbers in a cell, in order; their form is judged by rules."""
    text = text_of(cell).strip("'`")
    if _PLAIN.fullmatch(text):
        return (text,), ()
    found = _SCIENTIFIC.fullmatch(text)
    if found:
        whole = _expanded(*found.groups())
        if not whole:
            return refused(
                column, "id-lost-precision", "的末几位已丢失，请设为文本后重新录入"
            )
        text = whole
    numbers = split_phones(text)
    if len(numbers) < 2:
        return numbers, ()
    return numbers, (noticed(column, "two-phones", "一格内有多个号码，已分开读取"),)


def _expanded(first: str, rest: str, exponent: str) -> str:
    """The digits of 1.3974435553E+10, "" where the spreadsheet showed fewer."""
    return first + rest if len(rest) == int(exponent) < _LONGEST else ""
