"""场地使用. What a room was in fact used for, as the book beside its door has it."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.activities import Activity
from shequ_core.model.bookings import Booking
from shequ_core.model.clubs import Club, Team
from shequ_core.model.community import Community
from shequ_core.model.facilities import Facility
from shequ_core.model.meetings import Meeting
from shequ_core.model.party import PartyBody
from shequ_core.model.people import Person
from shequ_core.model.schools import Lesson
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, ClockSpan, Period, Ref


@attrs.frozen(kw_only=True)
class FacilityUse(Record):
    """场地使用. A facility was used on the day of the period, at ``span``.

    ``people`` counts who came (人次). ``by`` is who used it, None for whoever dropped
    in; ``booking`` kept it for them; ``event`` is what took place in it.
    """

    id: Ref[FacilityUse]
    facility: Ref[Facility]
    purpose: str = ""
    by: Ref[Person | Team | Club | Unit | Community | PartyBody] | None = None
    span: ClockSpan | None = None
    people: int | None = None
    booking: Ref[Booking] | None = None
    event: Ref[Meeting | Activity | Lesson] | None = None
    period: Period = ALWAYS
