"""记录数据集. Each kind of record as a dataset: its fields as columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from shequ_core.codec import columns, to_row
from shequ_core.codec.rows import Cell, Column
from shequ_core.datasets.dataset import DataColumn, Dataset, DataType, Privacy, Row
from shequ_core.glossary import field_word, kind_word
from shequ_core.model import (
    KINDS,
    FormerGroup,
    Household,
    LedgerSheet,
    Person,
    Record,
    ref_fields,
)
from shequ_core.model._record import field_types, per_kind
from shequ_core.privacy import NAMING
from shequ_core.register import Register

_TYPES: Mapping[str, DataType] = {
    "text": DataType.TEXT,
    "integer": DataType.INTEGER,
    "date": DataType.DATE,
}
_OF_HOMES = frozenset({FormerGroup, Household, LedgerSheet, Person})
"""户和人. A household is its people, and a ledger's name may be a person's."""

_BOUNDS = {"period_start": "起", "period_end": "止"}


def kind_dataset(kind: type[Record]) -> Dataset:
    """记录数据集. Of a kind of record, a column a field and two for its period."""

    def rows(register: Register, on: date, least: int) -> Iterator[Row]:
        for record in register.all(kind):
            yield tuple(map(_plain, to_row(record), columns(kind)))

    return Dataset(
        name=kind.kind,
        title=kind_word(kind),
        columns=tuple(_column(kind, it) for it in columns(kind)),
        rows=rows,
    )


def _plain(cell: Cell, column: Column) -> str | int | date | None:
    if column.type == "date" and isinstance(cell, str):
        return date.fromisoformat(cell)
    return cell


def _column(kind: type[Record], column: Column) -> DataColumn:
    bound = _BOUNDS.get(column.name)
    title = field_word(kind, "period" if bound else column.name)
    return DataColumn(
        key=column.name,
        title=f"{title}（{bound}）" if bound else title,
        type=_TYPES[column.type],
        privacy=_privacy(kind, column.name),
    )


def _privacy(kind: type[Record], field: str) -> Privacy:
    if field in NAMING.get(kind, ()):
        return Privacy.PERSONAL
    return Privacy.INTERNAL if is_of_persons(kind) else Privacy.OPEN


@per_kind
def is_of_persons(kind: type[Record]) -> bool:
    """涉及个人. Whether a record of the kind is of a person, or may name one by ref."""
    if kind in _OF_HOMES or NAMING.get(kind):
        return True
    hints = field_types(kind)
    return any(_may_be_a_person(hints[name]) for name in ref_fields(kind))


def _may_be_a_person(hint: Any) -> bool:
    """Whether a person, or anything at all, is among what a field may name."""
    return hint in (Any, Person) or any(map(_may_be_a_person, get_args(hint)))


RECORDS: tuple[Dataset, ...] = tuple(map(kind_dataset, KINDS))
"""记录数据集. Of every kind of record."""
