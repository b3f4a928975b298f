"""随人登记. What is kept of a person, and ends with their stay or their life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.acts.writes import Writes
from shequ_core.model import (
    CareListing,
    PartyMembership,
    Person,
    Record,
    Separation,
    TeamMembership,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

OF_RESIDENTS: tuple[type[Record], ...] = (CareListing, Separation)
"""随居住. Ends when a person is no resident any more."""

OF_THE_LIVING: tuple[type[Record], ...] = (
    *OF_RESIDENTS,
    PartyMembership,
    TeamMembership,
)
"""随生命. Ends when a person dies, wherever they lived."""


def ended(
    register: Register,
    kinds: tuple[type[Record], ...],
    person: Ref[Person],
    on: date,
) -> Writes:
    """注销. What of some kinds is kept of a person ends; what was to be is struck."""
    kept = list(_kept(register, kinds, person, on))
    return Writes(
        tuple(
            it.evolve(period=Period(it.period.start, on))
            for it in kept
            if it.period.has(on)
        ),
        tuple(it.id for it in kept if not it.period.has(on)),
    )


def _kept(
    register: Register,
    kinds: tuple[type[Record], ...],
    person: Ref[Person],
    on: date,
) -> Iterator[Record]:
    for kind in kinds:
        for record in register.tied(kind, "person", person):
            if record.period.meets(Period.since(on)):
                yield record
