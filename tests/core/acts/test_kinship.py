"""亲属换算: the whole table, of every relation seen from every other."""

import pytest
from tests.core.acts.kinship_table import CASES, WRITTEN, row

from shequ_core.values import Relation

TABLES = dict(zip(CASES, WRITTEN.read_text("utf-8").split("# ")[1:], strict=True))
CHANGED = "if it should be so, run python -m tests.core.acts.kinship_table"


@pytest.mark.parametrize("case", CASES)
def test_everybody_is_to_the_new_head_what_they_were(case):
    """A wife's children are hers, her parents no longer in-laws: cell by cell."""
    _, _, *lines = TABLES[case].splitlines()
    for new, line in zip(Relation, lines, strict=True):
        assert line.split() == [new.value, *row(case, new)], CHANGED
