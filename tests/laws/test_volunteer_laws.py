"""Laws of volunteers: nobody twice at once, and certificates that are true."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from tests.laws.act_views import dangling, edges, happens

from shequ_core.figures import Window, measure
from shequ_core.figures.volunteering import served
from shequ_core.model import Certificate, Deed, Enrolment, VolunteerRecord
from shequ_core.register import Register
from shequ_core.rules import check, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.town_making import DAY
from shequ_core.testing.volunteer_happening import ACTS

CLOSING = date(2006, 1, 31)
KINDS = (
    "volunteer-hours-overlap",
    "volunteer-day-too-long",
    "volunteer-hours-exceed-deed",
    "volunteer-not-enrolled",
    "certificate-untrue",
)
LED_TO_BY = ("enrol", "serve")


def volunteer_lives(*only: str, most: int = 10):
    """Lives of volunteers: any of their acts, or those named."""
    return lives(towns(), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of volunteers."""
    happens(name, volunteer_lives(name, *LED_TO_BY))


@given(volunteer_lives())
def test_acts_give_the_rules_of_volunteers_nothing_to_tell(life: Life):
    """Told in any order: each served where they were enrolled, when they could."""
    assert not dangling(life.end)
    assert not check(life.end, CLOSING, map(rule_named, KINDS))


@given(volunteer_lives())
def test_a_day_has_24_hours_and_a_minute_one_service(life: Life):
    """For each person and day; of each service no more than it had."""
    hours = Counter[object]()
    minutes = set[object]()
    for it in life.end.all(VolunteerRecord):
        assert it.span
        hours[it.person, it.period] += it.hours
        mine = {(it.person, it.period, at) for at in range(it.span.first, it.span.last)}
        assert not minutes & mine
        minutes |= mine
    assert all(it <= 24 for it in hours.values())
    for deed in life.end.all(Deed):
        mine = life.end.tied(VolunteerRecord, "deed", deed.id)
        assert sum(it.hours for it in mine) <= deed.total_hours
        assert len({it.person for it in mine}) == len(mine) <= deed.people


@given(volunteer_lives())
def test_a_certificate_is_true(life: Life):
    """Of whatever is told later: it says what the records do, or is revoked."""
    for town in life.towns:
        for it in town.tied(Certificate, "revoked", None):
            assert it.hours == served(town, it.person, it.covers)
        numbers = [it.number for it in town.all(Certificate)]
        assert len(numbers) == len(set(numbers))


@given(volunteer_lives())
def test_figures_add_up(life: Life):
    """Hours by person are the hours of the year; people are never more than places."""
    window = Window.year_to(DAY)
    people = {it.person for it in life.end.all(VolunteerRecord)}
    total = sum((served(life.end, it, window.period) for it in people), Decimal(0))
    assert measure(life.end, "volunteer_hours_recorded", window).value == total
    for day in edges(life.end):
        told = Window.year_to(day)
        enrolments = measure(life.end, "enrolments", told).value
        by_corps = measure(life.end, "enrolments_by_corps", told).value
        assert measure(life.end, "volunteers_enrolled", told).value <= enrolments
        assert sum(by_corps.values()) == enrolments


@given(volunteer_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """Who was enrolled and what they served stays; a service is recorded on its day."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        if step.name == "record_service":
            continue
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day: date) -> set[object]:
    now = register.on(day)
    return {
        *((it.person, it.corps) for it in now.all(Enrolment)),
        *((it.person, it.deed, it.hours) for it in now.all(VolunteerRecord)),
    }


@given(volunteer_lives())
def test_nobody_is_enrolled_twice_at_once(life: Life):
    """In one corps; they may come again."""
    found = list(life.end.all(Enrolment))
    for place, one in enumerate(found):
        for other in found[:place]:
            same = (one.person, one.corps) == (other.person, other.corps)
            assert not (same and one.period.meets(other.period))
    assert not any(it.period.empty for it in found)
