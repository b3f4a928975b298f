"""志愿服务. Volunteer corps and what they did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from shequ_core.model._record import Record
from shequ_core.model.people import Person
from shequ_core.values import ALWAYS, ClockSpan, Period, Ref


@attrs.frozen(kw_only=True)
class Corps(Record):
    """志愿服务队. A volunteer corps of residents, of staff, or of party members."""

    id: Ref[Corps]
    name: str
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Deed(Record):
    """志愿服务. A service on one day: ``people`` took part for ``hours`` hours each.

    ``risk`` is what may hurt somebody, where anything may; ``insurance`` the policy
    that was taken out against it.
    """

    id: Ref[Deed]
    corps: Ref[Corps] | None = None
    task: str = ""
    people: int | None = None
    hours: Decimal | None = None
    risk: str = ""
    insurance: str = ""
    period: Period = ALWAYS

    @property
    def total_hours(self) -> Decimal:
        """总时长. People times hours, in hours; 0 where either is unknown."""
        return (self.people or 0) * (self.hours or Decimal(0))


@attrs.frozen(kw_only=True)
class Enrolment(Record):
    """志愿者注册. A person is a volunteer of a corps, for the days of the period."""

    id: Ref[Enrolment]
    person: Ref[Person]
    corps: Ref[Corps]
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class VolunteerRecord(Record):
    """志愿服务记录. One volunteer's part in a service: ``hours`` hours of one day.

    ``span`` is when, where it is known; nobody is at two services in one minute.
    """

    id: Ref[VolunteerRecord]
    deed: Ref[Deed]
    person: Ref[Person]
    hours: Decimal
    span: ClockSpan | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Certificate(Record):
    """志愿服务证明. Says that a volunteer served ``hours`` hours until ``last``.

    From ``first``, or from the beginning; issued on the day of the period. What is
    ``revoked`` is kept as history and says nothing any more.
    """

    id: Ref[Certificate]
    number: str
    person: Ref[Person]
    hours: Decimal
    first: date | None = None
    last: date | None = None
    revoked: date | None = None
    period: Period = ALWAYS

    @property
    def covers(self) -> Period:
        """证明时段. The days of which it speaks; none if it ends before it begins."""
        if self.first and self.last and self.last < self.first:
            return Period(self.first, self.first)
        return Period.through(self.first, self.last)
