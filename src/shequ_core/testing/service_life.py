"""造服务. The service platform of a town: its catalogue, and requests to their end.

Coherent as of the town's day: every step is in order, and in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    CalendarYear,
    Person,
    Procedure,
    Record,
    RequestStep,
    Satisfaction,
    Service,
    ServiceRequest,
    Step,
    Tier,
)
from shequ_core.model.request_life import (
    MOVES,
    Life,
    RequestState,
    allowed,
    beginning,
    is_upwards,
    moved,
)
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import Period, Ref, Workdays

YEARS = (
    "2004 -01-01 -01-22..01-28 -05-01..05-07 -10-01..10-07 "
    "+01-17..01-18 +05-08..05-09 +10-09..10-10",
    "2005 -01-01..01-03 -02-09..02-15 -05-01..05-07 -10-01..10-07 "
    "+02-05..02-06 +04-30 +05-08 +10-08..10-09",
)
"""工作日历. Of 2004 and 2005, as the State Council announced them."""

_STRAY = 8
"""How many steps a request may go astray before it is brought to its end."""

_ONWARDS: Mapping[RequestState, Step] = {
    RequestState.FILED: Step.ACCEPT,
    RequestState.ACCEPTED: Step.DISPATCH,
    RequestState.DISPATCHED: Step.HANDLE,
    RequestState.ARBITRATION: Step.ARBITRATE,
    RequestState.HANDLED: Step.VERIFY,
    RequestState.VERIFIED: Step.CLOSE,
    RequestState.UNDER_REVIEW: Step.REVIEW,
}


def draw_service_life(
    draw: DrawFn, town: TownMaker, residents: list[Person]
) -> Iterator[Record]:
    """服务. A catalogue of the four tiers, and a request of each of the residents."""
    yield from calendar(town)
    for tier in Tier:
        yield Service(
            id=town.ref(Service, tier.value),
            name="上门服务",
            category="环境卫生",
            tier=tier,
            provider_name="服务队",
            days=30,
            urgent_days=20,
        )
    for who in residents:
        received = draw(st.dates(date(2004, 1, 1), date(2004, 12, 1)))
        yield from _request(draw, town, who, received)


def calendar(town: TownMaker) -> Iterator[CalendarYear]:
    """工作日历. Two years of it."""
    for text in YEARS:
        year = Workdays.of(text)
        yield CalendarYear(id=town.ref(CalendarYear, year.year), workdays=year)


def _request(
    draw: DrawFn, town: TownMaker, who: Person, received: date
) -> Iterator[Record]:
    request = ServiceRequest(
        id=town.ref(ServiceRequest, f"w{who.id.key}"),
        number=f"W{who.id.key}",
        person=who.id,
        category="环境卫生",
        service=town.ref(Service, Tier.UNITS.value),
        procedure=draw(st.sampled_from((Procedure.ORDINARY, Procedure.PETITION))),
        received=received,
        period=Period.since(received),
    )
    yield request
    stray = 1 + draw(st.integers(0, _STRAY))
    life, day, number = beginning(request, Step.FILE), received, 1
    filed = _step(town, request, Step.FILE, life, number)
    yield filed.evolve(period=Period.day(received))
    while stray > number or life.state in _ONWARDS:
        onwards = number >= stray
        steps = [_ONWARDS[life.state]] if onwards else _choices(request, life)
        if not steps:
            return
        number += 1
        day += timedelta(days=draw(st.integers(0, 1)))
        step = _step(town, request, draw(st.sampled_from(steps)), life, number)
        step = step.evolve(period=Period.day(day))
        yield step
        life = moved(life, step)


def _choices(request: ServiceRequest, life: Life) -> list[Step]:
    return [
        step
        for step in Step
        if allowed(request, life, step)
        and step is not Step.MERGE
        and (step is not Step.ESCALATE or life.tier is not None)
    ]


def _step(
    town: TownMaker, request: ServiceRequest, step: Step, life: Life, number: int
) -> RequestStep:
    move = MOVES[step]
    ref: Ref[RequestStep] = town.ref(RequestStep, f"{request.id.key}-{number}")
    tier: Tier | None = Tier.PROPERTY_COMPANY
    if step is Step.ESCALATE:
        tier = next((it for it in Tier if is_upwards(life.tier, it)), None)
    answered = Satisfaction.SATISFIED if step is Step.VERIFY else None
    return RequestStep(
        id=ref,
        request=request.id,
        number=number,
        step=step,
        by="经办人",
        tier=tier if move.handler else None,
        handler_name=f"第{number}家单位" if move.handler else "",
        reason="情况属实" if move.reason else "",
        satisfaction=answered,
    )
