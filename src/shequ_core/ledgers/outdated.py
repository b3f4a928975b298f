"""旧提示. What an earlier roster left open, and a later one of its ledger speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from shequ_core.ledgers.questions import TOLD_APART
from shequ_core.model import LedgerSheet, Remark
from shequ_core.register import Register
from shequ_core.values import Ref


def earlier_sheets(
    sheet: LedgerSheet, known: Register, opened: Collection[Ref[LedgerSheet]]
) -> frozenset[Ref[LedgerSheet]]:
    """早先的表. Those of the same ledger told (填报时间) before it, but for those that
    were ``opened`` with it: a file may hold two years, and is read as it was before.
    """
    if sheet.told_on is None:
        return frozenset()
    return frozenset(
        it.id
        for it in known.tied(LedgerSheet, "ledger", sheet.ledger)
        if it.id not in opened and it.told_on and it.told_on < sheet.told_on
    )


def outdated(
    about: Ref[Any], earlier: frozenset[Ref[LedgerSheet]], known: Register
) -> Iterator[Ref[Remark]]:
    """旧提示. The remarks of earlier sheets about a record that is told of again: what
    is still wrong is remarked anew. That two are not the same person stays told.
    """
    for remark in known.tied(Remark, "about", about):
        if remark.sheet in earlier and remark.finding != TOLD_APART:
            yield remark.id


def left_over(
    sheet: LedgerSheet, earlier: Collection[Ref[LedgerSheet]], known: Register
) -> Iterator[Ref[Remark]]:
    """旧表提示. The remarks about whole sheets that a file of that name had before: it
    was saved anew, with other sheets.
    """
    for ref in earlier:
        if known[ref].file == sheet.file:
            yield from (it.id for it in known.tied(Remark, "sheet", ref) if not it.row)
