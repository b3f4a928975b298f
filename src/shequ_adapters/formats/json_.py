"""JSON. Every record in one object, for programs that want it whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

import attrs

from shequ_core.codec import SCHEMA, dumps
from shequ_core.codec.received import broken, receive
from shequ_core.findings import Finding, Place
from shequ_core.model import Record
from shequ_core.register import in_order


@attrs.frozen
class Json:
    """JSON. ``{"schema": 1, "records": [...]}``, by kind and id; lossless both ways."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. All of them, whatever the day, each on a line of its own."""
        stream.write(f'{{"schema": {SCHEMA}, "records": ['.encode())
        between = b"\n"
        for record in in_order(records):
            stream.write(between + dumps(record).encode())
            between = b",\n"
        stream.write(b"\n]}\n")

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. Each record, or a finding with its place in the list."""
        try:
            whole: Any = json.loads(stream.read())
        except (ValueError, RecursionError):
            yield broken("文件不是完整的 JSON", Place(cell="1"))
            return
        if not isinstance(whole, dict) or not isinstance(whole.get("records"), list):
            yield broken('文件应为 {"schema": …, "records": […]}', Place(cell="1"))
            return
        for number, payload in enumerate(whole["records"], 1):
            yield receive(payload, Place(cell=str(number)))
