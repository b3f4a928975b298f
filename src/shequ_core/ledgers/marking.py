"""标注. What we write into an office's workbook, told apart from what stood in it.

Marked-up and handed-out workbooks and templates come back to be read: what we put
beside the data is left out then, and a marked-up workbook goes by the name of the file
that it was made of. What the clerk answered beside the data is heard: a proposal that
was adopted (采纳) stands in its cell, other answers are given by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

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

PROPOSED = "建议（答复选“采纳”就照改）"
"""建议列. The header of the column that says what the cells might say instead."""

ANSWERED = "答复（请在此填）"
"""答复列. The header of the column that the clerk answers in."""

ADOPT = "采纳"
"""采纳. The answer that the cells of the row are to say what is proposed."""

REJECT = "不采纳"
"""不采纳. The answer that they are not."""

CLEARED = "（清空）"
"""清空. How a proposal says that the cell should be empty."""

ORIGINAL = "原文件"
"""原文件. Stands before the name of the file that a marked-up one was made of."""

_OURS = (SUMMARY_TITLE, CHOICES_TITLE, HANDED_OUT_TITLE)

LOOKED_AT = 300
"""查看行数. In how many rows the header of the column of problems is looked for."""


def unmarked(sheets: Iterable[Sheet]) -> list[Sheet]:
    """去标注. The sheets of any files as they were before we wrote into them."""
    given = list(sheets)
    originals = _originals(given)
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


def ours_at(rows: Sequence[Sequence[Cell]]) -> Mapping[str, int]:
    """我方各列. Where our columns are, from 0, by their headers, which stand in the row
    of the column of problems; none where there is none.
    """
    found = problems_at(rows)
    if found is None:
        return {}
    heads = list(rows[found[0]])
    return {head: heads.index(head) for head in _HEADS if head in heads}


def answers_in(sheets: Iterable[Sheet]) -> Mapping[tuple[str, str, int], str]:
    """答复. What was answered beside the data, but for 采纳: by the name of the file
    that was marked up, the sheet, and the row as Excel counts.
    """
    given = list(sheets)
    originals = _originals(given)
    return {
        (originals.get((it.file, it.digest), it.file), it.name, number): answer
        for it in given
        for number, answer in _answers(it.rows)
    }


def _answers(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, str]]:
    column = ours_at(rows).get(ANSWERED)
    if column is None:
        return
    for number, row in enumerate(rows, 1):
        words = _BETWEEN.split(str(_at(row, column) or ""))
        answer = "".join(it for it in words if it not in (ADOPT, REJECT, ANSWERED))
        if answer:
            yield number, answer


def suggestion(letter: str, header: str, value: str) -> str:
    """一条建议. How a proposal for a cell is written beside its row; "" where the value
    can not be: ``adopted`` could not read it.
    """
    head = _NO_HEAD.sub("", header)
    if _NO_VALUE.search(value) or value == CLEARED:
        return ""
    return f"{letter}列{head}：{value or CLEARED}"


def adopted(proposed: Cell, answered: Cell) -> Mapping[tuple[str, str], str]:
    """采纳的值. What is to stand in the columns (letter and header) of a row, as was
    proposed beside it and adopted; nothing where the answer does not say 采纳.
    """
    if ADOPT not in _BETWEEN.split(str(answered or "")):
        return {}
    found = _SUGGESTION.findall(str(proposed or ""))
    return {
        (letter, head): "" if value == CLEARED else value
        for letter, head, value in found
    }


_HEADS = (PROBLEMS, PROPOSED, ANSWERED)
_BETWEEN = re.compile(r"[\s;；]+")
_NO_HEAD = re.compile(r"[\s：；]+")
_NO_VALUE = re.compile(r"[；\r\n]")
_SUGGESTION = re.compile(r"([A-Z]{1,3})列([^：；]*)：([^；\r\n]*)", re.ASCII)
_LETTERS = 26


def column_number(letters: str) -> int:
    """列号. The number of a column from its letters: A is 1, AA is 27, none is 0."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _title(sheet: Sheet) -> Cell:
    return _at(sheet.rows[0], 0) if sheet.rows else None


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if 0 <= column < len(row) else None


def _originals(sheets: Sequence[Sheet]) -> Mapping[tuple[str, str], str]:
    """The names of the files that marked-up ones were made of."""
    return {
        (sheet.file, sheet.digest): name
        for sheet in sheets
        if _title(sheet) == SUMMARY_TITLE and (name := _original(sheet))
    }


def _original(sheet: Sheet) -> str:
    """The name that stands beside its word, on one of the first rows of a summary."""
    told = (row for row in sheet.rows[:LOOKED_AT] if len(row) > 1 and row[0])
    return next((str(row[1]) for row in told if row[0] == ORIGINAL), "")


def _as_it_was(sheet: Sheet, file: str) -> Sheet:
    found = problems_at(sheet.rows)
    if found is None:
        return sheet if file == sheet.file else attrs.evolve(sheet, file=file)
    changed = adoptions(sheet.rows)
    touched = {number for number, _ in changed}
    rows: Iterable[Sequence[Cell]] = (
        [changed.get((number, column), cell) for column, cell in enumerate(row)]
        if number in touched
        else row
        for number, row in enumerate(sheet.rows)
    )
    for column in sorted(ours_at(sheet.rows).values(), reverse=True):
        rows = _without(rows, found[0], column)
    return attrs.evolve(sheet, file=file, rows=tuple(rows))


def adoptions(rows: Sequence[Sequence[Cell]]) -> Mapping[tuple[int, int], str]:
    """采纳. What is to stand where, as was adopted: by row and column, from 0.

    A column that was moved since is found by its header.
    """
    ours = ours_at(rows)
    if PROPOSED not in ours or ANSWERED not in ours:
        return {}
    heads = _heads(rows, min(ours.values()))
    found: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        values = adopted(_at(row, ours[PROPOSED]), _at(row, ours[ANSWERED]))
        for (letter, head), value in values.items():
            upright = head in (_NO_HEAD.sub("", str(cell)) for cell in row)
            headed = frozenset() if upright else heads.get(head, frozenset())
            column = _column(letter, headed)
            if column is not None and column < len(row):
                found[number, column] = value
    return found


def _heads(rows: Sequence[Sequence[Cell]], width: int) -> Mapping[str, frozenset[int]]:
    """In which columns, from 0, words stand at the top of a sheet."""
    found: dict[str, set[int]] = {}
    for row in rows[:LOOKED_AT]:
        for column, cell in enumerate(row[:width]):
            if isinstance(cell, str) and cell:
                found.setdefault(_NO_HEAD.sub("", cell), set()).add(column)
    return {words: frozenset(columns) for words, columns in found.items()}


def _column(letter: str, headed: frozenset[int]) -> int | None:
    """The column of that letter, unless the header stands over another one now."""
    column = column_number(letter) - 1
    if not headed or column in headed:
        return column
    return min(headed) if len(headed) == 1 else None


def _without(
    rows: Iterable[Sequence[Cell]], first: int, column: int
) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows):
        if len(row) <= column or (number < first and row[column]):
            yield row
        else:
            beyond = row[column + 1 :]
            yield (*row[:column], None, *beyond) if any(beyond) else row[:column]
