"""何时: on the day, at the end of an earlier year, or nobody knows."""

from datetime import date

import pytest

from shequ_core.figures import Window
from shequ_core.narrative.timing import window_at

ON = date(2004, 6, 30)
THEN = Window.year_to(date(2002, 12, 31))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("有党员", Window.year_to(ON)),
        ("2004年有党员", Window.year_to(ON)),
        ("2005年计划发展到", Window.year_to(ON)),
        ("2002年底有党员", THEN),
        ("2002年成立，原有队员", THEN),
        ("2002年成立，下设队伍", Window.year_to(ON)),
        ("2002年成立的队伍现有", Window.year_to(ON)),
        ("２００２年有党员", THEN),
        ("原有队员", None),
        ("2004年发展到300人，原有队员", None),
    ],
)
def test_it_is_told_by_the_clause_and_by_what_was_so_before(text, window):
    """The year of a clause before is of what was so then, and of nothing else."""
    assert window_at(f"{text}120人", len(text), ON) == window
