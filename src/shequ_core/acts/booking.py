"""预约场地. Somebody has a facility for some hours of a day, or gives them back."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.cancelling import cancelled
from shequ_core.acts.opening import there
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.bookings import bookable_spans, may_book
from shequ_core.model import Booker, Booking, Facility
from shequ_core.register import Register
from shequ_core.values import ClockSpan, Period, Ref


def book(
    register: Register,
    facility: Ref[Facility],
    by: Booker,
    *,
    day: date,
    span: ClockSpan,
    on: date,
    purpose: str = "",
    people: int | None = None,
) -> Writes:
    """预约. A facility is kept for somebody at ``span`` on ``day``, asked for ``on``.

    Raises NotFound, and InvalidValue where it is not there that day, or asked for
    afterwards (``too-late``); where they may not book (``may-not-book``); where it is
    not open then (``outside-hours``), or nobody knows (``hours-unknown``); where it is
    taken (``booked-already``), or holds fewer people (``over-capacity``).
    """
    known = there(register, facility, day)
    key = f"{facility.key}.{day:%Y%m%d}-{span.first:04}"
    wanted = Booking(
        id=fresh(register, Ref.to(facility.community, Booking.kind, key)),
        facility=facility,
        by=register[by].id,
        span=span,
        purpose=purpose,
        people=people,
        booked=on,
        period=Period.day(day),
    )
    _hold_to_who(register, wanted, day, on)
    _hold_to_hours(register, known, wanted, day)
    _hold_to_room(register, known, wanted)
    return Writes((wanted,))


def cancel(
    register: Register, booking: Ref[Booking], *, on: date, reason: str = ""
) -> Writes:
    """取消预约. The hours are given back, until the day itself.

    Raises NotFound, and InvalidValue where it was cancelled already, or is over.
    """
    known = register[booking]
    start, asked = known.period.start, known.booked
    late = start is not None and on > start
    early = asked is not None and on < asked
    if not known.stands or late or early:
        raise InvalidValue(
            f"{booking} (预约) of {known.period} can't be cancelled on {on}: "
            f"booked on {asked}, cancelled on {known.cancelled}",
            problem="cancelled-already" if not known.stands else "not-then",
        )
    return Writes(tuple(cancelled([known], on=on, reason=reason)))


def _hold_to_who(register: Register, wanted: Booking, day: date, on: date) -> None:
    if on > day:
        raise InvalidValue(
            f"{wanted.facility} (场地) is booked for {day} at the latest on that day, "
            f"not on {on}",
            problem="too-late",
        )
    if not may_book(register, wanted.facility, wanted.by, day):
        raise InvalidValue(
            f"{wanted.by} may not book (预约) on {day}: residents, teams, and units "
            "that share something or have a pact may",
            problem="may-not-book",
        )


def _hold_to_hours(
    register: Register, facility: Facility, wanted: Booking, day: date
) -> None:
    spans = bookable_spans(register, facility, wanted.by, day)
    if spans is None:
        raise InvalidValue(
            f"nobody knows when {facility.id} (场地) is open on {day}: "
            "say its hours first (arrange_hours)",
            problem="hours-unknown",
        )
    if not any(span.covers(wanted.span) for span in spans):
        told = ", ".join(map(str, spans)) or "closed"
        raise InvalidValue(
            f"{facility.id} (场地) is not open to {wanted.by} on {day} at "
            f"{wanted.span}: {told}",
            problem="outside-hours",
        )


def _hold_to_room(register: Register, facility: Facility, wanted: Booking) -> None:
    for other in register.tied(Booking, "facility", facility.id):
        if wanted.collides(other):
            raise InvalidValue(
                f"{facility.id} (场地) is booked at {other.span} already, {other.id}",
                problem="booked-already",
            )
    if (wanted.people or 0) > (facility.capacity or wanted.people or 0):
        raise InvalidValue(
            f"{facility.id} (场地) holds {facility.capacity}, not {wanted.people}",
            problem="over-capacity",
        )
