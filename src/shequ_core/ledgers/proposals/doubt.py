"""存疑处. A cell that something is wrong with, and what stands around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Self

import attrs

from shequ_core.errors import InvalidValue
from shequ_core.ledgers.identity import full_number
from shequ_core.ledgers.ledger import LedgerColumn, Row
from shequ_core.ledgers.sheet import Cell
from shequ_core.ledgers.table import Table
from shequ_core.model import GridGroup, Person
from shequ_core.register import Register
from shequ_core.values import ResidentNumber
from shequ_core.values.phone import area_code
from shequ_core.values.resident_number import is_valid

_REGION = 6


@attrs.frozen(kw_only=True)
class Around:
    """旁证. What else is known, of all ledgers that are read together.

    ``numbers`` are the valid id numbers (18 places) of each name, ``regions`` the first
    six places in use, ``area_code`` that of all landlines ("" where there are several),
    ``groups`` the names of the small groups in the ledger of groups.
    """

    numbers: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    regions: frozenset[str] = frozenset()
    area_code: str = ""
    groups: tuple[str, ...] = ()

    @classmethod
    def of(cls, tables: Iterable[Table], register: Register) -> Self:
        """旁证. Of the tables that were read, and the community as it would be."""
        rows = [row for table in tables for row in table.rows]
        told = {(row.text("name"), row.text("number")) for row in rows}
        known = {(it.name, it.number) for it in register.all(Person)}
        numbers: defaultdict[str, set[str]] = defaultdict(set)
        for name, number in told | known:
            if number and is_valid(number):
                numbers[name].add(full_number(number))
        return cls(
            numbers={name: frozenset(those) for name, those in numbers.items()},
            regions=frozenset(
                number[:_REGION] for those in numbers.values() for number in those
            ),
            area_code=_area_code(rows),
            groups=tuple(it.name for it in register.all(GridGroup) if it.parent),
        )


def _area_code(rows: Iterable[Row]) -> str:
    """The area code of all landlines that have one, "" where they differ."""
    phones = (phone for row in rows for phone in row.get("phones") or ())
    used = Counter(filter(None, map(area_code, phones)))
    return next(iter(used)) if len(used) == 1 else ""


@attrs.frozen(kw_only=True)
class Doubt:
    """存疑处. A cell, as it stands, of a column and a row as they were read."""

    column: LedgerColumn
    cell: Cell
    row: Row
    around: Around

    @property
    def text(self) -> str:
        """原文. What stands in the cell, "" where nothing does."""
        return "" if self.cell is None else str(self.cell).strip()

    @property
    def value(self) -> Any:
        """读数. What was read of it, None where nothing was."""
        return self.row.get(self.column.key)

    @property
    def number(self) -> ResidentNumber | None:
        """本行号码. The id number of the row, None where it has none that is valid."""
        try:
            return ResidentNumber.of(self.row.text("number"))
        except InvalidValue:
            return None
