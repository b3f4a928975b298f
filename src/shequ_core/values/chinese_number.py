"""中文数字. Numbers as people write them: 16000, 10,680, 1.5万, 三千三百二十一, 二〇〇四."""

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
_TOKEN = re.compile(rf"({ARABIC})|({_WORDS})|([{SCALES}])", re.ASCII)
NUMBER = rf"(?:{ARABIC}|{_WORDS}|[{SCALES}])+"
"""数. A pattern: a number in either script, or in both (1亿2000万, 3千5百)."""

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩", "一二三四五六七八九十百千万亿两")
_VALUES = str.maketrans("零〇一二两三四五六七八九点", "001223456789.")
_WORTH = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_MYRIAD = 10**4


def plain_numerals(text: str) -> str:
    """小写数字. Capital numerals (壹贰叁, as on receipts) in their everyday form."""
    return text.translate(_CAPITALS)


def number_of(text: str) -> Decimal:
    """数. The number that ``text`` (all of it) writes, exact.

    A last single digit counts in tenths of the place before it, as spoken: 三百五 is
    350. Raises InvalidValue where two numbers touch (2004一) or nothing is read.
    """
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(map("".join, tokens)) != text:
        raise InvalidValue("number (数) can not be read", problem="number")
    total = section = Decimal(0)
    pending: Decimal | None = None
    place = 1
    for arabic, words, scale in tokens:
        if not scale:
            if pending is not None:
                raise InvalidValue("two numbers (数) touch", problem="number")
            pending = Decimal(arabic.replace(",", "") or words.translate(_VALUES))
            spoken = len(arabic or words) == 1
            continue
        place = _WORTH[scale]
        if place < _MYRIAD:
            section += (1 if pending is None else pending) * place
        else:
            section += pending or 0
            if not section and not total:
                section = Decimal(1)
            if place == _MYRIAD:
                total += section * place
            else:
                total = (total + section) * place
            section = Decimal(0)
        pending = None
    if pending is not None and spoken and place > 1:
        pending = pending * place / 10
    return total + section + (pending or 0)
