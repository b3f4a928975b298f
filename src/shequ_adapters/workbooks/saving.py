"""保存. A workbook of openpyxl as bytes, put together in memory."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def saved(workbook: Workbook) -> BytesIO:
    """保存. The workbook as a file in memory.

    openpyxl by itself writes each sheet to a temporary file: a disk that is full breaks
    it off without a word that could be told, and who is killed leaves the names there.
    """
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        _Writer(workbook, package).write_data()
    return data


class _Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl is not typed
    def write_worksheet(self, ws: Worksheet) -> None:
        """As that of openpyxl, but for where the sheet is written."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        sheet = BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)
