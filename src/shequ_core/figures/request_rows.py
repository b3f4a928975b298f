"""诉求取数. Which requests count in a period, by how they stand at its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shequ_core.figures.figure import Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.request_lives import kept, lives_on
from shequ_core.glossary import word
from shequ_core.model import RequestStep, Satisfaction, ServiceRequest, Step, Tier
from shequ_core.model.request_life import DONE, DROPPED, Life, RequestState
from shequ_core.register import Register

Rows = Callable[[Register, Window], list[ServiceRequest]]
By = Callable[[Register, Window], Callable[[ServiceRequest], str]]


def _told(register: Register, window: Window) -> list[tuple[ServiceRequest, Life]]:
    return register.once(_received_with_lives, window)


def _received_with_lives(
    register: Register, window: Window
) -> list[tuple[ServiceRequest, Life]]:
    lives = lives_on(register, _end(window))
    return [
        (request, lives[request.id])
        for request in register.all(ServiceRequest)
        if request.received and window.period.has(request.received)
    ]


def _end(window: Window) -> date:
    return window.period.last or date.max


def received(register: Register, window: Window) -> list[ServiceRequest]:
    """受理. Those received in the period, but for what is not handled."""
    told = _told(register, window)
    return [request for request, life in told if life.state not in DROPPED]


def reported(register: Register, window: Window) -> list[ServiceRequest]:
    """反映. The same, and those that were put to another of the same matter."""
    unheard = DROPPED - {RequestState.MERGED}
    told = _told(register, window)
    return [request for request, life in told if life.state not in unheard]


def _done(register: Register, window: Window) -> list[tuple[ServiceRequest, Life]]:
    told = _told(register, window)
    return [(request, life) for request, life in told if life.state in DONE]


def closed(register: Register, window: Window) -> list[ServiceRequest]:
    """办结. Those received in the period and closed at its end."""
    return [request for request, _ in _done(register, window)]


def rated(*answers: Satisfaction) -> Rows:
    """评价. Closed requests of which the resident said so."""
    return lambda register, window: [
        request
        for request, life in _done(register, window)
        if life.satisfaction in answers
    ]


def in_time(*verdicts: bool) -> Rows:
    """按时. Closed requests whose term tells that they were in time, or were not."""
    return lambda register, window: [
        request
        for request, life in _done(register, window)
        if kept(register, request, life) in verdicts
    ]


def taken(step: Step) -> Callable[[Register, Window], list[RequestStep]]:
    """环节. The steps of a sort that were taken in the period."""
    return lambda register, window: [
        it for it in begun(register, RequestStep, window) if it.step is step
    ]


def one_a_tier(register: Register, window: Window) -> list[ServiceRequest]:
    """各层级一件. The first request of each tier that was at work."""
    first: dict[tuple[str, Tier], ServiceRequest] = {}
    for request, life in _told(register, window):
        tier = life.tier or request.tier
        if tier is not None and life.state not in DROPPED:
            first.setdefault((request.id.community, tier), request)
    return list(first.values())


def by_tier(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    """按层级. The tier that has it; of what went above the first, the one before."""
    lives = lives_on(register, _end(window))

    def tier(request: ServiceRequest) -> str:
        served = lives[request.id].tier or request.tier
        return UNSTATED if served is None else word(served)

    return tier


def by_answer(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    """按满意度. What the resident said."""
    lives = lives_on(register, _end(window))

    def answer(request: ServiceRequest) -> str:
        satisfaction = lives[request.id].satisfaction
        return "未评价" if satisfaction is None else word(satisfaction)

    return answer


def by_category(register: Register, window: Window) -> Callable[[ServiceRequest], str]:
    """按类别. As the ledger puts it."""
    return lambda request: request.category or UNSTATED
