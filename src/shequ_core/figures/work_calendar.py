"""工作日历. The workdays that a community's book knows of."""

from __future__ import annotations

from shequ_core.model import CalendarYear
from shequ_core.register import Register
from shequ_core.values import WorkCalendar


def calendar_of(register: Register, community: str) -> WorkCalendar:
    """工作日历. Of the years that the book of a community has."""
    return register.once(_calendar, community)


def _calendar(register: Register, community: str) -> WorkCalendar:
    years = register.all(CalendarYear)
    return WorkCalendar(it.workdays for it in years if it.id.community == community)
