"""志愿者: who is enrolled in the three corps, who served, and what is certified."""

from datetime import date

import pytest
from tests.examples.records import beizheng, records

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.volunteering import recorded, served
from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    PartyMembership,
    VolunteerRecord,
)
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import ClockSpan, Period, Ref

DAY = date(2004, 12, 31)
COMRADES = Ref[Corps]("beizheng/corps/v3")


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its volunteers."""
    return beizheng("volunteers")


def value(town: Register, code: str):
    """A figure of the year."""
    return measure(town, code, Window.year_to(DAY)).value


def test_three_corps_of_volunteers(town: Register) -> None:
    """One left in September; those of the party's corps are in the party."""
    enrolled = {"居民志愿服务队": 20, "单位职工志愿服务队": 21, "党员志愿服务队": 34}
    assert value(town, "enrolments_by_corps") == enrolled
    assert value(town, "volunteers_enrolled") == 75
    party = {it.person for it in town.on(DAY).all(PartyMembership)}
    comrades = town.tied(Enrolment, "corps", COMRADES)
    assert {it.person for it in comrades} <= party


def test_four_services_are_told_by_name(town: Register) -> None:
    """In full, and within what the ledger has; the rest of the year is counted only."""
    told = {it.deed for it in records("volunteers") if isinstance(it, VolunteerRecord)}
    assert len(told) == 4
    for name in told:
        deed = town[name]
        assert recorded(town, deed) == deed.total_hours
        assert len(town.tied(VolunteerRecord, "deed", name)) == deed.people
    assert value(town, "volunteer_hours_recorded") == 63 + 34 + 42 + 136
    assert value(town, "volunteer_hours") == 3073.5
    assert value(town, "volunteers_serving") == 76


def test_certificates_say_what_the_records_do(town: Register) -> None:
    """Five hours, two hours, four hours; each is the sum of its records."""
    certificates = list(town.all(Certificate))
    assert [it.hours for it in certificates] == [5, 2, 4]
    for it in certificates:
        assert it.hours == served(town, it.person, Period.year(2004))
    assert value(town, "volunteer_certificates") == 3


def test_no_rule_of_volunteers_speaks(town: Register) -> None:
    """Nobody twice at once, nothing more than the ledger has."""
    kinds = {it.kind for it in check(town, DAY)}
    wrong = {it for it in kinds if it.startswith(("volunteer-", "certificate-"))}
    assert not wrong


def test_nobody_serves_twice_at_once(town: Register) -> None:
    """Who swept at nine did nothing else at ten."""
    first = next(iter(town.tied(Deed, "corps", Ref("beizheng/corps/v1"))))
    [one, *_] = town.tied(VolunteerRecord, "deed", first.id)
    day = first.period.start
    assert day
    assert one.span
    told = {"on": day, "span": ClockSpan(one.span.first + 30, one.span.last + 30)}
    uncertified = next(
        it.person
        for it in town.tied(VolunteerRecord, "deed", first.id)
        if not town.tied(Certificate, "person", it.person)
    )
    with pytest.raises(InvalidValue) as raised:
        acts.serve(town, first.corps, "助老", volunteers=[uncertified], **told)
    assert raised.value.problem == "busy"
