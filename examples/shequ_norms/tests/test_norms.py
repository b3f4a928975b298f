"""The laws, over the rule and the figure; that shequ finds them; what they say."""

from datetime import date

from shequ_core import Plugins, Ref, Register, Window
from shequ_core.model import GridGroup, GroupLevel, Household
from shequ_core.testing import FigureLaws, RuleLaws

import shequ_norms
from shequ_norms.norms import GROUP_TOO_LARGE, HOUSEHOLDS_WITHOUT_GROUP

GROUP = GridGroup(
    id=Ref("bei/grid_group/1"), name="第1居民小组", level=GroupLevel.SMALL, number=1
)


def town(households: int) -> Register:
    """A group of so many households, and one household of no group."""
    homes = (
        Household(id=Ref(f"bei/household/{key}"), number=str(key), group=GROUP.id)
        for key in range(households)
    )
    return Register([GROUP, *homes, Household(id=Ref("bei/household/x"), number="x")])


JUNE, JULY = date(2004, 6, 30), date(2004, 7, 1)
SPEAKS = {"norms-group-too-large": [(town(61), JUNE), (town(51), JULY)]}
SILENT = {
    "norms-group-too-large": [
        (town(60), JUNE),
        (town(50), JULY),
        (town(99), date(2001, 12, 31)),
    ]
}
COUNTS = {"norms_households_without_group": [(town(3), Window.year_to(JULY), 1)]}


class TestRules(RuleLaws):
    """R0 to R8. What was in order in June is too large in July."""

    rules = (GROUP_TOO_LARGE,)
    speaks = SPEAKS
    silent = SILENT


class TestFigures(FigureLaws):
    """G0 to G9."""

    figures = (HOUSEHOLDS_WITHOUT_GROUP,)
    counts = COUNTS


def test_shequ_finds_them() -> None:
    """Beside its own, under words that are free."""
    plugins = Plugins(shequ_norms)
    assert [it.kind for it in plugins.guest_rules] == [GROUP_TOO_LARGE.kind]
    [figure] = plugins.guest_figures
    assert figure.code == HOUSEHOLDS_WITHOUT_GROUP.code
    assert plugins.broken == ()
