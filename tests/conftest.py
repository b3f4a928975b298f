"""Hypothesis profiles: dev for the desk, ci for every change, night for the rest."""

import os

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("shequ_core.testing")

for name, examples in {"dev": 30, "ci": 200, "night": 5000}.items():
    # Where CI is set Hypothesis would try the same examples every time.
    settings.register_profile(
        name, max_examples=examples, deadline=None, derandomize=False
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
