"""Excel. The ledgers again, a sheet a ledger, to print, to file and to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

import attrs
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from shequ_core import glossary
from shequ_core.ledgers import LEDGERS, CellKind, Ledger, LedgerColumn
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import WrittenLedger, titles, written
from shequ_core.model import Record
from shequ_core.register import Register

_A4 = 9
_HEADER = 2
_SPARE_ROWS = 500
_LONGEST_LIST = 255
_SERIAL_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "宋体", "font_size": 11},
}
_NUMBERS = {
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.PART_DATE: "yyyy-mm-dd",
    CellKind.COUNT: "0",
    CellKind.DECIMAL: "General",
    CellKind.YUAN: "#,##0.00",
    CellKind.QUANTITY: "General",
}


@attrs.frozen
class Xlsx:
    """Excel. One sheet a ledger: title, 填报单位, header, rows; text stays text.

    Numbers that are names, and whatever looks like a formula, are text cells; days
    are day cells (those before 1900-03-01, which Excel has not, are text). Choices have
    their lists; the header stays in sight and is repeated on every printed page.
    """

    ledgers: Sequence[Ledger] = LEDGERS

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as given; ``on`` is the 填报时间 and the file's date."""
        with Workbook(stream, _OPTIONS) as workbook:
            workbook.set_properties({"created": datetime(on.year, on.month, on.day)})
            styles = Styles.of(workbook)
            for sheet in written(Register(records), self.ledgers, on):
                page = workbook.add_worksheet(sheet.ledger.title)
                _set_up(page)
                if sheet.ledger.upright:
                    _upright(page, sheet, styles)
                else:
                    _roster(page, sheet, styles)


@attrs.frozen(kw_only=True)
class Styles:
    """样式. The formats of a workbook, made once."""

    title: Format
    told: Format
    header: Format
    columns: Mapping[CellKind, Format]

    @classmethod
    def of(cls, workbook: Workbook) -> Styles:
        """样式. Made in a workbook, for that workbook."""
        centred = {"align": "center", "valign": "vcenter"}
        return cls(
            title=workbook.add_format({"bold": True, "font_size": 16, **centred}),
            told=workbook.add_format({"font_size": 10, "valign": "vcenter"}),
            header=workbook.add_format(
                {"bold": True, "font_name": "等线", "bg_color": "#DDEBF7", "border": 1}
                | centred
                | {"text_wrap": True}
            ),
            columns={
                kind: workbook.add_format({"num_format": _NUMBERS.get(kind, "@")})
                for kind in CellKind
            },
        )


def _set_up(page: Worksheet) -> None:
    """Print set-up: A4, all columns on one page's width, the grid, page numbers."""
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.hide_gridlines(0)
    page.set_footer("&C第 &P 页，共 &N 页")


def _roster(page: Worksheet, sheet: WrittenLedger, styles: Styles) -> None:
    columns = sheet.ledger.columns
    kinds = [styles.columns[column.cell] for column in columns]
    page.set_landscape()
    page.repeat_rows(_HEADER)
    page.freeze_panes(_HEADER + 1, 0)
    for place, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
        page.set_column(place, place, column.width, kind)
    _head(page, sheet, styles, len(columns))
    page.set_row(_HEADER, 30)
    page.write_row(_HEADER, 0, titles(sheet.ledger), styles.header)
    last = _HEADER
    for last, row in enumerate(sheet.rows, _HEADER + 1):
        _write(page, last, row, kinds)
    page.autofilter(_HEADER, 0, last, len(columns) - 1)
    for place, column in enumerate(columns):
        _list_choices(page, column, place, last + _SPARE_ROWS)


def _head(page: Worksheet, sheet: WrittenLedger, styles: Styles, columns: int) -> None:
    page.set_row(0, 30)
    page.merge_range(0, 0, 0, columns - 1, sheet.title, styles.title)
    page.merge_range(1, 0, 1, columns - 1, sheet.told, styles.told)


def _write(
    page: Worksheet, number: int, row: tuple[Plain, ...], kinds: Sequence[Format]
) -> None:
    for place, value in enumerate(row):
        if value is None:
            continue
        cell = value if type(value) is str else _cell(value)
        if type(cell) is str:
            page.write_string(number, place, cell, kinds[place])
        else:
            page.write_number(number, place, cell, kinds[place])


def _cell(value: str | int | Decimal | date) -> str | float:
    """A day as its serial number; as text what Excel can not hold."""
    if isinstance(value, date):
        known = value >= _FIRST_DAY
        return value.toordinal() - _SERIAL_ZERO if known else value.isoformat()
    if isinstance(value, str):
        return value
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"


def _list_choices(page: Worksheet, column: LedgerColumn, place: int, last: int) -> None:
    """A drop-down list; other words are asked about, not barred."""
    if column.cell is not CellKind.CHOICE or column.choices is None:
        return
    words = [glossary.word(choice) for choice in column.choices]
    if len(",".join(words)) <= _LONGEST_LIST:
        page.data_validation(
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


def _upright(page: Worksheet, sheet: WrittenLedger, styles: Styles) -> None:
    """Titles down the first column, a column for each row beside them."""
    columns = sheet.ledger.columns
    rows = list(sheet.rows)
    width = max(column.width for column in columns)
    page.set_column(0, 0, width)
    page.set_column(1, max(1, len(rows)), max(width, 40))
    _head(page, sheet, styles, max(2, 1 + len(rows)))
    page.write_row(_HEADER, 0, ("项目", "内容"), styles.header)
    for place, column in enumerate(columns):
        number = _HEADER + 1 + place
        page.write_string(number, 0, column.title)
        values = (None, *(row[place] for row in rows))
        _write(page, number, values, [styles.columns[column.cell]] * len(values))
