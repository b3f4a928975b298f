"""Formulas are kept from running, and every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers.formula_guard import TRIGGERS, guarded, unguarded

risky = st.builds(
    "{}{}{}".format,
    st.text("'", max_size=3),
    st.sampled_from(TRIGGERS),
    st.text(max_size=5),
)


@given(risky | st.text(max_size=8))
def test_every_text_comes_back(text):
    """What was guarded is, unguarded, what it was."""
    assert unguarded(guarded(text)) == text


@given(risky | st.text(max_size=8))
def test_no_guarded_text_can_be_run(text):
    """A guarded text never begins as a formula does."""
    assert guarded(text)[:1] not in tuple(TRIGGERS)


@pytest.mark.parametrize("text", ["王伟", "'王", "''", "1-2", "13900000000", ""])
def test_harmless_text_is_left_alone(text):
    """What no program would run is written as it stands."""
    assert guarded(text) == text
    assert unguarded(text) == text
