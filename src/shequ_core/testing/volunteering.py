"""造志愿者. Who of a town is enrolled, and what each did in the year's service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    Person,
    Record,
    VolunteerRecord,
)
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import ClockSpan, Period

_SERVED = date(2004, 3, 12)
"""服务日. The day of the town's service, which seven people did for 2.5 hours."""


def draw_volunteering(
    draw: DrawFn, town: TownMaker, adults: list[Person]
) -> Iterator[Record]:
    """志愿者. Some of the adults; some of these served, and have it certified."""
    volunteers = draw(st.lists(st.sampled_from(adults), unique=True, max_size=4))
    for place, who in enumerate(volunteers):
        key = who.id.key
        yield Enrolment(
            id=town.ref(Enrolment, key),
            person=who.id,
            corps=town.ref(Corps, "1"),
            period=Period.since(date(2004, 3, 1)),
        )
        if place % 2:
            continue
        yield VolunteerRecord(
            id=town.ref(VolunteerRecord, key),
            deed=town.ref(Deed, "1"),
            person=who.id,
            hours=Decimal("2.50"),
            span=ClockSpan.of("09:00-11:30"),
            period=Period.day(_SERVED),
        )
        yield Certificate(
            id=town.ref(Certificate, key),
            number=f"2004{place + 1:04}",
            person=who.id,
            hours=Decimal("2.50"),
            last=date(2004, 6, 30),
            period=Period.day(DAY),
        )
