"""入库. Ledgers in: understood, matched, checked, accounted for, and committed."""

from shequ_core.loading.accounts import Account
from shequ_core.loading.committing import commit
from shequ_core.loading.marking import MarkedBook, marked_book
from shequ_core.loading.places import Origin, Origins
from shequ_core.loading.planning import FALLBACK, Plan, plan
from shequ_core.loading.receiving import Receipt, receive, take_over

__all__ = [
    "FALLBACK",
    "Account",
    "MarkedBook",
    "Origin",
    "Origins",
    "Plan",
    "Receipt",
    "commit",
    "marked_book",
    "plan",
    "receive",
    "take_over",
]
