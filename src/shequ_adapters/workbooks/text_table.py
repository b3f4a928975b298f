"""文本表格. The rows of a .csv, .tsv or .txt: delimiter found, quotes minded."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

import attrs

from shequ_adapters.workbooks.limits import MOST_CELLS
from shequ_core.ledgers.formula_guard import unguarded

_DELIMITERS = ",\t;|"
_LOOKED_AT = 50
_LOOKED_OVER = 500_000
"""How many rows the delimiter is found by, and of how many characters at most."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MOST_LINES = 20
"""A cell of more lines than this comes of a quotation mark that was never closed."""


@attrs.frozen
class TextTable:
    """文本表格. ``unbalanced`` are the rows, from 1, whose quotes do not pair."""

    rows: list[list[str]]
    unbalanced: tuple[int, ...] = ()


def rows_of(text: str, most: int = MOST_CELLS) -> TextTable:
    """成行. The rows of a text; guards against formulas are taken off again.

    A table of more than ``most`` cells is read until it is seen to be one.
    """
    delimiter = delimiter_of(text)
    rows = _parsed(text, delimiter, most)
    return _by_line(text, delimiter, most) if rows is None else TextTable(rows)


def delimiter_of(text: str) -> str:
    """分隔符. The one that parts most cells in rows of one width, or a comma."""
    if text[:4].lower() == "sep=" and text[4:5]:
        return text[4]
    head = text[:_LOOKED_OVER]
    return max(_DELIMITERS, key=lambda delimiter: _fit(head, delimiter))


def _fit(text: str, delimiter: str) -> float:
    """How many times it stands in the rows of the width that most of them have.

    The fewer rows have that width, the less it counts: a row with many tabs in its
    words is no row of many cells.
    """
    widths = Counter(len(row) for row in _first(text, delimiter) if row)
    parted = {width: rows for width, rows in widths.items() if width > 1}
    if not parted:
        return 0
    width, rows = max(parted.items(), key=lambda it: it[1])
    return rows * (width - 1) * rows / widths.total()


def _first(text: str, delimiter: str) -> list[list[str]]:
    """The first rows; line by line where a quotation mark has swallowed some."""
    try:
        whole = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        rows = list(islice(whole, _LOOKED_AT))
    except csv.Error:
        rows = []
    if rows and not _swallowed(rows):
        return rows
    lines = islice(StringIO(text, newline=None), _LOOKED_AT)
    return list(_reader([line for line in lines if line.strip()], delimiter))


def _swallowed(rows: list[list[str]]) -> bool:
    return any(cell.count("\n") > _MOST_LINES for row in rows for cell in row)


def _reader(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return


def _parsed(text: str, delimiter: str, most: int) -> list[list[str]] | None:
    """The rows, unguarded; None where a quotation mark has swallowed what follows."""
    rows, cells = list[list[str]](), 0
    try:
        for row in csv.reader(_lines(text), delimiter=delimiter):
            rows.append(_unguarded(row))
            cells += len(row)
            if cells > most:
                break
    except csv.Error:
        return None
    return None if _swallowed(rows) else rows


def _by_line(text: str, delimiter: str, most: int) -> TextTable:
    """Each line for itself, those that have a quotation mark too many as they stand."""
    rows, cells, unbalanced = list[list[str]](), 0, list[int]()
    for line in _lines(text):
        row, fits = _line(line.rstrip("\r\n"), delimiter)
        rows.append(_unguarded(row))
        cells += len(row)
        if not fits:
            unbalanced.append(len(rows))
        if cells > most:
            break
    return TextTable(rows, tuple(unbalanced))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, without a second copy of a long text."""
    return (found[0] for found in _LINE.finditer(text))


def _line(line: str, delimiter: str) -> tuple[list[str], bool]:
    """One line as a row, and whether its quotation marks pair."""
    if '"' not in line:
        return line.split(delimiter) if line else [], True
    if line.count('"') % 2:
        return line.split(delimiter), False
    rows = list(_reader([line], delimiter))
    return rows[0] if rows else line.split(delimiter), True


def _unguarded(row: list[str]) -> list[str]:
    return [unguarded(cell) if cell[:1] == "'" else cell for cell in row]
