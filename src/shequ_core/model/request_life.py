"""办理情况. Where a request stands: a fold over its steps, and nothing else.

A step that the state does not allow changes nothing; it is told as out of order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

import attrs

from shequ_core.model.request_steps import RequestStep, Step
from shequ_core.model.services import Procedure, Satisfaction, ServiceRequest, Tier

RETURNS = 2
"""退回次数. After so many returns it is for an arbiter to say whose it is."""

REVIEWS = 2
"""复查次数. A petition is reviewed (复查) and re-reviewed (复核), and that is final."""


class RequestState(Enum):
    """办理状态. Where a request stands."""

    FILED = "filed"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    ARBITRATION = "arbitration"
    HANDLED = "handled"
    VERIFIED = "verified"
    CLOSED = "closed"
    UNDER_REVIEW = "under_review"
    REFUSED = "refused"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


S = RequestState
DONE = frozenset({S.CLOSED, S.UNDER_REVIEW})
"""办结. Closed, and not to be done again unless a review says so."""

DROPPED = frozenset({S.REFUSED, S.MERGED, S.WITHDRAWN})
"""不再办理. Not handled: not for this platform, part of another, taken back."""

_OPEN = frozenset(S) - DONE - DROPPED


@attrs.frozen
class Move:
    """变动. The states a step can be taken in, where it leads, and what it must name.

    ``reason`` and ``handler`` say that it gives one.
    """

    since: frozenset[RequestState]
    to: RequestState
    reason: bool = False
    handler: bool = False


def _move(since: Iterable[RequestState], to: RequestState, names: str = "") -> Move:
    told = names.split()
    return Move(frozenset(since), to, "reason" in told, "handler" in told)


MOVES: Mapping[Step, Move] = {
    Step.FILE: _move([], S.FILED),
    Step.ACCEPT: _move([S.FILED], S.ACCEPTED),
    Step.REFUSE: _move([S.FILED], S.REFUSED, "reason"),
    Step.MERGE: _move([S.FILED, S.ACCEPTED], S.MERGED, "reason"),
    Step.DISPATCH: _move([S.ACCEPTED], S.DISPATCHED, "handler"),
    Step.RETURN: _move([S.DISPATCHED], S.ACCEPTED, "reason"),
    Step.ARBITRATE: _move([S.ARBITRATION], S.DISPATCHED, "reason handler"),
    Step.EXTEND: _move([S.DISPATCHED], S.DISPATCHED, "reason"),
    Step.ESCALATE: _move([S.DISPATCHED], S.DISPATCHED, "reason handler"),
    Step.HANDLE: _move([S.DISPATCHED], S.HANDLED),
    Step.VERIFY: _move([S.HANDLED], S.VERIFIED),
    Step.REJECT: _move([S.HANDLED], S.DISPATCHED, "reason"),
    Step.CLOSE: _move([S.VERIFIED], S.CLOSED),
    Step.REOPEN: _move([*DONE, S.REFUSED], S.ACCEPTED, "reason"),
    Step.ASK_REVIEW: _move([S.CLOSED], S.UNDER_REVIEW, "reason"),
    Step.REVIEW: _move([S.UNDER_REVIEW], S.CLOSED, "reason"),
    Step.WITHDRAW: _move(_OPEN, S.WITHDRAWN, "reason"),
}
"""办理流程. Every step there is; two returns lead to arbitration instead.

To be filed is where a life begins: it is the first step or none.
"""

_AFTERWARDS = frozenset({Step.REOPEN, Step.ASK_REVIEW})


@attrs.frozen(kw_only=True)
class Life:
    """办理情况. A request on a day.

    ``started`` is the day its term began: acceptance, or the last reopening; ``until``
    what the term was extended to. ``returned_by`` are the handlers that gave it back
    since, ``returns`` how often. ``handled``, ``verified`` and ``closed`` are None
    again once it is not so any more.
    """

    state: RequestState
    tier: Tier | None = None
    handler: str = ""
    started: date | None = None
    until: date | None = None
    handled: date | None = None
    verified: date | None = None
    closed: date | None = None
    satisfaction: Satisfaction | None = None
    returns: int = 0
    returned_by: frozenset[str] = frozenset()
    arbitrated: bool = False
    reviews: int = 0

    @property
    def done(self) -> date | None:
        """完成日. When it was handled; of what only a ledger tells, when it closed."""
        return self.handled or self.closed


@attrs.frozen
class Passage:
    """经过. A step, how things stood before it, and after; they are the same object
    where it was out of order.
    """

    step: RequestStep
    before: Life
    after: Life

    @property
    def in_order(self) -> bool:
        """合序. The state allowed the step."""
        return self.after is not self.before


def handler_of(step: RequestStep) -> str:
    """承办单位. The ref or the words by which a step names the handler."""
    return step.handler or step.handler_name


def is_upwards(here: Tier | None, there: Tier | None) -> bool:
    """向上. From one tier to a higher one; None is above the platform (街道以上)."""
    return here is not None and (there is None or there.value < here.value)


def beginning(request: ServiceRequest, first: Step | None = None) -> Life:
    """起点. How it stood before its first step; where none is known, as ledgers say.

    What is accepted, or reopened, was filed, or closed, before. Anything else was
    accepted on the day it was received.
    """
    if first is Step.FILE or (first is not None and S.FILED in MOVES[first].since):
        return Life(state=S.FILED, tier=request.tier)
    known = Life(state=S.ACCEPTED, tier=request.tier, started=request.received)
    closed = request.closed is not None if first is None else first in _AFTERWARDS
    if not closed:
        return known
    return attrs.evolve(
        known,
        state=S.CLOSED,
        closed=request.closed,
        satisfaction=request.satisfaction,
    )


def allowed(request: ServiceRequest, life: Life, step: Step) -> bool:
    """可否. The state of the request allows the step.

    After an arbiter's word nobody returns it; only petitions are reviewed, twice at
    the most.
    """
    if step is Step.RETURN and life.arbitrated:
        return False
    if step is Step.ASK_REVIEW:
        petition = request.procedure is Procedure.PETITION
        return petition and life.state is S.CLOSED and life.reviews < REVIEWS
    return life.state in MOVES[step].since


def passages(
    request: ServiceRequest, steps: Iterable[RequestStep]
) -> Iterator[Passage]:
    """经过. The steps of a request by their numbers, each with its effect."""
    in_turn = sorted(steps, key=lambda it: (it.number, it.id))
    life = beginning(request, in_turn[0].step if in_turn else None)
    for place, step in enumerate(in_turn):
        begins = place == 0 and step.step is Step.FILE
        lawful = begins or allowed(request, life, step.step)
        after = moved(life, step) if lawful else life
        yield Passage(step, life, after)
        life = after


def life_of(request: ServiceRequest, steps: Iterable[RequestStep]) -> Life:
    """办理情况. Where the request stands after the steps."""
    walked = list(passages(request, steps))
    return walked[-1].after if walked else beginning(request)


def moved(life: Life, step: RequestStep) -> Life:
    """推进. The life after a step that is allowed; never the same object."""
    to = MOVES[step.step].to
    change = _CHANGES.get(step.step)
    if change is not None:
        life = change(life, step)
    if step.step is Step.RETURN and life.returns >= RETURNS:
        to = S.ARBITRATION
    return attrs.evolve(life, state=to)


def _sent(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(
        life,
        tier=step.tier,
        handler=handler_of(step),
        arbitrated=life.arbitrated or step.step is Step.ARBITRATE,
    )


def _returned(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(
        life,
        returns=life.returns + 1,
        returned_by=life.returned_by | {life.handler},
    )


def _begun(life: Life, step: RequestStep) -> Life:
    return Life(
        state=life.state,
        tier=life.tier,
        started=step.period.start,
        reviews=life.reviews,
    )


def _extended(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(life, until=step.until or life.until)


def _handled(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(life, handled=step.period.start)


def _verified(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(
        life, verified=step.period.start, satisfaction=step.satisfaction
    )


def _rejected(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(life, handled=None)


def _closed(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(
        life,
        closed=step.period.start,
        satisfaction=step.satisfaction or life.satisfaction,
    )


def _reviewed(life: Life, step: RequestStep) -> Life:
    return attrs.evolve(life, reviews=life.reviews + 1)


_CHANGES: Mapping[Step, Callable[[Life, RequestStep], Life]] = {
    Step.ACCEPT: _begun,
    Step.REOPEN: _begun,
    Step.DISPATCH: _sent,
    Step.ARBITRATE: _sent,
    Step.ESCALATE: _sent,
    Step.RETURN: _returned,
    Step.EXTEND: _extended,
    Step.HANDLE: _handled,
    Step.VERIFY: _verified,
    Step.REJECT: _rejected,
    Step.CLOSE: _closed,
    Step.ASK_REVIEW: _reviewed,
}
