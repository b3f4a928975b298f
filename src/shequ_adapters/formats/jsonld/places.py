"""场所. The rooms and courts that are there on the day, and when they are open."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shequ_adapters.formats.jsonld.book import Book, Node, node
from shequ_core.figures.opening_terms import (
    OpeningTerm,
    closing_time,
    opening_terms,
)
from shequ_core.figures.openings import is_for_residents
from shequ_core.glossary import field_word
from shequ_core.model import Facility
from shequ_core.values import ClockSpan

_WEEKDAYS = (
    "schema:Monday",
    "schema:Tuesday",
    "schema:Wednesday",
    "schema:Thursday",
    "schema:Friday",
    "schema:Saturday",
    "schema:Sunday",
)
_SQUARE_METRE = "MTK"
"""平方米. In UN/CEFACT Recommendation 20, which schema.org takes its units from."""


def places(book: Book) -> Iterator[Node]:
    """场所. Each facility with its owner, its size and the hours for residents."""
    for it in book.today.all(Facility):
        yield node(
            "schema:CivicStructure",
            "org:Site",
            iri=book.iri(it.id),
            name=it.name,
            description=it.use,
            siteOf=book.known(it.owner),
            publicAccess=is_for_residents(book.register, it, book.on),
            maximumAttendeeCapacity=it.capacity,
            additionalProperty=_area(it.area_m2),
            openingHoursSpecification=[
                _hours(term, span)
                for term in opening_terms(book.register, it, book.on)
                for span in term.hours.spans
            ],
            **book.position(it.id),
        )


def _area(area: Decimal | None) -> Node | None:
    if area is None:
        return None
    return node(
        "schema:PropertyValue",
        propertyID=field_word(Facility, "area_m2"),
        value={"@value": f"{area:f}", "@type": "xsd:decimal"},
        unitCode=_SQUARE_METRE,
    )


def _hours(term: OpeningTerm, span: ClockSpan) -> Node:
    return node(
        "schema:OpeningHoursSpecification",
        dayOfWeek=[_WEEKDAYS[day] for day in term.hours.weekdays],
        opens=f"{span.starts:%H:%M:%S}",
        closes=f"{closing_time(span):%H:%M:%S}",
        validFrom=term.first.isoformat(),
        validThrough=term.last.isoformat(),
    )
