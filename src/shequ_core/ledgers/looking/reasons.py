"""理由. Why words head a column, and how sure the ledger is."""

from __future__ import annotations

from collections.abc import Sequence

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.records import Candidate, Certainty, Reason
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.labels import Label
from shequ_core.ledgers.recognise.matching import Match, match
from shequ_core.ledgers.recognise.upright import upright
from shequ_core.ledgers.recognise.vocabulary import (
    MAPPED,
    column_headed,
    variant,
    vocabulary,
)
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import Table

_TIERS = (Reason.TITLE, Reason.ALIAS, Reason.BARE, Reason.BARE)


def reason_for(ledger: Ledger, words: str) -> Reason:
    """理由. Why the words head a column of the ledger; they are known to head one."""
    tier, _ = column_headed(ledger, words) or (len(_TIERS), "")
    if tier == MAPPED:
        return Reason.MAPPED
    if tier < len(_TIERS):
        return _TIERS[tier]
    near = variant(heading(words).bare)
    return Reason.VARIANT if near in vocabulary(ledger).variants else Reason.PART


def lying_certainty(
    won: Match, labels: Sequence[Label], ledgers: Sequence[Ledger]
) -> Certainty:
    """把握. Of a ledger with its titles across, among all that it could be."""
    others = [match(labels, it) for it in ledgers if it.name != won.ledger.name]
    found = [_candidate(it) for it in others if it.found]
    return Certainty(
        explained=len(won.found),
        share=won.share,
        needed=_needed(won.ledger, titled=bool(won.spared)),
        runner_up=_first(found),
    )


def upright_certainty(won: Table, sheet: Sheet, ledgers: Sequence[Ledger]) -> Certainty:
    """把握. Of a ledger with its titles down the side."""
    others = [upright(sheet, (it,)) for it in ledgers if it.name != won.ledger.name]
    found = [
        Candidate(
            ledger=it.ledger.name,
            title=it.ledger.title,
            explained=len(it.columns),
            share=_share(it),
            missing=(),
            holds=True,
        )
        for it in others
        if it
    ]
    return Certainty(
        explained=len(won.columns),
        share=_share(won),
        needed=_needed(won.ledger),
        runner_up=_first(found),
    )


def _candidate(found: Match) -> Candidate:
    return Candidate(
        ledger=found.ledger.name,
        title=found.ledger.title,
        explained=len(found.found),
        share=found.share,
        missing=found.missing,
        holds=found.holds,
    )


def _first(found: Sequence[Candidate]) -> Candidate | None:
    def rank(it: Candidate) -> tuple[bool, int, float]:
        return it.holds, it.explained - 2 * len(it.missing), it.share

    return max(found, key=rank, default=None)


def _needed(ledger: Ledger, *, titled: bool = False) -> tuple[str, ...]:
    needed = ledger.titled.needed if titled and ledger.titled else ledger.needed
    return tuple(ledger.column(key).title for key in needed)


def _share(table: Table) -> float:
    found = len(table.columns)
    return found / (found + len(table.unmatched))
