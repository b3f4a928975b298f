"""临界: each act writes what it always did, and is refused from where it always was."""

import json
from itertools import groupby
from operator import itemgetter

import pytest
from tests.core.acts.hinges import WRITTEN, told_if

LINES = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
HINGES = {name: list(lines) for name, lines in groupby(LINES, itemgetter(0))}
CHANGED = "if it should be so, run python -m tests.core.acts.hinges with the name"


@pytest.mark.parametrize("name", HINGES)
def test_an_outcome_hangs_on_what_it_always_did(name):
    """Another day, somebody else, one word less: the same comes of it as ever."""
    for _, where, field, values, outcome in HINGES[name]:
        for value in values:
            now = told_if(name, where, field, value)
            assert now == outcome, f"{where} {field} {value}: {CHANGED}"
