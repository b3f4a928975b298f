"""预约: who may have a room, when, and what is cancelled when it can't be."""

from datetime import date

import pytest
from tests.core.rules.facility_examples import COURT, HALL, opening
from tests.core.small_town import changed, ref, the

from shequ_core.acts import (
    apply,
    arrange_hours,
    book,
    cancel,
    close_facility,
    died,
    end_sharing,
    move_out,
    share,
)
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import (
    Booking,
    Community,
    Facility,
    Person,
    SharingAgreement,
    Team,
    Unit,
)
from shequ_core.values import ClockSpan, OpeningHours, Period

NOV, DEC = date(2004, 11, 20), date(2004, 12, 13)
MORNING = ClockSpan.of("09:00-11:00")
TEAM, UNIT, WIFE = ref(Team, "t1"), ref(Unit, "u1"), ref(Person, "h1b")
OPEN = [
    opening("FREQ=DAILY 08:00-12:00,14:00-18:00"),
    opening("FREQ=DAILY 06:00-20:00", "o2", COURT),
    the(Facility, "f1").evolve(open_days=None, capacity=30),
]


def town(*more):
    """The town with a hall and a court that have hours."""
    return changed([*OPEN, *more])


def booked(by=TEAM, facility=HALL, span=MORNING, register=None, **told):
    """What is written for a booking, in December unless told."""
    told = {"day": DEC, "on": NOV, **told}
    return book(register or town(), facility, by, span=span, **told)


def problem(act, *args, **told):
    """Why something can not be."""
    with pytest.raises(InvalidValue) as raised:
        act(*args, **told)
    return raised.value.problem


def test_a_team_has_the_hall_for_a_morning():
    """Who, when, how many, and the day it was asked for."""
    [it] = booked(purpose="排练", people=30).puts
    assert (it.facility, it.by, it.span) == (HALL, TEAM, MORNING)
    assert (it.booked, it.period, it.people) == (NOV, Period.day(DEC), 30)
    assert it.stands


@pytest.mark.parametrize("by", [TEAM, WIFE, ref(Community, "town"), UNIT])
def test_residents_teams_the_community_and_partners_book(by):
    """A unit that shares its court may have the hall in return."""
    assert booked(by).puts


def test_what_can_not_be_booked():
    """Too late, out of hours, over lunch, for too many, by somebody who left."""
    assert problem(booked, on=date(2004, 12, 14)) == "too-late"
    assert problem(booked, span=ClockSpan.of("18:00-19:00")) == "outside-hours"
    assert problem(booked, span=ClockSpan.of("11:00-15:00")) == "outside-hours"
    assert problem(booked, people=31) == "over-capacity"
    ended = the(Team, "t1").evolve(period=Period(None, DEC))
    assert problem(booked, register=town(ended)) == "may-not-book"
    bank = the(Unit, "u1").evolve(id=ref(Unit, "u2"), credit_code="")
    assert problem(booked, bank.id, register=town(bank)) == "may-not-book"
    assert problem(booked, register=changed([])) == "hours-unknown"
    with pytest.raises(NotFound):
        booked(ref(Team, "t9"))


def test_a_court_is_open_to_residents_by_agreement_and_to_its_unit_always():
    """When the agreement ends, what residents booked is cancelled, not the unit's."""
    register = apply(town(), booked(WIFE, COURT))
    afternoon = ClockSpan.of("15:00-16:00")
    register = apply(register, booked(UNIT, COURT, afternoon, register=register))
    agreement = ref(SharingAgreement, "u1-court")
    writes = end_sharing(register, agreement, on=date(2004, 12, 1))
    after = apply(register, writes)
    assert {it.by: it.cancelled for it in after.all(Booking)} == {
        WIFE: date(2004, 12, 1),
        UNIT: None,
    }
    assert problem(booked, WIFE, COURT, register=after) == "outside-hours"
    assert problem(end_sharing, after, agreement, on=date(2004, 12, 1)) == "not-then"
    again = share(after, COURT, on=date(2004, 12, 10), last=date(2005, 12, 9))
    assert booked(WIFE, COURT, register=apply(after, again)).puts


def test_what_is_shared_already_or_not_a_units_is_not_shared():
    """One agreement at a time, and only by a unit."""
    assert problem(share, town(), COURT, on=NOV) == "signed-already"
    assert problem(share, town(), HALL, on=NOV) == "not-theirs"


def test_agreed_hours_are_those_for_residents():
    """The court is open all day, for residents in the evening."""
    alone = changed(OPEN, without=[ref(SharingAgreement, "u1-court")])
    evenings = OpeningHours.of("FREQ=DAILY 18:00-20:00")
    register = apply(alone, share(alone, COURT, on=NOV, hours=evenings))
    assert problem(booked, WIFE, COURT, register=register) == "outside-hours"
    assert booked(WIFE, COURT, ClockSpan.of("18:00-20:00"), register=register).puts
    assert booked(UNIT, COURT, register=register).puts


def test_it_is_given_back_until_the_day():
    """Once, after it was asked for, and not when it is over."""
    register = apply(town(), booked())
    [it] = register.all(Booking)
    assert problem(cancel, register, it.id, on=date(2004, 12, 14)) == "not-then"
    assert problem(cancel, register, it.id, on=date(2004, 11, 19)) == "not-then"
    register = apply(register, cancel(register, it.id, on=DEC, reason="下雨"))
    [it] = register.all(Booking)
    assert (it.cancelled, it.reason, it.stands) == (DEC, "下雨", False)
    assert problem(cancel, register, it.id, on=DEC) == "cancelled-already"


def test_what_closes_gives_back():
    """A closure, and other hours; what fits the new hours stays."""
    register = apply(town(), booked())
    closed = close_facility(register, HALL, first=NOV, last=DEC, reason="粉刷")
    assert [it.reason for it in closed.puts if isinstance(it, Booking)] == ["停止开放"]
    late = OpeningHours.of("FREQ=DAILY 10:00-20:00")
    same = OpeningHours.of("FREQ=DAILY 09:00-20:00")
    for hours, lost in ((late, 1), (same, 0)):
        writes = arrange_hours(register, HALL, [hours], on=NOV)
        assert sum(isinstance(it, Booking) for it in writes.puts) == lost


@pytest.mark.parametrize("leave", [move_out, died])
def test_who_leaves_gives_back(leave):
    """What they had booked from that day on is cancelled on it."""
    register = apply(town(), booked(WIFE))
    after = apply(register, leave(register, WIFE, on=date(2004, 12, 1)))
    [it] = after.all(Booking)
    assert it.cancelled == date(2004, 12, 1)
