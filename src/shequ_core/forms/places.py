"""格位. Where something stands in a form: a cell of a sheet, of a table, some words."""

from __future__ import annotations

import re

import attrs

from shequ_core.errors import InvalidValue

_AT = re.compile(r"(?:(?P<sheet>[^!]+)!)?(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
_IN_TABLE = re.compile(
    r"表(?P<table>[1-9]\d{0,2}) ?"
    r"第(?P<row>[1-9]\d{0,3})行第(?P<column>[1-9]\d{0,2})[列格]"
)
_WORDS = re.compile(r"“(?P<words>[^“”=\n]+)”")
_LETTERS = 26


@attrs.frozen(order=True)
class Spot:
    """格位. A cell of a form: sheet ("" for the only one), column and row from 1."""

    sheet: str
    column: int
    row: int

    @classmethod
    def of(cls, text: str) -> Spot:
        """格位. From 表1!C5, or C5. Raises InvalidValue."""
        found = _AT.fullmatch(text)
        if not found:
            raise InvalidValue(f"“{text}”不是格位，请写成 表1!C5 或 C5", problem="cell")
        column = 0
        for letter in found["column"]:
            column = column * _LETTERS + ord(letter) - ord("A") + 1
        return cls(found["sheet"] or "", column, int(found["row"]))

    def beside(self, columns: int, rows: int) -> Spot:
        """旁格. So many columns to the right and rows down."""
        return Spot(self.sheet, self.column + columns, self.row + rows)

    @property
    def cell(self) -> str:
        """单元格. Without its sheet: C5."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, _LETTERS)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


@attrs.frozen(order=True)
class TableSpot:
    """表格格位. A cell of a table in a Word form: which table, which row, which cell of
    that row as it is seen, all from 1.
    """

    table: int
    row: int
    column: int

    @classmethod
    def of(cls, text: str) -> TableSpot:
        """表格格位. From 表1 第3行第2列. Raises InvalidValue."""
        found = _IN_TABLE.fullmatch(text)
        if not found:
            raise InvalidValue(
                f"“{text}”不是格位，请写成 表1 第3行第2列", problem="cell"
            )
        return cls(int(found["table"]), int(found["row"]), int(found["column"]))

    def beside(self, columns: int, rows: int) -> TableSpot:
        """旁格. So many cells to the right and rows down."""
        return TableSpot(self.table, self.row + rows, self.column + columns)

    def __str__(self) -> str:
        return f"表{self.table} 第{self.row}行第{self.column}列"


@attrs.frozen(order=True)
class Words:
    """文字位. Words of a Word form that are written over: 填报单位：____."""

    words: str

    @classmethod
    def of(cls, text: str) -> Words:
        """文字位. From “填报单位：____”, with its marks. Raises InvalidValue."""
        found = _WORDS.fullmatch(text)
        if not found:
            raise InvalidValue(
                f"{text} 不是文字位，请写成 “填报单位：____”", problem="cell"
            )
        return cls(found["words"])

    def __str__(self) -> str:
        return f"“{self.words}”"


Place = Spot | TableSpot | Words
"""格位. In a workbook a Spot, in a Word form one of the others."""


def workbook_place(text: str) -> Place:
    """格位. In a workbook. Raises InvalidValue, with how it is to be written."""
    return Spot.of(text)


def word_place(text: str) -> Place:
    """格位. In a Word form. Raises InvalidValue, with how it is to be written."""
    return Words.of(text) if text.startswith("“") else TableSpot.of(text)
