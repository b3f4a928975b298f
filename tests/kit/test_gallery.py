"""The kit is as strict as it says: each broken store is caught by its law."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from tests.kit.gallery import BEYOND_THE_MACHINE, BROKEN, opening

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.testing import LAWS, StoreLaws, StoreMachine, conform

EXAMPLES = 1000
pytestmark = pytest.mark.usefixtures("found_soon_enough")


def _named(broken):
    return broken.__name__


@pytest.mark.parametrize("broken", BROKEN, ids=_named)
def test_a_broken_store_is_caught_by_its_law(broken):
    """The law that a store of the gallery breaks says so."""
    [law] = [law for law in LAWS if law.startswith(BROKEN[broken] + "_")]
    [verdict] = conform(opening(broken), (law,))
    assert not verdict.kept


@pytest.mark.parametrize(
    "broken", [it for it in BROKEN if it not in BEYOND_THE_MACHINE], ids=_named
)
def test_the_machine_finds_it_alone(broken):
    """Two people at a broken store come upon what is wrong with it."""

    class Machine(StoreMachine):
        open_store = staticmethod(opening(broken))

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Machine, settings=settings(stateful_step_count=30))


def test_a_sound_store_keeps_every_law():
    """The kit has no objection to the store in memory."""
    settings.load_profile("dev")
    verdicts = list(conform(opening(MemoryStore)))
    assert [verdict.law for verdict in verdicts if not verdict.kept] == []
    assert all(verdict.promise.startswith("S") for verdict in verdicts)


def test_a_law_of_ones_own_is_refused():
    """A subclass that overrides a law is told so by the kit itself."""

    class Lenient(StoreLaws):
        def test_s4_who_comes_second_is_refused(self, tmp_path):
            """S4. Who comes second is welcome."""

    with pytest.raises(AssertionError, match="test_s4"):
        Lenient().test_s0_no_law_is_overridden()


def test_every_law_has_a_store_that_breaks_it():
    """No law of the kit is untried."""
    tried = {*BROKEN.values(), "test_s0", "test_any"}
    assert {law.rsplit("_")[0] + "_" + law.split("_")[1] for law in LAWS} == tried
