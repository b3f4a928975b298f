"""数量用语. How 多, 余, 近, 约 and their kin bound the number they stand with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from shequ_core.errors import InvalidValue
from shequ_core.values.chinese_number import NUMBER, SCALES, number_of, plain_numerals

ABOUT = Decimal("0.1")
"""约数幅度. 约, 左右 and 来 stand for a tenth less to a tenth more (our convention)."""

Bounds = tuple[Decimal | None, Decimal | None]
"""界. The least and the most, both in; ``None`` where open."""

_FOUND = re.compile(
    rf"(?<![A-Za-z\d.])(?P<number>{NUMBER})"
    rf"(?:[个年月天]?(?P<tail>[多余几来])(?!功能|媒体|自)(?P<scale>[{SCALES}]*))?",
    re.ASCII,
)
_RANGE = re.compile(r"[^\d,;。由从]{0,4}?(?:-|~|—|–|至|到)", re.ASCII)
_PAIR = re.compile(r"(?<![零〇一二两三四五六七八九])([一二两三四五六七八])([二三四五六七八九])(?![零〇一二两三四五六七八九])")
_STEPS = frozenset("一二 二三 两三 三四 三五 四五 五六 六七 七八 八九".split())

_AT_LEAST_BEFORE = re.compile(
    r"(?:至少|最少|起码|不少于|不低于|不小于|不下|不下于|逾|突破"
    r"|(?<!不)超过?|(?<!不)多于|(?<!不)大于|(?<!不)高于)$"
)
_AT_MOST_BEFORE = re.compile(
    r"(?:不到|不足|不满|未满|不超过?|不多于|不大于|不高于|至多|最多|将近|接近|(?<![附最邻靠临])近"
    r"|(?<!不)少于|(?<!不)低于|(?<!不)小于)$"
)
_ABOUT_BEFORE = re.compile(r"(?:大概|(?<![节条合公制契])约)$")
_AT_LEAST_AFTER = re.compile(r"[^,;:、。()]{0,6}?(?:以上|有余|之多)")
_AT_MOST_AFTER = re.compile(r"[^,;:、。()]{0,6}?(?:以下|以内|之内)")
_ABOUT_AFTER = re.compile(r"[^,;:、。()]{0,6}?(?:左右|上下)")
_PASSED = re.compile(r"[上过]$")


def bounds_of(words: str) -> Bounds:
    """上下界. The least and the most that the words allow.

    ========================  =======================================
    多 余 几 以上 超过 至少 上百  at least the number (多 and 超过 do not say more)
    近 不到 不足 以下 以内 至多    at most the number
    约 左右 上下 来              ``ABOUT`` below to above
    500-700, 七八十            from the first to the second
    no number at all          nothing known
    ========================  =======================================

    Raises InvalidValue, problem ``several-numbers`` or ``contradiction``.
    """
    text = plain_numerals(re.sub(r"\s", "", unicodedata.normalize("NFKC", words)))
    text = text.replace("百分之", "")
    found = list(_FOUND.finditer(text))
    if not found:
        return None, None
    low, high = _span(text, found)
    before, after = text[: found[0].start()], text[found[-1].end() :]
    tails = {match["tail"] for match in found}
    if _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after) or "来" in tails:
        low, high = low - abs(low) * ABOUT, high + abs(high) * ABOUT
    least = (
        bool(tails & {"多", "余", "几"})
        or bool(_AT_LEAST_BEFORE.search(before))
        or bool(_AT_LEAST_AFTER.match(after))
        or (found[0]["number"][0] in SCALES and bool(_PASSED.search(before)))
    )
    most = bool(_AT_MOST_BEFORE.search(before) or _AT_MOST_AFTER.match(after))
    if least and most:
        raise InvalidValue("quantity (数量) is both least and most", problem="contradiction")
    return None if most else low, None if least else high


def _span(text: str, found: list[re.Match[str]]) -> tuple[Decimal, Decimal]:
    """The first and the last number: the same one where there is no range."""
    if len(found) == 1:
        return _pair(found[0]["number"], found[0]["scale"] or "")
    if len(found) > 2 or not _RANGE.fullmatch(text, found[0].end(), found[1].start()):
        raise InvalidValue("quantity (数量) has several numbers", problem="several-numbers")
    first, last = (match["number"] + (match["scale"] or "") for match in found)
    shared = last.lstrip("0123456789.,")
    coefficient = last.removesuffix(shared)
    if first.isdigit() and coefficient and number_of(first) <= number_of(coefficient):
        first += shared
    return number_of(first), number_of(last)


def _pair(number: str, scale: str) -> tuple[Decimal, Decimal]:
    """Two digits in a row are a range as spoken: 七八十 is 70 to 80."""
    found = _PAIR.search(number)
    if not found or found[0] not in _STEPS:
        value = number_of(number + scale)
        return value, value
    start, end = number[: found.start()], number[found.end() :] + scale
    return number_of(start + found[1] + end), number_of(start + found[2] + end)
