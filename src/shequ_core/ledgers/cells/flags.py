"""是否. Cells that answer a question: 是, 否, √, 1, 0, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from shequ_core.ledgers.cells.choices import choice_named
from shequ_core.ledgers.cells.notes import Reading, noticed, said_unknown
from shequ_core.ledgers.cells.text import (
    folded,
    is_masked,
    says_nothing,
    says_unknown,
    text_of,
)
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell

YES = frozenset(
    ["是", "有", "√", "✓", "✔", "v", "☑", "●", "对", "已", "y", "yes", "t", "true", "1"]
)
"""肯定. What says yes, in small letters."""

NO = frozenset(
    [
        "否",
        "无",
        "没有",
        "×",
        "✕",
        "✗",
        "✘",
        "☐",
        "□",
        "○",
        "不是",
        "非",
        "未",
        "x",
        "n",
        "no",
        "f",
        "false",
        "0",
    ]
)
"""否定. What says no; so does an empty cell."""


def read_flag(
    column: LedgerColumn, cell: Cell, *, asked: Enum, codes: Mapping[str, str]
) -> Reading:
    """读是否. Whether the cell says that it is so (True, False), None if unreadable.

    ``column`` is the column of choices that ``asked`` is one of; its own word says so
    too (低保 under 低保户). ``codes`` tell what stands for 是 and 否 here, if not 1, 0.
    """
    word = folded(text_of(cell)).lower()
    word = codes.get(word, word)
    if word in YES:
        return True, ()
    if word in NO or says_nothing(word):
        return False, ()
    if not is_masked(word) and choice_named(column, word) is asked:
        return True, ()
    if says_unknown(word):
        return None, (said_unknown(column),)
    return None, (noticed(column, "unknown-word", "的是否栏写法不认识，未采用"),)
