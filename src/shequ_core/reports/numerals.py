"""写法. How numbers, days and marks are written in Chinese office papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from shequ_core.errors import InvalidValue
from shequ_core.figures import Number

_WAN = Decimal(10_000)
_HAN = "\u3400-\u9fff"
_MARK = re.compile(rf"(?<=[{_HAN}）”」%])[,:;?!]|(?<=\d)[,;:](?=[{_HAN}])")
_OPENING = re.compile(rf"\((?=[^()]*[{_HAN}])([^()]*)\)")
_ONES: tuple[str, ...] = ("", *"一二三四五六七八九")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_PLACES = (
    (10**8, "亿"),
    (10**4, "万"),
    (1000, "千"),
    (100, "百"),
    (10, "十"),
    (1, ""),
)
_WIDE = str.maketrans(",:;?!", "，：；？！")


def plain_number(number: Number) -> str:
    """数. As an office writes it: no grouping, no trailing zeros.

    >>> plain_number(Decimal("3073.50"))
    '3073.5'
    """
    text = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed(number: Number, places: int) -> str:
    """定位小数. To so many decimal places, halves up, zeros written: 3.30."""
    return f"{Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def rounded(number: Number, places: int) -> str:
    """四舍五入. To so many decimal places at most, halves up: 3.3."""
    return plain_number(Decimal(fixed(number, places)))


def money(yuan: Number) -> str:
    """金额. With its unit: 70.55万元, and below ten thousand 8000元."""
    if -_WAN < yuan < _WAN:
        return f"{rounded(yuan, 2)}元"
    return f"{rounded(Decimal(yuan) / _WAN, 2)}万元"


def percent(share: Number) -> str:
    """百分比. Of a share of one, to one decimal place: 92.0%."""
    return f"{fixed(Decimal(share) * 100, 1)}%"


STYLES: Mapping[str, Callable[[Number], str]] = {
    "": plain_number,
    "0": partial(fixed, places=0),
    "1": partial(fixed, places=1),
    "2": partial(fixed, places=2),
    "%": percent,
    "yuan": money,
}
"""数字样式. As it is, to so many places, as a share, as money."""


def chinese_day(day: date) -> str:
    """日期. 2004年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_marks(text: str) -> str:
    """标点. Full-width marks in a Chinese sentence that was typed with half-width ones.

    >>> chinese_marks("统计日在册的户籍户(以户号计),不含8:00")
    '统计日在册的户籍户（以户号计），不含8:00'
    """
    text = _OPENING.sub(r"（\1）", text)
    return _MARK.sub(_widen, text)


def _widen(mark: re.Match[str]) -> str:
    return str(mark.group()).translate(_WIDE)


def han(number: int) -> str:
    """汉字数. A whole number in words, as it is spoken. Raises InvalidValue, problem
    ``number``, below zero and from a million million on.

    >>> han(10_305)
    '一万零三百零五'
    """
    if not 0 <= number < _WAN**3:
        raise InvalidValue(f"{number}不能写成汉字数", problem="number")
    said = _spoken(number) or "零"
    return said[1:] if said.startswith("一十") else said


def _spoken(number: int) -> str:
    """From the greatest place down; places that are skipped are one 零."""
    for worth, place in _PLACES:
        if number >= worth:
            head, tail = divmod(number, worth)
            gap = "零" if 0 < tail < worth // 10 else ""
            said = _spoken(head) if place else _ONES[head]
            return f"{said}{place}{gap}{_spoken(tail)}"
    return ""


def digits(number: int) -> str:
    """逐位汉字. Digit by digit, as years are written: 二〇〇四."""
    return str(number).translate(_DIGITS)


def ordinal(place: int) -> str:
    """序数. Of headings and points, from 1: 一, 十, 十一; below a hundred."""
    tens, ones = divmod(place, 10)
    return ("" if tens < 2 else _ONES[tens]) + ("十" if tens else "") + _ONES[ones]
