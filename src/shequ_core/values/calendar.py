"""历法. Calendar years and months, as terms and intervals of the law are counted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum

from shequ_core.values.period import Period


def months_after(day: date, months: int) -> date:
    """月后. The same day so many calendar months later, or the last day of that month.

    A negative number is so many months earlier. The first or last day of the calendar
    where it would be beyond.

    >>> months_after(date(2004, 8, 31), 6)
    datetime.date(2005, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def anniversary(day: date, years: int) -> date:
    """周年. The same day so many calendar years later; 28 February for the 29th."""
    return months_after(day, 12 * years)


def full_months(first: date, last: date) -> int:
    """足月. How many whole months have passed on the last day, 0 if none.

    >>> full_months(date(2003, 3, 10), date(2004, 3, 9))
    11
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(months - (months_after(first, months) > last), 0)


class Every(Enum):
    """频次. How often something is due at least: once in each of these spans."""

    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    YEAR = 12

    def spans(self, year: int) -> Iterator[Period]:
        """各期. The spans of a calendar year, in order."""
        for first in range(1, 13, self.value):
            last = Period.month(year, first + self.value - 1)
            yield Period(date(year, first, 1), last.end)

    def span_at(self, day: date) -> Period:
        """所在期. The span that a day lies in.

        >>> str(Every.QUARTER.span_at(date(2004, 5, 31)))
        '2004-04-01/2004-07-01'
        """
        return next(span for span in self.spans(day.year) if span.has(day))

    def name_of(self, span: Period) -> str:
        """期名. What one of the spans is called in its year: 3月, 第2季度, 上半年.

        >>> Every.QUARTER.name_of(Period(date(2004, 4, 1), date(2004, 7, 1)))
        '第2季度'
        """
        assert span.start is not None, "a span of a year"
        number = (span.start.month - 1) // self.value + 1
        if self is Every.HALF_YEAR:
            return ("上半年", "下半年")[number - 1]
        return {
            Every.MONTH: f"{number}月",
            Every.QUARTER: f"第{number}季度",
            Every.YEAR: "全年",
        }[self]
