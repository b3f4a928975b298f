"""Hypothesis profiles: dev for the desk, ci for every change, night for the rest."""

import os

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("shequ_core.testing")

for name, examples in {"dev": 30, "ci": 200, "night": 5000}.items():
    # A change is held to the same examples each time it is tried, so that red means
    # the change; the desk and the night look for new ones.
    settings.register_profile(
        name, max_examples=examples, deadline=None, derandomize=name == "ci"
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
