"""图的数据. The workbook within a chart, which 编辑数据 opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from shequ_adapters.texts.printing import printable
from shequ_core.facts import Chart
from shequ_core.figures import Number
from shequ_core.reports.numerals import plain_number

SHEET = "Sheet1"
"""工作表. What the references of a chart call it."""

_DOS_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FIXED = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def data_sheet(chart: Chart) -> bytes:
    """图的数据. Categories down the first column, a series a column beside them."""
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in (
            *_FIXED.items(),
            ("xl/worksheets/sheet1.xml", _sheet(chart)),
        ):
            entry = ZipInfo(name, _DOS_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, f"{_XML}{text}")
    return stream.getvalue()


def column_letters(place: int) -> str:
    """列标. Of a column from 0: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _sheet(chart: Chart) -> str:
    head: list[str | Number] = ["", *(it.label for it in chart.series)]
    rows = [head]
    for place, category in enumerate(chart.categories):
        rows.append([category, *(it.values[place] for it in chart.series)])
    lines = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _row(number: int, values: Sequence[str | Number]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, values))}</row>'


def _cells(number: int, values: Sequence[str | Number]) -> Iterator[str]:
    for place, value in enumerate(values):
        at = f"{column_letters(place)}{number}"
        if isinstance(value, str):
            words = f"<is><t>{escape(printable(value))}</t></is>"
            yield f'<c r="{at}" t="inlineStr">{words}</c>'
        else:
            yield f'<c r="{at}"><v>{plain_number(value)}</v></c>'
