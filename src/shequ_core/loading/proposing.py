"""建议. What the cells with findings might say instead, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from shequ_core.findings import Finding, Place
from shequ_core.ledgers import Cell, LedgerColumn, MappedColumn, Row, Sheet, Table
from shequ_core.ledgers.proposals import PROPOSERS, Around, Doubt, propose
from shequ_core.register import Register

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_GRAVEST_FIRST = {kind: place for place, kind in enumerate(PROPOSERS)}


@attrs.frozen(kw_only=True)
class Proposal:
    """建议值. What a cell might say instead; it is applied by nobody but the clerk.

    ``header`` is what stands over the cell, ``value`` is "" where the cell should be
    empty. It may name a person where ``personal``.
    """

    place: Place
    kind: str
    header: str
    value: str
    personal: bool = False


def proposals(
    findings: Iterable[Finding],
    sheets: Sequence[Sheet],
    tables: Sequence[Table],
    register: Register,
) -> tuple[Proposal, ...]:
    """建议. One a cell, of the gravest of its findings that has one."""
    wanted = sorted(
        (it for it in findings if it.kind in PROPOSERS and it.place.cell),
        key=lambda it: _GRAVEST_FIRST[it.kind],
    )
    if not wanted:
        return ()
    cells = _Cells(sheets, tables)
    around = Around.of(tables, register)
    found: dict[Place, Proposal] = {}
    for finding in wanted:
        proposal = _of(finding, cells, around)
        if proposal is not None:
            found.setdefault(finding.place, proposal)
    return tuple(found.values())


def _of(finding: Finding, cells: _Cells, around: Around) -> Proposal | None:
    at = cells.at(finding.place)
    if at is None:
        return None
    value = propose(finding.kind, at.doubt(around))
    if value is None:
        return None
    return Proposal(
        place=finding.place,
        kind=finding.kind,
        header=at.mapped.header,
        value=value,
        personal=at.column.personal,
    )


@attrs.frozen(kw_only=True)
class _At:
    """A cell of a row that was read, and the column it is in."""

    column: LedgerColumn
    mapped: MappedColumn
    row: Row
    cell: Cell

    def doubt(self, around: Around) -> Doubt:
        return Doubt(column=self.column, cell=self.cell, row=self.row, around=around)


class _Cells:
    """Cells by their places, with the rows and columns of the tables they are in."""

    def __init__(self, sheets: Iterable[Sheet], tables: Iterable[Table]) -> None:
        self._sheets = {(it.file, it.name): it for it in sheets}
        self._tables: dict[tuple[str, str], list[Table]] = {}
        for table in tables:
            self._tables.setdefault((table.file, table.sheet), []).append(table)
        self._rows: dict[int, dict[int, Row]] = {}

    def at(self, place: Place) -> _At | None:
        found = _CELL.fullmatch(place.cell)
        sheet = self._sheets.get((place.file, place.sheet))
        if not found or sheet is None:
            return None
        letter, number = found[1], int(found[2])
        for table in self._tables.get((place.file, place.sheet), ()):
            row = self._row(table, number)
            for mapped in table.columns.values():
                if mapped.letter == letter and mapped.row in (0, number) and row:
                    return _At(
                        column=table.ledger.column(mapped.key),
                        mapped=mapped,
                        row=row,
                        cell=_cell(sheet, number - 1, mapped.index),
                    )
        return None

    def _row(self, table: Table, number: int) -> Row | None:
        """The row of that number; of an upright ledger its only one."""
        if table.ledger.upright:
            return next(iter(table.rows), None)
        rows = self._rows.get(id(table))
        if rows is None:
            rows = self._rows[id(table)] = {row.number: row for row in table.rows}
        return rows.get(number)


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return cells[column] if column < len(cells) else None
