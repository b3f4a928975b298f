"""参数: what the law asks for changes by a law alone."""

from tests.core.rules.parameters import WRITTEN, lines

CHANGED = "if the law changed, run python -m tests.core.rules.parameters"


def test_the_numbers_of_the_law_are_those_written_down():
    """Each number, and each day from which it holds."""
    assert list(lines()) == WRITTEN.read_text("utf-8").splitlines(), CHANGED
