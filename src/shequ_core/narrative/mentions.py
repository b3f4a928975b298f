"""提及. The numbers that a text says, each with its words, its unit and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values import Quantity
from shequ_core.values.chinese_number import ARABIC, NUMBER, SCALES

UNITS = (
    *("平方公里", "平方千米", "平方米", "个百分点", "户次", "人次", "件次", "个月"),
    *("小时", "公里", "㎡", "M2", "m2", "M²", "m²", "元", "人", "名", "位", "户"),
    *("个", "栋", "幢", "座", "支", "次", "场", "处", "件", "份", "级", "项", "家"),
    *("所", "门", "天", "岁", "条", "%"),
)
"""单位. The measures that a number may stand with, the longer ones first."""

_UNIT = "|".join(re.escape(unit) for unit in UNITS)
_BEFORE = (
    "至少|最少|起码|不少于|不低于|不下于?|超过?|突破|逾|至多|最多|不到|不足|不满"
    "|不超过?|将近|接近|近|大概|约"
)
_AFTER = "以上|有余|之多|以下|以内|之内|左右|上下"
_RANGE = r"[-~—–至到]"
_SAID = re.compile(
    rf"(?P<words>(?:{_BEFORE})?(?P<number>{NUMBER}(?:{_RANGE}{NUMBER})?)"
    rf"[多余几来]?[{SCALES}]*[多余几来]?(?P<unit>{_UNIT})(?:{_AFTER})?)",
    re.ASCII,
)
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年", re.ASCII)
_ORDINAL = re.compile(r"第$")
_STOP = re.compile(r"[。！？!?\n]")
_FULL = str.maketrans("０１２３４５６７８９，．％：；（）", "0123456789,.%:;()")


@attrs.frozen(kw_only=True)
class Mention:
    """提及. A number that is said: where it stands in the text (``start`` to ``end``),
    its words, what they allow, and the unit that it is counted in. ``arabic`` says
    whether it is written in figures, as what is counted mostly is.
    """

    start: int
    end: int
    words: str
    quantity: Quantity
    unit: str
    arabic: bool


def even_width(text: str) -> str:
    """等宽. Full-width figures and marks made half-width, each at its own place."""
    return text.translate(_FULL)


def mentions(text: str) -> Iterator[Mention]:
    """提及. Every number with a unit in a paragraph, in order.

    Dates (2004年, 5月1日) and ordinals (第3) are no numbers of anything. What can not
    be read as one quantity is passed over.
    """
    even = even_width(text)
    for found in _SAID.finditer(even):
        if _ORDINAL.search(even, 0, found.start()):
            continue
        try:
            quantity = Quantity.said_as(found["words"])
        except InvalidValue:
            continue
        yield Mention(
            start=found.start(),
            end=found.end(),
            words=text[found.start() : found.end()],
            quantity=quantity,
            unit=found["unit"],
            arabic=re.match(ARABIC, found["number"], re.ASCII) is not None,
        )


def year_before(text: str, place: int) -> int | None:
    """年份. The last year (2004年) that the text names before a place, if any."""
    years = [int(it["year"]) for it in _YEAR.finditer(text, 0, place)]
    return years[-1] if years else None


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """所在句. From where to where the sentence goes that holds a stretch of text."""
    before = [it.end() for it in _STOP.finditer(text, 0, start)]
    after = _STOP.search(text, end)
    return (before[-1] if before else 0, after.start() if after else len(text))
