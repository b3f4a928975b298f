"""取消预约. What was booked and can not be: the facility is not open, or they left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.acts.writes import Writes, apply
from shequ_core.figures.bookings import is_within_hours, may_book
from shequ_core.model import Booking
from shequ_core.register import Register
from shequ_core.values import Period


def squeezed_out(
    register: Register, writes: Writes, *, since: date, on: date, reason: str
) -> Writes:
    """腾退. The writes, and what can not stay booked from a day on, cancelled.

    Only what fitted before is looked at: what was wrong already is a rule's affair.
    """
    after = apply(register, writes)
    lost = [
        booking
        for booking in register.all(Booking)
        if booking.stands
        and booking.period.meets(Period.since(since))
        and _fits(register, booking)
        and not _fits(after, booking)
    ]
    return writes.then(Writes(tuple(cancelled(lost, on=on, reason=reason))))


def cancelled(
    bookings: Iterable[Booking], *, on: date, reason: str
) -> Iterable[Booking]:
    """已取消. The bookings as cancelled on the day, never before they were made."""
    for it in bookings:
        yield it.evolve(cancelled=max(on, it.booked or on), reason=reason)


def _fits(register: Register, booking: Booking) -> bool:
    day = booking.period.start
    return (
        day is not None
        and may_book(register, booking.facility, booking.by, day)
        and is_within_hours(register, booking)
    )
