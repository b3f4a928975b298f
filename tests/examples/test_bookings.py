"""场地预约: rehearsals, training and matches in the last quarter of 2004."""

from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.bookings import use_of
from shequ_core.model import Booking, Facility, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import ClockSpan, Ref

DAY = date(2004, 12, 31)
WINDOW = Window.year_to(DAY)
GATEBALL = Ref[Facility]("beizheng/facility/f8")
HALL = Ref[Facility]("beizheng/facility/f7")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its rooms, who is partner to it, and who booked."""
    return beizheng("facilities", "council", "services", "bookings")


def value(town: Register, code: str):
    """A figure of the year."""
    return measure(town, code, WINDOW).value


def test_forty_bookings_were_held_and_three_cancelled(town: Register) -> None:
    """Two teams rehearse, one trains, others come once; each figure adds up."""
    assert len(records("bookings")) == 43
    assert value(town, "bookings") == 40
    assert value(town, "bookings_cancelled") == 3
    hours = value(town, "booked_hours_by_facility")
    assert hours == {
        "图书室": 2,
        "市民学校": 5,
        "排练厅": 46,
        "门球场": 24,
        "篮球场": 4,
    }
    assert sum(hours.values()) == value(town, "booked_hours") == 81


def test_the_courts_were_open_on_366_days_and_partly_booked(town: Register) -> None:
    """Open all of a leap year; offices were shut for two days when they moved."""
    days = value(town, "facility_open_days_by_facility")
    assert (days["门球场"], days["篮球场"], days["排练厅"]) == (366, 366, 366)
    assert (days["社区办公活动用房"], days["市民学校"]) == (250, 300)
    use = use_of(town, HALL, WINDOW.period)
    assert (use.bookings, use.booked, use.open) == (23, 46, 366 * 13)
    open_hours = sum(value(town, "facility_open_hours_by_facility").values())
    assert value(town, "facility_open_hours") == open_hours
    # What the power company booked on its own court is no use by residents.
    assert value(town, "open_hours_booked") == 79


def test_no_rule_of_bookings_speaks(town: Register) -> None:
    """One at a time, in open hours, by who may."""
    kinds = {it.kind for it in check(town, DAY)}
    assert not {kind for kind in kinds if kind.startswith("booking")}


def test_agreements_kept_and_ended(town: Register) -> None:
    """Four are in force; when one ends, nobody but its unit books its court."""
    assert value(town, "sharing_agreements") == 4
    [agreement] = town.tied(SharingAgreement, "facility", GATEBALL)
    on = date(2004, 12, 20)
    after = acts.apply(town, acts.end_sharing(town, agreement.id, on=on))
    assert value(after, "sharing_agreements") == 3
    lost = [it for it in after.all(Booking) if it.reason == "共享协议终止"]
    assert [it.period.start for it in lost] == [date(2004, 12, 22), date(2004, 12, 29)]
    told = {"day": DAY, "span": ClockSpan.of("09:00-10:00"), "on": on}
    with pytest.raises(InvalidValue):
        acts.book(after, GATEBALL, Ref("beizheng/team/t7"), **told)
    assert acts.book(after, GATEBALL, Ref[Unit]("beizheng/unit/u3"), **told).puts
