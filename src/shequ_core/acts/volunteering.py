"""志愿服务. Volunteers enrol, serve, leave; what they served is certified."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Act, Writes, cut, in_turn
from shequ_core.errors import InvalidValue
from shequ_core.figures.volunteering import is_enrolled, recorded, served
from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    Person,
    VolunteerRecord,
)
from shequ_core.register import Register
from shequ_core.values import ClockSpan, Period, Ref, hours_of

_DAY = 24


def enrol(
    register: Register, person: Ref[Person], corps: Ref[Corps], *, on: date
) -> Writes:
    """志愿者注册. A person is a volunteer of a corps from the day on.

    Raises NotFound, and InvalidValue where they do not live, the corps is not there
    (``corps-ended``), or they are enrolled then or later (``enrolled-already``).
    """
    living, known = alive(register, person, on), _there(register, corps, on)
    period = Period.since(on) & known.period & living.period
    if is_enrolled(register, person, corps, period):
        raise InvalidValue(
            f"{person} is enrolled (注册) in {corps} from {on} or later already",
            problem="enrolled-already",
        )
    key = f"{corps.key}.{person.key}.{on:%Y%m%d}"
    ref: Ref[Enrolment] = Ref.to(corps.community, Enrolment.kind, key)
    enrolment = Enrolment(
        id=fresh(register, ref), person=person, corps=corps, period=period
    )
    return Writes((enrolment,))


def leave_corps(
    register: Register, person: Ref[Person], corps: Ref[Corps], *, on: date
) -> Writes:
    """注销注册. A volunteer leaves a corps on the day; what they served stays.

    Raises InvalidValue where they are not enrolled that day (``not-enrolled``), or
    have served it on that day or later (``served-later``).
    """
    mine = register.tied(Enrolment, "person", person)
    held = [it for it in mine if it.corps == corps and it.period.has(on)]
    if not held:
        raise InvalidValue(
            f"{person} is not enrolled (注册) in {corps} on {on}",
            problem="not-enrolled",
        )
    for record in register.tied(VolunteerRecord, "person", person):
        if register[record.deed].corps == corps and _from(record, on):
            raise InvalidValue(
                f"{person} served {corps} (志愿服务) on {record.period.start}: "
                f"leave after that day, or correct {record.id} first",
                problem="served-later",
            )
    return cut(held, on)


def serve(
    register: Register,
    corps: Ref[Corps],
    task: str,
    *,
    on: date,
    span: ClockSpan,
    volunteers: Iterable[Ref[Person]],
    risk: str = "",
    insurance: str = "",
) -> Writes:
    """开展志愿服务. A corps does something on the day, and who took part in it.

    Where somebody may be hurt by it, ``risk`` says how, ``insurance`` by which policy
    they are insured. Raises InvalidValue where nobody did (``nobody``), and as
    ``record_service`` does.
    """
    who = tuple(dict.fromkeys(volunteers))
    if not who:
        raise InvalidValue("a service (志愿服务) is done by somebody", problem="nobody")
    _there(register, corps, on)
    key = f"{corps.key}.{on:%Y%m%d}-{span.first:04}"
    deed = Deed(
        id=fresh(register, Ref[Deed].to(corps.community, Deed.kind, key)),
        corps=corps,
        task=task,
        people=len(who),
        hours=hours_of(span.minutes),
        risk=risk,
        insurance=insurance,
        period=Period.day(on),
    )
    acts: list[Act] = [lambda _: Writes((deed,))]
    acts += [_recording(deed.id, one, span) for one in who]
    return in_turn(register, acts)


def _recording(deed: Ref[Deed], person: Ref[Person], span: ClockSpan) -> Act:
    return lambda now: record_service(now, deed, person, span=span)


def record_service(
    register: Register, deed: Ref[Deed], person: Ref[Person], *, span: ClockSpan
) -> Writes:
    """记录志愿服务. A volunteer took part in a service, from one minute to another.

    Raises NotFound, and InvalidValue where the service has no day (``no-day``), they
    are not enrolled in its corps then (``not-enrolled``), were busy (``busy``), a
    certificate speaks of that day (``certified-already``), or it is more than the
    service had (``over-deed``).
    """
    known = register[deed]
    day = known.period.start
    if day is None:
        raise InvalidValue(f"{deed} (志愿服务) has no day", problem="no-day")
    alive(register, person, day)
    record = VolunteerRecord(
        id=fresh(register, _name(deed, person)),
        deed=deed,
        person=person,
        hours=hours_of(span.minutes),
        span=span,
        period=Period.day(day),
    )
    _hold_to_volunteer(register, known, record)
    _hold_to_day(register, record, day)
    _hold_to_deed(register, known, record)
    return Writes((record,))


def certify(
    register: Register,
    person: Ref[Person],
    *,
    on: date,
    first: date | None = None,
    last: date | None = None,
) -> Writes:
    """出具志愿服务证明. The recorded hours of a volunteer, through a day (``on``).

    Raises NotFound, and InvalidValue where it would speak of days to come
    (``too-early``), or there is nothing to certify (``nothing-served``).
    """
    until = last or on
    if until > on:
        raise InvalidValue(
            f"what is served until {until} is certified (证明) then, not on {on}",
            problem="too-early",
        )
    hours = served(register, register[person].id, Period.through(first, until))
    if not hours:
        raise InvalidValue(
            f"no service (服务记录) of {person} is recorded until {until}",
            problem="nothing-served",
        )
    number = _next_of_year(register, person.community, on.year)
    certificate = Certificate(
        id=fresh(register, Ref.to(person.community, Certificate.kind, number)),
        number=number,
        person=person,
        hours=hours,
        first=first,
        last=until,
        period=Period.day(on),
    )
    return Writes((certificate,))


def revoke_certificate(
    register: Register, certificate: Ref[Certificate], *, on: date
) -> Writes:
    """作废证明. It says nothing any more; what it spoke of can be recorded anew.

    Raises NotFound, and InvalidValue where it was not issued by then, or is revoked.
    """
    known = register[certificate]
    issued = known.period.start
    if known.revoked is not None or (issued is not None and on < issued):
        raise InvalidValue(
            f"{certificate} (证明) of {issued}, revoked {known.revoked}: "
            f"it can't be revoked on {on}",
            problem="not-then",
        )
    return Writes((known.evolve(revoked=on),))


def _there(register: Register, corps: Ref[Corps], on: date) -> Corps:
    known = register[corps]
    if not known.period.has(on):
        raise InvalidValue(
            f"{corps} (志愿服务队) is not there on {on}, but {known.period}",
            problem="corps-ended",
        )
    return known


def _hold_to_volunteer(register: Register, deed: Deed, record: VolunteerRecord) -> None:
    enrolled = deed.corps is None or is_enrolled(
        register, record.person, deed.corps, record.period
    )
    if not enrolled:
        raise InvalidValue(
            f"{record.person} is not enrolled (注册) in {deed.corps} on "
            f"{record.period.start}: enrol them first",
            problem="not-enrolled",
        )


def _hold_to_day(register: Register, record: VolunteerRecord, day: date) -> None:
    hours = record.hours
    for other in register.tied(VolunteerRecord, "person", record.person):
        if other.period.start != day:
            continue
        hours += other.hours
        meets = other.span and record.span and other.span.meets(record.span)
        if meets or hours > _DAY or other.deed == record.deed:
            raise InvalidValue(
                f"{record.person} served (服务时段) at {other.span or other.hours} on "
                f"{day} already, {other.id}",
                problem="busy",
            )
    for it in register.tied(Certificate, "person", record.person):
        if it.revoked is None and it.covers.has(day):
            raise InvalidValue(
                f"{it.id} (证明) says what {record.person} served until {it.last}: "
                "revoke it first",
                problem="certified-already",
            )


def _hold_to_deed(register: Register, deed: Deed, record: VolunteerRecord) -> None:
    known = len(register.tied(VolunteerRecord, "deed", deed.id))
    if deed.people is None or deed.hours is None:
        return
    hours: Decimal = recorded(register, deed) + record.hours
    if known >= deed.people or hours > deed.total_hours:
        raise InvalidValue(
            f"{deed.id} (志愿服务) had {deed.people} people and {deed.total_hours} "
            f"hours: {known + 1} and {hours} are more",
            problem="over-deed",
        )


def _name(deed: Ref[Deed], person: Ref[Person]) -> Ref[VolunteerRecord]:
    return Ref.to(deed.community, VolunteerRecord.kind, f"{deed.key}.{person.key}")


def _from(record: VolunteerRecord, on: date) -> bool:
    return record.period.meets(Period.since(on))


def _next_of_year(register: Register, community: str, year: int) -> str:
    issued = register.all(Certificate)
    taken = {it.number for it in issued if it.id.community == community}
    place = 1
    while f"{year}{place:04}" in taken:
        place += 1
    return f"{year}{place:04}"
