"""A few writers are killed in each store; ``kills.py`` kills as many as one likes."""

import pytest
from tests.faults.kills import LEDGERS, killed_committing, killed_loading
from tests.faults.places import SORTS

FEW = 5
SMALL = [path for path in LEDGERS if path.name[:2] in ("02", "03")]


@pytest.mark.parametrize("sort", SORTS)
def test_killed_while_committing(sort):
    """Again and again, at one place: nothing torn, nothing acknowledged lost."""
    tally = killed_committing(sort, FEW)
    assert tally.kills == FEW
    assert tally.whole > 0


@pytest.mark.parametrize("sort", SORTS)
def test_killed_while_loading(sort):
    """Each ledger is in or it is not; in the end all are, as if nobody was killed."""
    assert killed_loading(sort, 3, SMALL).kills == 3
