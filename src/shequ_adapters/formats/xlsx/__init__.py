"""Excel. The ledgers again, a sheet a ledger, to print, to file and to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

import attrs

from shequ_adapters.formats.xlsx.package import assemble
from shequ_adapters.formats.xlsx.pages import Page, skeleton, styles_on
from shequ_adapters.formats.xlsx.rows import Body, body_of
from shequ_core.datasets import DataType, Table
from shequ_core.ledgers import PRACTICES, CellKind, LedgerColumn, Practice
from shequ_core.ledgers.writing import written
from shequ_core.model import Record
from shequ_core.register import Register

_IN_MEMORY = 16 * 1024 * 1024


@attrs.frozen
class Xlsx:
    """Excel. One sheet a ledger: title, 填报单位, header, rows; text stays text.

    Numbers that are names, and whatever looks like a formula, are text cells; days
    are day cells (those before 1900-03-01, which Excel has not, are text). Choices have
    their lists; the header stays in sight and is repeated on every printed page.

    XlsxWriter makes everything but the rows of the rosters: these go straight into
    its file, in a third of the time and in flat memory.
    """

    practices: Sequence[Practice] = PRACTICES

    def with_ledgers(self, ledgers: Sequence[Practice]) -> Xlsx:
        """换台账. The same, of these ledgers."""
        return attrs.evolve(self, practices=ledgers)

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The records as given; ``on`` is the 填报时间 and the file's date.

        Raises InvalidValue where a ledger has more rows than a sheet can hold.
        """
        sheets = written(Register.of(records), self.practices, on)
        bind([Page.of(it) for it in sheets], stream, on)

    def write_tables(
        self, tables: Iterable[Table], stream: BinaryIO, *, on: date
    ) -> None:
        """写表. A sheet a table. Raises InvalidValue as ``write``."""
        told = f"填报时间：{on.year}年{on.month}月{on.day}日"
        bind([_page(it, told) for it in tables], stream, on)


_CELLS: Mapping[DataType, CellKind] = {
    DataType.TEXT: CellKind.TEXT,
    DataType.INTEGER: CellKind.COUNT,
    DataType.NUMBER: CellKind.DECIMAL,
    DataType.DATE: CellKind.DAY,
    DataType.MIXED: CellKind.QUANTITY,
}


def _page(table: Table, told: str) -> Page:
    columns = [
        LedgerColumn(key=it.key, title=it.title, cell=_CELLS[it.type])
        for it in table.dataset.columns
    ]
    return Page(
        name=table.dataset.title,
        columns=columns,
        upright=False,
        title=table.title or table.dataset.title,
        told=told,
        rows=table.rows,
    )


def bind(pages: Sequence[Page], stream: BinaryIO, on: date) -> None:
    """成册. Pages as a workbook; ``on`` is its date. Raises as ``Xlsx.write``."""
    styles = styles_on(pages, on)
    bodies: dict[int, Body] = {}
    with ExitStack() as temporary:
        for place, page in enumerate(pages):
            if not page.upright:
                data = temporary.enter_context(SpooledTemporaryFile(_IN_MEMORY))
                bodies[place] = body_of(page.rows, styles[place], page.wrapped(), data)
        lengths = {place: body.length for place, body in bodies.items()}
        assemble(skeleton(pages, lengths, on), bodies, stream)


__all__ = ["Xlsx", "bind"]
