"""Eight processes count a little in each database; ``increments.py`` counts on."""

import pytest
from tests.faults.increments import PROCESSES, Counted, counted
from tests.faults.places import DATABASES

FEW = 25


@pytest.mark.parametrize("sort", DATABASES)
def test_no_increment_is_lost(sort):
    """What was acknowledged is what is stored, a commit each."""
    assert counted(sort, FEW) == Counted(*[PROCESSES * FEW] * 3)
