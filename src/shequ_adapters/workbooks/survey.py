"""查勘结果. What is known of a workbook before a reader opens it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from shequ_adapters.workbooks import notes
from shequ_core.findings import Finding


@attrs.frozen(kw_only=True)
class Survey:
    """查勘结果. ``errors`` are (row, column, text) by place of the sheet, from 0."""

    errors: Mapping[int, tuple[tuple[int, int, str], ...]] = attrs.field(factory=dict)
    has_macros: bool = False
    has_links: bool = False
    from_1904: bool = False

    def notes(self, file: str) -> tuple[Finding, ...]:
        """提示. What a clerk should know of the whole file."""
        found = (
            (self.has_macros, notes.macros_ignored),
            (self.has_links, notes.links_ignored),
            (self.from_1904, notes.from_1904),
        )
        return tuple(note(file) for seen, note in found if seen)
