"""临界. What every rule and act hangs on is written down, so that it can't slip."""

import json

from tests.core.acts import hinges as of_acts
from tests.core.acts.calls import CALLS
from tests.core.rules import hinges as of_rules
from tests.core.rules.examples import EXAMPLES

from shequ_core import acts

NO_ACTS = {"apply", "in_turn"}
"""What is done with acts, not acts themselves."""


def written(path):
    """The names of what is told in a file of hinges."""
    return {json.loads(line)[0] for line in path.read_text("utf-8").splitlines()}


def test_every_rule_is_turned():
    """A new rule: run ``python -m tests.core.rules.hinges``, and read what it wrote."""
    assert written(of_rules.WRITTEN) == EXAMPLES.keys() - of_rules.ALIKE


def test_every_act_is_called():
    """A new act: add a call to the calls of its chapter in ``tests/core/acts``."""
    known = {name for name in acts.__all__ if name[0].islower()} - NO_ACTS
    assert {name.partition(",")[0] for name in CALLS} == known


def test_every_call_is_turned():
    """A new call: run ``python -m tests.core.acts.hinges``, and read what it wrote."""
    assert written(of_acts.WRITTEN) == CALLS.keys()
