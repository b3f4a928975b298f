"""Hypothesis profiles: dev for the desk, ci for every change, deep for the
stores before a release, night for the rest."""

import os

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("shequ_core.testing")

PROFILES = {"dev": (30, 20), "ci": (25, 20), "deep": (400, 50), "night": (5000, 50)}
"""How many examples are drawn, and how many steps a state machine takes at most."""

for name, (examples, steps) in PROFILES.items():
    # A change is held to the same examples each time it is tried, so that red means
    # the change; the desk and the night look for new ones.
    settings.register_profile(
        name,
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=name == "ci",
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
