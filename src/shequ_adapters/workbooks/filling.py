"""填报工作簿. The blank's own layout; only the cells that are bound are written."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from shequ_adapters.workbooks.limits import MIB
from shequ_adapters.workbooks.losses import loses
from shequ_adapters.workbooks.package import Package
from shequ_adapters.workbooks.refusals import too_large
from shequ_core.errors import Unreadable
from shequ_core.forms import Change, FilledForm
from shequ_core.forms.places import Place, Spot
from shequ_core.ledgers.render import Plain

_CHANGED = PatternFill("solid", fgColor="FFFF99")
_AUTHOR = "填报"
_MOST_BYTES = 20 * MIB
_TROUBLE = (BadZipFile, KeyError, ValueError, OSError, TypeError)


def write_form(
    blank: Path, filled: FilledForm, changed: Iterable[Change], stream: BinaryIO
) -> tuple[str, ...]:
    """填报. The blank with its cells filled, those that ``changed`` since it was last
    handed in in yellow, with what they said then; sentences on what of it is lost.

    Raises Unreadable, a sentence, where the blank is no .xlsx, or lacks a sheet.
    """
    data = _bytes_of(blank)
    book = _opened(data, blank)
    was: dict[Place, str] = {it.at: it.was for it in changed}
    for cell in (*filled.cells, *filled.rows):
        if not isinstance(cell.at, Spot):
            raise Unreadable(f"{blank.name} 是工作簿，格位 {cell.at} 请写成 表1!C5")
        _write(_sheet(book, cell.at, blank), cell.at, cell.value)
        if cell.at in was:
            _mark(_sheet(book, cell.at, blank), cell.at, was[cell.at])
    book.save(stream)
    said = f"{blank.name} 里的图片、图表和宏没有保留，要用的请从空白表复制过来"
    return (said,) if loses(data) else ()


def _bytes_of(blank: Path) -> bytes:
    try:
        if blank.stat().st_size > _MOST_BYTES:
            raise too_large(blank.name, "太大，不像一张空白表")
        return blank.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"没有空白表 {blank}") from None
    except OSError as error:
        raise Unreadable(f"{blank} 读不了（{error.strerror}）") from None


def _opened(data: bytes, blank: Path) -> Workbook:
    Package.opened(data, blank.name)  # looked over before it is unpacked
    try:
        return load_workbook(BytesIO(data))
    except _TROUBLE:
        raise Unreadable(f"{blank.name} 不是 .xlsx 工作簿，或已损坏") from None


def _sheet(book: Workbook, spot: Spot, blank: Path) -> Worksheet:
    if not spot.sheet:
        return book.worksheets[0]
    if spot.sheet not in book.sheetnames:
        listed = "、".join(book.sheetnames)
        raise Unreadable(f"{blank.name} 没有工作表 {spot.sheet}，有的是 {listed}")
    return book[spot.sheet]


def _write(sheet: Worksheet, spot: Spot, value: Plain) -> None:
    cell = _cell(sheet, spot)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever it begins with


def _mark(sheet: Worksheet, spot: Spot, was: str) -> None:
    cell = _cell(sheet, spot)
    cell.fill = _CHANGED
    cell.comment = Comment(f"上次报送：{was or '空'}", _AUTHOR)


def _cell(sheet: Worksheet, spot: Spot) -> Cell:
    cell = sheet.cell(spot.row, spot.column)
    return _whole(sheet, spot) if isinstance(cell, MergedCell) else cell


def _whole(sheet: Worksheet, spot: Spot) -> Cell:
    """The cell that a merged one is a part of."""
    for merged in sheet.merged_cells.ranges:
        if spot.cell in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    raise Unreadable(f"{sheet.title}!{spot.cell} 填不进去")
