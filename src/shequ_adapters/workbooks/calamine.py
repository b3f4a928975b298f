"""工作簿的工作表. What python-calamine reads of a workbook, its gaps filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import attrs
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from shequ_adapters.workbooks.refusals import damaged, refused
from shequ_adapters.workbooks.survey import Survey
from shequ_core.errors import Unreadable
from shequ_core.ports import Cell, Sheet

Merge = tuple[int, int, int, int]


def sheets_of(data: bytes, file: str, survey: Survey) -> Iterator[Sheet]:
    """工作表. Every sheet of cells, in order; the survey's notes go with the first.

    Raises Unreadable.
    """
    try:
        found = list(_read(data, file, survey))
    except Unreadable:
        raise
    except PasswordError:
        raise refused(file, "设有密码", "请用 Excel 去掉密码另存后再导入") from None
    except (CalamineError, OSError, ValueError, ArithmeticError):
        raise damaged(file) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a bug in calamine arrives
            raise damaged(file) from None
        raise
    if not found:
        raise refused(file, "里面没有数据表（只有图表）", "请另选台账文件")
    return iter((attrs.evolve(found[0], notes=survey.notes(file)), *found[1:]))


def _read(data: bytes, file: str, survey: Survey) -> Iterator[Sheet]:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        for place, about in enumerate(workbook.sheets_metadata):
            if about.typ is SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_index(place)
                rows = sheet.to_python(skip_empty_area=False)
                for row, column, text in survey.errors.get(place, ()):
                    if row < len(rows) and column < len(rows[row]):
                        rows[row][column] = text
                yield Sheet(
                    file=file,
                    name=about.name,
                    rows=rows,
                    hidden=about.visible is not SheetVisibleEnum.Visible,
                    merged=tuple(_merged(sheet, rows)),
                )


def _merged(sheet: CalamineSheet, rows: Sequence[Sequence[Cell]]) -> Iterator[Merge]:
    """The merged ranges, as far as there are cells."""
    last_row, last_column = len(rows) - 1, len(rows[0]) - 1 if rows else -1
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top <= last_row and left <= last_column:
            yield top, left, min(bottom, last_row), min(right, last_column)
