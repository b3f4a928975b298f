"""CSV. The ledgers again, a table a file, for whatever opens tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs

from shequ_core.datasets import Dataset, DataType, Table, ledger_dataset
from shequ_core.ledgers import PRACTICES, Practice
from shequ_core.ledgers.formula_guard import guarded
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import written
from shequ_core.model import Record
from shequ_core.register import Register

_FIRST = (1980, 1, 1, 0, 0, 0)
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: Mapping[DataType, str] = {
    DataType.TEXT: "string",
    DataType.INTEGER: "integer",
    DataType.NUMBER: "number",
    DataType.DATE: "date",
    DataType.MIXED: "any",
}


@attrs.frozen
class Csv:
    """CSV. A zip with one ``01-社区概况.csv`` a table, header and rows only, and a
    ``datapackage.json`` that says what each column is (Data Package 2).

    UTF-8 with a mark, so that Excel sees Chinese; days as 2004-12-31. A text that
    Excel would run as a formula has an apostrophe before it, which our reader of text
    tables takes off again (see ``formula_guard``). Excel still takes the digits of an
    id number for a number when it opens a csv: send clerks the xlsx.

    Offices' older programs want ``encoding="gb18030"``, which has every character too.
    """

    practices: Sequence[Practice] = PRACTICES
    encoding: str = "utf-8-sig"

    def with_ledgers(self, ledgers: Sequence[Practice]) -> Csv:
        """换台账. The same, of these ledgers."""
        return attrs.evolve(self, practices=ledgers)

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. Each ledger that has rows; the day is said in the xlsx only."""
        sheets = written(Register.of(records), self.practices, on)
        datasets = {it.ledger.name: ledger_dataset(it) for it in self.practices}
        self.write_tables(
            (
                Table(dataset=datasets[it.ledger.name], rows=it.rows, title=it.title)
                for it in sheets
            ),
            stream,
            on=on,
        )

    def write_tables(
        self, tables: Iterable[Table], stream: BinaryIO, *, on: date
    ) -> None:
        """写表. Each table with its header, whether it has rows or not."""
        resources = []
        with ZipFile(stream, "w") as package:
            for number, table in enumerate(tables, 1):
                name = f"{number:02}-{table.dataset.title}.csv"
                with package.open(_entry(name), "w") as part:
                    _write(table, part, self.encoding)
                resources.append(_resource(table, name, self.encoding))
            told = json.dumps(_package(resources), ensure_ascii=False, indent=2)
            package.writestr(_entry("datapackage.json"), told.encode())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _write(table: Table, part: IO[bytes], encoding: str) -> None:
    with TextIOWrapper(part, encoding, newline="") as text:
        rows = csv.writer(text)
        rows.writerow(it.title for it in table.dataset.columns)
        rows.writerows(map(_texts, table.rows))


def _texts(row: tuple[Plain, ...]) -> list[str]:
    return [guarded(it) if isinstance(it, str) else _text(it) for it in row]


def _text(value: int | Decimal | date | None) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _package(resources: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"$schema": _PROFILE, "name": "shequ", "resources": resources}


def _resource(table: Table, path: str, encoding: str) -> dict[str, Any]:
    dataset = table.dataset
    return {
        "name": dataset.name,
        "title": table.title or dataset.title,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "schema": {"fields": list(_fields(dataset)), "missingValues": [""]},
    }


def _fields(dataset: Dataset) -> Iterator[dict[str, str]]:
    for column in dataset.columns:
        yield {
            "name": column.title,
            "type": _TYPES[column.type],
            "key": column.key,
            "privacy": column.privacy.value,
        }
