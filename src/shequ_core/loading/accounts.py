"""行账. What became of every row of a sheet: nothing is dropped without a word."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen(kw_only=True)
class Account:
    """行账. ``rows`` is always the sum of the five fates below it.

    ``rows`` counts the rows that hold data; ``skipped`` those left out, by reason;
    ``furniture`` the rows without data (标题, 表头, 合计, 签字), not in ``rows``.
    ``ledger`` is "" and ``reason`` a Chinese sentence where the sheet was not read.
    """

    file: str
    sheet: str
    ledger: str = ""
    title: str = ""
    rows: int = 0
    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    quarantined: int = 0
    skipped: Mapping[str, int] = attrs.field(factory=dict)
    furniture: Mapping[str, int] = attrs.field(factory=dict)
    reason: str = ""

    @property
    def balanced(self) -> bool:
        """平账. The parts make the whole."""
        fates = self.imported + self.updated + self.unchanged + self.quarantined
        return self.rows == fates + sum(self.skipped.values())
