"""不明列名. Words over a column that were not understood, and what they could be."""

from __future__ import annotations

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.records import Headed
from shequ_core.ledgers.looking.samples import unnumbered
from shequ_core.ledgers.recognise.vocabulary import columns_like


def headed(letter: str, header: str, ledger: Ledger) -> Headed:
    """列名. Words that head no column, with those that they are too near to to tell."""
    titles = tuple(ledger.column(key).title for key in columns_like(ledger, header))
    return Headed(letter=letter, header=unnumbered(header), may_be=titles)
