"""绑定. Which cell of a form is which figure, which words, which rows of a ledger."""

from __future__ import annotations

import re

import attrs

from shequ_core.errors import InvalidValue

_AT = re.compile(r"(?:(?P<sheet>[^!]+)!)?(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
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


@attrs.frozen(kw_only=True)
class FormCell:
    """填报格. One cell: a ``figure`` (its code), or a ``text`` with {codes} in it, or
    what stays to be typed by ``hand``, named by the words of the form.

    ``part`` is one of a breakdown (男性, 第1支部); ``before`` takes the period before;
    ``style`` is that of the reports' numbers (``0``, ``1``, ``%``, ``yuan``), which
    make words of it, "" leaves a number.
    """

    at: Spot
    figure: str = ""
    part: str = ""
    before: bool = False
    style: str = ""
    text: str = ""
    hand: str = ""


@attrs.frozen(kw_only=True)
class FormRows:
    """填报行. Rows of a ledger (its name), from a cell downwards, a column a key.

    No more than ``most`` rows are written; "" among the columns leaves one as it is.
    """

    at: Spot
    ledger: str
    columns: tuple[str, ...]
    most: int


@attrs.frozen(kw_only=True)
class Form:
    """报表. A form by name, the file that is its blank, its cells and its rows."""

    name: str
    blank: str
    cells: tuple[FormCell, ...] = ()
    rows: tuple[FormRows, ...] = ()
