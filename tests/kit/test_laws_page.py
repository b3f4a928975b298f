"""The page of laws says what the tests of the laws say."""

from pathlib import Path

import pytest

from shequ_core.testing import FigureLaws, FormatLaws, LedgerLaws, RuleLaws, StoreLaws

PAGE = Path(__file__).parents[2] / "docs" / "laws.md"


@pytest.mark.parametrize(
    "laws", [StoreLaws, FormatLaws, RuleLaws, FigureLaws, LedgerLaws]
)
def test_a_law_is_told_as_it_is_tested(laws):
    """The first line of a law's docstring stands in docs/laws.md, word for word."""
    page = PAGE.read_text("utf-8")
    for law in (name for name in dir(laws) if name.startswith("test_")):
        assert f"\n{getattr(laws, law).__doc__} " in page, law
