"""时段. Half-open spans of days: the one clock on every record."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_OPEN = ".."


@attrs.frozen(order=False)
class Period:
    """时段. Days from ``start`` (in) to ``end`` (out); ``None`` leaves a side open.

    A period may be empty (``start == end``): that keeps ``&`` and ``split`` total.
    Raises InvalidValue when it ends before it starts.

    >>> Period.of("2002-05-26/2004-12-20").has(date(2004, 12, 20))
    False
    """

    start: date | None = None
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise InvalidValue(
                f"period (时段) ends {self.end} before it starts {self.start}",
                problem="period-order",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """时段. From its text ``2002-05-26/..``, the inverse of ``str``."""
        first, slash, last = text.partition("/")
        if not slash:
            raise InvalidValue(f"period (时段) is not start/end: {text!r}")
        try:
            return cls(
                None if first == _OPEN else date.fromisoformat(first),
                None if last == _OPEN else date.fromisoformat(last),
            )
        except ValueError as error:
            raise InvalidValue(f"period (时段) {text!r}: {error}") from error

    @classmethod
    def day(cls, day: date) -> Self:
        """当日. The one day itself."""
        return cls(day, _after(day))

    @classmethod
    def since(cls, start: date | None) -> Self:
        """起. From a day on, without end."""
        return cls(start, None)

    @classmethod
    def through(cls, first: date | None, last: date | None) -> Self:
        """起止. As ledgers write it: the first and the last day both in.

        9999-12-31, which stands for "no end" in many of them, is one.
        """
        return cls(first, _after(last) if last else None)

    @classmethod
    def year(cls, year: int) -> Self:
        """年度. The calendar year."""
        return cls.through(_day(year, 1, 1), _day(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """月份. The calendar month, 1 to 12."""
        first = _day(year, month, 1)
        return cls.through(first, _day(year, month, monthrange(year, month)[1]))

    def __str__(self) -> str:
        return f"{self.start or _OPEN}/{self.end or _OPEN}"

    @property
    def empty(self) -> bool:
        """空. It holds no day at all."""
        return self.end is not None and self.end == (self.start or date.min)

    @property
    def last(self) -> date | None:
        """末日. The last day that is in, None where the end is open."""
        return self.end - timedelta(days=1) if self.end else None

    @property
    def days(self) -> int | None:
        """天数. How many days, None where a side is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days

    @property
    def sure(self) -> Period:
        """确定的日子. Those that surely are in, where the first is not known: the last
        one; where the end is open, those to come.
        """
        if self.start or self.empty:
            return self
        return Period(self.last or date.max, self.end)

    def has(self, day: date) -> bool:
        """含. The first day is in, the end is not."""
        return (self.start is None or self.start <= day) and (
            self.end is None or day < self.end
        )

    def meets(self, other: Period) -> bool:
        """相交. They share at least one day."""
        return not (self & other).empty

    def touches(self, other: Period) -> bool:
        """相接. They share a day, or one ends as the other starts."""
        return (
            self.start is None or other.end is None or self.start <= other.end
        ) and (self.end is None or other.start is None or other.start <= self.end)

    def covers(self, other: Period) -> bool:
        """包含. Every day of the other is a day of this one."""
        return other.empty or (self & other) == other

    def __and__(self, other: Period) -> Period:
        """交. The days that both have; empty where they share none."""
        starts = [p.start for p in (self, other) if p.start]
        ends = [p.end for p in (self, other) if p.end]
        start = max(starts) if starts else None
        end = min(ends) if ends else None
        if start and end and end < start:
            return Period(start, start)
        return Period(start, end)

    def split(self, day: date) -> tuple[Period, Period]:
        """分. What is before the day, and what is from the day on."""
        return self & Period(None, day), self & Period(day, None)


def _after(day: date) -> date | None:
    return day + timedelta(days=1) if day < date.max else None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidValue(f"period (时段) {year}-{month}: {error}") from error


ALWAYS = Period()
"""始终. Since ever and for ever: the period of what has no known bounds."""
