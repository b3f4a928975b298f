"""关联数据. Bodies, places, services and events as JSON-LD: schema.org and W3C ORG."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import BinaryIO

import attrs

from shequ_adapters.formats.jsonld.book import Book
from shequ_adapters.formats.jsonld.changes import by_side, changes
from shequ_adapters.formats.jsonld.context import CONTEXT
from shequ_adapters.formats.jsonld.organisations import organisations
from shequ_adapters.formats.jsonld.places import places
from shequ_adapters.formats.jsonld.posts import posts
from shequ_adapters.formats.jsonld.services import events, services
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.reports.public_facts import public_facts

__all__ = ["Jsonld"]


@attrs.frozen
class Jsonld:
    """关联数据. One JSON-LD 1.1 document with its own context; a thing on each line.

    ``base`` goes before the ref of a record to make its IRI: a URN, or the address
    at which the records are to be found. No person is named.
    """

    base: str = "urn:shequ:"

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Every body and event as given, with its days; places as of the day.

        Opening hours are those for residents, of the year that begins on the day.
        """
        book = Book(public_facts(Register.of(records)), on, self.base)
        redrawn = tuple(changes(book))
        nodes = chain(
            organisations(book, by_side(redrawn)),
            posts(book),
            redrawn,
            places(book),
            services(book),
            events(book),
        )
        stream.write(f'{{"@context": {_text(CONTEXT)},\n"@graph": ['.encode())
        between = "\n"
        for node in nodes:
            stream.write(f"{between}{_text(node)}".encode())
            between = ",\n"
        stream.write(b"\n]}\n")


def _text(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)
