"""资源共享. A unit opens what it has to the residents, for a time, or no longer."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.cancelling import squeezed_out
from shequ_core.acts.opening import there
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import Facility, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.values import HolidayOpening, OpeningHours, Period, Ref


def share(
    register: Register,
    facility: Ref[Facility],
    *,
    on: date,
    last: date | None = None,
    hours: OpeningHours | None = None,
    holidays: HolidayOpening = HolidayOpening.AS_USUAL,
) -> Writes:
    """签订共享协议. A unit opens its facility to residents, through a last day if any.

    ``hours`` are those for residents, None where they are its own. Raises InvalidValue
    where it is not there that day, belongs to no unit (``not-theirs``), or is shared
    for some of that time already (``signed-already``).
    """
    known = there(register, facility, on)
    period = Period.through(on, last) if last else Period.since(on)
    owner = known.owner
    if owner is None or owner.kind != Unit.kind:
        raise InvalidValue(
            f"{facility} (场地) belongs to no unit (辖区单位): nothing is to be agreed",
            problem="not-theirs",
        )
    for agreement in register.tied(SharingAgreement, "facility", facility):
        if agreement.period.meets(period):
            raise InvalidValue(
                f"{facility} (场地) is shared for {agreement.period} already, "
                f"{agreement.id}",
                problem="signed-already",
            )
    key = f"{owner.key}.{facility.key}.{on:%Y%m%d}"
    agreed = SharingAgreement(
        id=fresh(register, Ref.to(owner.community, SharingAgreement.kind, key)),
        unit=Ref.to(owner.community, Unit.kind, owner.key),
        what=known.name,
        facility=facility,
        hours=hours,
        holidays=holidays,
        period=period,
    )
    return Writes((agreed,))


def end_sharing(
    register: Register, agreement: Ref[SharingAgreement], *, on: date
) -> Writes:
    """终止共享协议. It ends on the day; what residents booked by it is cancelled.

    Raises NotFound, and InvalidValue where it does not hold that day.
    """
    known = register[agreement]
    before, _ = known.period.split(on)
    if not known.period.has(on) or before.empty:
        raise InvalidValue(
            f"{agreement} (共享协议) holds {known.period}: it can't end on {on}",
            problem="not-then",
        )
    ended = Writes((known.evolve(period=before),))
    return squeezed_out(register, ended, since=on, on=on, reason="共享协议终止")
