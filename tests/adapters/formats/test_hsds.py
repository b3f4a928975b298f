"""Hsds keeps the laws of formats, and is a directory as HSDS 3 has them."""

import json
from datetime import date, datetime, time, timedelta
from io import BytesIO
from uuid import UUID

from dateutil.rrule import rrulestr
from hypothesis import given
from tests.core.courts import COURT, TOWN, UNIT, courts, shared_courts

from shequ_adapters.formats.hsds import Hsds
from shequ_core.figures.openings import resident_spans_on
from shequ_core.model import (
    Closure,
    Community,
    Facility,
    Opening,
    Outline,
    Person,
    Service,
    SharingAgreement,
    Tier,
    Unit,
)
from shequ_core.testing.formats import FormatLaws, anything, contains, few
from shequ_core.testing.towns import towns
from shequ_core.values import Datum, OpeningHours, Period, Ref, Shape

ON = date(2004, 12, 31)

REQUIRED = {
    "service": {"id", "name", "status", "organization_id", "organization"},
    "organization": {"id", "name", "description"},
    "organization_identifiers": {"id", "identifier_type", "identifier"},
    "service_at_locations": {"id", "service_id", "location_id", "location"},
    "location": {"id", "location_type"},
    "addresses": {
        "id",
        "address_1",
        "city",
        "state_province",
        "postal_code",
        "country",
        "address_type",
    },
    "service_areas": {"id", "name"},
    "schedules": {"id", "freq", "byday", "dtstart", "opens_at", "closes_at"},
    "attributes": {"id", "taxonomy_term"},
    "taxonomy_term": {"id", "name", "description"},
}
"""What HSDS 3.0 requires of each object that we write, and what we do besides."""


class TestHsds(FormatLaws):
    """Hsds answers to the laws."""

    exporter = Hsds()
    names_people = False


def written(records, on=ON):
    """The directory, as JSON."""
    stream = BytesIO()
    Hsds().write(records, stream, on=on)
    return json.loads(stream.getvalue())


def objects(told, kind="service"):
    """Every object of a directory with its kind, however deep it is."""
    if isinstance(told, list):
        for it in told:
            yield from objects(it, kind)
    elif isinstance(told, dict):
        yield kind, told
        for name, value in told.items():
            yield from objects(value, name)


@few()
@given(towns())
def test_what_is_required_is_there(town):
    """Of every object; nothing is null, and only what an address must say is empty."""
    for kind, it in objects(written(town)):
        assert it.keys() >= REQUIRED[kind]
        assert None not in it.values()
        assert not [it for name in it if it[name] == ""] or kind == "addresses"


@few()
@given(towns())
def test_each_names_the_other(town):
    """A service its organisation, a service at a location both, a schedule that one."""
    for service in written(town):
        assert service["organization_id"] == service["organization"]["id"]
        for at in service.get("service_at_locations", ()):
            assert at["service_id"] == service["id"]
            assert at["location_id"] == at["location"]["id"]
            for schedule in at.get("schedules", ()):
                assert schedule["service_at_location_id"] == at["id"]


@few()
@given(towns())
def test_an_id_is_a_digest_and_of_one_thing(town):
    """A UUID of version 5; what has the same id is told the same wherever it stands."""
    known = {}
    for kind, it in objects(written(town)):
        assert UUID(it["id"]).version == 5
        assert known.setdefault(it["id"], (kind, it)) == (kind, it)


def openings(schedule):
    """Day by day, the minutes from which and to which a schedule is open.

    23:59 is what remains of 24:00 in a directory.
    """
    rule = "FREQ={freq};INTERVAL={interval};BYDAY={byday}".format(**schedule)
    first = datetime.fromisoformat(schedule["dtstart"])
    until = datetime.fromisoformat(schedule["valid_to"])
    assert schedule["valid_from"] <= schedule["dtstart"] <= schedule["valid_to"]
    opens, closes = (
        time.fromisoformat(schedule[side]) for side in ("opens_at", "closes_at")
    )
    for moment in rrulestr(rule, dtstart=first).between(first, until, inc=True):
        yield moment.date(), (opens.hour * 60 + opens.minute, _end(closes))
    assert opens.utcoffset() == closes.utcoffset() == timedelta(hours=8)


def _end(closes):
    minute = closes.hour * 60 + closes.minute
    return 24 * 60 if minute == 24 * 60 - 1 else minute


@few()
@given(courts() | shared_courts())
def test_schedules_are_the_openings_of_each_day(register):
    """As a reader of calendars has them: for residents, 365 days from the day on."""
    community = Community(id=TOWN.ref(Community, "bei"), name="北正社区")
    told = {}
    for service in written([*register, community]):
        [at] = service["service_at_locations"]
        for schedule in at.get("schedules", ()):
            for day, span in openings(schedule):
                told.setdefault(day, []).append(span)
    if not written([*register, community]):
        return  # nobody shares it on the day, so no service is offered
    for place in range(365):
        day = ON + timedelta(days=place)
        spans = resident_spans_on(register, register[COURT.id], day) or ()
        exact = [(span.first, _midnight(span.last)) for span in spans]
        assert sorted(told.get(day, ())) == exact


def _midnight(minute):
    return 24 * 60 if minute == 24 * 60 - 1 else minute


@few()
@given(towns())
def test_no_person_is_named(town):
    """Of no town, in no way; and no phone is written."""
    stream = BytesIO()
    Hsds().write(town, stream, on=ON)
    names = {person.name for person in town.all(Person)}
    assert not [name for name in names if contains(stream.getvalue(), name)]
    assert b"phone" not in stream.getvalue()


@given(anything)
def test_records_that_do_not_know_each_other_are_told_too(records):
    """A service of nobody is none; what is told has all that is required."""
    for kind, it in objects(written(records)):
        assert it.keys() >= REQUIRED[kind]


NORTH = Community(
    id=Ref("bei/community/bei"),
    name="北正社区",
    county="浏阳市",
    division_code="430181001004",
    office_address="圭斋西路",
)
PROOFS = Service(
    id=Ref("bei/service/1"),
    name="代办证明",
    category="办事",
    tier=Tier.COMMITTEE,
    provider=NORTH.id,
    days=3,
    fee="免费",
)


def test_a_service_is_offered_where_its_provider_is():
    """With what it costs, how soon it is done, and what it is filed under."""
    [told] = written([NORTH, PROOFS])
    assert told["description"] == "3个工作日内办结"
    assert told["fees_description"] == "免费"
    assert [it["taxonomy_term"]["name"] for it in told["attributes"]] == [
        "办事",
        "社区居委会",
    ]
    [at] = told["service_at_locations"]
    [address] = at["location"]["addresses"]
    assert address["address_1"] == "圭斋西路"
    assert (address["city"], address["state_province"]) == ("浏阳市", "湖南省")
    assert address["postal_code"] == ""
    assert "schedules" not in at


def test_what_is_over_is_not_offered():
    """Services and rooms of the day only; what is closed that day is said to be."""
    over = PROOFS.evolve(period=Period(None, ON))
    room = COURT.evolve(owner=NORTH.id)
    closed = Closure(
        id=TOWN.ref(Closure, 1), facility=room.id, reason="装修", period=Period.day(ON)
    )
    [told] = written([NORTH, over, room, closed])
    assert (told["name"], told["status"]) == ("门球场开放", "temporarily closed")
    [told] = written([NORTH, over, room])
    assert told["status"] == "active"


def test_a_provider_that_the_book_does_not_know_is_the_community():
    """Its catalogue it is; the words of a ledger may name anybody."""
    [told] = written([NORTH, PROOFS.evolve(provider=None, provider_name="张师傅")])
    assert told["organization"]["name"] == "北正社区"
    assert "张师傅" not in json.dumps(told, ensure_ascii=False)


def test_what_a_unit_shares_is_its_service():
    """A court while the agreement holds; and what is no room of the ledger."""
    court = COURT.evolve(owner=UNIT.id)
    agreement = SharingAgreement(
        id=TOWN.ref(SharingAgreement, 1),
        unit=UNIT.id,
        what="门球场",
        facility=court.id,
        period=Period.through(date(2003, 12, 1), ON),
    )
    bus = SharingAgreement(
        id=TOWN.ref(SharingAgreement, 2), unit=UNIT.id, what="大客车"
    )
    told = written([NORTH, UNIT, court, agreement, bus])
    assert [it["name"] for it in told] == ["门球场开放", "大客车"]
    assert {it["organization"]["name"] for it in told} == {"第一中学"}
    later = written([NORTH, UNIT, court, agreement, bus], on=date(2005, 1, 1))
    assert [it["name"] for it in later] == ["大客车"]


def test_a_place_is_where_it_is_drawn():
    """A point in WGS84; land has no one place."""
    point = Outline(
        id=Ref("bei/outline/1"),
        of=COURT.id,
        shape=Shape.of("POINT (113.6362 28.1655)"),
        datum=Datum.GCJ02,
    )
    [told] = written([NORTH, COURT, point])
    location = told["service_at_locations"][0]["location"]
    assert (location["latitude"], location["longitude"]) == (28.1690058, 113.6307492)
    land = Shape.of("POLYGON ((113 28, 114 29, 113 29, 113 28))")
    [told] = written([NORTH, COURT, point.evolve(shape=land)])
    assert "latitude" not in told["service_at_locations"][0]["location"]


def test_only_what_is_a_credit_code_identifies_a_unit():
    """An identity number in that column is left out."""
    bank = Unit(id=Ref("bei/unit/1"), name="银行", credit_code="91340600MA2PBM9HXD")
    person = bank.evolve(credit_code="430181198503120013")
    service = PROOFS.evolve(provider=bank.id)
    [told] = written([NORTH, bank, service])
    [number] = told["organization"]["organization_identifiers"]
    assert number["identifier"] == "91340600MA2PBM9HXD"
    [told] = written([NORTH, person, service])
    assert "organization_identifiers" not in told["organization"]


def test_a_schedule_is_a_weekly_rule():
    """HSDS has no daily one."""
    hall = Facility(id=TOWN.ref(Facility, "hall"), name="活动室")
    hours = OpeningHours.of("FREQ=DAILY 08:00-12:00,14:30-24:00")
    opening = Opening(id=TOWN.ref(Opening, "hall"), facility=hall.id, hours=hours)
    [told] = written([NORTH, hall, opening])
    morning, evening = told["service_at_locations"][0]["schedules"]
    assert morning["freq"] == "WEEKLY"
    assert morning["byday"] == "MO,TU,WE,TH,FR,SA,SU"
    assert (morning["valid_from"], morning["valid_to"]) == ("2004-12-31", "2005-12-30")
    assert morning["opens_at"] == "08:00+08:00"
    assert evening["closes_at"] == "23:59+08:00"
    assert morning["notes"] == "照常开放"
