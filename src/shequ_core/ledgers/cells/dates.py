"""日期. Days and parts of days in every way that ledgers write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.cells.date_words import LUNAR, OPEN_ENDS, plain_date
from shequ_core.ledgers.cells.notes import Reading, noticed
from shequ_core.ledgers.cells.text import text_of
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.sheet import Cell
from shequ_core.values import PartDate

EPOCH = date(1899, 12, 30)
"""纪元. Day 0 of a spreadsheet's serial numbers, from March 1900 on."""

SERIALS = range(20_000, 90_001)
"""序列值. The serial numbers that are read as days: October 1954 to May 2146."""

YEARS = range(1800, 2200)
"""年份. The years that are taken for years."""

_FOR_EVER = frozenset({3000, 9999})
_CENTURY_KNOWN_FROM = 30
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_IN_PART = re.compile(r"\d{4}|\d月\d", re.ASCII)
_ZERO_LOST = re.compile(r"(?:\d{2}|\d{4})\.1", re.ASCII)

_MESSAGES: Mapping[str, str] = {
    "date-as-words": "用“年月日”文字书写，已按日期读取",
    "date-dotted": "用点号书写，已按日期读取",
    "two-digit-year": "年份只有两位，请写全四位年份",
    "impossible-date": "不是存在的日期，未采用，请核对",
    "ambiguous-date": "不能确定是哪一天（如 1985.1），只采用能确定的部分，请核对",
}
_MANNERS = frozenset({"date-as-words", "date-dotted"})
_OF_THE_MOON = "写的是农历，未采用，请换算成公历再填"
_UNCERTAIN = "不能确定是哪一天，未采用，请写全年月日"
_DAY_MISSING = "没有写到日，未采用，请补全年月日"


@attrs.frozen
class Told:
    """所述日期. What a cell says of a date: the part to be trusted, and what is odd."""

    value: PartDate | None
    kinds: tuple[str, ...] = ()

    def but(self, *kinds: str) -> Told:
        """另注. The same, with more that is odd about it."""
        return attrs.evolve(self, kinds=(*self.kinds, *kinds))


_UNREADABLE = Told(None, ("impossible-date",))
_UNCLEAR = Told(None, ("ambiguous-date",))


def read_part_date(column: LedgerColumn, cell: Cell) -> Reading:
    """读部分日期. The year, the month and the day as far as they are certain."""
    told = told_date(cell)
    kinds = [it for it in told.kinds if told.value or it not in _MANNERS]
    return told.value, tuple(
        noticed(column, kind, _message(kind, told, cell)) for kind in kinds
    )


def _message(kind: str, told: Told, cell: Cell) -> str:
    if kind != "ambiguous-date" or told.value:
        return _MESSAGES[kind]
    return _OF_THE_MOON if LUNAR.search(text_of(cell)) else _UNCERTAIN


def read_day(column: LedgerColumn, cell: Cell) -> Reading:
    """读日期. A whole day; a month alone is no day."""
    value, notes = read_part_date(column, cell)
    if value is None or value.exact:
        return value and value.exact, notes
    kept = [it for it in notes if it.kind not in {*_MANNERS, "ambiguous-date"}]
    return None, (*kept, noticed(column, "ambiguous-date", _DAY_MISSING))


def told_date(cell: Cell) -> Told:
    """所述日期. The date that a cell of any type tells.

    Numbers are serial days, 19850312, 198503, 1985 or 1985.3; of the number 1985.1
    (January, or an October that lost its zero) only the year is certain.
    """
    if isinstance(cell, date):
        return _of_calendar(cell)
    if isinstance(cell, str):
        return _of_text(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(text_of(cell))
    return _UNREADABLE


def _of_calendar(day: date) -> Told:
    if day.year in _FOR_EVER:
        return Told(None)
    if day.year not in YEARS:
        return _UNREADABLE
    return Told(PartDate(day.year, day.month, day.day))


def _of_number(text: str) -> Told:
    told = _of_text(text)
    if not told.value or not _ZERO_LOST.fullmatch(text):
        return told
    kinds = tuple(kind for kind in told.kinds if kind != "date-dotted")
    return Told(PartDate(told.value.year), kinds).but("ambiguous-date")


def _of_text(text: str) -> Told:
    if LUNAR.search(text):
        return _UNCLEAR
    plain = text if _ISO.fullmatch(text) else plain_date(text)
    if not plain or plain in OPEN_ENDS:
        return Told(None)
    for form, read in _FORMS:
        found = form.fullmatch(plain)
        if found:
            try:
                return read(*(part or "" for part in found.groups()))
            except (InvalidValue, ValueError, OverflowError):
                return _UNREADABLE
    return _UNCLEAR if _IN_PART.search(plain) else _UNREADABLE


def _full(year: str, month: str = "", day: str = "") -> Told:
    """A year of four digits; 00 stands for an unknown month or day."""
    number = int(year)
    if number in _FOR_EVER or not number:
        return Told(None)
    if number not in YEARS:
        return _UNREADABLE
    return Told(PartDate(number, int(month or 0), int(day or 0)))


def _short(year: str, month: str = "", day: str = "") -> Told:
    """A year of two digits: from 30 on of the last century, below that unknown."""
    if int(year) < _CENTURY_KNOWN_FROM:
        return Told(None, ("two-digit-year",))
    return _full(f"19{year}", month, day).but("two-digit-year")


def _by_length(year: str) -> Callable[..., Told]:
    return _full if len(year) == 4 else _short


def _words(year: str, month: str, day: str) -> Told:
    told = _by_length(year)(year, month, day)
    return told.but("date-as-words") if month else told


def _parted(year: str, sign: str, month: str, day: str) -> Told:
    told = _by_length(year)(year, month, day)
    return told.but("date-dotted") if sign in (".", "·") else told


def _year_last(first: str, second: str, year: str) -> Told:
    """31/12/2004 or 12/31/2004; of 3/12/2004 only the year is certain."""
    if int(first) > 12 or first == second:
        return _full(year, second, first)
    if int(second) > 12:
        return _full(year, first, second)
    return _full(year).but("ambiguous-date")


def _together(digits: str) -> Told:
    """198503, or 850312 where that is no month."""
    if int(digits[:4]) in YEARS and 0 < int(digits[4:]) <= 12:
        return _full(digits[:4], digits[4:])
    return _short(digits[:2], digits[2:4], digits[4:])


def _serial(number: str) -> Told:
    days = int(number)
    return _of_calendar(EPOCH + timedelta(days)) if days in SERIALS else _UNCLEAR


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Told]], ...] = (
    (_ISO, _full),
    (_form(r"(\d{4})(?:\.0+)?"), _full),
    (_form(r"(\d{4}|\d{2})年(?:(\d{1,2})月?份?(?:(\d{1,2})[日号]?)?)?"), _words),
    (
        _form(
            r"(\d{4}|\d{2})([-/.·、,\\—–_])(\d{1,2})(?:[-/.·、,\\—–_](\d{1,2}))?[月日号.]?"
        ),
        _parted,
    ),
    (_form(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), _year_last),
    (_form(r"(\d{4})(\d{2})(\d{2})(?:\.0+)?"), _full),
    (_form(r"(\d{6})(?:\.0+)?"), _together),
    (_form(r"(\d{5})(?:\.\d+)?"), _serial),
)
