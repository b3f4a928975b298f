"""代码. Numbers that stand for choices, as far as someone told us which."""

from __future__ import annotations

import attrs

from shequ_core.ledgers.cells.choices import choice_named
from shequ_core.ledgers.ledger import LedgerColumn
from shequ_core.ledgers.recognise.headings import codes_told, heading


def with_codes(column: LedgerColumn, header: str) -> LedgerColumn:
    """所注代码. The column, with the codes that its header tells: 性别(1男2女)."""
    if column.choices is None:
        return column
    told = codes_told(heading(header).hint)
    choices = {code: choice_named(column, word) for code, word in told.items()}
    known = {code: choice for code, choice in choices.items() if choice is not None}
    return attrs.evolve(column, words={**column.words, **known}) if known else column
