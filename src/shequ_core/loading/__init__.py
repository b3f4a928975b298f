"""入库. Ledgers in: understood, matched, checked, accounted for, and committed."""

from shequ_core.loading.accounts import Account
from shequ_core.loading.committing import commit, take_back
from shequ_core.loading.doubts import Doubt
from shequ_core.loading.edits import Edit, additions, edits
from shequ_core.loading.endings import Endings
from shequ_core.loading.marking import MarkedBook, marked_book
from shequ_core.loading.places import Origin, Origins
from shequ_core.loading.planning import FALLBACK, Plan, plan
from shequ_core.loading.receiving import Receipt, receive, take_over
from shequ_core.loading.repeats import Repeat, repeats

__all__ = [
    "FALLBACK",
    "Account",
    "Doubt",
    "Edit",
    "Endings",
    "MarkedBook",
    "Origin",
    "Origins",
    "Plan",
    "Receipt",
    "Repeat",
    "additions",
    "commit",
    "edits",
    "marked_book",
    "plan",
    "receive",
    "repeats",
    "take_back",
    "take_over",
]
