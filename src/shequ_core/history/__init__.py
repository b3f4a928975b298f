"""历史. What was written when, what was known then, whether it still is as it was.

How a batch is taken back, and how a person is erased. All of it is read from the log
of changes, so it holds for every store.
"""

from shequ_core.history.erasing import erase, erasure, mentions
from shequ_core.history.telling import (
    Commit,
    When,
    changes_until,
    commits,
    history,
    known_at,
    sources_at,
)
from shequ_core.history.undoing import reversal, undo
from shequ_core.history.verifying import Flaw, Verification, verify

__all__ = [
    "Commit",
    "Flaw",
    "Verification",
    "When",
    "changes_until",
    "commits",
    "erase",
    "erasure",
    "history",
    "known_at",
    "mentions",
    "reversal",
    "sources_at",
    "undo",
    "verify",
]
