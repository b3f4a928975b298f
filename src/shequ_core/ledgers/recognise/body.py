"""表体. The rows under a header: which are data, and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from shequ_core.ledgers.cells.amounts import number_in
from shequ_core.ledgers.cells.units import unit_of
from shequ_core.ledgers.ledger import SAID_UNKNOWN, CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.recognise.blocks import carried
from shequ_core.ledgers.recognise.codes import with_codes
from shequ_core.ledgers.recognise.columns import Column, cells_of, read_column
from shequ_core.ledgers.recognise.event_days import days_of, with_year
from shequ_core.ledgers.recognise.flags import read_flags, with_flags
from shequ_core.ledgers.recognise.furniture import (
    is_day,
    is_hint,
    is_numbering,
    is_remark,
    is_signature,
    is_stamp,
    is_subtotal,
    may_be_furniture,
    total_label,
)
from shequ_core.ledgers.recognise.grid import Grid, is_blank
from shequ_core.ledgers.recognise.sections import held, over_rows
from shequ_core.ledgers.sheet import Cell
from shequ_core.ledgers.table import FlagColumn, Given, MappedColumn, ToldBy, Total

HINT, BLANK, STRANGE = "提示行", "空白模板行", "无可识别内容"
TOTAL, SIGNATURE, REMARK, REPEATED = "合计", "签字", "附注", "表头"
SECTION = "分段"

_HINTS_WITHIN = 3


@attrs.define
class Body:
    """表体. The data rows of a table (from 0), and what became of the others.

    ``given`` is what its titles and its sheet's name tell of all rows, ``year`` that
    of the days on which things happened.
    """

    grid: Grid
    ledger: Ledger
    columns: Mapping[str, MappedColumn]
    span: range
    given: tuple[Given, ...] = ()
    flags: tuple[FlagColumn, ...] = ()
    year: Given | None = None
    sections: list[tuple[int, Mapping[str, str]]] = attrs.field(factory=list)
    data: list[int] = attrs.field(factory=list)
    totals: list[Total] = attrs.field(factory=list)
    signatures: list[int] = attrs.field(factory=list)
    skipped: Counter[str] = attrs.field(factory=Counter)
    furniture: Counter[str] = attrs.field(factory=Counter)
    masked: dict[str, int] = attrs.field(factory=dict)
    coded: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    carried: dict[str, int] = attrs.field(factory=dict)
    _since: int = 0
    _under_headers: Set[int] = frozenset()

    def sort(self, rows: range, repeated: Set[int]) -> None:
        """分行. Tell the data from the rest; ``repeated`` are headers printed again."""
        first, stop = self.span.start, self.span.stop
        self._under_headers = {rows.start, *(row + 1 for row in repeated)}
        whole, width = first == 0, len(self.span)
        for row in rows:
            cells = self.grid.rows[row]
            within = cells if whole and len(cells) <= stop else cells[first:stop]
            if row in repeated:
                self.furniture[REPEATED] += 1
            elif (
                row - rows.start < _HINTS_WITHIN
                or row in self._under_headers
                or may_be_furniture(within, width)
            ):
                self._look(row)
            else:
                self.data.append(row)

    def _look(self, row: int) -> None:
        grid = self.grid
        filled = grid.filled(row)
        told = [(it, grid.told(row, it)) for it in filled if it in self.span]
        if not told:
            self._nothing(row, beside=bool(filled))
        elif label := total_label(told):
            self._total(row, label)
        elif is_signature(told, len(self.span)) or self._signs(row, told):
            self.furniture[SIGNATURE] += 1
            self.signatures.append(row)
        elif row in self._under_headers and is_numbering(told):
            self.furniture[REPEATED] += 1
        elif not self.data and not self.skipped[HINT] and is_hint(told):
            self.skipped[HINT] += 1
        elif section := over_rows(self.ledger, told, self._keys()):
            self.furniture[SECTION] += 1
            self.sections.append((row, section))
        elif is_remark(grid, row, told):
            self.furniture[REMARK] += 1
        elif not self._keys().keys() & dict(told).keys():
            numbered = len(told) == 1 and told[0][1].isdecimal()
            self.skipped[BLANK if numbered else STRANGE] += 1
        else:
            self.data.append(row)

    def _signs(self, row: int, told: Sequence[tuple[int, str]]) -> bool:
        """An office and a day under the table; in columns that hold such it is data."""
        places = dict(told)
        columns = [it.key for it in self.columns.values() if it.index in places]
        kinds = {self.ledger.column(key).cell for key in columns}
        if is_day(told):
            return CellKind.DAY not in kinds or row - 1 in self.signatures
        named = set(columns) & set(self.ledger.needed)
        kinds = {self.ledger.column(key).cell for key in named}
        return is_stamp(told) and not kinds & {CellKind.TEXT, CellKind.LABEL}

    def _keys(self) -> Mapping[int, str]:
        flags = {it.index: it.key for it in self.flags}
        return flags | {it.index: it.key for it in self.columns.values()}

    def _nothing(self, row: int, *, beside: bool) -> None:
        """A row of blanks was prepared for data; notes may stand beside the table."""
        if beside:
            self.furniture[REMARK] += 1
        elif any(cell for cell in self.grid.rows[row]):
            self.skipped[BLANK] += 1

    def _total(self, row: int, label: str) -> None:
        self.furniture[TOTAL] += 1
        said: dict[str, Decimal] = {}
        for key, column in self.columns.items():
            unit = unit_of(self.ledger.column(key))
            number = number_in(self.grid.at(row, column.index), column.scale, unit)
            if number is not None:
                said[key] = number
        first = self._since if is_subtotal(label) else 0
        since = next((it for it in self.data if it >= first), row)
        letters = {key: self.columns[key].letter for key in said}
        if said:
            total = Total(row=row + 1, said=said, letters=letters, since=since + 1)
            self.totals.append(total)
        self._since = row + 1

    def read(self, *, plain: bool) -> tuple[Row, ...]:
        """读行. The values of the data rows, column by column."""
        read: dict[str, Column] = {}
        told = held(self.sections, self.data)
        wide = {it.key: it.words for it in self.given}
        for key, mapped in self.columns.items():
            column = with_codes(self.ledger.column(key), mapped.header)
            cells = cells_of(self.grid, column, mapped.index, self.data, plain=plain)
            if key in told:
                cells = _filled(cells, told[key])
            if key in wide:
                cells = _filled(cells, [wide[key]] * len(cells))
            if column.lasts:
                cells = self._last_days(column, cells, read)
            read[key] = read_column(column, cells, mapped.scale)
        self.masked = {key: it.masked for key, it in read.items() if it.masked}
        self.coded = {key: it.codes for key, it in read.items() if it.codes}
        read |= self._flagged(read)
        if self.ledger.block:
            whole = carried(self.ledger.block, read)
            read |= {key: it.column for key, it in whole.items()}
            self.carried = {key: it.count for key, it in whole.items()}
        own = tuple(read)
        rows = _rows(self.data, read | self._given(told))
        spoken = tuple(row for row in rows if _speaks(row, own))
        self.skipped[BLANK] += len(rows) - len(spoken)
        return spoken

    def _last_days(
        self, column: LedgerColumn, cells: list[Cell], read: dict[str, Column]
    ) -> list[Cell]:
        """The first days; the last ones are read where they have no column."""
        year = self.year.words if self.year else ""
        if column.lasts == column.key:
            return with_year(cells, year)
        days = days_of(cells, year)
        if column.lasts not in self.columns and any(days.last):
            last = self.ledger.column(column.lasts)
            read[last.key] = read_column(last, days.last, Decimal(1))
        return days.first

    def _flagged(self, read: Mapping[str, Column]) -> dict[str, Column]:
        """The columns of choices that flag columns ask about."""
        asked: dict[str, list[tuple[Enum, Column]]] = {}
        for flag in self.flags:
            column = self.ledger.column(flag.key)
            cells = cells_of(self.grid, column, flag.index, self.data, plain=False)
            said = read_flags(column, cells, asked=flag.choice, header=flag.header)
            asked.setdefault(flag.key, []).append((flag.choice, said))
        return {
            key: with_flags(self.ledger.column(key), read.get(key), flags)
            for key, flags in asked.items()
        }

    def _given(self, told: Mapping[str, list[str]]) -> dict[str, Column]:
        """The columns that stand in no column of the sheet."""
        cells: dict[str, list[Cell]] = {
            it.key: [it.words] * len(self.data)
            for it in self.given
            if it.key not in self.columns
        }
        for key, words in told.items():
            if key not in self.columns:
                wide = cells.get(key, [None] * len(words))
                cells[key] = _filled(wide, words)
        return {
            key: read_column(self.ledger.column(key), given, Decimal(1))
            for key, given in cells.items()
        }

    def told(self) -> tuple[Given, ...]:
        """统一信息. What was told once for many rows, from top to bottom."""
        return (
            *self.given,
            *((self.year,) if self.year else ()),
            *(
                Given(key=key, words=words, by=ToldBy.SECTION, row=row + 1)
                for row, section in self.sections
                for key, words in section.items()
            ),
        )


def _filled(cells: Sequence[Cell], told: Sequence[str]) -> list[Cell]:
    """A cell of its own outranks what stands over it."""
    return [
        words if words and is_blank(cell) else cell
        for cell, words in zip(cells, told, strict=True)
    ]


def _speaks(row: Row, own: Collection[str]) -> bool:
    """Whether a row says something itself, beside what is told over it; or seems to,
    and can't be read.
    """
    if any(note.kind != SAID_UNKNOWN for note in row.notes):
        return True
    values: Collection[Any] = row.values.values()
    if len(own) < len(values):
        values = [row.values[key] for key in own]
    return any(values) or any(value not in (None, "", ()) for value in values)


def _rows(numbers: Sequence[int], read: Mapping[str, Column]) -> list[Row]:
    keys = tuple(read)
    lines = zip(*(column.values for column in read.values()), strict=True)
    noted = {place for column in read.values() for place in column.notes}
    return [
        Row(
            number=number + 1,
            values=dict(zip(keys, values, strict=True)),
            notes=()
            if place not in noted
            else tuple(
                note for column in read.values() for note in column.notes.get(place, ())
            ),
        )
        for place, (number, values) in enumerate(zip(numbers, lines, strict=True))
    ]
