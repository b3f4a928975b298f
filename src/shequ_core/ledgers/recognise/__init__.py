"""识别台账. What a sheet of cells says, without a word from the person who made it.

Nothing is assumed of file names, sheet names, where the header stands or how the
columns are ordered. Where no ledger fits, that is said: nothing is forced.
"""

from __future__ import annotations

from collections.abc import Sequence

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.finding import Found, headers_of
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.recognise.reading import read_tables
from shequ_core.ledgers.recognise.unknown import reason_of, unknown
from shequ_core.ledgers.recognise.upright import upright
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import Table, Unknown


def understand(sheet: Sheet, ledgers: Sequence[Ledger]) -> tuple[Table | Unknown, ...]:
    """识别. The tables on a sheet, or the one reason why it is not read."""
    grid = Grid.of(sheet)
    if sheet.hidden:
        return (unknown(sheet, "hidden-sheet", "工作表是隐藏的，未读取"),)
    if not grid.filled_rows():
        return (unknown(sheet, "empty-sheet", "工作表是空的"),)
    lying = headers_of(grid, tuple(ledgers), sheet.name)
    standing = upright(sheet, ledgers)
    if standing and len(standing.columns) >= _explained(lying):
        return (standing,)
    if lying:
        return read_tables(sheet, grid, lying, tuple(ledgers))
    return (unknown(sheet, "unknown-ledger", reason_of(grid, tuple(ledgers))),)


def _explained(found: Sequence[Found]) -> int:
    return max((it.explained for it in found), default=0)


__all__ = ["understand"]
