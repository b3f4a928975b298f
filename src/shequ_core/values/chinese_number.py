"""中文数字. Numbers as people write them: 10,680, 1.5万, 三千三百二十一."""

from __future__ import annotations

import re
from decimal import Decimal

from shequ_core.errors import InvalidValue

SCALES = "十百千万亿"
"""数位. The characters that multiply what stands before them."""

DIGITS = "零〇一二两三四五六七八九"
"""数字. The characters that stand for a digit."""

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
"""阿拉伯数字. A pattern: thousands may be set apart by commas."""

_WORDS = rf"[{DIGITS}]+(?:点[{DIGITS}]+)?"

NUMBER = rf"(?:{ARABIC}|{_WORDS}|[{SCALES}])++"
"""数. A pattern: a number in either script, or in both (1亿2000万, 3千5百).

It takes all of it and gives nothing back: a cell of forty digits would be tried in 2^40
ways otherwise.
"""

_PLAIN = re.compile(rf"{ARABIC}|{_WORDS}", re.ASCII)
_VALUES = str.maketrans("零〇一二两三四五六七八九点", "001223456789.", ",")
_CAPITALS = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟萬億兩", "一二三四五六七八九十百千万亿两"
)
_WORTH = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_LONGEST = 40


def plain_numerals(text: str) -> str:
    """小写数字. Capital numerals (壹贰叁, as on receipts) in their everyday form."""
    return text.translate(_CAPITALS)


def number_of(text: str) -> Decimal:
    """数. The number that ``text`` (all of it, 40 characters at most) writes.

    A last single digit counts in tenths of the place before it, as spoken: 三百五 is
    350. Raises InvalidValue, problem ``number``, where there is no such number.
    """
    if len(text) > _LONGEST:
        raise InvalidValue("number (数) is too long", problem="number")
    for scale, worth in _WORTH.items():
        head, found, tail = text.rpartition(scale)
        if found:
            return (number_of(head) if head else Decimal(1)) * worth + _rest(
                tail, worth
            )
    if not _PLAIN.fullmatch(text):
        raise InvalidValue("number (数) can not be read", problem="number")
    return Decimal(text.translate(_VALUES))


def _rest(tail: str, worth: int) -> Decimal:
    """What stands after a scale character, down to nothing."""
    if not tail:
        return Decimal(0)
    value = number_of(tail)
    return value * worth / 10 if len(tail) == 1 and tail not in _WORTH else value
