"""内务种类. Which kinds of record are the office's own, and of no one group."""

from __future__ import annotations

from shequ_core.model import (
    Access,
    Correction,
    Erasure,
    LedgerSheet,
    Record,
    Remark,
    Statement,
    Submission,
    Waiver,
)

OFFICE_KINDS: frozenset[type[Record]] = frozenset(
    {
        Access,
        Correction,
        Erasure,
        LedgerSheet,
        Remark,
        Statement,
        Submission,
        Waiver,
    }
)
"""内务种类. The office's own papers, which quote anybody's cell."""
