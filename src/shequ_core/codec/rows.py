"""平行. A kind as columns, records as flat rows: SQL, CSV, Parquet share it.

Many rows are turned column by column, which costs half of going field by field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from shequ_core.codec.leaves import Leaf, leaf_of
from shequ_core.model import Record, field_types, per_kind
from shequ_core.values import Period

R = TypeVar("R", bound=Record)
Cell = str | int | None
Row = tuple[Cell, ...]

_SHARED = 4096
"""How many days, refs and part dates of one field type are kept to be shared.

Records come in the order of their refs, so the same ref comes again soon; more would
only grow with the size of a store (16 times as many: 54 MiB of a scan, and no faster).
"""

_PERIOD = ("period_start", "period_end")


@attrs.frozen
class Column:
    """列. ``type`` is text, integer or date (ISO text); ``optional`` allows None."""

    name: str
    type: str
    optional: bool


@per_kind
def columns(kind: type[Record]) -> tuple[Column, ...]:
    """列. The columns of a kind: its fields in order, the period as two days."""
    flat = {"list": "text"}
    fields = [
        Column(name, flat.get(leaf.type, leaf.type), leaf.optional)
        for name, leaf in _leaves(kind)
    ]
    return (*fields, *(Column(name, "date", True) for name in _PERIOD))


def _leaves(kind: type[Record]) -> Iterator[tuple[str, Leaf]]:
    for name, hint in field_types(kind).items():
        if name != "period":
            yield name, leaf_of(hint)


def to_row(record: Record) -> Row:
    """成行. The record as text, whole numbers and None, one a column."""
    [row] = to_rows(type(record), (record,))
    return row


def to_rows(kind: type[Record], records: Sequence[Record]) -> Iterator[Row]:
    """成行. Many records of one kind, in their order."""
    return zip(*to_columns(kind, records), strict=True)


def to_columns(
    kind: type[Record], records: Sequence[Record]
) -> Iterator[Iterable[Cell]]:
    """成列. Many records of one kind, column by column."""
    for get, write in _writers(kind):
        yield _cells(map(get, records), write)


def _cells(
    values: Iterable[Any], write: Callable[[Any], Cell] | None
) -> Iterable[Cell]:
    if write is None:
        return values
    return [None if value is None else write(value) for value in values]


@per_kind
def _writers(
    kind: type[Record],
) -> tuple[tuple[Callable[[Record], Any], Callable[[Any], Cell] | None], ...]:
    writers: list[tuple[Callable[[Record], Any], Callable[[Any], Any] | None]] = [
        (attrgetter(name), _list_text if leaf.type == "list" else leaf.write)
        for name, leaf in _leaves(kind)
    ]
    writers += [
        (attrgetter("period.start"), date.isoformat),
        (attrgetter("period.end"), date.isoformat),
    ]
    return tuple(writers)


def from_row(kind: type[R], row: Sequence[Any]) -> R:
    """成记录. The record of a row that ``to_row`` made (trusted, so fast)."""
    [record] = from_rows(kind, (row,))
    return record


def from_rows(kind: type[R], rows: Iterable[Sequence[Any]]) -> list[R]:
    """成记录. Many rows of one kind; equal days, periods and refs become one object."""
    cells = list(zip(*rows, strict=True))
    if not cells:
        return []
    *fields, starts, ends = cells
    names, readers = _readers(kind)
    values = (
        column if read is None else map(read, column)
        for read, column in zip(readers, fields, strict=True)
    )
    found = zip(*values, map(_period, starts, ends), strict=True)
    return [kind(**named) for named in map(dict, map(zip, repeat(names), found))]


@per_kind
def _readers(
    kind: type[Record],
) -> tuple[tuple[str, ...], tuple[Callable[[Any], Any] | None, ...]]:
    leaves = dict(_leaves(kind))
    return (*leaves, "period"), tuple(_reader(leaf) for leaf in leaves.values())


@cache
def _reader(leaf: Leaf) -> Callable[[Any], Any] | None:
    trust = leaf.trust
    if leaf.type == "list":
        return _text_list
    if trust is None:
        return None
    return lru_cache(_SHARED)(lambda cell: None if cell is None else trust(cell))


@lru_cache(_SHARED)
def _period(start: str | None, end: str | None) -> Period:
    return Period(
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


_of_json = json.JSONDecoder().raw_decode


def _list_text(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(encode_basestring, texts))}]" if texts else ""


def _text_list(text: str) -> tuple[str, ...]:
    return tuple(_of_json(text)[0]) if text else ()


__all__ = [
    "Cell",
    "Column",
    "Row",
    "columns",
    "from_row",
    "from_rows",
    "to_columns",
    "to_row",
    "to_rows",
]
