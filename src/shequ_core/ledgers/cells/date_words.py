"""日期文字. A written date in one form: Arabic numerals, no blanks, no time of day."""

from __future__ import annotations

import re
import unicodedata

from shequ_core.errors import InvalidValue
from shequ_core.values.chinese_number import number_of

OPEN_ENDS = frozenset({"至今", "长期", "永久", "今", "目前", "现在"})
"""未定. Said of a day that has not come yet: an empty cell, not a strange one."""

LUNAR = re.compile(r"农历|阴历|旧历|正月|腊月|闰|初[一二三四五六七八九十]")
"""农历. Words of a date that is not of this calendar."""

_TIME = re.compile(
    r"[T\s]+(?:[上下]午|[AaPp][Mm])?\s*\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?"
    r"\s*(?:[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$|(?<=[日号])\s*(?:(?:[上下中]午|早上|晚上|傍晚|凌晨|全天|[早晚])?\s*\d{1,2}[时点:].*"
    r"|[上下中]午|早上|晚上|傍晚|凌晨|全天|[早晚])$"
)
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?")
_AROUND = re.compile(r"^(?:公元|西元|生于|截至|截止)+|(?:出生|生|止|前|整)+$")
_SPOKEN = re.compile(r"[十廿卅]")
_NUMERALS = re.compile(r"[〇零○oO一二两三四五六七八九十廿卅元]+(?=[年月日号])")
_DIGITS = str.maketrans("〇零○oO一二两三四五六七八九", "000001223456789")
_TENS = {"廿": "二十", "卅": "三十"}


def plain_date(text: str) -> str:
    """日期文字. Half-width, Arabic numerals, no time of day, no blanks.

    Blanks between digits set year, month and day apart: they become hyphens.
    """
    plain = unicodedata.normalize("NFKC", text)
    plain = _WEEKDAY.sub("", _TIME.sub("", plain.strip()))
    plain = re.sub(r"(?<=\d)\s+(?=\d)", "-", plain.strip())
    plain = _AROUND.sub("", re.sub(r"\s", "", plain))
    return _NUMERALS.sub(lambda found: _arabic(found[0]), plain)


def _arabic(numeral: str) -> str:
    if numeral == "元":
        return "1"
    for short, long in _TENS.items():
        numeral = numeral.replace(short, long)
    if not _SPOKEN.search(numeral):
        return numeral.translate(_DIGITS)
    try:
        return str(int(number_of(numeral)))
    except InvalidValue:
        return numeral
