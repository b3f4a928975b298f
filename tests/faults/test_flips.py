"""A byte of the log that is not as it was written is found, and its entry named."""

import pytest
from tests.faults.flips import flipped
from tests.faults.places import FILES


@pytest.mark.parametrize("sort", FILES)
def test_each_flipped_byte_is_found_where_it_is(sort):
    """Of some entries here; ``flips.py`` tries as many as one likes."""
    assert flipped(sort, 8) > 1000
