"""诉求办理. A request comes in, is handled step by step, or with another of its matter.

What a step does is told in ``model.request_life``; here it is held to it.
"""

from __future__ import annotations

from datetime import date

from shequ_core.acts.request_checks import (
    NOWHERE,
    Sent,
    hold_to_needs,
    hold_to_state,
    hold_to_term,
    next_number,
)
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.request_lives import course_on, service_of
from shequ_core.glossary import word
from shequ_core.model import (
    Person,
    Procedure,
    RequestStep,
    Satisfaction,
    Service,
    ServiceRequest,
    Step,
)
from shequ_core.model.request_life import DONE, DROPPED, allowed
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def file_request(
    register: Register,
    community: str,
    *,
    on: date,
    by: str,
    category: str = "",
    person: Ref[Person] | None = None,
    requester: str = "",
    place: str = "",
    service: Ref[Service] | None = None,
    procedure: Procedure = Procedure.ORDINARY,
) -> Writes:
    """登记诉求. Somebody asks for something on the day; it gets the year's next number.

    ``by`` is who wrote it down. It is for the tier that offers the ``service``, where
    one is named, and of its category unless another is said. Raises InvalidValue where
    the catalogue does not offer it that day.
    """
    offer = None if service is None else register[service]
    if offer is not None and not offer.period.has(on):
        raise InvalidValue(
            f"{service} (服务项目) is not offered on {on}: look at the catalogue",
            problem="not-offered",
        )
    number = _next_of_year(register, community, on.year)
    request = ServiceRequest(
        id=fresh(register, Ref.to(community, ServiceRequest.kind, number)),
        number=number,
        person=person,
        requester="" if person else requester,
        category=category or (offer.category if offer else ""),
        tier=None if offer is None else offer.tier,
        received=on,
        place=place,
        service=service,
        procedure=procedure,
        period=Period.since(on),
    )
    step = _step(register, request, 1, Step.FILE, on=on, by=by, reason="")
    return Writes((request, step))


def possible_steps(
    register: Register, request: Ref[ServiceRequest], *, on: date
) -> tuple[Step, ...]:
    """可办环节. The steps that can come next in the life of a request."""
    known = register[request]
    life = course_on(register, known, on).life
    return tuple(step for step in Step if allowed(known, life, step))


def advance_request(
    register: Register,
    request: Ref[ServiceRequest],
    step: Step,
    *,
    on: date,
    by: str,
    reason: str = "",
    to: Sent = NOWHERE,
    until: date | None = None,
    satisfaction: Satisfaction | None = None,
) -> Writes:
    """办理环节. One step, taken on the day by somebody.

    ``to`` is where it is sent; what is dispatched without saying so goes where the
    catalogue says. ``until`` is the day a term is extended to, ``satisfaction`` the
    answer of the resident when it is verified or closed. Raises InvalidValue where
    the request can't take the step, or the step lacks what it needs; NotFound for an
    unknown request.
    """
    if step is Step.MERGE:
        raise InvalidValue(
            f"{request}: say which request it is merged (并案) into: merge_requests",
            problem="step-not-allowed",
        )
    if satisfaction is not None and step not in (Step.VERIFY, Step.CLOSE):
        raise InvalidValue(
            f"{request}: residents are asked (满意度) when it is verified or closed",
            problem="step-needs",
        )
    known = register[request]
    number = next_number(register, known, on)
    life = course_on(register, known, on).life
    hold_to_state(known, life, step)
    if step is Step.DISPATCH and to == NOWHERE:
        to = _catalogued(register, known)
    hold_to_needs(known, life, step, reason, to)
    hold_to_term(register, known, life, step, on=on, until=until)
    taken = _step(register, known, number, step, on=on, by=by, reason=reason).evolve(
        tier=to.tier,
        handler=to.handler,
        handler_name=to.handler_name,
        until=until,
        satisfaction=satisfaction,
    )
    return Writes((taken,))


def merge_requests(
    register: Register,
    request: Ref[ServiceRequest],
    into: Ref[ServiceRequest],
    *,
    on: date,
    by: str,
) -> Writes:
    """并案. A request of a matter that another is about is handled with that one.

    Raises InvalidValue where it is dispatched already, or the other is over, is merged
    itself, or is of another community.
    """
    known, whole = register[request], register[into]
    number = next_number(register, known, on)
    hold_to_state(known, course_on(register, known, on).life, Step.MERGE)
    state = course_on(register, whole, on).life.state
    strange = request == into or request.community != into.community
    if strange or state in DONE | DROPPED:
        raise InvalidValue(
            f"{request} can't be merged (并案) into {into}, which is “{word(state)}”: "
            "choose another request, open, and of the same community",
            problem="merge",
        )
    why = f"与{whole.number}为同一事项"
    step = _step(register, known, number, Step.MERGE, on=on, by=by, reason=why)
    return Writes((step, known.evolve(part_of=into)))


def _step(
    register: Register,
    request: ServiceRequest,
    number: int,
    step: Step,
    *,
    on: date,
    by: str,
    reason: str,
) -> RequestStep:
    key = f"{request.id.key}-{number}"
    named: Ref[RequestStep] = Ref.to(request.id.community, RequestStep.kind, key)
    return RequestStep(
        id=fresh(register, named),
        request=request.id,
        number=number,
        step=step,
        by=by,
        reason=reason,
        period=Period.day(on),
    )


def _catalogued(register: Register, request: ServiceRequest) -> Sent:
    service = service_of(register, request, request.tier)
    if service is None:
        return NOWHERE
    return Sent(
        tier=service.tier,
        handler=service.provider,
        handler_name="" if service.provider else service.provider_name,
    )


def _next_of_year(register: Register, community: str, year: int) -> str:
    requests = register.all(ServiceRequest)
    taken = {it.number for it in requests if it.id.community == community}
    place = 1
    while f"{year}{place:04}" in taken:
        place += 1
    return f"{year}{place:04}"
