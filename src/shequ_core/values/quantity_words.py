"""数量用语. How 多, 余, 近, 约 and their kin bound the number they stand with."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from shequ_core.errors import InvalidValue
from shequ_core.values.chinese_number import (
    ARABIC,
    DIGITS,
    NUMBER,
    SCALES,
    number_of,
    plain_numerals,
)

ABOUT = Decimal("0.1")
"""约数幅度. 约, 左右 and 来 stand for a tenth less to a tenth more (our convention)."""

Bounds = tuple[Decimal | None, Decimal | None]
"""界. The least and the most, both in; ``None`` where open."""

_MARKED = re.compile(
    rf"(?<![mM\d.])(?P<number>{NUMBER})"
    rf"(?:[个年天月]?(?P<mark>[多余几来半])(?!功能|媒体|自)(?P<scale>[{SCALES}]*))?",
    re.ASCII,
)
_BETWEEN = re.compile(r"[^\d,;。]{0,4}?[-~—–至到]", re.ASCII)
_GROWTH = re.compile(r"[由从原]")
_MINUS = re.compile(r"(?<![A-Za-z\d])[-−负]$")
_PAIR = re.compile(rf"(?<![{DIGITS}])([{DIGITS}])([{DIGITS}])(?![{DIGITS}])")
_PAIRS = re.compile("一[二两]|[二两]三|三[两四五]|四五|五六|六七|七八|八九")

_LEAST_BEFORE = re.compile(
    r"(?:至少|最少|起码|不少于|不低于|不小于|不下于?|逾|突破"
    r"|(?<!不)(?:超过?|多于|大于|高于))$"
)
_MOST_BEFORE = re.compile(
    r"(?:至多|最多|不到|不足|不满|未满|不超过?|不多于|不大于|不高于|将近|接近"
    r"|(?<!不)(?:少于|低于|小于)|(?<![附最邻靠临])近)$"
)
_ABOUT_BEFORE = re.compile(r"(?:大概|(?<![节条合公制契])约)$")
_SEVERAL_BEFORE = re.compile(r"[上过几数]$")
_NEAR_BY = r"[^,;:、。()]{0,6}?"
_LEAST_AFTER = re.compile(rf"{_NEAR_BY}(?:以上|有余|之多)")
_MOST_AFTER = re.compile(rf"{_NEAR_BY}(?:以下|以内|之内)")
_ABOUT_AFTER = re.compile(rf"{_NEAR_BY}(?:左右|上下)")


def bounds_of(words: str) -> Bounds:
    """上下界. The least and the most that the words allow.

    - 多 余 几, 以上, 超过, 至少, 上百, 数百: at least the number.
    - 近, 不到, 不足, 以下, 以内, 至多: at most the number.
    - 约, 左右, 上下, 来: ``ABOUT`` below to ``ABOUT`` above it.
    - 500-700, 5至7万, 七八十: from the first to the second.
    - no number at all: nothing is known.

    Raises InvalidValue, problem ``several-numbers`` (a growth, a fraction, a date and
    a count), ``contradiction`` (近百余) or ``number`` (一年半, and what is no number).
    """
    text = plain_numerals(re.sub(r"\s", "", unicodedata.normalize("NFKC", words)))
    text = text.replace("百分之", "")
    numbers = list(_MARKED.finditer(text))
    if not numbers:
        return None, None
    before, after = text[: numbers[0].start()], text[numbers[-1].end() :]
    marks = {number["mark"] for number in numbers}
    if "半" in marks:
        raise InvalidValue("quantity (数量) has a half", problem="number")
    low, high = _span(text, numbers)
    if _MINUS.search(before):
        low, high = (-high, -low) if low == high else (-low, high)
        before = before[:-1]
    if "来" in marks or _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after):
        low, high = low - abs(low) * ABOUT, high + abs(high) * ABOUT
    most = _MOST_BEFORE.search(before) or _MOST_AFTER.match(after)
    if not _says_least(before, numbers, after):
        return None if most else low, high
    if most:
        raise InvalidValue(
            "quantity (数量) is both at least and at most", problem="contradiction"
        )
    return low, None


def _says_least(before: str, numbers: list[re.Match[str]], after: str) -> bool:
    """多, 余, 几 after a number; 至少 or 以上 about it; 上百, 几十, 数千 in front."""
    several = numbers[0]["number"][0] in SCALES and _SEVERAL_BEFORE.search(before)
    return bool(
        several
        or not {"多", "余", "几"}.isdisjoint(number["mark"] for number in numbers)
        or _LEAST_BEFORE.search(before)
        or _LEAST_AFTER.match(after)
    )


def _span(text: str, numbers: list[re.Match[str]]) -> tuple[Decimal, Decimal]:
    """The first and the last number: the same one where there is no range."""
    written = [number["number"] + (number["scale"] or "") for number in numbers]
    if len(written) == 1:
        return _spoken_range(written[0])
    start, end = numbers[0].end(), numbers[1].start()
    growth = _GROWTH.search(text[: numbers[0].start()])
    if len(written) > 2 or growth or not _BETWEEN.fullmatch(text, start, end):
        raise InvalidValue(
            "quantity (数量) has several numbers", problem="several-numbers"
        )
    first, last = written
    return number_of(first + _shared_scale(first, last)), number_of(last)


def _shared_scale(first: str, last: str) -> str:
    """5-7万 is 50000 to 70000; 500-1万 is 500 to 10000."""
    scale = last.lstrip("0123456789.,")
    last = last.removesuffix(scale)
    if not last or not re.fullmatch(ARABIC, first, re.ASCII):
        return ""
    return scale if number_of(first) <= number_of(last) else ""


def _spoken_range(number: str) -> tuple[Decimal, Decimal]:
    """Two neighbouring digits in a row are a range as spoken: 七八十 is 70 to 80."""
    found = _PAIR.search(number)
    if not found or not _PAIRS.fullmatch(found[0]):
        value = number_of(number)
        return value, value
    before, after = number[: found.start()], number[found.end() :]
    first, last = sorted(number_of(before + digit + after) for digit in found.groups())
    return first, last
