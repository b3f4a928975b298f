"""服务目录. What residents are offered as HSDS 3: services, and where and when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

import attrs

from shequ_adapters.formats.hsds.directory import Directory
from shequ_adapters.formats.hsds.services import services
from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.reports.public_facts import public_facts

__all__ = ["Hsds"]


@attrs.frozen
class Hsds:
    """服务目录. A list of HSDS 3 services, each with all that it names; one a line.

    Times are those of China. No person is named, and no phone is written: those of the
    records are people's.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The services that are offered on the day.

        Schedules are those for residents, of the year that begins on the day.
        """
        directory = Directory(public_facts(Register.of(records)), on)
        stream.write(b"[")
        between = "\n"
        for service in services(directory):
            text = json.dumps(service, ensure_ascii=False)
            stream.write(f"{between}{text}".encode())
            between = ",\n"
        stream.write(b"\n]\n")
