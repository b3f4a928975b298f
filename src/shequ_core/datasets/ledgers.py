"""台账数据集. Each ledger as a dataset: the columns that clerks know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.datasets.dataset import (
    DataColumn,
    Dataset,
    DataType,
    Privacy,
    Row,
    Source,
)
from shequ_core.ledgers import PRACTICES, CellKind, LedgerColumn, Practice
from shequ_core.ledgers.writing import rows_of
from shequ_core.register import Register

_TYPES: Mapping[CellKind, DataType] = {
    CellKind.DAY: DataType.DATE,
    CellKind.PART_DATE: DataType.MIXED,
    CellKind.COUNT: DataType.INTEGER,
    CellKind.DECIMAL: DataType.NUMBER,
    CellKind.YUAN: DataType.NUMBER,
    CellKind.QUANTITY: DataType.MIXED,
}
"""列型. Of the kinds of cell that are no text."""


def ledger_dataset(practice: Practice) -> Dataset:
    """台账数据集. Of what is done with a ledger.

    A ledger with a personal column is a ledger of persons: what else it says of them
    is internal.
    """
    ledger = practice.ledger
    others = Privacy.OPEN
    if any(column.personal for column in ledger):
        others = Privacy.INTERNAL

    def rows(register: Register, on: date, least: int) -> Iterator[Row]:
        return rows_of(practice, register)

    return Dataset(
        name=ledger.name,
        title=ledger.title,
        columns=tuple(_column(it, others) for it in ledger),
        rows=rows,
        source=Source.LEDGERS,
    )


def _column(column: LedgerColumn, others: Privacy) -> DataColumn:
    return DataColumn(
        key=column.key,
        title=column.title,
        type=_TYPES.get(column.cell, DataType.TEXT),
        privacy=Privacy.PERSONAL if column.personal else others,
    )


LEDGERS: tuple[Dataset, ...] = tuple(map(ledger_dataset, PRACTICES))
"""台账数据集. Of every ledger of ours."""
