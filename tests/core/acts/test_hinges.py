"""临界: each act writes what it always did, and is refused from where it always was."""

import json
from itertools import groupby
from operator import itemgetter

import pytest
from tests.core.acts.calls import CALLS
from tests.core.acts.hinges import WRITTEN, told_if

from shequ_core import acts

LINES = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
HINGES = {name: list(lines) for name, lines in groupby(LINES, itemgetter(0))}
OF_ACTS = {"apply", "in_turn"}
"""Not acts themselves: what is done with them."""
CHANGED = "if it should be so, run python -m tests.core.acts.hinges with the name"


def test_every_act_is_called():
    """There is no act that is never done here, and no call that is not written down."""
    known = {name for name in acts.__all__ if name[0].islower()} - OF_ACTS
    assert {name.partition(",")[0] for name in CALLS} == known
    assert set(HINGES) == set(CALLS), "run python -m tests.core.acts.hinges"


@pytest.mark.parametrize("name", HINGES)
def test_an_outcome_hangs_on_what_it_always_did(name):
    """Another day, somebody else, one word less: the same comes of it as ever."""
    for _, where, field, values, outcome in HINGES[name]:
        for value in values:
            now = told_if(name, where, field, value)
            assert now == outcome, f"{where} {field} {value}: {CHANGED}"
