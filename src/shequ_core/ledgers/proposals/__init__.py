"""建议值. What a cell might say instead: worked out, shown, never applied by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shequ_core.ledgers.proposals import dates, numbers, phones, words
from shequ_core.ledgers.proposals.doubt import Around, Doubt

PROPOSERS: Mapping[str, Callable[[Doubt], str | None]] = {
    "id-format": numbers.repaired,
    "id-check-digit": numbers.repaired,
    "id-birth-date": numbers.repaired,
    "id-15-digit": numbers.upgraded,
    "id-lost-precision": numbers.restored,
    "full-width-id": numbers.plain,
    "sex-contradicts-id": numbers.sex_told,
    "born-contradicts-id": numbers.born_told,
    "credit-code-format": numbers.code_repaired,
    "credit-code-check-digit": numbers.code_repaired,
    "date-as-words": dates.iso,
    "date-dotted": dates.iso,
    "two-digit-year": dates.iso,
    "impossible-date": dates.meant,
    "ambiguous-date": dates.meant,
    "unknown-word": words.choice,
    "group-unknown": words.group,
    "name-doubtful": words.name,
    "spaces-in-name": words.as_read,
    "control-characters": words.tidied,
    "two-phones": phones.apart,
    "phone-doubtful": phones.mended,
}
"""建议办法. How each kind of finding about a cell gets its proposal, if it has one."""


def propose(kind: str, doubt: Doubt) -> str | None:
    """建议值. What might stand in the cell instead, "" where nothing should; None where
    that can not be told. Raises nothing, whatever stands in the cell.
    """
    proposer = PROPOSERS.get(kind)
    value = proposer(doubt) if proposer else None
    return None if value == doubt.text else value


__all__ = ["PROPOSERS", "Around", "Doubt", "propose"]
