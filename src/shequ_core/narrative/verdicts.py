"""结论. What a number in a text is, beside what the records give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from shequ_core.figures import Number
from shequ_core.narrative.mentions import even_width
from shequ_core.values import Quantity

_DECIMALS = re.compile(r"\d+(?:\.(?P<places>\d+))?(?P<scale>[万亿%]?)", re.ASCII)
_SCALES = {
    "": Decimal(1),
    "%": Decimal(1),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}


class Verdict(Enum):
    """结论. What a number in a text is, beside the records."""

    SAME = "same"
    ADMITTED = "admitted"
    DIFFERENT = "different"
    UNRECORDED = "unrecorded"
    BLANK = "blank"
    OTHER_NAME = "other-name"

    @property
    def word(self) -> str:
        """结论用语. 一致, 约数相容, 不一致, 无记录, 漏填, 名称可疑."""
        return _WORDS[self]


_WORDS: Mapping[Verdict, str] = {
    Verdict.SAME: "一致",
    Verdict.ADMITTED: "约数相容",
    Verdict.DIFFERENT: "不一致",
    Verdict.UNRECORDED: "无记录",
    Verdict.BLANK: "漏填",
    Verdict.OTHER_NAME: "名称可疑",
}


def verdict_on(said: Quantity, found: Number, bounds: Quantity | None) -> Verdict:
    """结论. On what was said, beside what the records give: the same, within what the
    words allow (多, 约, a rounding), or another number.

    Where the records know ``bounds`` only (至少300), whatever both allow is compatible.
    """
    if bounds is not None and bounds.exact is None:
        return Verdict.ADMITTED if _meet(said, bounds) else Verdict.DIFFERENT
    if said.exact is not None and said.exact == found:
        return Verdict.SAME
    if said.admits(found) or _rounds_to(said, found):
        return Verdict.ADMITTED
    return Verdict.DIFFERENT


def _meet(one: Quantity, other: Quantity) -> bool:
    """Whether some number is within both."""
    lows = [it.low for it in (one, other) if it.low is not None]
    highs = [it.high for it in (one, other) if it.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _rounds_to(said: Quantity, found: Number) -> bool:
    """1.07万 is said of 10,680: a decimal or a scale is rounded at its last place. Only
    100% is never rounded: it says that not one is missing.
    """
    written = _DECIMALS.search(even_width(said.said))
    if written and written[0] == "100%":
        return False
    if said.exact is None or not written or not (written["places"] or written["scale"]):
        return False
    step = _SCALES[written["scale"]].scaleb(-len(written["places"] or ""))
    return abs(Decimal(found) - said.exact) * 2 <= step
