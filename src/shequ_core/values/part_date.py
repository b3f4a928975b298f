"""部分日期. Dates of which only the year, or the year and month, is known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_TEXT = re.compile(r"(\d{4})(?:-((?!00)\d{2})(?:-((?!00)\d{2}))?)?", re.ASCII)


@attrs.frozen(order=True)
class PartDate:
    """部分日期. ``1985``, ``1985-03`` or ``1985-03-12``; sorts by what is known.

    Raises InvalidValue on a month or day that no calendar has, or a day without its
    month.
    """

    year: int
    month: int = 0
    day: int = 0

    def __attrs_post_init__(self) -> None:
        if self.day and not self.month:
            raise InvalidValue("part date (部分日期) has a day but no month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise InvalidValue(f"part date (部分日期): {error}") from error

    @classmethod
    def of(cls, text: str) -> Self:
        """部分日期. From its text, the inverse of ``str``."""
        found = _TEXT.fullmatch(text)
        if not found:
            raise InvalidValue("part date (部分日期) must be YYYY[-MM[-DD]]")
        year, month, day = found.groups()
        return cls(int(year), int(month or 0), int(day or 0))

    @classmethod
    def exactly(cls, day: date) -> Self:
        """确切日期. A whole date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def first(self) -> date:
        """最早. The earliest day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """最晚. The latest day that it can be."""
        month = self.month or 12
        return date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    @property
    def exact(self) -> date | None:
        """确切日. The day, None where a part is unknown."""
        return self.first if self.day else None

    def refines(self, other: PartDate) -> bool:
        """更确切. All that the other says, and the month or the day besides."""
        more = bool(self.month) - bool(other.month) + bool(self.day) - bool(other.day)
        return more > 0 and self.agrees(other)

    def agrees(self, other: PartDate) -> bool:
        """相符. No part that both know differs."""
        return (
            self.year == other.year
            and (not (self.month and other.month) or self.month == other.month)
            and (not (self.day and other.day) or self.day == other.day)
        )


def as_part_date(told: date | PartDate | None) -> PartDate | None:
    """部分日期. Of a whole date, too; what is one already, or None, stays so."""
    return PartDate.exactly(told) if isinstance(told, date) else told


def age_on(born: PartDate, day: date) -> int:
    """周岁. Full years on a day, by the latest birthday the part date allows."""
    return _age(born if born.day else PartDate.exactly(born.last), day)


def age_at_most(born: PartDate, day: date) -> int:
    """周岁上限. Full years on a day, by the earliest birthday the part date allows.

    Of a whole date it is ``age_on``; of the year alone it may be one more.
    """
    return _age(born if born.day else PartDate.exactly(born.first), day)


def _age(born: PartDate, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
