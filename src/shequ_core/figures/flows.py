"""时期. When something counts in a period: when it began in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from shequ_core.figures.figure import Window
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.values import Period

R = TypeVar("R", bound=Record)


def begun(register: Register, kind: type[R], window: Window) -> list[R]:
    """时期内发生. The records of a kind that began on a day of the period.

    What has no first day has no period that it belongs to.
    """
    return [
        record
        for record in register.all(kind)
        if record.period.start and window.period.has(record.period.start)
    ]


def month_of(day: date) -> str:
    """月份. As reports write it: 2004-07."""
    return f"{day.year:04}-{day.month:02}"


def by_month(register: Register, window: Window) -> Callable[[Any], str]:
    """按月. The month in which a record began."""
    return lambda record: month_of(record.period.start)


def months(register: Register, window: Window) -> list[str]:
    """月份. Every month of the period, so that empty ones show; none of an open one."""
    first, last = window.period.start, window.period.last
    if first is None or last is None:
        return []
    return [month_of(it.start) for it in calendar_months(first, last) if it.start]


def calendar_months(first: date, last: date) -> list[Period]:
    """各月. The calendar months from the one of a day to the one of another."""
    count = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [Period.month(month // 12, month % 12 + 1) for month in count]
