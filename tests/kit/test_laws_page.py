"""The page of laws says what the tests of the laws say."""

from pathlib import Path

import pytest

from shequ_core.testing import LAWS, StoreLaws

PAGE = Path(__file__).parents[2] / "docs" / "laws.md"


@pytest.mark.parametrize("law", LAWS)
def test_a_law_is_told_as_it_is_tested(law):
    """The first line of a law's docstring stands in docs/laws.md, word for word."""
    assert f"\n{getattr(StoreLaws, law).__doc__} " in PAGE.read_text("utf-8")
