"""标注件. The office's own workbook, what was found coloured and commented."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from shequ_adapters.workbooks.losses import loses
from shequ_adapters.workbooks.marking_afresh import afresh, sheet_name
from shequ_adapters.workbooks.marking_formulas import save_with_results
from shequ_adapters.workbooks.marking_heights import WIDTHS, heighten, lower
from shequ_adapters.workbooks.marking_summary import FILLS, FONT, summarise
from shequ_core.ledgers import Sheet
from shequ_core.ledgers.marking import (
    ADOPT,
    ANSWERED,
    LOOKED_AT,
    PROBLEMS,
    PROPOSED,
    REJECT,
    SUMMARY_TITLE,
    adoptions,
    ours_at,
    problems_at,
)
from shequ_core.loading.marking import Mark, MarkedBook, MarkedSheet

AUTHOR = "核对"
"""批注作者. Of the comments that are ours."""

_BESIDE = "\n—— 核对 ——\n"
_TO_FILL = PatternFill("solid", fgColor="FFFFE5")
_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="center", wrap_text=True)


def mark_up(
    original: Path, sheets: tuple[Sheet, ...], book: MarkedBook, stream: BinaryIO
) -> tuple[str, ...]:
    """标注. Write the original with the marks of ``book`` as .xlsx; what to warn of.

    ``sheets`` are what was read of it: of what is no .xlsx, or one that openpyxl can
    not open, a new workbook of the same cells is made.
    """
    workbook, told = _opened(original)
    if workbook is None:
        workbook = afresh(sheets)
    choices = summarise(workbook, book)
    for sheet in book.sheets:
        name = sheet_name(sheet.name)
        if name in workbook.sheetnames:
            _mark(workbook[name], sheet, choices)
    save_with_results(workbook, sheets, stream)
    return told


def _opened(original: Path) -> tuple[Workbook | None, tuple[str, ...]]:
    """The workbook without earlier marks, and what of it will be lacking."""
    data = original.read_bytes()
    if not _is_workbook(data):
        return None, ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(BytesIO(data), rich_text=True)
    except Exception:  # whatever a part of a workbook makes openpyxl raise
        said = f"{original.name}：版式无法照搬，标注件只有单元格内容，请保留原件"
        return None, (said,)
    for sheet in list(workbook.worksheets):
        _clear(workbook, sheet)
    if not loses(data):
        return workbook, ()
    said = (
        f"{original.name}：其中的图片、图形、控件或宏可能没有带到标注件中，请保留原件"
    )
    return workbook, (said,)


def _is_workbook(data: bytes) -> bool:
    if not is_zipfile(BytesIO(data)):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            return "xl/workbook.xml" in package.namelist()
    except BadZipFile:
        return False


def _clear(workbook: Workbook, sheet: Worksheet) -> None:
    """Take away what an earlier mark-up put there."""
    if sheet["A1"].value == SUMMARY_TITLE:
        workbook.remove(sheet)
        return
    top = tuple(sheet.iter_rows(max_row=LOOKED_AT, values_only=True))
    found = problems_at(top)
    if found is None:
        return
    _adopt(sheet)
    lower(sheet, found[0] + 1, ours_at(top))
    ours = {column + 1 for column in ours_at(top).values()}
    for row in sheet.iter_rows(min_row=found[0] + 1):
        for cell in row:
            if cell.column in ours:
                cell.value, cell.fill, cell.border = None, PatternFill(), Border()
            elif cell.comment:
                _uncomment(cell)
    _unlist(sheet, ours)


def _adopt(sheet: Worksheet) -> None:
    """Write into the cells what was adopted, as text."""
    rows = tuple(sheet.iter_rows(values_only=True))
    for (row, column), value in adoptions(rows).items():
        cell = _top_left(sheet, row + 1, column + 1)
        cell.value = value or None
        if value:
            cell.data_type, cell.number_format = "s", "@"


def _unlist(sheet: Worksheet, ours: Collection[int]) -> None:
    """Take away the lists of answers."""
    sheet.data_validations.dataValidation = [
        it
        for it in sheet.data_validations.dataValidation
        if not all(cells.min_col in ours for cells in it.sqref.ranges)
    ]


def _uncomment(cell: Cell) -> None:
    comment = cell.comment
    if comment.author == AUTHOR:
        cell.comment, cell.fill = None, PatternFill()
    elif _BESIDE in comment.text:
        text = comment.text.partition(_BESIDE)[0]
        cell.comment, cell.fill = Comment(text, comment.author), PatternFill()


def _mark(sheet: Worksheet, marked: MarkedSheet, choices: Mapping[str, str]) -> None:
    for mark in marked.marks:
        if mark.column:
            _mark_cell(_top_left(sheet, mark.row, mark.column), mark)
    if marked.headers:
        _add_columns(sheet, marked, choices)


def _top_left(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell itself, or the one that holds the value of a merge."""
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    for merge in sheet.merged_cells.ranges:
        if cell.coordinate in merge:
            return sheet.cell(merge.min_row, merge.min_col)
    return cell


def _mark_cell(cell: Cell, mark: Mark) -> None:
    cell.fill = FILLS[mark.severity]
    proposed = (f"建议改为：{mark.proposed}",) if mark.proposed else ()
    said = "\n".join((*mark.sentences, *proposed))
    there = cell.comment
    if there and there.author != AUTHOR:
        comment = Comment(f"{there.text}{_BESIDE}{said}", there.author)
    else:
        comment = Comment(said, AUTHOR)
    comment.width, comment.height = 260, 40 + 22 * (1 + comment.text.count("\n"))
    cell.comment = comment


def _add_columns(
    sheet: Worksheet, marked: MarkedSheet, choices: Mapping[str, str]
) -> None:
    """After the last column that is used: what is wrong in each row, what is proposed
    instead, and where the clerk answers; the last two only where they are needed.
    """
    rows = {row: marks for row, marks in marked.rows().items() if _below(row, marked)}
    _head(sheet, marked, marked.column, PROBLEMS)
    for row, marks in rows.items():
        sentences = dict.fromkeys(it for mark in marks for it in mark.sentences)
        worst = min(marks, key=lambda mark: list(FILLS).index(mark.severity))
        cell = _write(sheet, row, marked.column, "；".join(sentences))
        cell.fill = FILLS[worst.severity]
        heighten(sheet, row, cell.value)
    _widen(sheet, marked.column, WIDTHS[PROBLEMS])
    if not marked.proposed and not marked.questions:
        return
    for at, words in enumerate((PROPOSED, ANSWERED), marked.column + 1):
        _head(sheet, marked, at, words)
        _widen(sheet, at, WIDTHS[words])
    for row, words in marked.proposed.items():
        _write(sheet, row, marked.column + 1, words)
        heighten(sheet, row, sheet.cell(row, marked.column).value, words)
    for row in sorted({*marked.proposed, *marked.questions}):
        cell = _write(sheet, row, marked.column + 2, None)
        cell.fill, cell.border = _TO_FILL, _BOX
    _list_answers(sheet, marked, choices)


def _below(row: int, marked: MarkedSheet) -> bool:
    return row > marked.headers[0]


def _head(sheet: Worksheet, marked: MarkedSheet, column: int, words: str) -> None:
    for row in marked.headers:
        head = sheet.cell(row, column, words)
        head.font = Font(name=FONT, size=10, bold=True)
        head.fill = PatternFill("solid", fgColor="F2F2F2")
        head.alignment = Alignment(vertical="center", wrap_text=True)


def _write(sheet: Worksheet, row: int, column: int, words: str | None) -> Cell:
    cell = sheet.cell(row, column, words)
    cell.font, cell.alignment = Font(name=FONT, size=10), _WRAPPED
    cell.number_format = "@"
    if words:
        cell.data_type = "s"
    return cell


def _list_answers(
    sheet: Worksheet, marked: MarkedSheet, choices: Mapping[str, str]
) -> None:
    """A list to answer from; another answer may be typed."""
    letter = get_column_letter(marked.column + 2)
    adopt = DataValidation(
        "list", formula1=f'"{ADOPT},{REJECT}"', showErrorMessage=False
    )
    for row in marked.proposed.keys() - marked.questions.keys():
        adopt.add(f"{letter}{row}")
    for row, question in marked.questions.items():
        cells = choices[question.id]
        one = DataValidation("list", formula1=cells, showErrorMessage=False)
        one.add(f"{letter}{row}")
        sheet.add_data_validation(one)
    if adopt.sqref:
        sheet.add_data_validation(adopt)


def _widen(sheet: Worksheet, column: int, width: int) -> None:
    """Give our column its width, out of any group of columns that it lies in.

    Overlapping groups are what Excel offers to repair.
    """
    dimensions = sheet.column_dimensions
    for letter, group in list(dimensions.items()):
        if not (group.min or 0) <= column <= (group.max or 0):
            continue
        if group.max > column:
            after = get_column_letter(column + 1)
            dimensions[after] = ColumnDimension(
                sheet,
                index=after,
                width=group.width,
                hidden=group.hidden,
                min=column + 1,
                max=group.max,
            )
        if group.min < column:
            group.max = column - 1
        else:
            del dimensions[letter]
    dimensions[get_column_letter(column)].width = width
