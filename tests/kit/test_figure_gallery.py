"""The kit is as strict with figures as it says: each broken one is caught."""

import attrs
import pytest
from tests.kit.figure_gallery import (
    BROKEN,
    BY_GROUP,
    HOUSEHOLDS,
    SOUND,
    TOLD,
    WINDOW,
    counting,
)

from shequ_core.testing import FIGURE_LAWS, FigureLaws

EXAMPLES = 100
pytestmark = pytest.mark.usefixtures("found_soon_enough")


def laws_of(*asked):
    """The laws, asked of figures, each of which should count the households."""

    laws = FigureLaws()
    laws.figures = asked
    laws.counts = {figure.code: [(HOUSEHOLDS, WINDOW, 3)] for figure in asked[:1]}
    return laws


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_figure_is_caught_by_its_law(broken):
    """The law that a figure of the gallery breaks says so."""
    figure, number = BROKEN[broken]
    [law] = [law for law in FIGURE_LAWS if law.startswith(f"{number}_")]
    with pytest.raises(Exception, match=r"(?s).*"):
        getattr(laws_of(figure), law)()


@pytest.mark.parametrize("law", FIGURE_LAWS)
def test_sound_figures_keep_every_law(law):
    """The kit has no objection to them."""
    getattr(laws_of(SOUND, BY_GROUP, TOLD), law)()


def test_two_figures_of_one_code_are_told():
    """A code is that of one figure."""
    with pytest.raises(AssertionError, match="two figures"):
        laws_of(SOUND, SOUND).test_g7_a_figure_says_what_it_is()


def test_who_never_counted_is_named():
    """Where no examples say what a figure is, and nothing that was drawn had a row."""
    nothing = attrs.evolve(BROKEN["counts-nothing"][0], code="nothing")
    failing = counting(lambda register, window: 1 / 0, code="failing")
    laws = laws_of(SOUND, nothing, TOLD, failing)
    laws.counts = {}
    with pytest.raises(pytest.skip.Exception, match=r"counted for nothing, failing$"):
        laws.test_g9_a_figure_counts_what_it_should()


def test_a_law_of_ones_own_is_refused():
    """A subclass that overrides a law is told so by the kit itself."""

    class Lenient(FigureLaws):
        figures = (SOUND,)

        def test_g3_figures_add_up(self):
            """G3. Figures add up as they like."""

    with pytest.raises(AssertionError, match="test_g3"):
        Lenient().test_g0_no_law_is_overridden()


def test_every_law_has_a_figure_that_breaks_it():
    """No law of the kit is untried."""
    broken = {number for _, number in BROKEN.values()}
    assert {law[:7] for law in FIGURE_LAWS} == {*broken, "test_g0"}
