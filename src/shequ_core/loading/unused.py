"""未用上. Mappings that no table answers to: a header changed, or a sheet's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shequ_core.findings import Finding
from shequ_core.ledgers import Table
from shequ_core.ledgers.mappings import Mappings
from shequ_core.rules.reading import MAPPING_UNUSED


def unused_mappings(mappings: Mappings, tables: Iterable[Table]) -> Iterator[Finding]:
    """未用上. A finding for each mapping that none of the tables was read by."""
    used = {it.ledger.mapping.number for it in tables if it.ledger.mapping}
    for sentence in mappings.unused(used):
        yield Finding(
            code=MAPPING_UNUSED.code,
            kind=MAPPING_UNUSED.kind,
            severity=MAPPING_UNUSED.severity,
            message=sentence,
        )
