"""已对应. The labels that a person's mapping speaks of, and what it says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache

import attrs

from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.recognise.headings import heading
from shequ_core.ledgers.recognise.labels import Label
from shequ_core.ledgers.recognise.vocabulary import mapped_words, whole


@attrs.frozen
class Said:
    """所定. What a mapping says of a label: its column, "" if it is not to be read.

    ``choice`` is what a flag column asks about.
    """

    label: Label
    key: str
    choice: Enum | None = None


def said_of(labels: Sequence[Label], ledger: Ledger) -> Mapping[int, Said]:
    """所定. By the column of the label; of labels that no mapping speaks of nothing."""
    if ledger.mapping is None:
        return {}
    words, flags = mapped_words(ledger), _flags(ledger)
    before: Counter[str] = Counter()
    found: dict[int, Said] = {}
    for label in labels:
        for reading in dict.fromkeys((*label.readings, label.header)):
            name = heading(reading).whole
            before[name] += 1
            nth = f"{name}#{before[name]}"
            told = nth if nth in words else name
            if told in words:
                key, choice = flags.get(told, (words[told], None))
                named = attrs.evolve(label, header=reading)
                found[label.index] = Said(named, key, choice)
                break
    return found


@lru_cache(maxsize=256)
def _flags(ledger: Ledger) -> Mapping[str, tuple[str, Enum]]:
    mapping = ledger.mapping
    return {whole(it): asked for it, asked in mapping.flags.items()} if mapping else {}
