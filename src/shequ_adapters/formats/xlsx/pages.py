"""版面. Everything of a sheet but its rows: titles, formats, lists, print set-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import attrs
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shequ_adapters.formats.xlsx.book import workbook
from shequ_adapters.formats.xlsx.rows import (
    FIRST_ROW,
    LAST_ROW,
    LINE,
    cell_of,
    height_of,
    lines_of,
)
from shequ_core import glossary
from shequ_core.ledgers import CellKind, LedgerColumn
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import WrittenLedger

_EXTENT = re.compile(rb'(<dimension ref="A1:[A-Z]+)\d+"')
_A4 = 9
_HEADER = FIRST_ROW - 2
_SPARE_ROWS = 500
_LONG = 24
"""长列宽. A text column of so many characters or more is for text that wraps."""

_BESIDE = 56
_LONGEST_LIST = 255
_NUMBERS = {
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.PART_DATE: "yyyy-mm-dd",
    CellKind.COUNT: "0",
    CellKind.DECIMAL: "General",
    CellKind.YUAN: "#,##0.00",
    CellKind.QUANTITY: "General",
}


_CENTRED = {"align": "center"}
_OFF_THE_EDGE = {"align": "right", "indent": 1}
_PLACES: Mapping[CellKind, Mapping[str, object]] = {
    CellKind.DAY: _CENTRED,
    CellKind.PART_DATE: _CENTRED,
    CellKind.CHOICE: _CENTRED,
    CellKind.COUNT: _OFF_THE_EDGE,
    CellKind.DECIMAL: _OFF_THE_EDGE,
    CellKind.YUAN: _OFF_THE_EDGE,
}
"""位置. Where a cell's content stands, if not where Excel puts it: no number touches
the text in the next column.
"""

_BESIDE_TITLES = {"align": "left", "indent": 0, "text_wrap": True}


@attrs.frozen(kw_only=True)
class Page:
    """版面. A sheet to be: ``name`` is on its tab, ``title`` over it, ``told`` below.

    An upright one, titles down the first column, has its rows at hand; others stream.
    """

    name: str
    columns: Sequence[LedgerColumn]
    upright: bool
    title: str
    told: str
    rows: Iterable[tuple[Plain, ...]]

    @classmethod
    def of(cls, sheet: WrittenLedger) -> Page:
        """版面. Of a ledger that is written."""
        upright = sheet.ledger.upright
        return cls(
            name=sheet.ledger.title,
            columns=sheet.ledger.columns,
            upright=upright,
            title=sheet.title,
            told=sheet.told,
            rows=tuple(sheet.rows) if upright else sheet.rows,
        )

    def wrapped(self) -> Mapping[int, int]:
        """换行列. Where the columns of long text are, and how wide."""
        return {
            place: column.width
            for place, column in enumerate(self.columns)
            if column.cell is CellKind.TEXT and column.width >= _LONG
        }


def part(place: int) -> str:
    """部件. Where in the package a sheet lies."""
    return f"xl/worksheets/sheet{place + 1}.xml"


def sample(xml: bytes) -> re.Match[bytes]:
    """样行. The one row of a roster in a skeleton, which stands for all of them."""
    found = re.search(rb'<row r="%d".*?</row>' % FIRST_ROW, xml, re.DOTALL)
    assert found, "XlsxWriter writes the rows it is given"
    return found


def reaching(xml: bytes, length: int) -> bytes:
    """范围. What stands before the rows of a roster, now of so many."""
    last = FIRST_ROW - 1 + max(length, 1)
    return _EXTENT.sub(rb'\g<1>%d"' % last, xml, count=1)


def skeleton(pages: Sequence[Page], lengths: Mapping[int, int], on: date) -> bytes:
    """骨架. The workbook with one sample row instead of each roster's rows.

    It is the first of them: XlsxWriter keeps something for every row above its last.
    """
    data = BytesIO()
    with workbook(data) as book:
        book.set_properties({"created": datetime(on.year, on.month, on.day)})
        styles = _Styles.of(book)
        for place, page in enumerate(pages):
            sheet = book.add_worksheet(page.name)
            _set_up(sheet)
            if page.upright:
                _upright(sheet, page, styles)
            else:
                _roster(sheet, page, styles, max(lengths.get(place, 0), 1))
    return data.getvalue()


def styles_on(pages: Sequence[Page], on: date) -> list[list[int]]:
    """样式号. The number of the format of each column, as a skeleton has them."""
    with ZipFile(BytesIO(skeleton(pages, {}, on))) as package:
        rows = [
            b"" if page.upright else sample(package.read(part(place)))[0]
            for place, page in enumerate(pages)
        ]
    cell = re.compile(rb'<c r="[A-Z]+\d+"(?: s="(\d+)")?')
    return [[int(style or 0) for style in cell.findall(row)] for row in rows]


@attrs.frozen(kw_only=True)
class _Styles:
    title: Format
    told: Format
    header: Format
    columns: Mapping[CellKind, Format]
    wrapped: Format
    beside: Mapping[CellKind, Format]

    @classmethod
    def of(cls, workbook: Workbook) -> _Styles:
        centred = {"bold": True, "align": "center", "valign": "vcenter"}
        shade = {"font_name": "等线", "bg_color": "#DDEBF7", "border": 1}
        return cls(
            title=workbook.add_format({"font_size": 16} | centred),
            told=workbook.add_format({"font_size": 10, "valign": "vcenter"}),
            header=workbook.add_format({"text_wrap": True} | centred | shade),
            columns=dict(_of_columns(workbook, {})),
            wrapped=workbook.add_format(
                {"valign": "vcenter", "num_format": "@", "text_wrap": True}
            ),
            beside=dict(_of_columns(workbook, _BESIDE_TITLES)),
        )


def _of_columns(
    workbook: Workbook, more: Mapping[str, object]
) -> Iterator[tuple[CellKind, Format]]:
    for kind in CellKind:
        number = _NUMBERS.get(kind, "@")
        place = _PLACES.get(kind, {})
        shape = {"valign": "vcenter", "num_format": number, **place, **more}
        yield kind, workbook.add_format(shape)


def _set_up(sheet: Worksheet) -> None:
    """Print set-up: A4, all columns on one page's width, the grid, page numbers."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.hide_gridlines(0)
    sheet.set_default_row(LINE)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _roster(sheet: Worksheet, page: Page, styles: _Styles, length: int) -> None:
    columns, wrapped = page.columns, page.wrapped()
    last = _HEADER + length
    sheet.set_landscape()
    sheet.repeat_rows(_HEADER)
    sheet.freeze_panes(_HEADER + 1, 0)
    _head(sheet, page, styles, len(columns))
    sheet.set_row(_HEADER, 30)
    sheet.write_row(_HEADER, 0, [it.title for it in columns], styles.header)
    sheet.autofilter(_HEADER, 0, last, len(columns) - 1)
    for place, column in enumerate(columns):
        style = styles.wrapped if place in wrapped else styles.columns[column.cell]
        sheet.set_column(place, place, column.width, style)
        sheet.write_string(FIRST_ROW - 1, place, "样", style)
        _list_choices(sheet, column, place, min(last + _SPARE_ROWS, LAST_ROW - 1))


def _head(sheet: Worksheet, page: Page, styles: _Styles, columns: int) -> None:
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, columns - 1, page.title, styles.title)
    sheet.merge_range(1, 0, 1, columns - 1, page.told, styles.told)


def _list_choices(
    sheet: Worksheet, column: LedgerColumn, place: int, last: int
) -> None:
    """A drop-down list; other words are asked about, not barred."""
    if column.cell is not CellKind.CHOICE or column.choices is None:
        return
    words = [glossary.word(choice) for choice in column.choices]
    if len(",".join(words)) > _LONGEST_LIST:
        return
    sheet.data_validation(
        _HEADER + 1,
        place,
        last,
        place,
        {
            "validate": "list",
            "source": words,
            "error_type": "warning",
            "error_title": column.title,
            "error_message": "不在选项之中，确定要这样写吗？",
        },
    )


def _upright(sheet: Worksheet, page: Page, styles: _Styles) -> None:
    """Titles down the first column, a column for each row beside them."""
    columns, rows = page.columns, tuple(page.rows)
    width = max(column.width for column in columns)
    beside = max(width, _BESIDE)
    sheet.set_column(0, 0, width)
    sheet.set_column(1, max(1, len(rows)), beside)
    _head(sheet, page, styles, max(2, 1 + len(rows)))
    sheet.write_row(_HEADER, 0, ("项目", "内容"), styles.header)
    for place, column in enumerate(columns):
        number = _HEADER + 1 + place
        lines = max((lines_of(row[place], beside) for row in rows), default=1)
        sheet.set_row(number, height_of(lines))
        sheet.write_string(number, 0, column.title, styles.beside[CellKind.TEXT])
        for across, row in enumerate(rows, 1):
            _write(sheet, number, across, row[place], styles.beside[column.cell])


def _write(
    sheet: Worksheet, row: int, column: int, value: Plain, style: Format
) -> None:
    cell = None if value is None else cell_of(value)
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, style)
    elif cell is not None:
        sheet.write_number(row, column, cell, style)
