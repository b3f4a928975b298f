"""组织. The community, its groups and committees, and the bodies and units in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shequ_adapters.formats.jsonld.book import Book, Node, founded, node
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Club,
    Committee,
    Community,
    Corps,
    FormerCode,
    GridGroup,
    JointCouncil,
    PartyBody,
    Record,
    School,
    Team,
    Unit,
)
from shequ_core.values import CreditCode

FORMAL = ("org:FormalOrganization", "schema:Organization")
UNIT = ("org:OrganizationalUnit", "schema:Organization")
BODY = ("org:Organization", "schema:Organization")


def organisations(book: Book, changed: Mapping[str, Node]) -> Iterator[Node]:
    """组织. Each body with its days, what it is part of, and what changed it."""
    for kind, told in _TOLD.items():
        for record in book.register.all(kind):
            types, facts = told(book, record)
            iri = book.iri(record.id)
            days, by = founded(record.period), changed.get(iri, {})
            yield node(*types, iri=iri, **_named(record), **facts, **days, **by)


def _named(record: Any) -> Node:
    """Its name, for those who look for schema.org's and for ORG's."""
    return {"name": record.name, "prefLabel": record.name}


_Told = tuple[tuple[str, ...], Node]


def _community(book: Book, it: Community) -> _Told:
    former = book.register.tied(FormerCode, "of", it.id)
    codes = [it.division_code, *(was.code for was in former)]
    return ("org:FormalOrganization", "schema:GovernmentOrganization"), {
        "identifier": [_number("统计用区划代码", code) for code in codes if code],
        "alternateName": [was.name for was in former if was.name not in ("", it.name)],
        "address": _address(it.office_address, it.county),
        "location": _ground(book, it),
    }


def _group(book: Book, it: GridGroup) -> _Told:
    return UNIT, {
        "unitOf": book.known(it.parent) or book.community(it),
        "classification": book.concept(it.level),
        "location": _ground(book, it),
    }


def _committee(book: Book, it: Committee) -> _Told:
    return FORMAL, {
        "subOrganizationOf": book.known(it.parent) or book.community(it),
        "classification": book.concept(it.form),
        "identifier": _credit_code(it.credit_code),
    }


def _party_body(book: Book, it: PartyBody) -> _Told:
    outside = {"name": it.superior, "prefLabel": it.superior}
    above = node(*BODY, **outside) if it.superior else None
    parent = book.known(it.parent)
    return BODY, {
        "subOrganizationOf": parent or above,
        "linkedTo": None if parent else book.community(it),
        "classification": book.concept(it.form) if it.form else None,
    }


def _council(book: Book, it: JointCouncil) -> _Told:
    convenor = book.known(it.convenor)
    return ("org:OrganizationalCollaboration", "schema:Organization"), {
        "linkedTo": [name for name in (convenor, book.community(it)) if name]
    }


def _team(book: Book, it: Team) -> _Told:
    club = book.known(it.club)
    if club:
        return UNIT, {"unitOf": club}
    return BODY, {"linkedTo": book.community(it)}


def _school(book: Book, it: School) -> _Told:
    return ("org:Organization", "schema:EducationalOrganization"), {
        "linkedTo": book.community(it),
        "location": book.known(it.facility),
    }


def _unit(book: Book, it: Unit) -> _Told:
    return FORMAL, {
        "linkedTo": book.community(it),
        "identifier": _credit_code(it.credit_code),
        "description": it.trade,
        "address": _address(it.address, ""),
        "location": _ground(book, it),
    }


def _linked(book: Book, it: Record) -> _Told:
    return BODY, {"linkedTo": book.community(it)}


_TOLD: Mapping[type[Record], Callable[[Book, Any], _Told]] = {
    Community: _community,
    GridGroup: _group,
    Committee: _committee,
    PartyBody: _party_body,
    JointCouncil: _council,
    Club: _linked,
    Team: _team,
    Corps: _linked,
    School: _school,
    Unit: _unit,
}


def _number(kind: str, value: str) -> Node:
    return node("schema:PropertyValue", propertyID=kind, value=value)


def _ground(book: Book, it: Record) -> Node | None:
    """The land or the point that it is drawn as, which is no organisation itself."""
    drawn = book.position(it.id)
    return node("schema:Place", **drawn) if drawn else None


def _credit_code(recorded: str) -> Node | None:
    """The code where it is one: what else stands there may be a person's number."""
    try:
        return _number("统一社会信用代码", str(CreditCode.of(recorded)))
    except InvalidValue:
        return None


def _address(street: str, county: str) -> Node | None:
    if not street:
        return None
    return node(
        "schema:PostalAddress",
        streetAddress=street,
        addressLocality=county,
        addressCountry="CN",
    )
