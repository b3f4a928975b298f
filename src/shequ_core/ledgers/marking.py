"""标注. What we write into an office's workbook, told apart from what stood in it.

Marked-up and handed-out workbooks and templates come back to be read: what we put
beside the data is left out then, and a marked-up workbook goes by the name of the file
that it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from shequ_core.ledgers.sheet import Cell, Sheet

SUMMARY = "核对结果"
"""核对结果. What the sheet is called that sums up what was found."""

SUMMARY_TITLE = "核对结果（载入时不读）"
"""核对结果标题. Stands in A1 of that sheet, and tells that it is ours."""

CHOICES = "选项"
"""选项. What the sheet of a template is called that the lists are taken from."""

CHOICES_TITLE = "选项（供下拉列表用，载入时不读）"
"""选项标题. Stands in A1 of that sheet, and tells that it is ours."""

HANDED_OUT = "发放说明"
"""发放说明. What the sheet of a handed-out workbook is called that explains it."""

HANDED_OUT_TITLE = "发放说明（载入时不读）"
"""发放说明标题. Stands in A1 of that sheet, and tells that it is ours."""

PROBLEMS = "问题（载入时不读）"
"""问题列. The header of the column that says what is wrong in each row."""

ORIGINAL = "原文件"
"""原文件. Stands before the name of the file that a marked-up one was made of."""

_OURS = (SUMMARY_TITLE, CHOICES_TITLE, HANDED_OUT_TITLE)

LOOKED_AT = 300
"""查看行数. In how many rows the header of the column of problems is looked for."""


def unmarked(sheets: Iterable[Sheet]) -> list[Sheet]:
    """去标注. The sheets of any files as they were before we wrote into them."""
    given = list(sheets)
    originals = {
        (sheet.file, sheet.digest): name
        for sheet in given
        if _title(sheet) == SUMMARY_TITLE and (name := _original(sheet))
    }
    return [
        _as_it_was(sheet, originals.get((sheet.file, sheet.digest), sheet.file))
        for sheet in given
        if _title(sheet) not in _OURS
    ]


def problems_at(rows: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    """问题列位置. The row and column, from 0, of the header of our column, if any."""
    for number, row in enumerate(rows[:LOOKED_AT]):
        if PROBLEMS in row:
            return number, list(row).index(PROBLEMS)
    return None


def _title(sheet: Sheet) -> Cell:
    first = sheet.rows[0] if sheet.rows else ()
    return first[0] if first else None


def _original(sheet: Sheet) -> str:
    """The name that stands beside its word, on one of the first rows of a summary."""
    told = (row for row in sheet.rows[:LOOKED_AT] if len(row) > 1 and row[0])
    return next((str(row[1]) for row in told if row[0] == ORIGINAL), "")


def _as_it_was(sheet: Sheet, file: str) -> Sheet:
    found = problems_at(sheet.rows)
    if found is None:
        return sheet if file == sheet.file else attrs.evolve(sheet, file=file)
    return attrs.evolve(sheet, file=file, rows=tuple(_without(sheet.rows, *found)))


def _without(
    rows: Sequence[Sequence[Cell]], first: int, column: int
) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows):
        if len(row) <= column or (number < first and row[column]):
            yield row
        else:
            beyond = row[column + 1 :]
            yield (*row[:column], None, *beyond) if any(beyond) else row[:column]
