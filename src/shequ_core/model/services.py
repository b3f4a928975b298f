"""服务平台. What the four tiers offer, and what residents ask of them."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from shequ_core.model._record import Record
from shequ_core.model.community import Community
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.model.volunteers import Corps
from shequ_core.values import ALWAYS, Period, Ref, Workdays


class Tier(Enum):
    """服务层级. The four-tier platform; what one can not do goes up, to the first."""

    COMMITTEE = "1"
    PROPERTY_COMPANY = "2"
    UNITS = "3"
    VOLUNTEERS = "4"


class Satisfaction(Enum):
    """满意度. What the resident said of it."""

    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    DISSATISFIED = "dissatisfied"


class Counting(Enum):
    """计日方式. Whether a term is counted in workdays or in calendar days."""

    WORKDAYS = "workdays"
    CALENDAR_DAYS = "calendar_days"


class Procedure(Enum):
    """办理程序. How a request is handled: an urgent one has a term of its own, a
    petition (信访) those of the law.
    """

    ORDINARY = "ordinary"
    URGENT = "urgent"
    PETITION = "petition"


@attrs.frozen(kw_only=True)
class Service(Record):
    """服务项目. An entry of the catalogue: what a tier offers, and how soon it is done.

    ``days`` is the term from acceptance to handling, ``urgent_days`` that of urgent
    requests (0 is the same day), None where none was promised. ``provider_name``
    keeps the words where no known provider fits.
    """

    id: Ref[Service]
    name: str
    category: str = ""
    tier: Tier | None = None
    provider: Ref[Community | Unit | Corps] | None = None
    provider_name: str = ""
    audience: str = ""
    fee: str = ""
    days: int | None = None
    urgent_days: int | None = None
    counting: Counting = Counting.WORKDAYS
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class ServiceRequest(Record):
    """居民诉求. A request: ``number`` as filed; its period begins when it was received.

    ``closed`` is the day it was done (办结日期), None while open; ``requester`` keeps
    the name where no known person fits. The period ends after the day of closing.
    ``service`` is the entry of the catalogue; where it is None, that of the category
    and tier. ``part_of`` is the request of the same matter that it was put to (并案).
    How it was handled, its RequestSteps tell.
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
    place: str = ""
    service: Ref[Service] | None = None
    procedure: Procedure = Procedure.ORDINARY
    part_of: Ref[ServiceRequest] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class CalendarYear(Record):
    """工作日历. The workdays of a year, by the notice (``source``) on its holidays."""

    id: Ref[CalendarYear]
    workdays: Workdays
    source: str = ""
    period: Period = ALWAYS
