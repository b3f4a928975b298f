"""随人登记. What is kept of a person, and ends with their stay or their life."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.acts.cancelling import cancelled
from shequ_core.acts.writes import Writes
from shequ_core.model import (
    Booking,
    CareFile,
    CareListing,
    Person,
    Record,
    Residence,
    Separation,
)
from shequ_core.register import Register
from shequ_core.rules.references import TIES
from shequ_core.values import Period, Ref

Tie = tuple[type[Record], str]
"""随人登记. A kind, and the field of it that names the person."""

OF_RESIDENTS: tuple[Tie, ...] = (
    (CareListing, "person"),
    (CareFile, "person"),
    (Separation, "person"),
)
"""随居住. Ends when a person is no resident any more."""

OF_THE_LIVING = tuple(tie for tie in TIES if tie[0] is not Residence)
"""随生命. Ends when a person dies, wherever they lived."""


def ended(
    register: Register, ties: Iterable[Tie], person: Ref[Person], on: date
) -> Writes:
    """注销. What is kept of a person ends; what was yet to begin is struck.

    What they have booked from the day on is cancelled.
    """
    kept = [
        record
        for kind, field in ties
        for record in register.tied(kind, field, person)
        if record.period.meets(Period.since(on))
    ]
    since = Period.since(on)
    booked = [
        it
        for it in register.tied(Booking, "by", person)
        if it.stands and it.period.meets(since)
    ]
    ended_or_struck = Writes(
        tuple(
            it.evolve(period=Period(it.period.start, on))
            for it in kept
            if it.period.has(on)
        ),
        tuple(it.id for it in kept if not it.period.has(on)),
    )
    given_back = cancelled(booked, on=on, reason="预约人离开")
    return ended_or_struck.then(Writes(tuple(given_back)))
