"""The kit is as strict with rules as it says: each broken one is caught."""

import attrs
import pytest
from tests.kit.rule_gallery import BROKEN, DAY, SILENT, SOUND, SPEAKS

from shequ_core.testing import RULE_LAWS, RuleLaws

EXAMPLES = 100
pytestmark = pytest.mark.usefixtures("found_soon_enough")


def laws_of(*asked):
    """The laws, asked of rules that should speak where the sound one does."""
    laws = RuleLaws()
    laws.rules = asked
    laws.speaks = {rule.kind: [(SPEAKS, DAY)] for rule in asked}
    laws.silent = {rule.kind: [(SILENT, DAY)] for rule in asked}
    return laws


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_rule_is_caught_by_its_law(broken):
    """The law that a rule of the gallery breaks says so."""
    rule, number = BROKEN[broken]
    [law] = [law for law in RULE_LAWS if law.startswith(f"{number}_")]
    with pytest.raises(Exception, match=r"(?s).*"):
        getattr(laws_of(rule), law)()


@pytest.mark.parametrize("law", RULE_LAWS)
def test_a_sound_rule_keeps_every_law(law):
    """The kit has no objection to it."""
    getattr(laws_of(SOUND), law)()


def test_two_rules_of_one_word_are_told():
    """A word is that of one rule."""
    with pytest.raises(AssertionError, match="two rules"):
        laws_of(SOUND, SOUND).test_r5_a_rule_says_what_it_is()


def test_a_rule_without_examples_is_told():
    """One of them is not enough for all."""
    laws = laws_of(SOUND, attrs.evolve(SOUND, kind="x"))
    laws.speaks = {SOUND.kind: [(SPEAKS, DAY)]}
    with pytest.raises(AssertionError, match="x: where should it speak"):
        laws.test_r8_a_rule_speaks_where_it_should()


def test_who_never_spoke_is_named():
    """Where no examples say when a rule speaks, and nothing drawn made it."""
    speaking, _ = BROKEN["always-speaks"]
    silent = attrs.evolve(BROKEN["never-speaks"][0], kind="silent")
    laws = laws_of(speaking, silent)
    laws.speaks = laws.silent = {}
    with pytest.raises(pytest.skip.Exception, match=r"found by silent$"):
        laws.test_r8_a_rule_speaks_where_it_should()


def test_a_law_of_ones_own_is_refused():
    """A subclass that overrides a law is told so by the kit itself."""

    class Lenient(RuleLaws):
        rules = (SOUND,)

        def test_r4_a_message_names_nobody(self):
            """R4. A message names whom it likes."""

    with pytest.raises(AssertionError, match="test_r4"):
        Lenient().test_r0_no_law_is_overridden()


def test_every_law_has_a_rule_that_breaks_it():
    """No law of the kit is untried."""
    broken = {number for _, number in BROKEN.values()}
    assert {law[:7] for law in RULE_LAWS} == {*broken, "test_r0"}
