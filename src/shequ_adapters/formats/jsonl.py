"""JSON Lines. Every record, one a line, sorted: what a backup or a diff wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import attrs

from shequ_core.codec import dumps
from shequ_core.codec.received import broken, receive_line
from shequ_core.findings import Finding, Place
from shequ_core.model import Record
from shequ_core.register import in_order

_BOM = b"\xef\xbb\xbf"


@attrs.frozen
class Jsonl:
    """JSON Lines. UTF-8, a payload a line, by kind and id; lossless both ways."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. All of them, whatever the day."""
        for record in in_order(records):
            stream.write(dumps(record).encode() + b"\n")

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. A record a line; a broken line is a finding, and the rest is read."""
        for number, line in enumerate(stream, 1):
            place = Place(cell=str(number))
            data = line.removeprefix(_BOM) if number == 1 else line
            if not data.strip():
                continue
            try:
                text = data.decode()
            except UnicodeDecodeError:
                yield broken("不是 UTF-8 文本", place)
            else:
                yield receive_line(text, place)
