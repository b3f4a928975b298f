"""来回: what the ledgers write, the ledgers read as the same records."""

from __future__ import annotations

from tests.core.ledgers.reading import known, table, take

from shequ_core.ledgers import LEDGERS
from shequ_core.model import Record
from shequ_core.register import Register


def written(register: Register) -> list[Record]:
    """What comes of writing a register as ledgers and reading them into nothing."""
    intake = known([])
    for ledger in LEDGERS:
        rows = [dict(row) for row in ledger.rows(register)]
        if rows:
            take(intake, table(ledger.name, *rows))
    return list(intake.records.values())
