"""开放时间. Which days of the week and the year something is open, and when.

It writes and reads the part of an iCalendar RRULE (RFC 5545) that opening hours need:
daily, or weekly on some weekdays, in some months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Self

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.values.clock_span import ClockSpan, joined_spans

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = frozenset({"FREQ", "BYDAY", "BYMONTH", "INTERVAL", "WKST"})
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,]+)", re.ASCII)


class HolidayOpening(Enum):
    """节假日开放. On public holidays as on any day, closed, or as on workdays.

    By the workdays it is open on weekend days that are worked, and on no day off,
    whatever the weekdays say.
    """

    AS_USUAL = "as_usual"
    CLOSED = "closed"
    BY_WORKDAYS = "by_workdays"


def _in_order(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))


@attrs.frozen
class OpeningHours:
    """开放时间. Some spans of each day that is one of its weekdays and months.

    ``weekdays`` are 0 (Monday) to 6, ``months`` 1 to 12; all of them by default.
    Spans that touch are joined_spans. Raises InvalidValue on none, or on other numbers.

    >>> str(OpeningHours.of("FREQ=WEEKLY;BYDAY=SA,SU 09:00-17:00"))
    'FREQ=WEEKLY;BYDAY=SA,SU 09:00-17:00'
    """

    spans: tuple[ClockSpan, ...] = attrs.field(converter=joined_spans)
    weekdays: tuple[int, ...] = attrs.field(default=range(7), converter=_in_order)
    months: tuple[int, ...] = attrs.field(default=range(1, 13), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        sound = set(self.weekdays) <= set(range(7)) and set(self.months) <= set(
            range(1, 13)
        )
        if not (sound and self.spans and self.weekdays and self.months):
            raise InvalidValue(
                "opening hours (开放时间) need spans, weekdays 0 to 6, months 1 to 12",
                problem="opening-hours",
            )

    @classmethod
    def of(cls, text: str) -> Self:
        """开放时间. From its text, the rule and the spans; the inverse of ``str``."""
        rule, _, spans = text.partition(" ")
        return cls.from_rrule(rule, map(ClockSpan.of, spans.split(",")))

    @classmethod
    def from_rrule(cls, rule: str, spans: Iterable[ClockSpan]) -> Self:
        """开放时间. From an RRULE, its parts in any order.

        Raises InvalidValue on what opening hours can not say: counts, intervals, days
        of the month, the third Sunday; ends are told by the period of validity.
        """
        parts = _parts(rule)
        frequency = parts.get("FREQ")
        days = parts.get("BYDAY", "" if frequency == "WEEKLY" else ",".join(_WEEKDAYS))
        try:
            weekdays = [_WEEKDAYS.index(day) for day in days.split(",")]
            months = map(int, parts.get("BYMONTH", _MONTHS).split(","))
            return cls(spans, weekdays, months)
        except ValueError as error:
            raise _no_rule() from error

    @property
    def rrule(self) -> str:
        """重复规则. The days as an RRULE."""
        daily = len(self.weekdays) == len(_WEEKDAYS)
        days = ",".join(_WEEKDAYS[day] for day in self.weekdays)
        rule = "FREQ=DAILY" if daily else f"FREQ=WEEKLY;BYDAY={days}"
        months = ",".join(map(str, self.months))
        return rule if months == _MONTHS else f"{rule};BYMONTH={months}"

    def __str__(self) -> str:
        return f"{self.rrule} {','.join(map(str, self.spans))}"

    def has(self, day: date) -> bool:
        """开放日. A day of its weekdays and months; holidays are not its business."""
        return day.weekday() in self.weekdays and day.month in self.months


_MONTHS = ",".join(map(str, range(1, 13)))


def _parts(rule: str) -> Mapping[str, str]:
    found = [_PART.fullmatch(part) for part in rule.split(";")]
    told = {part[1]: part[2] for part in found if part}
    simple = told.get("INTERVAL", "1") == "1" and told.get("FREQ") in _FREQUENCIES
    if len(told) < len(found) or not simple or set(told) - _PARTS:
        raise _no_rule()
    return told


_FREQUENCIES = ("DAILY", "WEEKLY")


def _no_rule() -> InvalidValue:
    return InvalidValue(
        "opening hours (开放时间) are FREQ=DAILY, or FREQ=WEEKLY;BYDAY=MO,TU, with "
        "BYMONTH where only for some months",
        problem="opening-hours",
    )
