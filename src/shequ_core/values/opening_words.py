"""开放时间原话. Opening hours as clerks write them: 周一至周五8:00-12:00."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values.clock_span import ALL_DAY, ClockSpan
from shequ_core.values.half_width import half_width
from shequ_core.values.opening_hours import HolidayOpening, OpeningHours

_CLAUSE = re.compile(
    r"[;。]|(?<=\d)[,、]?(?=周|星期|礼拜|工作日|双休日|每天|每日|[夏冬])"
)
_AND_DAY = re.compile("(?<=[一二三四五六日天])[、,和](?=[一二三四五六日天])")
_DASH = re.compile(r"[-—–~〜−至到]+")
_MONTHS = re.compile(r"(\d{1,2})月?-(\d{1,2})月")
_WEEK = "(?:周|星期|礼拜)"
_DAYS = re.compile(rf"{_WEEK}([一二三四五六日天])(?:-{_WEEK}?([一二三四五六日天]))?")
_TIME = r"(上午|早上|早|中午|下午|晚上|晚)?(\d{1,2})(?::(\d\d))?"
_SPAN = re.compile(rf"{_TIME}-{_TIME}")
_EVERY_DAY = re.compile("每天|每日|天天|全年|全周|365天")
_ALL_DAY = re.compile("全天|24小时")
_HOLIDAYS: tuple[tuple[re.Pattern[str], HolidayOpening], ...] = (
    (re.compile("工作日"), HolidayOpening.BY_WORKDAYS),
    (
        re.compile("(?:法定)?节假日(?:除外|休息|不开放|闭馆)"),
        HolidayOpening.CLOSED,
    ),
    (re.compile("(?:法定)?节假日(?:照常|不休|无休)|无休"), HolidayOpening.AS_USUAL),
)
_DAYS_OR_SPAN = re.compile(rf"(?P<days>{_WEEK}|双休日|工作日)|{_SPAN.pattern}")
_IDLE = re.compile(r"开放时间|开放|营业|夏季|冬季|夏令时|冬令时|[\s,、:()和及与]")
_NUMERALS = "一二三四五六日"


@attrs.frozen
class SaidHours:
    """开放时间原话. What one clause says; ``on_days`` is whether it says which days."""

    hours: OpeningHours
    holidays: HolidayOpening
    on_days: bool


def hours_said(words: str) -> tuple[SaidHours, ...]:
    """读开放时间. What the words say, clause by clause; blank words say nothing.

    Raises InvalidValue where a part of them is not understood: nothing is guessed.

    >>> [str(it.hours) for it in hours_said("周六、周日9点至17点")]
    ['FREQ=WEEKLY;BYDAY=SA,SU 09:00-17:00']
    """
    lines = words.strip().replace("\n", ";")
    plain = _DASH.sub("-", half_width(lines)).replace("点半", ":30")
    plain = re.sub(r"(\d)[点时](?=\d)", r"\1:", plain)
    plain = re.sub(r"(\d)[点时]", r"\1:00", plain)
    return tuple(_clause(clause) for clause in _CLAUSE.split(plain) if clause)


def _clause(text: str) -> SaidHours:
    months, text = _months(_AND_DAY.sub("周", text))
    if _mixes(text):
        raise _not_understood()
    weekdays, text = _weekdays(text)
    holidays, text = _holidays(text)
    spans = list(_spans(text))
    everyday = bool(_EVERY_DAY.search(text))
    for known in (_SPAN, _ALL_DAY, _EVERY_DAY, _IDLE):
        text = known.sub("", text)
    if text or not spans:
        raise _not_understood()
    by_calendar = holidays is HolidayOpening.BY_WORKDAYS
    return SaidHours(
        OpeningHours(spans, weekdays or range(7), months or range(1, 13)),
        holidays or HolidayOpening.AS_USUAL,
        everyday or by_calendar or bool(weekdays),
    )


def _mixes(text: str) -> bool:
    """Days and spans take turns, so that it is not sure which belong together."""
    told = [it["days"] is not None for it in _DAYS_OR_SPAN.finditer(text)]
    return sum(one is not other for one, other in pairwise(told)) > 1


def _months(text: str) -> tuple[list[int], str]:
    found = _MONTHS.search(text)
    if not found:
        return [], text
    first, last = int(found[1]), int(found[2])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        raise _not_understood()
    months = [it for it in range(1, 13) if _between(it, first, last)]
    return months, _MONTHS.sub("", text, count=1)


def _between(number: int, first: int, last: int) -> bool:
    if first <= last:
        return first <= number <= last
    return number >= first or number <= last


def _weekdays(text: str) -> tuple[list[int], str]:
    days = {5, 6} if "周末" in text or "双休日" in text else set[int]()
    for one, other in _DAYS.findall(text):
        first = _NUMERALS.index(one.replace("天", "日"))
        last = _NUMERALS.index(other.replace("天", "日")) if other else first
        days |= {day for day in range(7) if _between(day, first, last)}
    return sorted(days), _DAYS.sub("", text).replace("周末", "").replace("双休日", "")


def _holidays(text: str) -> tuple[HolidayOpening | None, str]:
    for pattern, opening in _HOLIDAYS:
        if pattern.search(text):
            return opening, pattern.sub("", text)
    return None, text


def _spans(text: str) -> Iterator[ClockSpan]:
    if _ALL_DAY.search(text):
        yield ALL_DAY
    for part, hour, minute, later, end, end_minute in _SPAN.findall(text):
        yield ClockSpan(
            _minute(part, hour, minute), _minute(later or part, end, end_minute)
        )


def _minute(part: str, hour: str, minute: str) -> int:
    afternoon = part[:1] in ("下", "晚") and int(hour) < 12
    return (int(hour) + 12 * afternoon) * 60 + int(minute or 0)


def _not_understood() -> InvalidValue:
    return InvalidValue(
        "opening hours (开放时间) are not understood: write 周一至周五 8:00-12:00",
        problem="opening-words",
    )
