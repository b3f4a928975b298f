"""临界: each rule speaks of its example from where, and as long as, it always did."""

import json
from itertools import groupby
from operator import itemgetter

import pytest
from tests.core.rules.hinges import WRITTEN, said_if

LINES = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
HINGES = {kind: list(lines) for kind, lines in groupby(LINES, itemgetter(0))}
CHANGED = "if it should be so, run python -m tests.core.rules.hinges with the kind"


@pytest.mark.parametrize("kind", HINGES)
def test_a_finding_hangs_on_what_it_always_did(kind):
    """One day later, one person fewer, one field unknown: the same is said as ever."""
    [(*_, usual), *_] = HINGES[kind]
    for _, name, field, values, said in HINGES[kind]:
        expected = usual if said == ["as usual"] else said
        for value in values:
            now = said_if(kind, name, field, value)
            assert now == expected, f"{name} {field} {value}: {CHANGED}"
