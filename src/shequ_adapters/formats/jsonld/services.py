"""服务和活动. What the four tiers offer to residents, and what took place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from shequ_adapters.formats.jsonld.book import Book, Node, lasting, node
from shequ_core.model import (
    Activity,
    Club,
    Committee,
    Community,
    Corps,
    Facility,
    PartyBody,
    School,
    Service,
    Team,
    Unit,
)
from shequ_core.reports.promises import promised

_HOSTS = (Community, Committee, PartyBody, Club, Team, Corps, School, Unit)

_FREE = "免费"


def services(book: Book) -> Iterator[Node]:
    """服务项目. A schema:GovernmentService for each entry of the catalogue."""
    for it in book.register.all(Service):
        yield node(
            "schema:GovernmentService",
            iri=book.iri(it.id),
            name=it.name,
            serviceType=it.category,
            category=book.concept(it.tier) if it.tier else None,
            provider=book.known(it.provider),
            audience=_audience(it.audience),
            areaServed=book.community(it),
            termsOfService=promised(it),
            offers=_offer(it),
        )


def _offer(it: Service) -> Node | None:
    """What it costs, and the days of the entry; a price only where it is free."""
    free = {"price": "0", "priceCurrency": "CNY"} if it.fee == _FREE else {}
    days = lasting(it.period, "validFrom", "validThrough")
    told = {"description": it.fee, **free, **days}
    return node("schema:Offer", **told) if any(told.values()) else None


def _audience(words: str) -> Node | None:
    return node("schema:Audience", audienceType=words) if words else None


def events(book: Book) -> Iterator[Node]:
    """活动. A schema:Event for each activity whose day is known."""
    hosts = _by_name(book, _HOSTS)
    halls = _by_name(book, (Facility,))
    for it in book.register.all(Activity):
        if it.period.start is None:
            continue
        yield node(
            "schema:Event",
            iri=book.iri(it.id),
            name=it.name,
            keywords=[told for told in (it.type, it.occasion) if told],
            location=halls.get(it.place) or _place(it.place),
            organizer=hosts.get(it.organiser) or _host(it.organiser),
            **lasting(it.period),
        )


def _place(words: str) -> Node | None:
    return node("schema:Place", name=words) if words else None


def _host(words: str) -> Node | None:
    """A body of which only the name is known."""
    return node("schema:Organization", name=words) if words else None


def _by_name(book: Book, kinds: tuple[type[Any], ...]) -> Mapping[str, str]:
    """What bears a name that nothing else of these kinds bears."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for kind in kinds:
        for record in book.register.all(kind):
            bearers[record.name].append(book.iri(record.id))
    return {name: them[0] for name, them in bearers.items() if len(them) == 1}
