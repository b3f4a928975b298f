"""居民诉求. Requests of residents, and the four tiers that serve them."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, Period, Ref


class Tier(Enum):
    """服务层级. The four-tier platform, in order of escalation."""

    COMMITTEE = "1"
    PROPERTY_COMPANY = "2"
    UNITS = "3"
    VOLUNTEERS = "4"


class Satisfaction(Enum):
    """满意度. What the resident said of it."""

    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    DISSATISFIED = "dissatisfied"


@attrs.frozen(kw_only=True)
class ServiceRequest(Record):
    """居民诉求. A request: ``number`` as filed; its period begins when it was received.

    ``closed`` is the day it was done (办结日期), None while open; ``requester`` keeps
    the name where no known person fits. The period ends after the day of closing.
    """

    id: Ref[ServiceRequest]
    number: str
    person: Ref[Person] | None = None
    requester: str = ""
    category: str = ""
    tier: Tier | None = None
    received: date | None = None
    closed: date | None = None
    satisfaction: Satisfaction | None = None
    period: Period = ALWAYS
