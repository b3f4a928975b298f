"""人户分离. Residents who are registered here and live elsewhere, and come back."""

from __future__ import annotations

from datetime import date

from shequ_core.acts.stays import fresh, registered_until
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import Building, Person, Separation
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def separate(
    register: Register,
    person: Ref[Person],
    *,
    on: date,
    address: str = "",
    place: str = "",
    building: Ref[Building] | None = None,
    reason: str = "",
) -> Writes:
    """人户分离. A registered resident lives elsewhere from the day on.

    Told late, of someone who has left or died since, it ends with their registration.
    Raises InvalidValue where they are not registered here, or live elsewhere already.
    """
    since = Period(on, registered_until(register, person, on))
    for known in register.tied(Separation, "person", person):
        if known.period.meets(since):
            raise InvalidValue(
                f"{person} lives elsewhere (人户分离) already, {known.period}: "
                "reunite them first",
                problem="separated-already",
            )
    key = f"{person.key}.{on:%Y%m%d}"
    apart = Separation(
        id=fresh(register, Ref.to(person.community, Separation.kind, key)),
        person=person,
        address=address,
        place=place,
        building=building,
        reason=reason,
        period=since,
    )
    return Writes((apart,))


def reunite(register: Register, person: Ref[Person], *, on: date) -> Writes:
    """人户一致. They live where they are registered again, from the day on.

    Raises InvalidValue where nothing says that they live elsewhere that day.
    """
    for known in register.tied(Separation, "person", person):
        if known.period.has(on):
            return Writes((known.evolve(period=Period(known.period.start, on)),))
    raise InvalidValue(
        f"{person} does not live elsewhere (人户分离) on {on}: look at the day",
        problem="not-separated",
    )
