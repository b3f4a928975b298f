"""GeoJSON. The community on a map, out to any map program and back as outlines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

import attrs

from shequ_adapters.formats.geojson.features import collection, told_collection
from shequ_adapters.formats.geojson.reading import outlines
from shequ_core.figures import Published, Value
from shequ_core.findings import Finding
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.reports.material import withheld

__all__ = ["GeoJson"]


@attrs.frozen
class GeoJson:
    """GeoJSON. A FeatureCollection (RFC 7946) of what a community has on its map.

    It is no copy of the records: groups carry how many live there, and nobody is
    named. Read back are the outlines alone.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Everything that can be drawn, as it is on a day; geometries in WGS84.

        What is not drawn has a geometry of null, and can be drawn in a map program.
        """
        _write(collection(Register.of(records), on), stream)

    def write_published(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        told: Mapping[str, Published],
        least: int,
        on: date,
    ) -> None:
        """写. Of what is published alone, and of what may be shown: no buildings."""

        def valued(code: str) -> Value | None:
            known = told.get(code)
            return known.measured.value if known and known.is_told else None

        made = told_collection(Register.of(shown), on, valued)
        if words := withheld(least):
            made["withheld"] = f"{words}，记作 null。"
        _write(made, stream)

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. An Outline of each feature with a geometry, or a finding with its place.

        The ``id`` of a feature says what it is drawn of, as written out; what has a
        geometry and no such id is a finding.
        """
        yield from outlines(stream.read())


def _write(told: dict[str, Any], stream: BinaryIO) -> None:
    """A feature a line."""
    features = told.pop("features")
    head = json.dumps(told, ensure_ascii=False)
    stream.write(f'{head[:-1]}, "features": ['.encode())
    between = "\n"
    for feature in features:
        stream.write(f"{between}{json.dumps(feature, ensure_ascii=False)}".encode())
        between = ",\n"
    stream.write(b"\n]}\n")
