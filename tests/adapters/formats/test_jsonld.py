"""Jsonld keeps the laws of formats, and tells of each thing what is public."""

import json
from datetime import date
from io import BytesIO

from hypothesis import given
from tests.core.courts import COURT, shared_courts

from shequ_adapters.formats.jsonld import Jsonld
from shequ_core.figures.opening_terms import closing_time, opening_terms
from shequ_core.model import (
    Activity,
    Community,
    FormerCode,
    Outline,
    Person,
    Unit,
)
from shequ_core.testing.formats import FormatLaws, anything, contains, few
from shequ_core.testing.towns import towns
from shequ_core.values import Datum, Period, Ref, Shape

ON = date(2004, 12, 31)


class TestJsonld(FormatLaws):
    """Jsonld answers to the laws."""

    exporter = Jsonld()
    names_people = False


def written(records, base="urn:shequ:", on=ON):
    """The document, as JSON."""
    stream = BytesIO()
    Jsonld(base).write(records, stream, on=on)
    return json.loads(stream.getvalue())


def nodes(records, **how):
    """The things of a document by what follows ``urn:shequ:``."""
    return {
        it["@id"].removeprefix("urn:shequ:"): it
        for it in written(records, **how)["@graph"]
    }


@few()
@given(towns())
def test_no_person_is_named(town):
    """Of no town, in no way."""
    stream = BytesIO()
    Jsonld().write(town, stream, on=ON)
    names = {person.name for person in town.all(Person)}
    assert not [name for name in names if contains(stream.getvalue(), name)]
    assert b"/person/" not in stream.getvalue()


def named_in(it):
    """Every name within a thing, of things and of what they lead to."""
    if isinstance(it, dict):
        return {name for value in it.values() for name in named_in(value)}
    if isinstance(it, list):
        return {name for value in it for name in named_in(value)}
    return {it} if str(it).startswith("urn:shequ:") else set()


@few()
@given(towns())
def test_what_is_named_is_there(town):
    """Every thing of the same book that is named is told of, and once."""
    things = written(town)["@graph"]
    told = [it["@id"] for it in things]
    assert len(told) == len(set(told))
    words = {it for it in named_in(things) if it.startswith("urn:shequ:word/")}
    assert named_in(things) - words == set(told)


@few()
@given(shared_courts())
def test_opening_hours_are_those_for_residents(register):
    """Each span of each term, on the weekdays of it."""
    court = nodes(register)["bei/facility/court"]
    told = [
        (it["validFrom"], it["validThrough"], it["opens"], it["closes"])
        for it in court.get("openingHoursSpecification", ())
    ]
    assert told == [
        (
            str(term.first),
            str(term.last),
            span.starts.isoformat(),
            closing_time(span).isoformat(),
        )
        for term in opening_terms(register, register[COURT.id], ON)
        for span in term.hours.spans
    ]


@given(anything)
def test_records_that_do_not_know_each_other_are_told_too(records):
    """Nothing that is no part of the book is taken for a part of it."""
    things = written(records)["@graph"]
    assert len({it["@id"] for it in things}) == len(things)


NORTH = Community(id=Ref("bei/community/bei"), name="北正社区")


def test_names_are_made_with_the_base_that_is_given():
    """An address, where the records are to be found."""
    base = "https://example.org/id/"
    [community] = written([NORTH], base=base)["@graph"]
    assert community["@id"] == "https://example.org/id/bei/community/bei"


def test_what_is_drawn_is_told_in_wgs84():
    """A point in two numbers, land as its text, which begins with longitudes."""
    drawn = Outline(
        id=Ref("bei/outline/1"),
        of=COURT.id,
        shape=Shape.of("POINT (113.6362 28.1655)"),
        datum=Datum.GCJ02,
        period=Period.since(ON),
    )
    land = drawn.evolve(
        id=Ref("bei/outline/2"),
        of=NORTH.id,
        shape=Shape.of("POLYGON ((113 28, 114 29, 113 29, 113 28))"),
        datum=Datum.WGS84,
    )
    told = nodes([NORTH, COURT, drawn, land])
    geo = told[COURT.id]["geo"]
    assert geo["latitude"]["@value"] == "28.1690058"
    assert geo["longitude"]["@value"] == "113.6307492"
    ground = told[NORTH.id]["location"]["hasGeometry"]
    assert ground["asWKT"]["@value"] == str(land.shape)
    assert "geo" not in nodes([COURT, drawn], on=date(2004, 12, 30))[COURT.id]


def test_numbers_of_organisations_are_told_where_they_are_some():
    """Codes of before, too; what is no credit code may be a person's number."""
    was = FormerCode(
        id=Ref("bei/former_code/1"), of=NORTH.id, code="430123", name="北正居委会"
    )
    bank = Unit(id=Ref("bei/unit/1"), name="银行", credit_code="430181198503120013")
    told = nodes([NORTH.evolve(division_code="430181001004"), was, bank])
    codes = [it["value"] for it in told[NORTH.id]["identifier"]]
    assert codes == ["430181001004", "430123"]
    assert told[NORTH.id]["alternateName"] == ["北正居委会"]
    assert "identifier" not in told[bank.id]


def test_days_are_told_as_linked_data_tells_them():
    """An end is the last day of an event, and the first without a body."""
    lanterns = Activity(
        id=Ref("bei/activity/1"),
        name="灯会",
        period=Period.through(date(2004, 2, 5), date(2004, 2, 6)),
    )
    undated = Activity(id=Ref("bei/activity/2"), name="不知哪天")
    ended = NORTH.evolve(period=Period(None, date(2004, 6, 1)))
    told = nodes([ended, lanterns, undated])
    assert told[lanterns.id]["endDate"] == "2004-02-06"
    assert told[NORTH.id]["dissolutionDate"] == "2004-06-01"
    assert undated.id not in told
