"""Jsonld of the example, read and asked by tools of linked data."""

import json
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO

import pytest
import rdflib
from pyld import jsonld
from rdflib.namespace import GEO
from tests.examples.records import beizheng

from shequ_adapters.formats.jsonld import Jsonld

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"  # within rdflib itself
)

CHAPTERS = (
    "activities",
    "committee",
    "council",
    "facilities",
    "map",
    "party",
    "services",
)


@cache
def document():
    """北正社区, as text."""
    stream = BytesIO()
    Jsonld().write(beizheng(*CHAPTERS), stream, on=date(2004, 12, 31))
    return stream.getvalue()


@cache
def example():
    """北正社区 as rdflib understands it, without a network."""
    return rdflib.Graph().parse(data=document(), format="json-ld")


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
    """Nothing is made up: each class and property is of a vocabulary of others."""
    found = example()
    used = {*found.predicates(), *found.objects(predicate=rdflib.RDF.type)}
    vocabularies = (rdflib.ORG, rdflib.SDO, rdflib.SKOS, GEO, rdflib.RDF)
    assert [it for it in used if not any(it in words for words in vocabularies)] == []
    weekdays = set(found.objects(predicate=rdflib.SDO.dayOfWeek))
    assert len(weekdays) == 7
    assert all(day in rdflib.SDO for day in weekdays)


def test_no_context_is_fetched_and_no_word_is_lost():
    """A second reader, told to load nothing, finds as many statements as rdflib."""

    def refuse(url, options):
        raise AssertionError(f"{url} was asked for")

    told = json.loads(document())
    quads = jsonld.to_rdf(told, {"documentLoader": refuse})
    assert len(quads["@default"]) == len(example())
    words = {word for it in told["@graph"] for word in it if word[0] != "@"}
    assert words <= set(told["@context"])
