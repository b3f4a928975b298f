"""造场地. The rooms of a town in use: hours, closures, what is in them, who paid.

Coherent as of the town's day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    Asset,
    Booking,
    Closure,
    Contribution,
    Facility,
    Investment,
    Opening,
    Record,
)
from shequ_core.testing.strategies import opening_hours
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import (
    ClockSpan,
    HolidayOpening,
    OpeningHours,
    Period,
    Quantity,
    Yuan,
)

_NEW_YEAR = date(2004, 1, 1)


def draw_facility_life(draw: DrawFn, town: TownMaker) -> Iterator[Record]:
    """场地. A room with hours of its own, closed now and then, and its things."""
    room = town.ref(Facility, "room")
    yield Facility(
        id=room,
        name="排练厅",
        owner=town.hall,
        capacity=30,
    )
    for place in range(1, draw(st.integers(1, 2)) + 1):
        yield Opening(
            id=town.ref(Opening, place),
            facility=room,
            hours=draw(opening_hours()),
            holidays=draw(st.sampled_from(HolidayOpening)),
            period=Period.since(draw(st.none() | st.dates(_NEW_YEAR, DAY))),
        )
    for place in range(draw(st.integers(0, 2))):
        first = draw(st.dates(_NEW_YEAR, DAY))
        yield Closure(
            id=town.ref(Closure, place),
            facility=room,
            reason="装修",
            period=Period(first, first + timedelta(days=draw(st.integers(1, 9)))),
        )
    yield from _paid(town)
    yield from _booked(town, draw(st.lists(st.integers(8, 20), unique=True)))


def _booked(town: TownMaker, hours: list[int]) -> Iterator[Record]:
    """A court that is open every day, and who has it on the last day of the year."""
    court = town.ref(Facility, "court")
    yield Facility(id=court, name="羽毛球场", owner=town.hall, capacity=8)
    yield Opening(
        id=town.ref(Opening, "court"),
        facility=court,
        hours=OpeningHours.of("FREQ=DAILY 08:00-21:00"),
    )
    for place, hour in enumerate(hours):
        cancelled = DAY if place % 3 == 2 else None
        yield Booking(
            id=town.ref(Booking, hour),
            facility=court,
            by=town.hall,
            span=ClockSpan.of(f"{hour:02}:00-{hour + 1:02}:00"),
            purpose="羽毛球",
            people=place % 9,
            booked=date(2004, 12, 20),
            cancelled=cancelled,
            reason="下雨" if cancelled else "",
            period=Period.day(DAY),
        )


def _paid(town: TownMaker) -> Iterator[Record]:
    """What the town's hall cost, by funder, and what was bought of it."""
    hall = town.ref(Investment, "hall")
    for place, (name, amount) in enumerate(
        (("市拨款", Quantity.said_as("50多万元")), ("自筹", Quantity.exactly(12000)))
    ):
        yield Contribution(
            id=town.ref(Contribution, place),
            investment=hall,
            funder_name=name,
            amount=amount,
        )
    yield Asset(
        id=town.ref(Asset, 1),
        name="折叠椅",
        facility=town.ref(Facility, "room"),
        count=40,
        value=Yuan.of("3200"),
        investment=hall,
        period=Period.since(date(2004, 9, 1)),
    )
