"""诉求办理. Where requests stand on a day, and when their terms end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from shequ_core.figures.work_calendar import calendar_of
from shequ_core.model import (
    Counting,
    Procedure,
    RequestStep,
    Service,
    ServiceRequest,
    Tier,
)
from shequ_core.model.request_life import Life, Passage, beginning, passages
from shequ_core.register import Register
from shequ_core.values import Deadline, days_after


@attrs.frozen
class Course:
    """办理过程. A request as its ledger had it by a day, and its steps until then."""

    request: ServiceRequest
    passages: tuple[Passage, ...]

    @property
    def life(self) -> Life:
        """办理情况. Where it stands after the last step."""
        return self.passages[-1].after if self.passages else beginning(self.request)


def courses_on(register: Register, on: date) -> Mapping[str, Course]:
    """办理过程. That of every request at the end of a day, by its id."""
    return register.once(_courses, on)


def lives_on(register: Register, on: date) -> Mapping[str, Life]:
    """办理情况. Where every request stands at the end of a day, by its id."""
    return register.once(_lives, on)


def course_on(register: Register, request: ServiceRequest, on: date) -> Course:
    """办理过程. That of one request at the end of a day."""
    steps = [
        it
        for it in register.tied(RequestStep, "request", request.id)
        if it.period.start is None or it.period.start <= on
    ]
    if request.closed and request.closed > on:
        request = request.evolve(closed=None, satisfaction=None)
    return Course(request, tuple(passages(request, steps)))


def _courses(register: Register, on: date) -> Mapping[str, Course]:
    requests = register.all(ServiceRequest)
    return {it.id: course_on(register, it, on) for it in requests}


def _lives(register: Register, on: date) -> Mapping[str, Life]:
    return {name: it.life for name, it in courses_on(register, on).items()}


def service_of(
    register: Register, request: ServiceRequest, tier: Tier | None
) -> Service | None:
    """服务项目. The entry that a request is served by, while it is with a tier.

    It is the one that the request names, else the first of its category and the tier
    that was offered when it was received.
    """
    if request.service is not None:
        return register.find(request.service)
    alike = (request.id.community, request.category, tier)
    offers = register.once(_offers).get(alike, ())
    return _first_on(offers, request.received)


def _first_on(offers: Iterable[Service], day: date | None) -> Service | None:
    return next((it for it in offers if day is None or it.period.has(day)), None)


def _offers(register: Register) -> Mapping[tuple[object, ...], list[Service]]:
    found: defaultdict[tuple[object, ...], list[Service]] = defaultdict(list)
    for it in register.all(Service):
        if it.category:
            found[it.id.community, it.category, it.tier].append(it)
    return found


def due(register: Register, request: ServiceRequest, life: Life) -> Deadline | None:
    """办理时限. When a request ought to be handled; None where no term is known.

    It is what the term was extended to, else so many days from its start as the
    catalogue promises. Petitions have the terms of the law, which rules judge.
    """
    if request.procedure is Procedure.PETITION:
        return None
    if life.until is not None:
        return Deadline(life.until)
    service = service_of(register, request, life.tier)
    days = None if service is None else days_of(service, request.procedure)
    if service is None or days is None or life.started is None:
        return None
    if service.counting is Counting.CALENDAR_DAYS:
        return days_after(life.started, days)
    return calendar_of(register, request.id.community).after(life.started, days)


def days_of(service: Service, procedure: Procedure) -> int | None:
    """时限天数. What the catalogue promises; a negative number promises nothing."""
    days = service.days
    if procedure is Procedure.URGENT and service.urgent_days is not None:
        days = service.urgent_days
    return None if days is None or days < 0 else days


def kept(register: Register, request: ServiceRequest, life: Life) -> bool | None:
    """按时. Whether a request was handled in time; None where nothing tells."""
    end = due(register, request, life)
    return None if end is None or life.done is None else end.kept(life.done)
