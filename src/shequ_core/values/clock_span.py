"""钟点. Stretches of a day, from one minute to another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Self

import attrs

from shequ_core.errors import InvalidValue

_TEXT = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)", re.ASCII)
_HOUR, _DAY = 60, 24 * 60
_PLACES = Decimal("0.01")


@attrs.frozen(order=True)
class ClockSpan:
    """钟点. From a minute of the day (in) to another (out); 24:00 is its end.

    Minutes count from midnight. Raises InvalidValue where it ends before it starts,
    is empty, or leaves the day.

    >>> span = ClockSpan.of("14:30-17:30")
    >>> span.minutes, span.covers(ClockSpan.of("15:00-17:30"))
    (180, True)
    """

    first: int
    last: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.first < self.last <= _DAY:
            raise InvalidValue(
                "clock span (钟点) must lie within a day and end after it starts",
                problem="clock-span",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """钟点. From its text ``08:00-12:00``, the inverse of ``str``."""
        found = _TEXT.fullmatch(text)
        if not found:
            raise InvalidValue("clock span (钟点) must be HH:MM-HH:MM")
        opens, opens_at, closes, closes_at = map(int, found.groups())
        return cls(opens * _HOUR + opens_at, closes * _HOUR + closes_at)

    def __str__(self) -> str:
        ends = (divmod(minute, _HOUR) for minute in (self.first, self.last))
        return "-".join(f"{hour:02}:{minute:02}" for hour, minute in ends)

    @property
    def starts(self) -> time:
        """起. The time of day at which it starts."""
        return time(*divmod(self.first, _HOUR))

    @property
    def minutes(self) -> int:
        """分钟数. How long it is."""
        return self.last - self.first

    def covers(self, other: ClockSpan) -> bool:
        """包含. Every minute of the other is one of this."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: ClockSpan) -> bool:
        """相交. They share a minute."""
        return self.first < other.last and other.first < self.last


def hours_of(minutes: int) -> Decimal:
    """小时. Minutes as hours, to two places: 90 are 1.50."""
    return (Decimal(minutes) / _HOUR).quantize(_PLACES)


ALL_DAY = ClockSpan(0, _DAY)
"""全天. From midnight to midnight."""


def joined_spans(spans: Iterable[ClockSpan]) -> tuple[ClockSpan, ...]:
    """合并. The same minutes in order, what touches made one."""
    found: list[ClockSpan] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last:
            last = max(found[-1].last, span.last)
            found[-1] = ClockSpan(found[-1].first, last)
        else:
            found.append(span)
    return tuple(found)
