"""开放安排. New opening hours from a day on, and days on which a facility is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from shequ_core.acts.cancelling import squeezed_out
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes, cut
from shequ_core.errors import InvalidValue
from shequ_core.model import Closure, Facility, Opening
from shequ_core.register import Register
from shequ_core.values import HolidayOpening, OpeningHours, Period, Ref


def arrange_hours(
    register: Register,
    facility: Ref[Facility],
    hours: Iterable[OpeningHours],
    *,
    on: date,
    holidays: HolidayOpening = HolidayOpening.AS_USUAL,
) -> Writes:
    """开放安排. From the day on a facility is open at these hours, and at no others.

    What was arranged before ends; what was to begin later never was; what is booked
    at other hours is cancelled. Raises InvalidValue where the facility is not there
    that day, or no hours are given.
    """
    known = there(register, facility, on)
    new = tuple(_openings(register, known, hours, holidays, on))
    if not new:
        raise InvalidValue(
            f"{facility} (场地) needs opening hours; to close it, say for which days "
            "(close_facility)",
            problem="no-hours",
        )
    arranged = _ended(register, known, on).then(Writes(new))
    return squeezed_out(register, arranged, since=on, on=on, reason="开放时间变更")


def close_facility(
    register: Register,
    facility: Ref[Facility],
    *,
    first: date,
    last: date,
    reason: str,
) -> Writes:
    """停止开放. A facility is closed from the first day to the last, both in.

    What is booked on them is cancelled.
    Raises InvalidValue where it is not there on the first day, or the days are in the
    wrong order.
    """
    known = there(register, facility, first)
    key = f"{known.id.key}.{first:%Y%m%d}"
    closure = Closure(
        id=fresh(register, Ref.to(known.id.community, Closure.kind, key)),
        facility=known.id,
        reason=reason,
        period=Period.through(first, last),
    )
    closed = Writes((closure,))
    return squeezed_out(register, closed, since=first, on=first, reason="停止开放")


def there(register: Register, facility: Ref[Facility], on: date) -> Facility:
    """在用. The facility, which is there on the day. Raises NotFound, InvalidValue."""
    known = register[facility]
    if not known.period.has(on):
        raise InvalidValue(
            f"{facility} (场地) is not there on {on}, but {known.period}: look at the "
            "day, or at the facility",
            problem="facility-ended",
        )
    return known


def _openings(
    register: Register,
    facility: Facility,
    hours: Iterable[OpeningHours],
    holidays: HolidayOpening,
    on: date,
) -> Iterator[Opening]:
    for place, told in enumerate(hours, start=1):
        key = f"{facility.id.key}.{on:%Y%m%d}-{place}"
        ref: Ref[Opening] = Ref.to(facility.id.community, Opening.kind, key)
        yield Opening(
            id=ref,
            facility=facility.id,
            hours=told,
            holidays=holidays,
            period=Period.since(on),
        )


def _ended(register: Register, facility: Facility, on: date) -> Writes:
    mine = register.tied(Opening, "facility", facility.id)
    running = [it for it in mine if it.period.meets(Period.since(on))]
    return cut(running, on)
