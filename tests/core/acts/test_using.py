"""场地使用: what a room was used for, with and without a booking; and what can't be."""

from datetime import date
from functools import partial

import pytest
from tests.core.acts.test_booking import MORNING, OPEN, problem
from tests.core.acts.test_forums import after
from tests.core.rules.facility_examples import COURT, HALL
from tests.core.small_town import changed, ref

from shequ_core.acts import Occasion, book, cancel, close_facility, record_use
from shequ_core.errors import NotFound
from shequ_core.model import Booking, FacilityUse, Meeting, PartyBody, Person
from shequ_core.values import Period

DAY, NEXT = date(2004, 7, 1), date(2004, 7, 2)
BRANCH, ASSEMBLY = ref(PartyBody, "p1"), ref(Meeting, "q3")


@pytest.fixture
def booked():
    """The hall, kept for the party's branch on the morning of its assembly."""
    told = {"day": DAY, "span": MORNING, "on": date(2004, 6, 24)}
    return after(changed(OPEN), book, HALL, BRANCH, **told)


def test_whoever_drops_in_is_counted():
    """Without a booking, an event or a time."""
    now = after(changed(OPEN), record_use, HALL, "读书看报", on=DAY, people=7)
    now = after(now, record_use, HALL, "谈心", on=DAY, people=2)
    told = [(it.purpose, it.by, it.people) for it in now.all(FacilityUse)]
    assert told == [("读书看报", None, 7), ("谈心", None, 2)]
    assert all(it.period == Period.day(DAY) for it in now.all(FacilityUse))


def test_what_was_booked_is_used(booked):
    """By who booked it, when they booked it; once."""
    [booking] = booked.all(Booking)
    kept = Occasion(booking=booking.id, event=ASSEMBLY)
    now = after(booked, record_use, HALL, "党员大会", on=DAY, people=3, occasion=kept)
    [use] = now.all(FacilityUse)
    assert (use.by, use.span, use.event) == (BRANCH, MORNING, ASSEMBLY)
    use_again = partial(problem, record_use, now, HALL, "党课", on=DAY)
    assert use_again(occasion=kept) == "another-booking"


def test_a_booking_keeps_one_room_on_one_day(booked):
    """For those who booked it, unless it was cancelled."""
    [booking] = booked.all(Booking)
    kept = Occasion(booking=booking.id)
    use = partial(problem, record_use, booked)
    assert use(HALL, "党课", on=NEXT, occasion=kept) == "another-booking"
    assert use(COURT, "党课", on=DAY, occasion=kept) == "another-booking"
    other = Occasion(booking=booking.id, by=ref(Person, "h1b"))
    assert use(HALL, "党课", on=DAY, occasion=other) == "another-booking"
    off = after(booked, cancel, booking.id, on=DAY)
    assert problem(record_use, off, HALL, "党课", on=DAY, occasion=kept) == (
        "another-booking"
    )


def test_what_is_closed_is_not_used(booked):
    """Nor is a room that is not there, nor for an event of another day."""
    shut = after(booked, close_facility, HALL, first=NEXT, last=NEXT, reason="装修")
    assert problem(record_use, shut, HALL, "读书看报", on=NEXT) == "closed"
    gone = booked.after([booked[HALL].evolve(period=Period(None, DAY))])
    assert problem(record_use, gone, HALL, "读书看报", on=DAY) == "facility-ended"
    event = Occasion(event=ASSEMBLY)
    use = partial(problem, record_use, booked, HALL, "党员大会")
    assert use(on=NEXT, occasion=event) == "another-day"
    nobody = Occasion(by=ref(Person, "none"))
    with pytest.raises(NotFound):
        record_use(booked, HALL, "谈心", on=DAY, occasion=nobody)
