"""办理环节. The steps in the life of a request: what, when, by whom, and why."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.services import Satisfaction, ServiceRequest, Tier
from shequ_core.model.units import Unit
from shequ_core.model.volunteers import Corps
from shequ_core.values import ALWAYS, Period, Ref


class Step(Enum):
    """环节. What can happen to a request; which when, ``request_life`` tells."""

    FILE = "file"
    ACCEPT = "accept"
    REFUSE = "refuse"
    MERGE = "merge"
    DISPATCH = "dispatch"
    RETURN = "return"
    ARBITRATE = "arbitrate"
    EXTEND = "extend"
    ESCALATE = "escalate"
    HANDLE = "handle"
    VERIFY = "verify"
    REJECT = "reject"
    CLOSE = "close"
    REOPEN = "reopen"
    ASK_REVIEW = "ask_review"
    REVIEW = "review"
    WITHDRAW = "withdraw"


@attrs.frozen(kw_only=True)
class RequestStep(Record):
    """办理环节. One step of a request, on the day of its period.

    ``number`` counts the steps of a request from 1; ``by`` is who took it (经办人).
    Steps that send it somewhere name the ``tier`` and the ``handler`` (承办单位), or
    keep its words in ``handler_name``; above the first tier, such as a street office,
    has no tier. ``until`` is the day a term was extended to, ``satisfaction`` what the
    resident answered when it was verified.
    """

    id: Ref[RequestStep]
    request: Ref[ServiceRequest]
    number: int
    step: Step
    by: str = ""
    tier: Tier | None = None
    handler: Ref[Community | Unit | Corps] | None = None
    handler_name: str = ""
    until: date | None = None
    reason: str = ""
    satisfaction: Satisfaction | None = None
    period: Period = ALWAYS
