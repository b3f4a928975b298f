"""Jsonld keeps the laws of formats, and is read and asked by tools of linked data."""

import json
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO

import pytest
import rdflib
from hypothesis import given
from pyld import jsonld
from tests.core.courts import COURT, shared_courts
from tests.examples.records import beizheng

from shequ_adapters.formats.jsonld import Jsonld
from shequ_core.figures.opening_terms import closing_time, opening_terms
from shequ_core.model import (
    Activity,
    Community,
    FormerCode,
    Person,
    Unit,
)
from shequ_core.testing.formats import FormatLaws, anything, contains, few
from shequ_core.testing.towns import towns
from shequ_core.values import Period, Ref

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"  # within rdflib itself
)

ON = date(2004, 12, 31)
CHAPTERS = ("activities", "committee", "council", "facilities", "party", "services")


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


def graph(records, **how):
    """The document as rdflib understands it, without a network."""
    text = json.dumps(written(records, **how))
    return rdflib.Graph().parse(data=text, format="json-ld")


@cache
def example():
    """北正社区 as linked data."""
    return graph(beizheng(*CHAPTERS))


def ask(found, query):
    """The rows of an answer, as text."""
    namespaces = {
        "org": rdflib.ORG,
        "schema": rdflib.SDO,
        "skos": rdflib.SKOS,
        "xsd": rdflib.XSD,
    }
    rows = found.query(query, initNs=namespaces)
    return [tuple(str(it) for it in row) for row in rows]


def test_each_small_group_is_a_unit_of_a_large_one():
    """52 of them, under 12."""
    rows = ask(
        example(),
        """SELECT ?small ?large WHERE {
            ?small a org:OrganizationalUnit ; org:unitOf ?large ;
                   org:classification [ skos:prefLabel "居民小组"@zh ] .
            ?large org:classification [ skos:prefLabel "居民大组"@zh ] ;
                   org:unitOf ?community .
            ?community a schema:GovernmentOrganization ; schema:name "北正社区"@zh }""",
    )
    assert len(rows) == len({small for small, _ in rows}) == 52
    assert len({large for _, large in rows}) == 12


def test_the_reorganisation_names_both_sides():
    """What 北正社区 was before 2004 is not what it is after, and both say so."""
    [row] = ask(
        example(),
        """SELECT ?year ?before ?after WHERE {
            ?event a org:ChangeEvent ; schema:startDate ?year ;
                   org:originalOrganization ?before ;
                   org:resultingOrganization ?after .
            ?before org:changedBy ?event ; schema:dissolutionDate ?year .
            ?after org:resultedFrom ?event ; schema:name "北正社区"@zh }""",
    )
    community = "urn:shequ:beizheng/community/beizheng"
    assert row == ("2004", f"{community}#before", community)


def test_committees_and_branches_stand_under_theirs():
    """Three branches under the 总支, which is under a committee outside."""
    rows = ask(
        example(),
        """SELECT ?name WHERE { ?branch org:subOrganizationOf ?body .
            ?branch schema:name ?name .
            ?body schema:name "中共北正社区总支部委员会"@zh ;
            org:subOrganizationOf [ schema:name "中共淮川街道工作委员会"@zh ] }""",
    )
    assert Counter(rows) == {(f"第{number}党支部",): 1 for number in "一二三"}


def test_posts_are_told_without_who_holds_them():
    """The director since 2002; the members of memberships are units and bodies."""
    rows = ask(
        example(),
        """SELECT ?since WHERE {
            ?post a org:Post ; org:postIn ?body ; org:role ?role .
            ?role skos:prefLabel "主任"@zh .
            ?body schema:name "浏阳市淮川街道北正社区居民委员会"@zh .
            ?membership a org:Membership ; org:organization ?body ; org:role ?role ;
                        schema:startDate ?since .
            FILTER NOT EXISTS { ?membership schema:endDate ?end } }""",
    )
    assert rows == [("2002-08-28",)]
    members = ask(example(), "SELECT ?who WHERE { ?any org:member ?who }")
    assert members
    assert not any("/person/" in who for (who,) in members)


def test_a_service_an_event_and_a_place():
    """Who offers it, where it took place, and when it is open."""
    found = example()
    assert ask(
        found,
        """SELECT ?who WHERE { ?it a schema:GovernmentService ;
            schema:name "人民调解"@zh ; schema:provider [ schema:name ?who ] ;
            schema:offers [ schema:price "0" ; schema:validFrom "2004-01-01"^^xsd:date ]
        }""",
    ) == [("北正社区",)]
    assert ask(
        found,
        """SELECT ?hall ?day WHERE { ?it a schema:Event ; schema:startDate ?day ;
            schema:name "2003年春节联欢"@zh ;
            schema:location [ schema:name ?hall ] }""",
    ) == [("排练厅", "2003-01-31")]
    assert ask(
        found,
        """SELECT ?opens ?closes WHERE { ?it schema:name "门球场"@zh ;
            schema:openingHoursSpecification [ schema:opens ?opens ;
            schema:closes ?closes ; schema:dayOfWeek schema:Sunday ;
            schema:validThrough "2005-12-30"^^xsd:date ] }""",
    ) == [("07:00:00", "20:00:00")]


def test_every_word_is_one_of_its_vocabulary():
    """Nothing is made up: classes and properties are schema.org's, ORG's or SKOS's."""
    found = example()
    used = {*found.predicates(), *found.objects(predicate=rdflib.RDF.type)}
    vocabularies = (rdflib.ORG, rdflib.SDO, rdflib.SKOS, rdflib.RDF)
    assert [it for it in used if not any(it in words for words in vocabularies)] == []
    weekdays = set(found.objects(predicate=rdflib.SDO.dayOfWeek))
    assert len(weekdays) == 7
    assert all(day in rdflib.SDO for day in weekdays)


def test_no_context_is_fetched_and_no_word_is_lost():
    """A second reader, told to load nothing, finds as many statements as rdflib."""

    def refuse(url, options):
        raise AssertionError(f"{url} was asked for")

    document = written(beizheng(*CHAPTERS))
    quads = jsonld.to_rdf(document, {"documentLoader": refuse})
    assert len(quads["@default"]) == len(example())
    words = {word for it in document["@graph"] for word in it if word[0] != "@"}
    assert words <= set(document["@context"])


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
