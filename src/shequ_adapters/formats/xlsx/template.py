"""空白台账. Ledgers as forms: lists to choose from, hints, text cells, print set-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO

import attrs
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from shequ_adapters.formats.xlsx.book import workbook
from shequ_core.ledgers import CellKind, Ledger, LedgerColumn
from shequ_core.ledgers.marking import CHOICES, CHOICES_TITLE
from shequ_core.ledgers.templates import Template, choice_words, hint, template

_A4 = 9
_HEADER = 2
_PRINTED_ROWS = 25
_LISTED_ROWS = 5000
_FIRST_DAY = datetime(2004, 1, 1)
_NUMBERS = {
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.PART_DATE: "yyyy-mm-dd",
    CellKind.COUNT: "0",
    CellKind.DECIMAL: "General",
    CellKind.YUAN: "#,##0.00",
    CellKind.QUANTITY: "General",
}


def write_templates(ledgers: Sequence[Ledger], stream: BinaryIO) -> None:
    """写空白台账. One sheet a ledger, and one with all that may be chosen."""
    templates = [template(ledger) for ledger in ledgers]
    with workbook(stream) as book:
        book.set_properties({"created": _FIRST_DAY, "author": ""})
        styles = _Styles.of(book)
        sheets = [book.add_worksheet(it.ledger.title) for it in templates]
        choices = dict(_write_choices(book, styles, templates))
        for sheet, it in zip(sheets, templates, strict=True):
            _set_up(sheet, upright=it.ledger.upright)
            page = _Page(sheet, it, styles, choices)
            if it.ledger.upright:
                page.stand()
            else:
                page.lie()
        sheets[0].activate()


@attrs.frozen(kw_only=True)
class _Styles:
    title: Format
    told: Format
    header: Format
    needed: Format
    columns: Mapping[CellKind, Format]
    beyond: Mapping[CellKind, Format]

    @classmethod
    def of(cls, workbook: Workbook) -> _Styles:
        centred = {"bold": True, "align": "center", "valign": "vcenter"}
        shade = {"bg_color": "#DDEBF7", "border": 1, "text_wrap": True}
        return cls(
            title=workbook.add_format({"font_size": 16} | centred),
            told=workbook.add_format({"font_size": 10, "valign": "vcenter"}),
            header=workbook.add_format(centred | shade),
            needed=workbook.add_format(centred | shade | {"font_color": "#C00000"}),
            columns=_of_columns(workbook, {"border": 1}),
            beyond=_of_columns(workbook, {}),
        )


def _of_columns(
    workbook: Workbook, more: Mapping[str, object]
) -> Mapping[CellKind, Format]:
    return {
        kind: workbook.add_format(
            {"num_format": _NUMBERS.get(kind, "@"), "valign": "vcenter", **more}
        )
        for kind in CellKind
    }


@attrs.frozen
class _Page:
    """A sheet with the template that goes on it."""

    sheet: Worksheet
    form: Template
    styles: _Styles
    choices: Mapping[tuple[str, str], str]

    def lie(self) -> None:
        """A header across, and empty rows under it."""
        columns = self.form.columns
        self._head(len(columns))
        self.sheet.set_row(_HEADER, 32)
        self.sheet.freeze_panes(_HEADER + 1, 0)
        self.sheet.repeat_rows(_HEADER)
        for place, column in enumerate(columns):
            style = self.styles.columns[column.cell]
            beyond = self.styles.beyond[column.cell]
            self.sheet.set_column(place, place, column.width, beyond)
            self._title(_HEADER, place, column)
            first = _HEADER + 1
            for row in range(first, first + _PRINTED_ROWS):
                self.sheet.write_blank(row, place, None, style)
            self._offer(column, first, place, first + _LISTED_ROWS)

    def stand(self) -> None:
        """Titles down the first column, and an empty cell beside each."""
        self.sheet.set_column(0, 0, 28)
        self.sheet.set_column(1, 1, 56)
        self._head(2)
        self.sheet.write_row(_HEADER, 0, ("项目", "内容"), self.styles.header)
        self.sheet.freeze_panes(_HEADER + 1, 0)
        for row, column in enumerate(self.form.columns, _HEADER + 1):
            self._title(row, 0, column)
            self.sheet.write_blank(row, 1, None, self.styles.columns[column.cell])
            self._offer(column, row, 1, row)

    def _head(self, columns: int) -> None:
        self.sheet.set_row(0, 30)
        last = columns - 1
        self.sheet.merge_range(0, 0, 0, last, self.form.title, self.styles.title)
        self.sheet.merge_range(1, 0, 1, last, self.form.told, self.styles.told)

    def _title(self, row: int, place: int, column: LedgerColumn) -> None:
        needed = column.key in self.form.ledger.needed
        style = self.styles.needed if needed else self.styles.header
        self.sheet.write_string(row, place, column.title, style)
        told = hint(self.form.ledger, column)
        self.sheet.write_comment(
            row, place, told, {"author": "填写提示", "x_scale": 1.4, "y_scale": 0.7}
        )

    def _offer(self, column: LedgerColumn, first: int, place: int, last: int) -> None:
        """A drop-down list; other words are asked about, not barred."""
        source = self.choices.get((self.form.ledger.name, column.key))
        if source is None or column.cell is not CellKind.CHOICE:
            return
        self.sheet.data_validation(
            first,
            place,
            last,
            place,
            {
                "validate": "list",
                "source": source,
                "error_type": "warning",
                "error_title": column.title,
                "error_message": "不在选项之中，确定要这样写吗？",
            },
        )


def _write_choices(
    workbook: Workbook, styles: _Styles, templates: Sequence[Template]
) -> Iterator[tuple[tuple[str, str], str]]:
    """The sheet of choices, a column for each list; where the list of a column is."""
    sheet = workbook.add_worksheet(CHOICES)
    _set_up(sheet, upright=True)
    sheet.write_string(0, 0, CHOICES_TITLE, styles.told)
    lists: dict[tuple[str, tuple[str, ...]], str] = {}
    for form in templates:
        for column in form.columns:
            words = choice_words(column)
            if not words:
                continue
            known = (column.title, words)
            if known not in lists:
                lists[known] = _write_list(sheet, styles, len(lists), known)
            yield (form.ledger.name, column.key), lists[known]


def _write_list(
    sheet: Worksheet, styles: _Styles, place: int, told: tuple[str, tuple[str, ...]]
) -> str:
    title, words = told
    sheet.set_column(place, place, max(12, 2 * max(map(len, words)) + 2))
    sheet.write_string(_HEADER, place, title, styles.header)
    sheet.write_column(_HEADER + 1, place, words)
    first, last = (
        xl_rowcol_to_cell(row, place, row_abs=True, col_abs=True)
        for row in (_HEADER + 1, _HEADER + len(words))
    )
    return f"='{CHOICES}'!{first}:{last}"


def _set_up(sheet: Worksheet, *, upright: bool) -> None:
    """Print set-up: A4, all columns on one page's width, page numbers."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_default_row(20)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if not upright:
        sheet.set_landscape()
