"""党员之家: opened in June 2004, kept for the branches, used by whoever comes."""

from datetime import date, timedelta

import pytest
from tests.examples.records import beizheng

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.bookings import use_of
from shequ_core.model import (
    Booking,
    Facility,
    FacilityUse,
    Meeting,
    MeetingType,
    PartyBody,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import ClockSpan, Ref

DAY = date(2004, 12, 31)
YEAR = Window.year_to(DAY)
HOME = Ref[Facility]("beizheng/facility/f12")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its party and its home."""
    return beizheng("party", "party_home")


def test_the_home_is_a_room_with_hours(town: Register) -> None:
    """From its day on; how large it is nobody says, so the 800 m² stay 800."""
    home = town[HOME]
    assert (home.name, home.use, home.area_m2) == ("党员之家", "党建", None)
    open_days = measure(town, "facility_open_days_by_facility", YEAR).value
    assert open_days["党员之家"] == (DAY - date(2004, 6, 28)).days + 1
    assert measure(town, "premises_m2", YEAR).value == 800


def test_the_branches_meet_in_it(town: Register) -> None:
    """Each assembly that names it had it booked, and is told as a use of it."""
    assemblies = {
        it.id: it.present
        for it in town.tied(Meeting, "place", "党员之家")
        if it.type is MeetingType.PARTY_ASSEMBLY
    }
    used = {it.event: it for it in town.all(FacilityUse) if it.event}
    assert {name: use.people for name, use in used.items()} == assemblies
    assert len(used) == 9
    for name, use in used.items():
        assert use.by == town[name].body == town[use.booking].by
        assert use.period == town[name].period
    use = use_of(town, HOME, YEAR.period)
    assert (use.bookings, use.booked) == (9, 18)


def test_how_often_it_was_used(town: Register) -> None:
    """35 times on 34 days by 781 (人次): members drop in on Wednesdays to read."""
    assert measure(town, "facility_uses_by_facility", YEAR).value == {"党员之家": 35}
    assert measure(town, "facility_days_used", YEAR).value == 34
    assert measure(town, "facility_use_visits", YEAR).value == 781
    dropped_in = [it for it in town.all(FacilityUse) if it.by is None]
    assert len(dropped_in) == 26
    assert {it.period.start.weekday() for it in dropped_in} == {2}


def test_no_rule_of_its_use_speaks(town: Register) -> None:
    """Never more than it holds, never before it was there."""
    kinds = {it.kind for it in check(town, DAY)}
    assert not {it for it in kinds if it.startswith(("use-", "used-", "booking-"))}


def test_one_branch_at_a_time(town: Register) -> None:
    """An evening that is taken is taken, for another branch too."""
    [first, *_] = sorted(town.all(Booking), key=lambda it: str(it.period))
    other = next(it.id for it in town.all(PartyBody) if it.id != first.by)
    day = first.period.start
    told = {"day": day, "on": day - timedelta(1), "span": ClockSpan.of("20:00-21:00")}
    with pytest.raises(InvalidValue) as raised:
        acts.book(town, HOME, other, **told)
    assert raised.value.problem == "booked-already"
