"""GeoJSON. The community on a map, out to any map program and back as outlines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import attrs

from shequ_adapters.formats.geojson.features import collection
from shequ_adapters.formats.geojson.reading import outlines
from shequ_core.findings import Finding
from shequ_core.model import Record
from shequ_core.register import Register

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
        told = collection(Register.of(records), on)
        features = told.pop("features")
        head = json.dumps(told, ensure_ascii=False)
        stream.write(f'{head[:-1]}, "features": ['.encode())
        between = "\n"
        for feature in features:
            stream.write(f"{between}{json.dumps(feature, ensure_ascii=False)}".encode())
            between = ",\n"
        stream.write(b"\n]}\n")

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. An Outline of each feature with a geometry, or a finding with its place.

        The ``id`` of a feature says what it is drawn of, as written out; what has a
        geometry and no such id is a finding.
        """
        yield from outlines(stream.read())
