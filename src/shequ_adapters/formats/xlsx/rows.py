"""数据行. The rows of a roster as the XML of a sheet (ECMA-376 part 1, 18.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import IO
from unicodedata import east_asian_width

import attrs
from xlsxwriter.utility import xl_col_to_name

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.render import Plain

FIRST_ROW = 4
"""首行. Where the rows begin, as Excel counts: under title, 填报单位 and header."""

LAST_ROW = 1_048_576
"""末行. The last row that a sheet has."""

LINE = 18
"""行高. Of a row of one line, in points."""

_HIGHEST = 409
"""最大行高. As high as Excel lets a row be."""

_SERIAL_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)
_SPECIAL = re.compile(
    "[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_"
)
# One look that most texts pass, a sixth of the time of all that is written.
_PERHAPS = re.compile("[&<>_\\s\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK_END = re.compile(r"^\s|\s$")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@attrs.frozen
class Body:
    """表体. The XML of the rows, and how many they are."""

    data: IO[bytes]
    length: int


def body_of(
    rows: Iterable[Sequence[Plain]],
    styles: Sequence[int],
    wrapped: Mapping[int, int],
    data: IO[bytes],
) -> Body:
    """表体. Written to ``data``; rows are as high as the ``wrapped`` columns need,
    which go with their widths. Raises InvalidValue beyond the last row of a sheet.
    """
    columns = [_Column.of(place, style) for place, style in enumerate(styles)]
    number = FIRST_ROW - 1
    for number, row in enumerate(rows, FIRST_ROW):
        if number > LAST_ROW:
            raise InvalidValue(f"a sheet (工作表) holds {LAST_ROW} rows and no more")
        cells = [
            column.cell(number, value)
            for column, value in zip(columns, row, strict=True)
            if value is not None
        ]
        height = _height(row, wrapped)
        data.write(f'<row r="{number}"{height}>{"".join(cells)}</row>'.encode())
    return Body(data, number - FIRST_ROW + 1)


def lines_of(value: Plain, width: int) -> int:
    """行数. How many lines a text takes in a column; Chinese is two wide."""
    text = value if type(value) is str else str(value or "")
    if 2 * len(text) < width and "\n" not in text:
        return 1
    return sum(1 + _wide(line) // width for line in text.split("\n"))


def height_of(lines: int) -> int:
    """行高. Of a row of so many lines."""
    return min(LINE * lines, _HIGHEST)


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(it) in "WF" else 1 for it in text)


def _height(row: Sequence[Plain], wrapped: Mapping[int, int]) -> str:
    """As an attribute of the row; none where it is that of every row."""
    lines = max((lines_of(row[at], wide) for at, wide in wrapped.items()), default=1)
    return f' ht="{height_of(lines)}" customHeight="1"' if lines > 1 else ""


@attrs.frozen
class _Column:
    """What the cells of a column begin with, before and after the row's number."""

    start: str
    text: str
    spaced: str
    number: str

    @classmethod
    def of(cls, place: int, style: int) -> _Column:
        kind = f'" s="{style}" t="inlineStr"><is>'
        return cls(
            start=f'<c r="{xl_col_to_name(place)}',
            text=kind + "<t>",
            spaced=kind + '<t xml:space="preserve">',
            number=f'" s="{style}"><v>',
        )

    def cell(self, row: int, value: str | int | Decimal | date) -> str:
        plain = value if type(value) is str else cell_of(value)
        if type(plain) is not str:
            return f"{self.start}{row}{self.number}{plain!r}</v></c>"
        if not _PERHAPS.search(plain):
            return f"{self.start}{row}{self.text}{plain}</t></is></c>"
        kind = self.spaced if _BLANK_END.search(plain) else self.text
        text = _SPECIAL.sub(_escaped, plain)
        return f"{self.start}{row}{kind}{text}</t></is></c>"


def cell_of(value: str | int | Decimal | date) -> str | float:
    """单元格值. A day as its serial number, and as text what Excel can not hold."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        known = value >= _FIRST_DAY
        return value.toordinal() - _SERIAL_ZERO if known else value.isoformat()
    exact = Decimal(repr(float(value))) == value
    return float(value) if exact else f"{Decimal(value):f}"


def _escaped(found: re.Match[str]) -> str:
    """What XML can not hold as _xHHHH_ (ECMA-376 part 1, 22.9.2.19)."""
    text = found[0]
    if len(text) > 1:
        return f"_x005F{text}"
    return _ENTITIES.get(text) or f"_x{ord(text):04X}_"
