"""公式结果. What formulas showed, put back beside them, for readers that do not reckon.

openpyxl writes a formula without its result; a file loaded as it is would have an
empty cell there (ECMA-376 part 1, 18.3.1.4 and 18.3.1.96).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import to_excel

from shequ_adapters.workbooks.marking_afresh import sheet_name
from shequ_adapters.workbooks.saving import saved
from shequ_core.ledgers import Cell, Sheet

_FORMULA = re.compile(
    rb'<c r="([A-Z]+)(\d+)"((?: s="\d+")?)>(<f(?:>| [^>]*[^/>]>).*?</f>|<f[^>]*/>)'
    rb"<v>?\s*(?:/>|</v>)</c>",
    re.DOTALL,
)


def save_with_results(
    workbook: Workbook, sheets: Sequence[Sheet], stream: BinaryIO
) -> None:
    """连结果保存. Save a workbook, each formula with what ``sheets`` have there."""
    known = {sheet_name(sheet.name): sheet for sheet in sheets}
    parts = {
        f"xl/worksheets/sheet{place}.xml": known[made.title]
        for place, made in enumerate(workbook.worksheets, 1)
        if made.title in known
    }
    with ZipFile(saved(workbook)) as given, ZipFile(stream, "w") as whole:
        for entry in given.infolist():
            data = given.read(entry)
            sheet = parts.get(entry.filename)
            if sheet and b"<f" in data:
                data = _with_results(data, sheet.rows)
            whole.writestr(entry, data)


def _with_results(data: bytes, rows: Sequence[Sequence[Cell]]) -> bytes:
    def cell(found: re.Match[bytes]) -> bytes:
        column, row = column_index_from_string(found[1].decode()), int(found[2])
        cells = rows[row - 1] if row <= len(rows) else ()
        kind, result = _result(cells[column - 1] if column <= len(cells) else None)
        place = b'<c r="' + found[1] + found[2] + b'"' + found[3]
        return place + kind + b">" + found[4] + result + b"</c>"

    return _FORMULA.sub(cell, data)


def _result(value: Cell) -> tuple[bytes, bytes]:
    """The type of a cell that shows a value, and the value in its element."""
    if value is None or value == "":
        return b"", b""
    if isinstance(value, str):
        text = escape(ILLEGAL_CHARACTERS_RE.sub("", value))
        return b' t="str"', f"<v>{text}</v>".encode()
    if isinstance(value, bool):
        return b' t="b"', b"<v>%d</v>" % value
    if isinstance(value, date | datetime | time | timedelta):
        return b"", f"<v>{to_excel(value)!r}</v>".encode()
    return b"", f"<v>{value!r}</v>".encode()
