"""平行. A kind as columns, a record as one flat row: SQL, CSV, Parquet share it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

import attrs

from shequ_core.codec.leaves import leaf_of
from shequ_core.model import Record, field_types
from shequ_core.values import Period, Ref

R = TypeVar("R", bound=Record)
Cell = str | int | None


@attrs.frozen
class Column:
    """列. ``type`` is text, integer or date (ISO text); ``optional`` allows None."""

    name: str
    type: str
    optional: bool


@cache
def columns(kind: type[Record]) -> tuple[Column, ...]:
    """列. The columns of a kind: its fields in order, the period as two days."""
    found = []
    for name, hint in field_types(kind).items():
        if name == "period":
            found += [
                Column("period_start", "date", True),
                Column("period_end", "date", True),
            ]
        else:
            leaf = leaf_of(hint)
            flat = "text" if leaf.type == "list" else leaf.type
            found.append(Column(name, flat, leaf.optional))
    return tuple(found)


def to_row(record: Record) -> tuple[Cell, ...]:
    """成行. The record as text, whole numbers and None, one a column."""
    return _row_writer(type(record))(record)


@cache
def _row_writer(kind: type[Record]) -> Callable[[Record], tuple[Cell, ...]]:
    writers: list[tuple[str, Callable[[Any], Any] | None]] = []
    for name, hint in field_types(kind).items():
        if name != "period":
            leaf = leaf_of(hint)
            writers.append((name, _list_text if leaf.type == "list" else leaf.write))

    def write(record: Record) -> tuple[Cell, ...]:
        row: list[Cell] = []
        for name, make in writers:
            value = getattr(record, name)
            row.append(value if make is None or value is None else make(value))
        start, end = record.period.start, record.period.end
        row.append(start and start.isoformat())
        row.append(end and end.isoformat())
        return tuple(row)

    return write


def from_row(kind: type[R], row: Sequence[Any]) -> R:
    """成记录. The record of a row that ``to_row`` made (trusted, so fast)."""
    return row_reader(kind)(row)


@cache
def row_reader(kind: type[R]) -> Callable[[Sequence[Any]], R]:
    """行读取器. Reads many rows of one kind; shares equal days, codes and refs."""
    readers: list[tuple[str, Callable[[Any], Any] | None]] = []
    for name, hint in field_types(kind).items():
        if name != "period":
            leaf = leaf_of(hint)
            readers.append((name, _text_list if leaf.type == "list" else leaf.trust))

    def read(row: Sequence[Any]) -> R:
        fields: dict[str, Any] = {
            name: cell if make is None or cell is None else make(cell)
            for (name, make), cell in zip(readers, row, strict=False)
        }
        return kind(period=_period(row[-2], row[-1]), **fields)

    return read


@cache
def _period(start: str | None, end: str | None) -> Period:
    return Period(
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


def _list_text(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else ""


def _text_list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


__all__ = ["Cell", "Column", "Ref", "columns", "from_row", "row_reader", "to_row"]
