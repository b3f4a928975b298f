"""数据集. What can leave, defined once, whatever the format it leaves in."""

from collections.abc import Iterable, Iterator
from datetime import date

from shequ_core.datasets.dataset import (
    DataColumn,
    Dataset,
    DataType,
    Privacy,
    Source,
    Table,
)
from shequ_core.datasets.ledgers import LEDGERS, ledger_dataset
from shequ_core.datasets.numbers import FIGURES_TABLE, figures_table
from shequ_core.datasets.records import RECORDS, kind_dataset
from shequ_core.errors import NotFound
from shequ_core.figures import Figure
from shequ_core.ledgers import Practice
from shequ_core.register import Register

DATASETS: tuple[Dataset, ...] = (*LEDGERS, FIGURES_TABLE, *RECORDS)
"""数据集. Ledgers as clerks know them, the figures, and every kind of record."""


def with_guests(
    ledgers: Iterable[Practice], figures: Iterable[Figure]
) -> tuple[Dataset, ...]:
    """全部数据集. Ours, with the figures of plug-ins among ours; then their ledgers."""
    return (*LEDGERS, figures_table(figures), *RECORDS, *map(ledger_dataset, ledgers))


def dataset_named(word: str, datasets: Iterable[Dataset] = DATASETS) -> Dataset:
    """数据集. The first of that name or title; ours come first, and their ledgers
    before records. Raises NotFound.

    >>> dataset_named("居民花名册").name
    'residents'
    """
    for it in datasets:
        if word in (it.name, it.title):
            return it
    raise NotFound(f"no dataset (数据集) is called {word!r}")


def tables(
    datasets: Iterable[Dataset],
    *,
    shown: Register,
    counted: Register,
    on: date,
    least: int = 0,
) -> Iterator[Table]:
    """数据表. Each dataset with its rows: of the records that are ``shown``, or the
    figures of what is ``counted``.
    """
    for it in datasets:
        register = counted if it.source is Source.FIGURES else shown
        yield Table(dataset=it, rows=it.rows(register, on, least))


__all__ = [
    "DATASETS",
    "FIGURES_TABLE",
    "LEDGERS",
    "RECORDS",
    "DataColumn",
    "DataType",
    "Dataset",
    "Privacy",
    "Source",
    "Table",
    "dataset_named",
    "kind_dataset",
    "ledger_dataset",
    "tables",
    "with_guests",
]
