"""成块. Rows that belong together, of which only the first says what all share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from shequ_core.ledgers.ledger import Block
from shequ_core.ledgers.recognise.columns import Column


@attrs.frozen
class Carried:
    """随首行. A column whose blanks were filled from the first rows, and how many."""

    column: Column
    count: int


def carried(block: Block, read: Mapping[str, Column]) -> Mapping[str, Carried]:
    """随首行. The columns that only the first rows of blocks fill, filled for all.

    Nothing is filled unless every first row says it and no other row does: a single
    blank among rows that all say it is a blank. Where every row names its block, what
    else is blank was left so.
    """
    if block.key not in read:
        return {}
    leads = _leads(block, read[block.key].values)
    found: dict[str, Carried] = {}
    for key in block.carried:
        if key in read and _only_firsts(read[key], leads):
            found[key] = _filled(read[key], leads)
        elif key == block.carried[0] and key in read:
            return {}
    return {key: it for key, it in found.items() if it.count}


def _leads(block: Block, values: Sequence[Any]) -> list[int | None]:
    """Where the block of each row begins; None where that is not told."""
    leads: list[int | None] = []
    lead: int | None = None
    for place, value in enumerate(values):
        if value is block.first:
            lead = place
        leads.append(lead if value is not None else None)
    return leads


def _only_firsts(column: Column, leads: Sequence[int | None]) -> bool:
    return all(
        (lead == place) == bool(value)
        for place, (lead, value) in enumerate(zip(leads, column.values, strict=True))
        if lead is not None or value
    )


def _filled(column: Column, leads: Sequence[int | None]) -> Carried:
    values = list(column.values)
    count = 0
    for place, lead in enumerate(leads):
        if lead is not None and lead != place and place not in column.notes:
            values[place] = column.values[lead]
            count += 1
    return Carried(attrs.evolve(column, values=values), count)
