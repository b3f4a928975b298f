"""行高. Rows of a marked-up sheet as high as what is said of them."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from shequ_adapters.workbooks.marking_afresh import shown_width
from shequ_core.ledgers.marking import ANSWERED, PROBLEMS, PROPOSED

WIDTHS: Mapping[str, int] = {PROBLEMS: 52, PROPOSED: 40, ANSWERED: 24}
"""列宽. Of the columns that are ours, in half-width places."""

_LINE = 14
_EDGE = 2


def heighten(sheet: Worksheet, row: int, *said: object) -> None:
    """加高. Room for what is ``said`` of a row: its problems, and what is proposed.

    Not every program makes a row as high as what is wrapped in it.
    """
    needed = _height(*said)
    if needed > (sheet.row_dimensions[row].height or _EDGE + _LINE):
        sheet.row_dimensions[row].height = needed


def lower(sheet: Worksheet, below: int, ours: Mapping[str, int]) -> None:
    """还原. Rows that our words made high are as high as they need again.

    ``ours`` are our columns (from 0) by their heads.
    """
    for row in range(below + 1, sheet.max_row + 1):
        words = {head: sheet.cell(row, at + 1).value for head, at in ours.items()}
        said = (words.get(PROBLEMS), words.get(PROPOSED))
        if any(said) and sheet.row_dimensions[row].height == _height(*said):
            sheet.row_dimensions[row].height = None


def _height(problems: object, proposed: object = None) -> int:
    told = ((problems, WIDTHS[PROBLEMS]), (proposed, WIDTHS[PROPOSED]))
    return _EDGE + _LINE * max(wrapped_lines(str(it or ""), at) for it, at in told)


def wrapped_lines(words: str, width: int) -> int:
    """行数. How many lines of so many half-width places a text takes."""
    return 1 + (shown_width(words) - 1) // width
