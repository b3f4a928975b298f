"""环节核对. What a step of a request must be, before it is taken."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.figures.request_lives import due
from shequ_core.glossary import word
from shequ_core.model import (
    Community,
    Corps,
    RequestStep,
    ServiceRequest,
    Step,
    Tier,
    Unit,
)
from shequ_core.model.request_life import MOVES, Life, allowed, is_upwards
from shequ_core.register import Register
from shequ_core.values import Ref

Handler = Ref[Community | Unit | Corps]


@attrs.frozen(kw_only=True)
class Sent:
    """去向. Where a step sends a request: a tier, and a handler or its words.

    No tier is above the platform: the street office and beyond.
    """

    tier: Tier | None = None
    handler: Handler | None = None
    handler_name: str = ""

    @property
    def name(self) -> str:
        """承办单位. The ref or the words."""
        return self.handler or self.handler_name


NOWHERE = Sent()
"""不转. Of steps that send a request nowhere."""


def next_number(register: Register, request: ServiceRequest, on: date) -> int:
    """环节序号. That of the next step. Raises InvalidValue on a day before the last."""
    steps = register.tied(RequestStep, "request", request.id)
    days = [request.received, *(it.period.start for it in steps)]
    last = max((it for it in days if it), default=date.min)
    if on < last:
        raise InvalidValue(
            f"{request.id}: something happened on {last}, later than {on}; "
            "look at the day, or strike the later step (环节) first",
            problem="step-day",
        )
    return 1 + max((it.number for it in steps), default=0)


def hold_to_state(request: ServiceRequest, life: Life, step: Step) -> None:
    """合序. Raises InvalidValue where the state does not allow the step."""
    if not allowed(request, life, step):
        can = ", ".join(it.value for it in Step if allowed(request, life, it))
        raise InvalidValue(
            f"{request.id} is “{word(life.state)}”: {step.value} ({word(step)}) is not "
            f"possible now; what is: {can or 'nothing'}",
            problem="step-not-allowed",
        )


def hold_to_needs(
    request: ServiceRequest, life: Life, step: Step, reason: str, to: Sent
) -> None:
    """齐全. Raises InvalidValue where a reason or a handler is missing or not right.

    It is not sent to whoever returned it before, nor escalated but upwards.
    """
    move = MOVES[step]
    trouble = ""
    if move.reason and not reason.strip():
        trouble = "needs its reason (理由)"
    elif move.handler and not to.name:
        trouble = "needs a handler (承办单位)"
    elif not move.handler and to != NOWHERE:
        trouble = "sends it nowhere: leave the handler (承办单位) out"
    elif step is Step.ESCALATE and not is_upwards(life.tier, to.tier):
        trouble = "goes to a higher tier only (逐级向上)"
    elif move.handler and step is not Step.ESCALATE and to.tier is None:
        trouble = "needs a tier (服务层级)"
    elif step is Step.DISPATCH and to.name in life.returned_by:
        trouble = "can't send it to whoever returned it (退回): choose another handler"
    if trouble:
        raise InvalidValue(
            f"{request.id}: {step.value} ({word(step)}) {trouble}", problem="step-needs"
        )


def hold_to_term(
    register: Register,
    request: ServiceRequest,
    life: Life,
    step: Step,
    *,
    on: date,
    until: date | None,
) -> None:
    """时限. Raises InvalidValue where an extension is too late, or extends nothing."""
    trouble = ""
    if (step is Step.EXTEND) != (until is not None):
        trouble = "a day to extend to (延期至) is told when extending, and only then"
    elif until is not None:
        end = due(register, request, life)
        if end is not None and end.kept(on) is False:
            trouble = f"the term (办理时限) was over on {end.day}: it can't be extended"
        elif until <= max(on, (end.day if end else None) or on):
            trouble = f"{until} extends nothing (延期): choose a later day"
    if trouble:
        raise InvalidValue(f"{request.id}: {trouble}", problem="step-term")
