"""表单. What a form tells, as an act of somebody on duty."""

from datetime import date
from secrets import token_hex

from shequ_core import InvalidValue, Ref, Register, acts
from shequ_core.acts import Sent, Writes
from shequ_core.model import Household, Person, Satisfaction, Step, Tier
from shequ_core.values import PartDate, Period, Relation, ResidentNumber, Sex
from shequ_core.values.resident_number import normalise
from shequ_core.viewpoints import OnDuty


def move_out(register: Register, told: dict[str, str], duty: OnDuty) -> Writes:
    """迁出. Who, when, and who is head of those who stay."""
    head = Ref[Person](told["head"]) if told.get("head") else None
    return acts.move_out(register, Ref(told["person"]), on=_day(told), head=head)


def move_in(register: Register, told: dict[str, str], duty: OnDuty) -> Writes:
    """迁入. Into a household. Whom one has seen by that number before, comes back."""
    household, number = Ref[Household](told["household"]), normalise(told["number"])
    people = duty.seen().counted.all(Person)
    known = (it for it in people if number and it.number == number)
    return acts.move_in(
        register,
        next(known, None) or _newcomer(household.community, number, told),
        household=household,
        on=_day(told),
        relation=Relation[told["relation"]],
    )


def _newcomer(community: str, number: str, told: dict[str, str]) -> Person:
    name, card = told["name"].strip(), ResidentNumber.of(number) if number else None
    if not name:
        raise InvalidValue("somebody comes (迁入)", problem="nobody")
    born = card.born if card else date.fromisoformat(told["born"])
    return Person(
        id=Ref.to(community, Person.kind, f"x{token_hex(5)}"),
        name=name,
        sex=card.sex if card else Sex[told["sex"]],
        born=PartDate.exactly(born),
        number=number,
        period=Period.since(born),
    )


def file_request(register: Register, told: dict[str, str], duty: OnDuty) -> Writes:
    """登记诉求. Somebody's, by what the catalogue offers."""
    person, day, place = Ref[Person](told["person"]), _day(told), told["place"].strip()
    return acts.file_request(
        register,
        person.community,
        on=day,
        by=duty.by,
        person=person,
        place=place,
        service=Ref(told["service"]),
    )


def advance_request(register: Register, told: dict[str, str], duty: OnDuty) -> Writes:
    """办理诉求. Which step, when, why, to whom, until when, and how it was found."""
    tier, until, found = (told.get(it) for it in ("tier", "until", "satisfaction"))
    handler = told.get("handler", "").strip()
    return acts.advance_request(
        register,
        Ref(told["service_request"]),
        Step[told["step"]],
        on=_day(told),
        by=duty.by,
        reason=told.get("reason", "").strip(),
        to=Sent(tier=Tier[tier] if tier else None, handler_name=handler),
        until=date.fromisoformat(until) if until else None,
        satisfaction=Satisfaction[found] if found else None,
    )


def _day(told: dict[str, str]) -> date:
    return date.fromisoformat(told["on"])
