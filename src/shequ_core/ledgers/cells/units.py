"""单位. What numbers are counted in: by a title, by a header, by a cell itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from shequ_core.ledgers.cells.text import IN_BRACKETS, folded
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.values.chinese_number import NUMBER, SCALES, plain_numerals

ONE = Decimal(1)

UNITS: Mapping[str, Decimal] = {
    "元": ONE,
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "人": ONE,
    "百人": Decimal(100),
    "千人": Decimal(1000),
    "万人": Decimal(10_000),
    "人次": ONE,
    "万人次": Decimal(10_000),
    "户": ONE,
    "万户": Decimal(10_000),
    "平方米": ONE,
    "平米": ONE,
    "m2": ONE,
    "亩": Decimal(2000) / 3,
    "万平方米": Decimal(10_000),
    "公顷": Decimal(10_000),
    "平方公里": Decimal(1_000_000),
    "平方千米": Decimal(1_000_000),
    "km2": Decimal(1_000_000),
    "小时": ONE,
}
"""单位. What each is in the first of its dimension."""

_DIMENSIONS = ("元", "人", "人次", "户", "平方米", "小时")
_AREAS = frozenset({"平米", "m2", "亩", "公顷", "平方公里", "平方千米", "km2"})
_OTHER_NAMES = {
    "圆": "元",
    "块": "元",
    "块钱": "元",
    "人民币": "元",
    "平方": "平方米",
    "平": "平方米",
    "时": "小时",
    "钟头": "小时",
    "h": "小时",
}
_LONGEST_FIRST = sorted({*UNITS, *_OTHER_NAMES}, key=len, reverse=True)
_AROUND = re.compile(r"^个|(?<=.)(?:[整正]|人民币)$")
_MONEY = re.compile("[¥$]|人民币")
_MYRIADS = re.compile("[万亿]")
_MEASURED = re.compile(
    rf"(?<![m\d.]){NUMBER}个?[多余几来]?[{SCALES}]*个?(?P<unit>k?m2|[一-鿿]*)", re.ASCII
)
_BOUNDS = re.compile(r"^(?:以[上下内]|左右|上下|之[多内]|有余|[至到])")


@lru_cache(maxsize=1024)
def unit_in(words: str) -> str:
    """所注单位. The unit in the brackets of a title or header, "" where none is known.

    >>> unit_in("金额（万元）"), unit_in("面积(㎡)"), unit_in("人数（必填）")
    ('万元', 'm2', '')
    """
    hint = "".join(IN_BRACKETS.findall(folded(words))).lower()
    return hint if hint in UNITS else ""


def unit_of(column: LedgerColumn) -> str:
    """本列单位. What a column is counted in, "" where it does not say."""
    return unit_in(column.title) or ("元" if column.cell is CellKind.YUAN else "")


def between(unit: str, meant: str) -> Decimal | None:
    """单位换算. What turns one unit into another; None where they measure other things.

    Where nothing is ``meant``, it is the first unit of its dimension.
    """
    if meant and _dimension(unit) != _dimension(meant):
        return None
    return UNITS[unit] / UNITS.get(meant, ONE)


def scale_of(text: str, named: str, unit: str, scale: Decimal) -> Decimal | None:
    """自带单位. By what a number is multiplied that a cell has with the unit it names.

    The cell's own unit outranks that of the header, which ``scale`` stands for and
    a bare number takes; 万 says itself what it is. ``unit`` is the column's: where
    there is none, and none in the header, what is named is no more than a word. None
    where the cell names a unit that the column can not be counted in, and where it
    has a sign of money alone (¥12.5 under 万元), which may mean either.
    """
    if not named:
        own = min(scale, ONE) if _MYRIADS.search(text) else scale
        return None if _MONEY.search(text) and own != ONE else own
    if not unit and scale == ONE:
        return ONE
    named = _known(named)
    return between(named, unit) if named in UNITS else None


def scale_said(words: str, unit: str, scale: Decimal) -> Decimal | None:
    """原话单位. ``scale_of`` of words with bounds: 70多万元, 500元至1000元, 约3亩.

    Other words than units may follow here, where the header has the column's unit.
    """
    text = plain_numerals(folded(words).lower())
    found = {_first_unit(it["unit"]) for it in _MEASURED.finditer(text)} - {""}
    if scale == ONE:
        found = {it for it in found if _known(it) in UNITS}
    scales = {scale_of(text, it, unit, scale) for it in found or {""}}
    return scales.pop() if len(scales) == 1 else None


def _known(named: str) -> str:
    named = _AROUND.sub("", named.lower())
    return _OTHER_NAMES.get(named, named)


def _first_unit(words: str) -> str:
    """The unit that words begin with; the words, where that is none that is known."""
    first = next((it for it in _LONGEST_FIRST if words.startswith(it)), "")
    return first or ("" if _BOUNDS.match(words) else words)


def _dimension(unit: str) -> str:
    if unit in _AREAS:
        return "平方米"
    return next((it for it in _DIMENSIONS if unit.endswith(it)), unit)
