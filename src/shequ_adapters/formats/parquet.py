"""Parquet. Every record as typed columns, one file a kind: what analysts want."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import groupby, islice
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from shequ_core.codec import columns, dump, from_row, load, to_row
from shequ_core.codec.received import broken, received
from shequ_core.errors import NotFound
from shequ_core.findings import Finding, Place
from shequ_core.model import Community, Record, kind_named
from shequ_core.register import in_order

_SUFFIX = ".parquet"
_TYPES = {"text": pa.string(), "integer": pa.int64(), "date": pa.date32()}
_GROUP = 10_000
_KEY = "division_code"
_NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""无区划代码. What Hive calls the partition of those without a value."""
_OTHER = "没有 {} 列，可能由另一版本的 shequ 写成，请改用 json 或 jsonl"
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


@attrs.frozen
class Parquet:
    """Parquet. A zip with a folder a kind, a file a community; lossless both ways.

    ``person/division_code=430181001004/beizheng.parquet``: unzipped, what reads Hive's
    partitions has the communities of a street in one table, each with its code. Files
    of one kind each (``person.parquet``) are read, too. Choices are their codes, days
    are days, money and decimals are exact text. The parts are not compressed again
    within the zip.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. All of them, whatever the day. Raises OverflowError from 2^63 on.

        In memory are 10,000 rows at a time, beside the records that were given.
        """
        with ZipFile(stream, "w") as package:
            codes: dict[str, str] = {}
            for (kind, community), found in groupby(in_order(records), _part_of):
                told = _noted(kind, found, codes)
                code = codes.get(community) or _NOWHERE
                entry = ZipInfo(f"{kind.kind}/{_KEY}={code}/{community}{_SUFFIX}")
                entry.compress_type = ZIP_DEFLATED
                with package.open(entry, "w", force_zip64=True) as part:
                    _write_part(kind, told, part)

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """读. Each record, or a finding with its kind and place."""
        try:
            with ZipFile(BytesIO(stream.read())) as package:
                for name in package.namelist():
                    yield from _records(name, package.read(name))
        except _BROKEN:
            yield broken("文件不是完整的压缩包", Place(cell="1"))


def _noted(
    kind: type[Record], found: Iterable[Record], codes: dict[str, str]
) -> Iterable[Record]:
    """The same; a community, which comes before all that is its own, with its code."""
    if kind is not Community:
        return found
    told = list(found)
    codes[told[0].id.community] = _code_of(told)
    return told


def _code_of(communities: Iterable[Record]) -> str:
    """The one code of a community; none where it is no code, but some other text."""
    codes = {it.division_code for it in communities if isinstance(it, Community)}
    code = codes.pop() if len(codes) == 1 else ""
    return code if code.isascii() and code.isalnum() else ""


def _part_of(record: Record) -> tuple[type[Record], str]:
    return type(record), record.id.community


def _schema(kind: type[Record]) -> pa.Schema:
    return pa.schema(
        [pa.field(it.name, _TYPES[it.type], it.optional) for it in columns(kind)]
    )


def _write_part(kind: type[Record], found: Iterable[Record], part: IO[bytes]) -> None:
    schema, rows = _schema(kind), map(to_row, found)
    with pq.ParquetWriter(part, schema, compression="none") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(_table(schema, group))


def _table(schema: pa.Schema, rows: list[tuple[Any, ...]]) -> pa.Table:
    arrays = [
        pa.array(map(_day, values) if field.type == pa.date32() else values, field.type)
        for field, values in zip(schema, zip(*rows, strict=True), strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _records(name: str, data: bytes) -> Iterator[Record | Finding]:
    word = name.removesuffix(_SUFFIX).partition("/")[0]
    try:
        kind = kind_named(word)
        table = pq.read_table(BytesIO(data))
        lacking = [it.name for it in columns(kind) if it.name not in table.column_names]
        if lacking:
            yield broken(_OTHER.format("、".join(lacking)), Place(sheet=word, cell="1"))
            return
        table = table.select([it.name for it in columns(kind)]).cast(_schema(kind))
    except NotFound:
        yield broken(f"没有名为 {word} 的记录种类", Place(sheet=word, cell="1"))
    except (pa.ArrowException, LookupError, ValueError, OSError):
        yield broken("不是所要求的 Parquet 文件", Place(sheet=word, cell="1"))
    else:
        lists = [column.to_pylist() for column in table.columns]
        for number, row in enumerate(zip(*lists, strict=True), 1):
            yield _record(kind, row, Place(sheet=word, cell=str(number)))


def _record(kind: type[Record], row: tuple[Any, ...], place: Place) -> Record | Finding:
    flat = [it.isoformat() if isinstance(it, date) else it for it in row]
    return received(lambda: load(dump(from_row(kind, flat))), place)
