"""数量. Counts, amounts and quantities, with units, commas and Chinese numerals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from math import isnan

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.cells.notes import Reading, refused
from shequ_core.ledgers.cells.text import text_of
from shequ_core.ledgers.cells.units import ONE, scale_of, scale_said, unit_of
from shequ_core.ledgers.cells.wording import in_any_column
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.ledgers.sheet import Cell
from shequ_core.values import Quantity, Yuan
from shequ_core.values.chinese_number import NUMBER, number_of, plain_numerals

LIMIT = Decimal(10) ** 18
"""上限. Numbers from here on are no amounts of a community."""

_CENT = Decimal("0.01")
_DUST = Decimal("0.000001")
_FINEST = -28
_PLACES = -12
_SPECK = Decimal(1).scaleb(_PLACES)
_LONGEST = 40
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_QUALIFIED = r"(?!.*(?:[多余几来近约]|以[上下内]|左右|上下))"
_SAID = re.compile(
    rf"(?:共计?|合计|总计|计|[¥$]|人民币|第)?(?P<sign>[-+]?)(?P<number>{NUMBER})"
    rf"{_QUALIFIED}(?P<unit>[a-z㎡²³一-鿿]{{0,6}}\d?)",
    re.ASCII | re.IGNORECASE,
)
_AREA_UNIT = re.compile(r"(?:k?m)[23]?", re.IGNORECASE)


def read_count(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    """读计数. A whole number from 0 on, its unit dropped (64户, 1,042人)."""
    number = number_in(cell, scale, unit_of(column))
    if number is None:
        return _no_number(column, cell, scale)
    if number < 0 or number != int(number):
        return refused(column, "not-a-number", "应为不小于0的整数，未采用，请核对")
    return int(number), ()


def read_decimal(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    """读小数. A number, exact as written."""
    number = number_in(cell, scale, unit_of(column))
    return _no_number(column, cell, scale) if number is None else (number, ())


def read_yuan(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    """读金额. Yuan to the cent; dust of a spreadsheet's arithmetic is dropped."""
    number = number_in(cell, scale, unit_of(column))
    if number is None:
        return _no_number(column, cell, scale)
    cents = number.quantize(_CENT)
    if abs(number - cents) > _DUST:
        return refused(column, "not-a-number", "小于一分，未采用，请核对")
    return Yuan(cents), ()


def read_quantity(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    """读数量. A number with its bounds and words (70多万元); exact where plain."""
    number = _tidy(_plain_number(cell), scale)
    if number is not None:
        return Quantity.exactly(number), ()
    if not isinstance(cell, str) or _PLAIN.fullmatch(cell):
        return _no_number(column, cell, scale)
    try:
        said = Quantity.said_as(cell)
        own = scale_said(cell, unit_of(column), scale)
        if own is None:
            return _no_number(column, cell, scale)
        low, high = (_scaled(it, own) for it in (said.low, said.high))
        read = Quantity(low, high, said.said)
        return read if scale == ONE else _told_anywhere(column, read), ()
    except (InvalidValue, InvalidOperation):
        return _no_number(column, cell, scale)


def _told_anywhere(column: LedgerColumn, value: Quantity) -> Quantity:
    """The header is not kept, so that its unit has to be in the words."""
    return in_any_column(
        value, unit_of(column), lambda words: read_quantity(column, words, ONE)[0]
    )


def number_in(cell: Cell, scale: Decimal = ONE, unit: str = "") -> Decimal | None:
    """数. The exact number that a cell holds, None where there is none or bounds only.

    ``scale`` is the header's unit (万元: 10000), unless the cell brings its own;
    ``unit`` is what the column is counted in.
    """
    number = _plain_number(cell)
    if number is not None or not isinstance(cell, str):
        return _tidy(number, scale)
    found = _said(cell)
    if not found:
        return None
    try:
        said = number_of(found["number"]) * (-1 if found["sign"] == "-" else 1)
    except (InvalidValue, InvalidOperation):
        return None
    own = scale_of(found[0], found["unit"], unit, scale)
    return None if own is None else _tidy(said, own)


def _said(cell: str) -> re.Match[str] | None:
    text = plain_numerals(re.sub(r"\s", "", unicodedata.normalize("NFKC", cell)))
    found = _SAID.fullmatch(text)
    if found and found["unit"][-1:].isdigit() and not _AREA_UNIT.search(text):
        return None
    return found


def _plain_number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool) or (isinstance(cell, float) and isnan(cell)):
        return None
    if isinstance(cell, int | float):
        return Decimal(text_of(cell)) if abs(cell) < LIMIT else None
    if isinstance(cell, str) and len(cell) < _LONGEST and _PLAIN.fullmatch(cell):
        return Decimal(cell)
    return None


def _tidy(number: Decimal | None, scale: Decimal) -> Decimal | None:
    """In units of one, without a fraction of zeros; None beyond all amounts."""
    if number is None or abs(number) >= LIMIT or abs(number * scale) >= LIMIT:
        return None
    scaled = number if scale == ONE else _rounded(number * scale)
    whole = scaled.to_integral_value()
    return whole if scaled == whole else _no_finer(scaled)


def _scaled(bound: Decimal | None, scale: Decimal) -> Decimal | None:
    return bound if bound is None or scale == ONE else _rounded(bound * scale)


def _rounded(number: Decimal) -> Decimal:
    """An 亩 is 2000/3 ㎡, which has no end in decimals."""
    exponent = number.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent < _PLACES
    return number.quantize(_SPECK) if fine else number


def _no_finer(number: Decimal) -> Decimal | None:
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= _FINEST else None


def _no_number(column: LedgerColumn, cell: Cell, scale: Decimal) -> Reading:
    problem, message = "not-a-number", "不是数字，未采用，请核对"
    if isinstance(cell, str) and not _in_unit(column, cell, scale):
        message = "写的单位与本列的单位对不上，未采用，请核对"
    elif isinstance(cell, str) and _has_bounds(cell):
        problem = "range-not-number"
        message = "写的是范围或约数，未采用，请填准确数"
    return refused(column, problem, message)


def _in_unit(column: LedgerColumn, words: str, scale: Decimal) -> bool:
    unit = unit_of(column)
    if column.cell is CellKind.QUANTITY:
        return scale_said(words, unit, scale) is not None
    found = _said(words)
    return not found or scale_of(found[0], found["unit"], unit, scale) is not None


def _has_bounds(words: str) -> bool:
    try:
        said = Quantity.said_as(words)
    except (InvalidValue, InvalidOperation):
        return False
    return said.known and said.exact is None
