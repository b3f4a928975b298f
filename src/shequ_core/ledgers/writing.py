"""写台账. A register as ledgers: titles, headers and rows of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.render import Plain, renderer
from shequ_core.model import Community
from shequ_core.register import Register


@attrs.frozen(kw_only=True)
class WrittenLedger:
    """写出的台账. ``title`` heads the sheet, ``told`` says by whom and as of which day.

    ``rows`` come one at a time, a value a column, and can be read once.
    """

    ledger: Ledger
    title: str
    told: str
    rows: Iterator[tuple[Plain, ...]]


def written(
    register: Register, practices: Sequence[Practice], on: date
) -> Iterator[WrittenLedger]:
    """写台账. Each ledger that has rows; all of them, empty, where none has any."""
    name = _community(register)
    by = f"填报单位：{name}居民委员会      " if name else ""
    told = f"{by}填报时间：{on.year}年{on.month}月{on.day}日"
    sheets = [
        WrittenLedger(
            ledger=it.ledger,
            title=_title(name, it.ledger),
            told=told,
            rows=rows_of(it, register),
        )
        for it in practices
    ]
    begun = [(sheet, next(sheet.rows, None)) for sheet in sheets]
    if all(first is None for _, first in begun):
        yield from sheets
    for sheet, first in begun:
        if first is not None:
            yield attrs.evolve(sheet, rows=chain([first], sheet.rows))


def rows_of(practice: Practice, register: Register) -> Iterator[tuple[Plain, ...]]:
    """各行. The rows of a ledger, a value a column, one at a time."""
    writers = [(column.key, renderer(column)) for column in practice.ledger.columns]
    for row in practice.rows(register):
        yield tuple(write(row.get(key)) for key, write in writers)


def _community(register: Register) -> str:
    """The name of the community, "" unless there is just one."""
    names = [community.name for community in register.all(Community)]
    return names[0] if len(names) == 1 else ""


def _title(community: str, ledger: Ledger) -> str:
    if ledger.title.startswith("社区"):
        community = community.removesuffix("社区")
    return community + ledger.title


def titles(ledger: Ledger) -> tuple[str, ...]:
    """表头. The titles of the columns, in order."""
    return tuple(column.title for column in ledger.columns)
