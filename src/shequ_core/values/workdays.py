"""工作日历. Which days of a year are worked, and when so many workdays have passed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_TEXT = re.compile(r"\d{4}(?: [-+]\d\d-\d\d(?:\.\.\d\d-\d\d)?)*", re.ASCII)
_DAY = timedelta(days=1)
_SATURDAY = 5


def _in_order(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@attrs.frozen
class Workdays:
    """年度工作日历. Mondays to Fridays of a year, but for what the yearly notice says.

    ``off`` are the days off (放假), ``worked`` the weekend days that are worked for
    them (调休上班). Its text is ``2004 -01-01 -01-22..01-28 +01-17``. Raises
    InvalidValue on a day of another year, or one that is both.

    >>> year = Workdays.of("2004 -01-01 -01-22..01-28 +01-17 +01-18")
    >>> year.has(date(2004, 1, 17)), year.has(date(2004, 1, 28))
    (True, False)
    """

    year: int
    off: tuple[date, ...] = attrs.field(default=(), converter=_in_order)
    worked: tuple[date, ...] = attrs.field(default=(), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if not date.min.year <= self.year <= date.max.year:
            raise InvalidValue("workdays (工作日历) are of no year that a calendar has")
        told = {*self.off, *self.worked}
        mixed = len(told) < len(self.off) + len(self.worked)
        if mixed or any(day.year != self.year for day in told):
            raise InvalidValue(
                f"workdays (工作日历) of {self.year} have a day of another year, "
                "or one that is both off and worked"
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """年度工作日历. From its text, the inverse of ``str``."""
        if not _TEXT.fullmatch(text):
            raise InvalidValue(
                "workdays (工作日历) must be like 2004 -01-22..01-28 +01-17"
            )
        year, *spans = text.split(" ")
        told: dict[str, list[date]] = {"-": [], "+": []}
        for span in spans:
            told[span[0]].extend(_days(year, span[1:]))
        return cls(int(year), told["-"], told["+"])

    def __str__(self) -> str:
        spans = chain(_spans("-", self.off), _spans("+", self.worked))
        return " ".join((f"{self.year:04}", *spans))

    def has(self, day: date) -> bool:
        """工作日. It is worked on that day of the year."""
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.off


def _days(year: str, span: str) -> Iterator[date]:
    first, _, last = span.partition("..")
    try:
        day = date.fromisoformat(f"{year}-{first}")
        end = date.fromisoformat(f"{year}-{last or first}")
    except ValueError as error:
        raise InvalidValue(f"workdays (工作日历): {error}") from error
    if end < day:
        raise InvalidValue(f"workdays (工作日历): {span} goes backwards")
    for place in range((end - day).days + 1):
        yield day + timedelta(days=place)


def _spans(sign: str, days: Iterable[date]) -> Iterator[str]:
    spans: list[list[date]] = []
    for day in days:
        if spans and day - spans[-1][-1] == _DAY:
            spans[-1][1:] = [day]
        else:
            spans.append([day])
    for span in spans:
        yield sign + "..".join(f"{day:%m-%d}" for day in span)


@attrs.frozen
class Deadline:
    """期限. The last day of a term; or the year without calendar that it runs into.

    Exactly one of the two is there.
    """

    day: date | None = None
    unknown_year: int | None = None

    def kept(self, done: date) -> bool | None:
        """按期. Whether what was done that day was in time; None where none can say.

        What was done before the unknown year began was in time whenever the term ends.
        """
        if self.day is not None:
            return done <= self.day
        return True if done.year < (self.unknown_year or 0) else None


class WorkCalendar:
    """工作日历. The workdays of the years that are known; of others nothing is said."""

    def __init__(self, years: Iterable[Workdays] = ()) -> None:
        self._years: Mapping[int, Workdays] = {year.year: year for year in years}

    def has(self, day: date) -> bool | None:
        """工作日. Whether it is worked on a day; None in an unknown year."""
        year = self._years.get(day.year)
        return None if year is None else year.has(day)

    def off(self, day: date) -> bool:
        """放假. The notice says that the day is off; a plain Sunday is not."""
        year = self._years.get(day.year)
        return year is not None and day in year.off

    def after(self, day: date, workdays: int) -> Deadline:
        """期限. The last of so many workdays, counted from the day after the first.

        No workday, or fewer than none, is the day itself.

        >>> calendar = WorkCalendar([Workdays.of("2004 -01-22..01-28 +01-17 +01-18")])
        >>> calendar.after(date(2004, 1, 16), 6).day
        datetime.date(2004, 1, 29)
        >>> calendar.after(date(2004, 12, 30), 2)
        Deadline(day=None, unknown_year=2005)
        """
        left = workdays
        while left > 0:
            if day == date.max:
                return Deadline(day)
            day += _DAY
            worked = self.has(day)
            if worked is None:
                return Deadline(unknown_year=day.year)
            left -= worked
        return Deadline(day)

    def between(self, first: date, last: date) -> int | None:
        """工作日数. The workdays after the first day, to the last; None if unknown."""
        worked = 0
        for place in range((last - first).days):
            day = self.has(first + timedelta(days=place + 1))
            if day is None:
                return None
            worked += day
        return worked


def days_after(day: date, days: int) -> Deadline:
    """自然日期限. The same of calendar days, holidays or not."""
    try:
        return Deadline(day + timedelta(days=max(days, 0)))
    except OverflowError:
        return Deadline(date.max)
