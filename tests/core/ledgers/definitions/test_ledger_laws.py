"""台账定律. Each of our own ledgers keeps the laws that guests are held to."""

from datetime import date

import pytest

from shequ_core.ledgers import PRACTICES
from shequ_core.testing import LEDGER_LAWS, LedgerLaws

SAMPLES = {
    "activities": {"last_day": (date(2004, 3, 2), None)},
}
NOT_KEPT = {
    "requests": {"number", "phones"},
    "statements": {"label"},
}
"""A request finds who is known by their number; what a figure is called goes by its
code.
"""


def laws_of(a_practice):
    """The laws, asked of a ledger of ours."""

    class Laws(LedgerLaws):
        practice = a_practice
        samples = SAMPLES.get(a_practice.ledger.name, {})
        not_kept = NOT_KEPT.get(a_practice.ledger.name, ())

    return Laws()


@pytest.mark.parametrize("law", LEDGER_LAWS)
@pytest.mark.parametrize("practice", PRACTICES, ids=lambda it: it.ledger.name)
def test_a_ledger_of_ours_keeps_every_law(practice, law):
    """Beside the others, as a guest has to."""
    getattr(laws_of(practice), law)()
