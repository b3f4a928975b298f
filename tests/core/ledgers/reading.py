"""读表. Rows of values into an intake, without any file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from shequ_core.ledgers import (
    LEDGERS,
    PRACTICES,
    CellKind,
    Fate,
    Intake,
    Ledger,
    MappedColumn,
    Row,
    Table,
    TitleFacts,
)
from shequ_core.model import PAPERS, Record
from shequ_core.register import Register

TOLD_ON = date(2004, 12, 31)
_EMPTY = {
    CellKind.TEXT: "",
    CellKind.NAME: "",
    CellKind.LABEL: "",
    CellKind.ID_NUMBER: "",
    CellKind.CREDIT_CODE: "",
    CellKind.PHONES: (),
    CellKind.CHOICES: (),
}


def ledger(name: str) -> Ledger:
    """The ledger of that name."""
    return next(it for it in LEDGERS if it.name == name)


def table(
    of: str,
    *rows: Mapping[str, Any],
    sheet: str = "表",
    title: str = "",
    told_on: date | None = TOLD_ON,
) -> Table:
    """A table of that ledger: row 4 and on, with the columns that the rows have."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    kinds = {column.key: column.cell for column in ledger(of).columns}
    return Table(
        file="台账.xlsx",
        sheet=sheet,
        ledger=ledger(of),
        facts=TitleFacts(title=title, told_on=told_on),
        columns={
            key: MappedColumn(key=key, index=i, letter=chr(65 + i), header=key)
            for i, key in enumerate(keys)
        },
        rows=tuple(
            Row(
                number=number,
                values={
                    key: row.get(key)
                    if row.get(key) is not None
                    else _EMPTY.get(kinds[key])
                    for key in keys
                },
            )
            for number, row in enumerate(rows, 4)
        ),
    )


def take(intake: Intake, *tables: Table) -> list[Fate]:
    """Read tables of one ledger as loading does; the fate of every row."""
    practice = next(it for it in PRACTICES if it.ledger is tables[0].ledger)
    if practice.survey:
        practice.survey(tables, intake)
    fates = []
    for one in tables:
        intake.open_table(one)
        fates += [intake.read(row, practice.read) for row in one.rows]
        intake.close_table()
    return fates


def known(records: Iterable[Record]) -> Intake:
    """An intake of the community ``bz`` that knows these records."""
    return Intake("bz", Register(records))


def domain(records: Iterable[Record]) -> dict[str, Record]:
    """The records by id, the papers of loading left out."""
    return {it.id: it for it in records if not isinstance(it, PAPERS)}
