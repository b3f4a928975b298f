"""场地使用. What a room was used for, written down afterwards."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core.acts.opening import there
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.openings import is_usable
from shequ_core.model import (
    Activity,
    Booker,
    Booking,
    Facility,
    FacilityUse,
    Lesson,
    Meeting,
)
from shequ_core.register import Register
from shequ_core.values import ClockSpan, Period, Ref


@attrs.frozen(kw_only=True)
class Occasion:
    """使用事由. By whom a room was used, as booked, and for what event."""

    by: Booker | None = None
    booking: Ref[Booking] | None = None
    event: Ref[Meeting | Activity | Lesson] | None = None


DROPPED_IN = Occasion()
"""自行前来. Whoever came by."""


def record_use(
    register: Register,
    facility: Ref[Facility],
    purpose: str,
    *,
    on: date,
    people: int | None = None,
    span: ClockSpan | None = None,
    occasion: Occasion = DROPPED_IN,
) -> Writes:
    """登记场地使用. A facility was used on the day, by so many (``people``, 人次).

    What was booked was used by who booked it, and at that time unless another is told.
    Raises NotFound, and InvalidValue where the facility is not there or closed that day
    (``facility-ended``, ``closed``), where the booking is cancelled, of another day or
    facility, or used already (``another-booking``), and where the event is of another
    day (``another-day``).
    """
    known = there(register, facility, on)
    if not is_usable(register, known, on):
        raise InvalidValue(
            f"{facility} (场地) is closed (停止开放) on {on}", problem="closed"
        )
    booked = _booked(register, facility, occasion, on)
    if occasion.event is not None and not register[occasion.event].period.has(on):
        raise InvalidValue(
            f"{occasion.event} was not on {on}: it did not use {facility} (场地) then",
            problem="another-day",
        )
    user = occasion.by or (booked.by if booked else None)
    use = FacilityUse(
        id=fresh(
            register,
            Ref.to(facility.community, FacilityUse.kind, f"{facility.key}.{on:%Y%m%d}"),
        ),
        facility=facility,
        purpose=purpose,
        by=None if user is None else register[user].id,
        span=span or (booked.span if booked else None),
        people=people,
        booking=occasion.booking,
        event=occasion.event,
        period=Period.day(on),
    )
    return Writes((use,))


def _booked(
    register: Register, facility: Ref[Facility], occasion: Occasion, on: date
) -> Booking | None:
    if occasion.booking is None:
        return None
    known = register[occasion.booking]
    of_it = known.stands and known.facility == facility and known.period.has(on)
    by_another = occasion.by is not None and occasion.by != known.by
    if not of_it or by_another or register.tied(FacilityUse, "booking", known.id):
        raise InvalidValue(
            f"{known.id} (预约) of {known.facility} on {known.period} does not keep "
            f"{facility} for this use on {on}, or was used already",
            problem="another-booking",
        )
    return known
