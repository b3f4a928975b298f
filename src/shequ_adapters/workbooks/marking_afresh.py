"""另制工作簿. A new workbook of the cells that were read, where none can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from shequ_core.ledgers import Sheet

_NAME_SIGNS = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST, _MEASURED = 40, 8, 200


def afresh(sheets: Iterable[Sheet]) -> Workbook:
    """另制. The same cells on sheets of the same names; text stays text."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets:
        made = workbook.create_sheet(sheet_name(sheet.name))
        _fill(made, sheet)
        for top, left, bottom, right in sheet.merged:
            made.merge_cells(
                start_row=top + 1,
                start_column=left + 1,
                end_row=bottom + 1,
                end_column=right + 1,
            )
        made.sheet_state = "hidden" if sheet.hidden else "visible"
    return workbook


def sheet_name(name: str) -> str:
    """工作表名. The name as Excel allows it: no signs of paths, 31 characters."""
    return _NAME_SIGNS.sub("_", name)[:_LONGEST_NAME] or "Sheet"


def _fill(made: Worksheet, sheet: Sheet) -> None:
    widths: dict[int, int] = {}
    for number, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = made.cell(number, place)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type, cell.number_format = "s", "@"
            else:
                cell.value = value
            cell.font = Font(name="宋体", size=11)
            if number <= _MEASURED:
                widths[place] = max(widths.get(place, 0), shown_width(str(value)))
    for place, width in widths.items():
        letter = get_column_letter(place)
        made.column_dimensions[letter].width = max(_NARROWEST, min(width + 2, _WIDEST))


def shown_width(text: str) -> int:
    """显示宽度. How many half-width places a text takes."""
    return sum(2 if east_asian_width(it) in "WF" else 1 for it in text)
