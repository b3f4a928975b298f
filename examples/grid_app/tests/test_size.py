"""The app is small, because the library does the work."""

from pathlib import Path

import grid_app


def test_it_is_four_hundred_lines_at_most():
    """Of Python of its own, blank lines and all."""
    modules = Path(grid_app.__file__).parent.glob("*.py")
    assert sum(len(it.read_text("utf-8").splitlines()) for it in modules) <= 400
