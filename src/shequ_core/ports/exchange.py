"""交换端口. What a format promises: records in, records out, sheets of cells in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from shequ_core.datasets import Table
from shequ_core.figures import Published
from shequ_core.findings import Finding, Place
from shequ_core.ledgers import Practice
from shequ_core.ledgers.sheet import Cell, Sheet
from shequ_core.model import Record

__all__ = [
    "Cell",
    "CountingExporter",
    "Exporter",
    "Importer",
    "JudgingExporter",
    "LedgerExporter",
    "PublishingExporter",
    "Sheet",
    "TableExporter",
    "WorkbookReader",
]


class WorkbookReader(Protocol):
    """工作簿读取器. Opens one kind of file as sheets of cells."""

    def read(self, path: Path) -> Sequence[Sheet]:
        """读. Every sheet of the file, hidden ones too.

        Raises Unreadable, one sentence, when the file is not what its name says.
        """
        ...


class Exporter(Protocol):
    """导出格式. Writes records to a stream of bytes."""

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as they are on a day (a lossless format writes them all).

        The caller has masked them already where the format names people.
        """
        ...


@runtime_checkable
class TableExporter(Protocol):
    """表格导出. An exporter that writes any tables, whatever they are of."""

    def write_tables(
        self, tables: Iterable[Table], stream: BinaryIO, *, on: date
    ) -> None:
        """写表. Each table with its header and rows, in their order.

        What may not be told has been masked and left out already.
        """
        ...


@runtime_checkable
class LedgerExporter(Protocol):
    """台账导出. An exporter that writes ledgers, ours unless it is told of more."""

    def with_ledgers(self, ledgers: Sequence[Practice]) -> Exporter:
        """换台账. The same exporter, which writes these ledgers and no others."""
        ...


@runtime_checkable
class CountingExporter(Protocol):
    """指标导出. An exporter that prints figures beside the records that they count.

    Behind masks nobody has a birthday, so no figure by age is told of masked records.
    """

    def write_counted(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        counted: Iterable[Record],
        on: date,
        place_of: Callable[[str], Place],
    ) -> None:
        """写. The records of ``shown``, the figures of ``counted``, on a day.

        Nothing of ``counted`` is written as a record. ``place_of`` tells by its ref
        where in the ledgers a record stands, NOWHERE where no ledger gave it.
        """
        ...


@runtime_checkable
class JudgingExporter(Protocol):
    """评判导出. An exporter that judges a community: what is wrong in its ledgers, and
    which targets it reached.

    Some groups of one are no community: they are found too small, and their meetings
    too badly signed. Whoever hands on a part says so.
    """

    def of_part(self, findings: Sequence[Finding]) -> Exporter:
        """论部分. The same exporter, for a part of a community. ``findings``, made of
        the whole, are what it says is wrong, and of targets it says nothing.
        """
        ...


@runtime_checkable
class PublishingExporter(Protocol):
    """公布导出. An exporter that counts people, and can do so out of what is published.

    To who is told of no small cells nothing else is handed: what is hidden can not
    follow from what such an exporter prints, whatever it adds up.
    """

    def write_published(
        self,
        shown: Iterable[Record],
        stream: BinaryIO,
        *,
        told: Mapping[str, Published],
        least: int,
        on: date,
    ) -> None:
        """写. The figures of ``told`` (of the year up to the day), the records of
        ``shown``. Cells of fewer than ``least`` are not among them; what is not there
        is not zero, and the reader is told so.
        """
        ...


class Importer(Protocol):
    """导入格式. Reads records back: all of a lossless Exporter's, some of another's."""

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. Each record, or a finding with the place of what could not be read."""
        ...
