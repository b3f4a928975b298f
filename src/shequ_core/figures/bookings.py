"""场地预约指标. Who may book what and when, and how much of the open hours is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.figures.facilities import OPEN_HOURS
from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.openings import (
    is_usable,
    open_time,
    resident_spans_on,
    spans_on,
)
from shequ_core.model import (
    Booker,
    Booking,
    Facility,
    JointPact,
    Person,
    Residence,
    SharingAgreement,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import ClockSpan, Period, Ref, hours_of


def may_book(
    register: Register, facility: Ref[Facility], by: Booker, day: date
) -> bool:
    """可预约. Who may have a facility on a day.

    Who lives here, registered or floating; teams, clubs and the community while they
    are there; a unit what is its own, and anything else while it shares something
    itself, or has a joint pact.
    """
    known = register.find(by)
    if known is None or not known.period.has(day):
        return False
    if isinstance(known, Person):
        return _any_on(register.tied(Residence, "person", by), day)
    place = register.find(facility)
    if isinstance(known, Unit) and (place is None or place.owner != by):
        shares = register.tied(SharingAgreement, "unit", by)
        return _any_on([*shares, *register.tied(JointPact, "unit", by)], day)
    return True


def _any_on(
    ties: Iterable[Residence | SharingAgreement | JointPact], day: date
) -> bool:
    return any(it.period.has(day) for it in ties)


def bookable_spans(
    register: Register, facility: Facility, by: Booker, day: date
) -> tuple[ClockSpan, ...] | None:
    """可预约时段. Its own hours for its owner, those for residents for all others.

    None where they are not known, nothing where it is closed.
    """
    if not is_usable(register, facility, day):
        return ()
    hours = spans_on if facility.owner == by else resident_spans_on
    return hours(register, facility, day)


def is_within_hours(register: Register, booking: Booking) -> bool:
    """开放时段内. Each of its minutes is open to who booked, as far as is known."""
    facility, day = register.find(booking.facility), booking.period.start
    if facility is None or day is None:
        return True
    spans = bookable_spans(register, facility, booking.by, day)
    return spans is None or any(span.covers(booking.span) for span in spans)


@attrs.frozen
class Use:
    """使用情况. How much one facility is booked, in hours, of those it is open.

    ``open`` is None where that is not known; ``booked`` leaves out what the unit that
    owns it booked itself.
    """

    bookings: int
    booked: Decimal
    open: Decimal | None


def use_of(register: Register, facility: Ref[Facility], period: Period) -> Use:
    """使用情况. How much a facility was used in a period. Raises NotFound."""
    known = register[facility]
    mine = [
        it
        for it in register.tied(Booking, "facility", facility)
        if it.stands and it.period.start and period.has(it.period.start)
    ]
    others = [it for it in mine if not _by_its_unit(known, it)]
    told = open_time(register, known, period)
    return Use(
        bookings=len(mine),
        booked=hours_of(sum(it.span.minutes for it in others)),
        open=None if told is None else hours_of(told.minutes),
    )


def _by_its_unit(facility: Facility, booking: Booking) -> bool:
    return facility.owner == booking.by and booking.by.kind == Unit.kind


def _standing(register: Register, window: Window) -> list[Booking]:
    return [it for it in begun(register, Booking, window) if it.stands]


def _of_open_hours(register: Register, window: Window) -> list[Booking]:
    """Bookings in hours that are open to residents, where those are known."""
    found = []
    for booking in _standing(register, window):
        facility = register.find(booking.facility)
        if (
            facility is not None
            and not _by_its_unit(facility, booking)
            and open_time(register, facility, window.period) is not None
        ):
            found.append(booking)
    return found


def _open_hours(register: Register, window: Window) -> Callable[[Booking], Decimal]:
    return lambda booking: hours_of(_open_minutes(register, booking))


def _open_minutes(register: Register, booking: Booking) -> int:
    """开放时间内分钟数. How much of it lies in hours that are open to residents."""
    facility, day = register.find(booking.facility), booking.period.start
    if facility is None or day is None:
        return 0
    spans = resident_spans_on(register, facility, day) or ()
    return sum(
        min(it.last, booking.span.last) - max(it.first, booking.span.first)
        for it in spans
        if it.meets(booking.span)
    )


def _hours(booking: Booking) -> Decimal:
    return hours_of(booking.span.minutes)


def _facility(register: Register, window: Window) -> Callable[[Booking], str]:
    names = {name: place.name for name, place in register.named(Facility).items()}
    return lambda booking: names.get(booking.facility, UNSTATED)


BOOKINGS = Figure(
    code="bookings",
    label="场地预约次数",
    english="Bookings",
    unit="次",
    basis="使用日期在时期内、没有取消的场地预约",
    clock=Clock.FLOW,
    rows=_standing,
)
CANCELLED = Figure(
    code="bookings_cancelled",
    label="取消预约次数",
    english="Bookings cancelled",
    unit="次",
    basis="使用日期在时期内、已经取消的场地预约",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in begun(register, Booking, window) if not it.stands
    ],
)
PEOPLE = Figure(
    code="booking_visits",
    label="预约使用人次",
    english="People expected, by booking",
    unit="人次",
    basis="时期内没有取消的预约登记的预计人数合计；一人来两次计两人次",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in _standing(register, window) if it.people is not None
    ],
    measure=lambda booking: booking.people,
)
HOURS = Figure(
    code="booked_hours",
    label="场地预约时长",
    english="Hours booked",
    unit="小时",
    basis="时期内没有取消的预约的时长合计",
    clock=Clock.FLOW,
    rows=_standing,
    measure=_hours,
)
OPEN_HOURS_BOOKED = Figure(
    code="open_hours_booked",
    label="开放时间内预约时长",
    english="Hours booked of those open to residents",
    unit="小时",
    basis="时期内没有取消的预约落在对居民开放时间内的时长合计；"
    "产权单位自己的预约、开放时间或工作日历不明的场地不计",
    clock=Clock.FLOW,
    rows=_of_open_hours,
    weigh=_open_hours,
)
SHARE = Ratio(
    code="open_hours_booked_percent",
    label="场地利用率",
    english="Share of the open hours that is booked",
    unit="%",
    basis="开放时间内预约时长除以场地开放时长，乘以100",
    part=OPEN_HOURS_BOOKED,
    whole=OPEN_HOURS,
    times=100,
)
AGREEMENTS = Figure(
    code="sharing_agreements",
    label="资源共享协议数",
    english="Sharing agreements in force",
    unit="份",
    basis="统计日有效的资源共享协议",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(SharingAgreement),
)
FIGURES = (
    AGREEMENTS,
    BOOKINGS,
    BOOKINGS.split(
        "bookings_by_facility",
        "各场地预约次数",
        "Bookings by facility",
        by=_facility,
    ),
    CANCELLED,
    PEOPLE,
    HOURS,
    HOURS.split(
        "booked_hours_by_facility",
        "各场地预约时长",
        "Hours booked by facility",
        by=_facility,
    ),
    OPEN_HOURS_BOOKED,
)
