"""志愿服务: enrolled, served, certified; and what can not be."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.acts.test_booking import problem
from tests.core.rules.volunteer_examples import CORPS, DEED, SERVED, WIFE, enrolled
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_core.acts import (
    apply,
    certify,
    died,
    enrol,
    leave_corps,
    record_service,
    revoke_certificate,
    serve,
)
from shequ_core.errors import NotFound
from shequ_core.figures import Window, measure
from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    Person,
    VolunteerRecord,
)
from shequ_core.values import ClockSpan, Period

MAY = date(2004, 5, 1)
MORNING, NOON = ClockSpan.of("08:30-11:00"), ClockSpan.of("10:59-12:00")
TWO = ref(Person, "h2b")


def after(register, act, *args, **told):
    """The register with what an act writes."""
    return apply(register, act(register, *args, **told))


@pytest.fixture
def served():
    """Two volunteers, who swept in May."""
    town = changed([enrolled(), enrolled(TWO)])
    told = {"on": MAY, "span": MORNING, "volunteers": [WIFE, TWO, WIFE]}
    return after(town, serve, CORPS, "清扫", **told)


def test_a_volunteer_enrols_and_leaves():
    """Once at a time, and until they die."""
    town = after(TOWN, enrol, WIFE, CORPS, on=MAY)
    assert problem(enrol, town, WIFE, CORPS, on=DAY) == "enrolled-already"
    assert measure(town, "volunteers_enrolled", Window.year_to(DAY)).value == 1
    gone = after(town, leave_corps, WIFE, CORPS, on=DAY)
    [it] = gone.all(Enrolment)
    assert it.period == Period(MAY, DAY)
    assert problem(leave_corps, gone, WIFE, CORPS, on=DAY) == "not-enrolled"
    assert enrol(gone, WIFE, CORPS, on=DAY).puts
    [it] = after(town, died, WIFE, on=DAY).all(Enrolment)
    assert it.period == Period(MAY, DAY)
    ended = changed([the(Corps, "v1").evolve(period=Period(None, MAY))])
    assert problem(enrol, ended, WIFE, CORPS, on=MAY) == "corps-ended"


def test_a_service_is_told_with_who_did_it(served):
    """Its people and hours are those of the records, each counted once."""
    [deed] = [it for it in served.all(Deed) if it.task == "清扫"]
    assert (deed.people, deed.hours, deed.total_hours) == (2, Decimal("2.5"), 5)
    records = served.tied(VolunteerRecord, "deed", deed.id)
    assert [(it.person, it.hours, it.span) for it in records] == [
        (WIFE, Decimal("2.5"), MORNING),
        (TWO, Decimal("2.5"), MORNING),
    ]
    year = Window.year_to(DAY)
    assert measure(served, "volunteer_hours_recorded", year).value == 5
    assert measure(served, "volunteers_serving", year).value == 2


def test_nobody_serves_twice_at_once(served):
    """Nor without being enrolled, nor with nobody."""
    told = {"on": MAY, "span": NOON}
    again = {"volunteers": [WIFE], **told}
    assert problem(serve, served, CORPS, "助老", **again) == "busy"
    alone = {"volunteers": [ref(Person, "h3b")], **told}
    assert problem(serve, served, CORPS, "助老", **alone) == "not-enrolled"
    assert problem(serve, served, CORPS, "助老", volunteers=[], **told) == "nobody"
    later = {"on": MAY, "span": ClockSpan.of("11:00-12:00"), "volunteers": [WIFE]}
    assert serve(served, CORPS, "助老", **later).puts


def test_a_service_says_what_may_hurt():
    """And by which policy those who take part are insured."""
    told = {"risk": "高空作业", "insurance": "PA2004-7", "on": MAY, "span": MORNING}
    writes = serve(changed([enrolled()]), CORPS, "修屋顶", volunteers=[WIFE], **told)
    [deed] = [it for it in writes.puts if isinstance(it, Deed)]
    assert (deed.risk, deed.insurance) == ("高空作业", "PA2004-7")


def test_a_ledgers_service_is_recorded_by_name():
    """As many people and hours as it had, and no more."""
    town = changed([enrolled(), the(Deed, "d1").evolve(people=1, hours=Decimal(2))])
    assert problem(record_service, town, DEED, WIFE, span=MORNING) == "over-deed"
    town = after(town, record_service, DEED, WIFE, span=NOON)
    town = town.after([enrolled(TWO)])
    assert problem(record_service, town, DEED, TWO, span=NOON) == "over-deed"
    undated = town.after([the(Deed, "d1").evolve(period=Period(None, None))])
    assert problem(record_service, undated, DEED, TWO, span=NOON) == "no-day"
    assert SERVED


def test_who_served_leaves_afterwards(served):
    """Not before what they did."""
    assert problem(leave_corps, served, WIFE, CORPS, on=MAY) == "served-later"
    assert leave_corps(served, WIFE, CORPS, on=date(2004, 5, 2)).puts


def test_a_certificate_says_what_the_records_do(served):
    """Of the days that it names; what it spoke of is closed until it is revoked."""
    town = after(served, certify, WIFE, on=DAY, first=MAY)
    [it] = town.all(Certificate)
    assert (it.number, it.hours, it.covers) == (
        "20040001",
        Decimal("2.5"),
        Period.through(MAY, DAY),
    )
    told = {"on": MAY, "span": ClockSpan.of("15:00-16:00"), "volunteers": [WIFE]}
    assert problem(serve, town, CORPS, "助老", **told) == "certified-already"
    town = after(town, revoke_certificate, it.id, on=DAY)
    assert problem(revoke_certificate, town, it.id, on=DAY) == "not-then"
    town = after(town, serve, CORPS, "助老", **told)
    town = after(town, certify, WIFE, on=DAY)
    assert [(it.number, it.hours) for it in town.all(Certificate)] == [
        ("20040001", Decimal("2.5")),
        ("20040002", Decimal("3.5")),
    ]
    assert measure(town, "volunteer_certificates", Window.year_to(DAY)).value == 1


def test_what_is_not_served_is_not_certified(served):
    """Nothing at all, nothing yet, nobody known."""
    early = date(2004, 4, 30)
    assert problem(certify, served, WIFE, on=early) == "nothing-served"
    assert problem(certify, served, WIFE, on=early, last=DAY) == "too-early"
    with pytest.raises(NotFound):
        certify(served, ref(Person, "h9999"), on=DAY)
