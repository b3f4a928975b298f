"""Laws of bookings: one at a time, in open hours, and given back when it can't be."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.act_views import dangling, happens

from shequ_core.acts import apply, book, cancel
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.bookings import use_of
from shequ_core.figures.openings import is_usable
from shequ_core.model import Booking, Facility, FacilityUse, Unit
from shequ_core.register import Register
from shequ_core.rules import check, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.booking_happening import ACTS
from shequ_core.testing.town_making import DAY, TownMaker
from shequ_core.values import ClockSpan, Period

KINDS = (
    "booking-overlap",
    "booking-outside-hours",
    "booking-over-capacity",
    "booking-by-outsider",
)
LED_TO_BY = {"share": ("end_sharing",)}
WINDOW = Window.year_to(DAY)


def booking_lives(*only: str, most: int = 10):
    """Lives of rooms and courts: any of their acts, or those named."""
    return lives(towns(), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act about rooms and courts."""
    happens(name, booking_lives(name, *LED_TO_BY.get(name, ())))


@given(booking_lives(*ACTS, "move_out", "died"))
def test_acts_give_the_rules_of_bookings_nothing_to_tell(life: Life):
    """Whoever leaves, whatever closes: no two collide, and none is out of hours."""
    assert not check(life.end, DAY, map(rule_named, KINDS))
    assert not dangling(life.end)
    for booking in life.end.all(Booking):
        assert not any(map(booking.collides, life.end.all(Booking)))


@given(booking_lives())
def test_no_more_is_booked_than_is_open(life: Life):
    """Hours booked are among those open, facility by facility; the figures add up."""
    total = 0
    for facility in life.end.all(Facility):
        use = use_of(life.end, facility.id, WINDOW.period)
        assert use.open is None or use.booked <= use.open
        total += use.bookings
    assert measure(life.end, "bookings", WINDOW).value == total
    hours = measure(life.end, "booked_hours", WINDOW).value
    by_facility = measure(life.end, "booked_hours_by_facility", WINDOW).value
    assert sum(by_facility.values()) == hours


@given(booking_lives("book", "cancel", "record_use", "move_out"))
def test_a_booking_is_used_once_by_who_booked_it(life: Life):
    """On its day, in its room; and what was used is counted once, booked or not."""
    town = life.end
    uses = list(town.all(FacilityUse))
    kept = [it.booking for it in uses if it.booking]
    assert len(kept) == len(set(kept))
    for use in uses:
        assert is_usable(town, town[use.facility], use.period.start)
        if use.booking:
            booking = town[use.booking]
            assert (use.facility, use.by) == (booking.facility, booking.by)
            assert (use.period, use.span) == (booking.period, booking.span)
    this_year = [it for it in uses if WINDOW.period.has(it.period.start)]
    told = partial(measure, town, window=WINDOW)
    assert told("facility_uses").value == len(this_year)
    assert told("facility_days_used").value <= len(this_year)
    for code in ("facility_uses", "facility_use_visits"):
        by_facility = told(f"{code}_by_facility").value
        assert sum(by_facility.values()) == told(code).value
    assert not check(town, DAY, [rule_named("used-while-closed")])


@given(booking_lives())
def test_an_act_changes_no_booking_of_a_day_before(life: Life):
    """What was booked for earlier days was used, or was not."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        assert _earlier(before, step.on) == _earlier(after, step.on), step.name


def _earlier(register: Register, on: date) -> list[Booking]:
    return [it for it in register.all(Booking) if not it.period.meets(Period.since(on))]


@given(booking_lives("book", "cancel"))
def test_nothing_is_forgotten(life: Life):
    """Every booking is held or cancelled; none disappears."""
    for before, after in zip(life.towns, life.towns[1:], strict=False):
        names = set(after.named(Booking))
        assert set(before.named(Booking)) <= names
        told = [measure(after, it, WINDOW).value for it in BOTH]
        begun = [it for it in after.all(Booking) if WINDOW.period.has(it.period.start)]
        assert sum(told) == len(begun)


BOTH = ("bookings", "bookings_cancelled")


@given(towns(), st.integers(8, 19), st.integers(0, 60), st.integers(0, 365))
def test_what_is_given_back_can_be_had(town: Register, hour: int, late: int, days: int):
    """A booking keeps everybody out of its minutes until it is cancelled."""
    maker = TownMaker(next(iter(town)).id.community)
    court, hall = maker.ref(Facility, "court"), maker.hall
    on = date(2003, 1, 1)
    told = {"day": on + timedelta(days), "on": on}
    first = ClockSpan(hour * 60, hour * 60 + 60)
    second = ClockSpan(hour * 60 + late, hour * 60 + late + 60)
    writes = book(town, court, hall, span=first, **told)
    taken = apply(town, writes)
    if first.meets(second):
        with pytest.raises(InvalidValue) as raised:
            book(taken, court, hall, span=second, **told)
        assert raised.value.problem == "booked-already"
    free = apply(taken, cancel(taken, writes.puts[0].id, on=on))
    assert book(free, court, hall, span=second, **told).puts


@given(towns())
def test_a_stranger_books_nothing(town: Register):
    """A unit that shares nothing may not book what is not its own."""
    maker = TownMaker(next(iter(town)).id.community)
    bank = Unit(id=maker.ref(Unit, "bank"), name="银行")
    court, day = maker.ref(Facility, "court"), date(2003, 1, 1)
    town = town.after([bank])
    with pytest.raises(InvalidValue) as raised:
        book(town, court, bank.id, day=day, span=ClockSpan(600, 660), on=day)
    assert raised.value.problem == "may-not-book"
