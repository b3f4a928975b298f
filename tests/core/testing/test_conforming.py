"""检验. How deep a store is tried is what was asked for."""

import pytest

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.testing import conform

MACHINE = ("test_any_order_of_two_people",)


class Counted(MemoryStore):
    """A store that counts how often it was looked at, as it is after every step."""

    def __init__(self, looks):
        super().__init__()
        self.looks = looks
        looks.append(0)

    def view(self):
        """Count, and look."""
        self.looks[-1] += 1
        return super().view()


@pytest.mark.parametrize(("examples", "steps"), [(3, 2), (6, 30)])
def test_examples_and_steps_are_those_asked_for(examples, steps):
    """So many stores, each of them used in so many steps at most."""
    looks = []
    [verdict] = conform(
        lambda folder: Counted(looks), MACHINE, examples=examples, steps=steps
    )
    assert verdict.kept
    used = [number for number in looks if number > 1]
    assert 1 < len(used) <= examples
    # A look before the first step and one after each; more where a desk is opened.
    assert steps < max(used) <= 3 * steps + 1
