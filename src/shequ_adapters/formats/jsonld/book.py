"""书. What a JSON-LD document is made of: facts, a day, and how things are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

import attrs

from shequ_core.figures.outlines import shapes_by_place
from shequ_core.glossary import word
from shequ_core.model import Community, Record
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Ref
from shequ_core.values.shape import PLACES

Node = dict[str, Any]


@attrs.frozen(slots=False)
class Book:
    """书. Public facts of communities, on a day, under a base of names."""

    register: Register
    on: date
    base: str

    def iri(self, ref: str, part: str = "") -> str:
        """名. Of a record, or of a part of it; the same for ever."""
        return f"{self.base}{ref}#{part}" if part else f"{self.base}{ref}"

    def known(self, ref: Ref[Any] | None) -> str | None:
        """名. Of a record that is told of; None of any other."""
        return self.iri(ref) if ref and ref in self.register else None

    def community(self, record: Record) -> str | None:
        """所属社区. The name of the community whose book the record is of."""
        return self.known(self._communities.get(record.id.community))

    @cached_property
    def today(self) -> Register:
        """当日. What is there on the day."""
        return self.register.on(self.on)

    @cached_property
    def _communities(self) -> Mapping[str, Ref[Community]]:
        return {it.id.community: it.id for it in self.register.all(Community)}

    def position(self, ref: str) -> Node:
        """图上位置. Where it is drawn on the day, in WGS84; nothing where it is not.

        A point is told as schema.org has it, land as GeoSPARQL does: holes and all.
        """
        shape = self.today.once(shapes_by_place).get(ref)
        if shape is None:
            return {}
        if shape.point:
            longitude, latitude = map(_degrees, shape.point)
            point = "schema:GeoCoordinates"
            return {"geo": node(point, latitude=latitude, longitude=longitude)}
        land = {"@value": str(shape), "@type": "gsp:wktLiteral"}
        return {"hasGeometry": node("gsp:Geometry", asWKT=land)}

    def concept(self, choice: Enum, *types: str) -> Node:
        """概念. A word of the model (居民小组, 主任), as something to refer to."""
        return {
            "@id": f"{self.base}word/{type(choice).__name__}/{choice.value}",
            "@type": [*types, "skos:Concept"],
            "prefLabel": word(choice),
        }


def node(*types: str, iri: str | None = None, **facts: Any) -> Node:
    """节点. A thing of these types, with what is known of it; nothing else is said."""
    told = {"@id": iri, "@type": list(types), **facts}
    return {key: value for key, value in told.items() if value not in (None, "", [])}


def _degrees(told: float) -> Node:
    """A number with the places that shapes have, which no float spells otherwise."""
    return {"@value": f"{told:.{PLACES}f}", "@type": "xsd:decimal"}


def founded(period: Period) -> Node:
    """存续. When a body was founded, and the day from which on it is no more."""
    return dict(_days(foundingDate=period.start, dissolutionDate=period.end))


def lasting(period: Period, start: str = "startDate", end: str = "endDate") -> Node:
    """起止. The first day and the last, both in."""
    return dict(_days(**{start: period.start, end: period.last}))


def _days(**days: date | None) -> Iterator[tuple[str, str]]:
    return ((name, day.isoformat()) for name, day in days.items() if day)


def part_date(told: PartDate) -> Node:
    """不完整日期. As exact as it is known: 2004, 2004-05, 2004-05-26."""
    kinds = ("xsd:gYear", "xsd:gYearMonth", "xsd:date")
    return {"@value": str(told), "@type": kinds[str(told).count("-")]}
