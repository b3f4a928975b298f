"""写单元格. How the values of a column stand in cells, to be read back equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from shequ_core import glossary
from shequ_core.ledgers.cells import cell_reader
from shequ_core.ledgers.cells.units import unit_of
from shequ_core.ledgers.cells.wording import in_any_column
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.values import PartDate, Quantity, Yuan

Plain = str | int | Decimal | date | None
"""素值. What goes into a written cell; None leaves it empty."""


_NOTHING = (None, "", ())


def renderer(column: LedgerColumn) -> Callable[[Any], Plain]:
    """写法. How the values of a column are written: None, "" and () as nothing."""
    if column.cell is CellKind.QUANTITY:
        return _quantities(column)
    write = _WRITERS.get(column.cell)
    if write is None:
        return _as_it_is

    def render(value: Any) -> Plain:
        return None if value in _NOTHING else write(value)

    return render


def _as_it_is(value: Any) -> Plain:
    return None if value in _NOTHING else value


def _part_date(value: PartDate) -> Plain:
    return value.exact or str(value)


def _amount(value: Yuan) -> Plain:
    return value.amount


def _quantities(column: LedgerColumn) -> Callable[[Any], Plain]:
    """Its words, as the column reads its bounds in them; else its number, else words
    that say its bounds.
    """
    read, unit = cell_reader(column), unit_of(column)

    @cache
    def worded(value: Quantity) -> Quantity:
        return in_any_column(value, unit, lambda words: read(words)[0])

    def render(value: Any) -> Plain:
        if not isinstance(value, Quantity):
            return None
        if value.said:
            value = worded(value)
        exact = None if value.said else value.exact
        return value.words or None if exact is None else exact

    return render


def _words(values: Iterable[Enum]) -> Plain:
    return "、".join(map(glossary.word, values))


_WRITERS: Mapping[CellKind, Callable[[Any], Plain]] = {
    CellKind.PHONES: "/".join,
    CellKind.PART_DATE: _part_date,
    CellKind.YUAN: _amount,
    CellKind.CHOICE: glossary.word,
    CellKind.CHOICES: _words,
}
