"""场地预约. Who has a room or court to themselves, for some hours of a day."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core.model._record import Record
from shequ_core.model.clubs import Club, Team
from shequ_core.model.community import Community
from shequ_core.model.facilities import Facility
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, ClockSpan, Period, Ref

Booker = Ref[Person | Team | Club | Unit | Community | PartyBody]
"""预约人. Who may book: residents, teams, clubs, units, the community and its party."""


@attrs.frozen(kw_only=True)
class Booking(Record):
    """场地预约. A facility is kept for somebody at ``span`` on the day of the period.

    ``people`` is how many are to come, ``booked`` the day on which it was asked for.
    What is ``cancelled`` is kept as history, and keeps the facility from nobody.
    """

    id: Ref[Booking]
    facility: Ref[Facility]
    by: Ref[Person | Team | Club | Unit | Community | PartyBody]
    span: ClockSpan
    purpose: str = ""
    people: int | None = None
    booked: date | None = None
    cancelled: date | None = None
    reason: str = ""
    period: Period = ALWAYS

    @property
    def stands(self) -> bool:
        """有效. It was not cancelled."""
        return self.cancelled is None

    def collides(self, other: Booking) -> bool:
        """冲突. Both stand, and want one facility at one minute of one day."""
        return (
            self.id != other.id
            and self.stands
            and other.stands
            and self.facility == other.facility
            and self.period.meets(other.period)
            and self.span.meets(other.span)
        )
