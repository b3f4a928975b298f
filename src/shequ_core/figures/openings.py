"""开放. When a facility is open: on a day, and on how many days of a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.model import Closure, Facility, Opening, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.values import (
    ClockSpan,
    HolidayOpening,
    OpeningHours,
    Period,
    Ref,
    WorkCalendar,
    hours_said,
    joined_spans,
)

ALL_YEAR = 365
"""全年. The days a year from which a facility is open all year; also in leap years."""

_MOST = 40 * 366
"""最长. Longer spans of days are not counted through; nobody keeps such hours."""


@attrs.frozen
class Pattern:
    """开放规律. Some hours, how holidays are kept, and the days for which it holds."""

    hours: OpeningHours
    holidays: HolidayOpening
    period: Period

    def spans(self, day: date, calendar: WorkCalendar) -> tuple[ClockSpan, ...] | None:
        """开放时段. Of a day; None where the calendar of its year had to tell."""
        if not self.period.has(day) or day.month not in self.hours.months:
            return ()
        if self.holidays is HolidayOpening.AS_USUAL:
            return self.hours.spans if self.hours.has(day) else ()
        worked = calendar.has(day)
        if worked is None:
            return None
        by_workdays = self.holidays is HolidayOpening.BY_WORKDAYS
        usual = self.hours.has(day) and not calendar.off(day)
        return self.hours.spans if (worked if by_workdays else usual) else ()


@attrs.frozen
class OpenTime:
    """开放量. So many days, and so many minutes on them."""

    days: int
    minutes: int


def patterns_of(register: Register, facility: Facility) -> tuple[Pattern, ...]:
    """开放规律. The openings of a facility; where there are none, its ledger's words.

    The words count where they say which days, or where it is open all year. What can
    not be read is a matter for rules.
    """
    openings = register.tied(Opening, "facility", facility.id)
    if openings:
        return tuple(Pattern(it.hours, it.holidays, it.period) for it in openings)
    all_year = facility.open_days is not None and facility.open_days >= ALL_YEAR
    try:
        said = hours_said(facility.hours)
    except InvalidValue:
        return ()
    return tuple(
        Pattern(it.hours, it.holidays, facility.period)
        for it in said
        if it.on_days or all_year
    )


def spans_on(
    register: Register, facility: Facility, day: date
) -> tuple[ClockSpan, ...] | None:
    """开放时段. When a facility is open on a day; None where that is not known."""
    patterns = register.once(_patterns, facility.id)
    if not patterns:
        return None
    if not is_usable(register, facility, day):
        return ()
    return _joined(register, facility, patterns, day)


def resident_spans_on(
    register: Register, facility: Facility, day: date
) -> tuple[ClockSpan, ...] | None:
    """对居民开放时段. The same for residents: of a unit's facility, as it is shared.

    Nothing where no agreement holds that day; its own hours where it says none.
    """
    if not _is_of_unit(facility):
        return spans_on(register, facility, day)
    agreements = register.tied(SharingAgreement, "facility", facility.id)
    shared = [it for it in agreements if it.period.has(day)]
    if not shared or not is_usable(register, facility, day):
        return ()
    told = [Pattern(it.hours, it.holidays, it.period) for it in shared if it.hours]
    if len(told) < len(shared):
        return spans_on(register, facility, day)
    return _joined(register, facility, tuple(told), day)


def is_for_residents(register: Register, facility: Facility, day: date) -> bool:
    """对居民开放. The community's own always; a unit's while an agreement shares it."""
    agreements = register.tied(SharingAgreement, "facility", facility.id)
    return not _is_of_unit(facility) or any(it.period.has(day) for it in agreements)


def _is_of_unit(facility: Facility) -> bool:
    return facility.owner is not None and facility.owner.kind == Unit.kind


SpansOn = Callable[[Register, Facility, date], tuple[ClockSpan, ...] | None]


def open_time(
    register: Register,
    facility: Facility,
    period: Period,
    spans: SpansOn = resident_spans_on,
) -> OpenTime | None:
    """开放量. On how many days of a period, how long; None where that is not known."""
    return register.once(_open_time, facility.id, period, spans)


def _open_time(
    register: Register, facility: Ref[Facility], period: Period, spans: SpansOn
) -> OpenTime | None:
    known, days = register[facility], period.days
    if period.start is None or days is None or days > _MOST:
        return None
    open_days, minutes = 0, 0
    for place in range(days):
        told = spans(register, known, period.start + timedelta(days=place))
        if told is None:
            return None
        open_days += bool(told)
        minutes += sum(span.minutes for span in told)
    return OpenTime(open_days, minutes)


def _patterns(register: Register, facility: Ref[Facility]) -> tuple[Pattern, ...]:
    return patterns_of(register, register[facility])


def is_usable(register: Register, facility: Facility, day: date) -> bool:
    """在用. The facility is there on the day, and not closed for it."""
    closures = register.tied(Closure, "facility", facility.id)
    closed = any(it.period.has(day) for it in closures)
    return facility.period.has(day) and not closed


def _joined(
    register: Register,
    facility: Facility,
    patterns: tuple[Pattern, ...],
    day: date,
) -> tuple[ClockSpan, ...] | None:
    calendar = calendar_of(register, facility.id.community)
    told = [pattern.spans(day, calendar) for pattern in patterns]
    if any(spans is None for spans in told):
        return None
    return joined_spans(span for spans in told if spans for span in spans)
