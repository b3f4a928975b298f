"""最近的台账. What a sheet could be that is no ledger as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from shequ_core import glossary
from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.headings import headed
from shequ_core.ledgers.looking.reasons import reason_for
from shequ_core.ledgers.looking.records import Nearest, Reason, Recognised, Rows
from shequ_core.ledgers.recognise.grid import Grid, letter
from shequ_core.ledgers.recognise.unknown import closest


def nearest(grid: Grid, ledgers: Sequence[Ledger], begins: int = 0) -> Nearest | None:
    """最近的台账. With what its columns would be; None where it is near to none.

    What is not known ``begins`` in a row (from 0).
    """
    near = closest(grid, ledgers, range(begins, len(grid)))
    if near is None:
        return None
    match = near.match
    ledger = match.ledger
    return Nearest(
        ledger=ledger.name,
        title=ledger.title,
        missing=match.missing,
        header=Rows(first=near.row + 1, last=near.row + 1),
        recognised=tuple(
            Recognised(
                letter=letter(label.index),
                header=label.header,
                key=key,
                title=ledger.column(key).title,
                reason=reason_for(ledger, label.header),
            )
            for key, label in sorted(match.found.items(), key=lambda it: it[1].index)
        )
        + tuple(
            Recognised(
                letter=letter(flag.label.index),
                header=flag.label.header,
                key=flag.key,
                title=ledger.column(flag.key).title,
                reason=Reason.FLAG,
                choice=glossary.word(flag.choice),
            )
            for flag in match.flags
        ),
        unmatched=tuple(
            headed(letter(it.index), it.header, ledger)
            for it in match.unmatched
            if not it.numbering
        ),
    )
