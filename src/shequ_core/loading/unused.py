"""未用上. What was said beside the ledgers and met nothing in them.

A mapping that no table answers to: a header changed, or a sheet's name. An answer to a
question that was not asked: it is settled, its row has moved, or its id was mistyped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from shequ_core.findings import Finding
from shequ_core.ledgers import Table
from shequ_core.ledgers.mappings import Mappings
from shequ_core.rules.reading import ANSWER_UNUSED, MAPPING_UNUSED
from shequ_core.rules.rule import Rule

_NAMED = 5
"""列举. How many ids a sentence names before it only counts."""


def unused_mappings(mappings: Mappings, tables: Iterable[Table]) -> Iterator[Finding]:
    """未用上的列对应. A finding for each mapping that no table was read by."""
    used = {it.ledger.mapping.number for it in tables if it.ledger.mapping}
    for sentence in mappings.unused(used):
        yield _finding(MAPPING_UNUSED, sentence)


def unused_answers(
    answers: Collection[str], asked: Collection[str]
) -> Iterator[Finding]:
    """未用上的答复. One finding of all answers, by the ids of their questions, that
    were not ``asked``; none where each was.
    """
    unused = [name for name in answers if name not in asked]
    if unused:
        more = "等" if len(unused) > _NAMED else ""
        yield _finding(
            ANSWER_UNUSED,
            f"答复里有{len(unused)}个编号这次没有问到：{'、'.join(unused[:_NAMED])}{more}；"
            "已经答复过的可以删去，没有答复过的请核对编号",
        )


def _finding(rule: Rule, message: str) -> Finding:
    return Finding(
        code=rule.code, kind=rule.kind, severity=rule.severity, message=message
    )
