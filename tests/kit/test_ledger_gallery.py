"""The kit is as strict with ledgers as it says: each broken one is caught."""

from pathlib import Path

import pytest
from tests.kit.ledger_gallery import BROKEN
from tests.kit.stairs import STAIRS

from shequ_core.testing import LEDGER_LAWS, LedgerLaws

PAGE = Path(__file__).parents[2] / "docs" / "laws.md"

EXAMPLES = 100
pytestmark = pytest.mark.usefixtures("found_soon_enough")


def laws_of(a_practice):
    """The laws, asked of a ledger."""

    class Laws(LedgerLaws):
        practice = a_practice

    return Laws()


@pytest.mark.parametrize(("broken", "key"), [("idle", "note"), ("forgetful", "since")])
def test_an_idle_column_is_named(broken, key):
    """By its key: in a ledger of twenty columns nobody would guess it."""
    laws = laws_of(BROKEN[broken][1]())
    with pytest.raises(AssertionError, match=f"columns said, but neither .*: {key}"):
        laws.test_l10_no_column_is_idle()


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_ledger_is_caught_by_its_law(broken):
    """The law that a ledger of the gallery breaks says so."""
    number, made = BROKEN[broken]
    [law] = [law for law in LEDGER_LAWS if law.startswith(f"{number}_")]
    with pytest.raises(Exception, match=r"(?s).*"):
        getattr(laws_of(made()), law)()


@pytest.mark.parametrize("law", LEDGER_LAWS)
def test_a_sound_ledger_keeps_every_law(law):
    """The kit has no objection to the stairs."""
    getattr(laws_of(STAIRS), law)()


def test_a_law_of_ones_own_is_refused():
    """A subclass that overrides a law is told so by the kit itself."""

    class Lenient(LedgerLaws):
        practice = STAIRS

        def test_l2_no_row_is_dropped(self):
            """L2. A row is what one makes of it."""

    with pytest.raises(AssertionError, match="test_l2"):
        Lenient().test_l0_no_law_is_overridden()


def test_every_law_has_a_ledger_that_breaks_it():
    """No law of the kit is untried."""
    tried = {number for number, _ in BROKEN.values()} | {"test_l0"}
    assert {"_".join(law.split("_")[:2]) for law in LEDGER_LAWS} == tried


@pytest.mark.parametrize("law", LEDGER_LAWS)
def test_a_law_is_told_as_it_is_tested(law):
    """The first line of a law's docstring stands in docs/laws.md, word for word."""
    assert f"\n{getattr(LedgerLaws, law).__doc__} " in PAGE.read_text("utf-8")
