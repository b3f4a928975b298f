"""Statements and targets go by the code of a figure, ours or a plug-in's."""

from decimal import Decimal

import attrs
import pytest
from tests.core.small_town import DAY, TOWN

from shequ_core.acts import launch
from shequ_core.errors import InvalidValue
from shequ_core.figures import figure_named
from shequ_core.model import Campaign, Statement, Target
from shequ_core.rules import RULES, check, rules_knowing
from shequ_core.values import Period, Quantity, Ref

HAPPY = attrs.evolve(figure_named("units"), code="happiness", label="幸福数")
YEAR = Period.year(2004)


def stated(key, code):
    """Somebody said that it was a million."""
    ref = Ref(f"town/statement/{key}")
    return Statement(id=ref, figure=code, value=Quantity.exactly(10**6), on=DAY)


def kinds(register, rules=RULES):
    """What the rules find there that they did not find before."""
    known = check(TOWN, DAY)
    return [it.kind for it in check(register, DAY, rules) if it not in known]


def test_a_code_that_nobody_knows_is_said_once():
    """However many rows of a ledger state it, with how many they are."""
    register = TOWN.after([stated(f"h{it}", "happiness") for it in range(18)])
    assert kinds(register) == ["stated-figure-unknown"]
    [said] = [it for it in check(register, DAY) if it.kind == "stated-figure-unknown"]
    assert "18条" in said.message
    assert said.about == (Ref("town/statement/h0"),)


def test_a_statement_without_a_day_is_told_once():
    """With how many they are; a code that carries its day needs no other."""
    undated = [stated(f"s{it}", "units").evolve(on=None) for it in range(3)]
    [said] = [
        it for it in check(TOWN.after(undated), DAY) if it.kind == "stated-undated"
    ]
    assert "3个" in said.message
    assert set(said.about) == {it.id for it in undated}
    carried = stated("s", "team_members_2002_12_31").evolve(on=None)
    assert "stated-undated" not in kinds(TOWN.after([carried]))
    assert "stated-undated" not in kinds(TOWN.after([stated("s", "units")]))
    unheard = stated("s", "happiness").evolve(on=None)
    assert "stated-undated" not in kinds(TOWN.after([unheard]))
    told = kinds(TOWN.after([unheard]), rules_knowing([HAPPY]))
    assert "stated-undated" in told


def test_a_share_of_nothing_is_known():
    """There is nothing to hold it against, and the code is right."""
    assert kinds(TOWN.after([stated("s", "proposal_adoption_rate")])) == []


def test_a_code_of_a_plug_in_is_compared():
    """By rules that know it; the others are the same as ever."""
    register = TOWN.after([stated("h", "happiness")])
    assert kinds(register, rules_knowing([HAPPY])) == ["stated-mismatch"]
    assert rules_knowing([]) is RULES
    assert [it.kind for it in rules_knowing([HAPPY])] == [it.kind for it in RULES]


def test_a_target_of_a_plug_in_is_launched_and_missed():
    """Where its figure is known; else it aims at nothing."""
    campaign = Campaign(id=Ref("town/campaign/c"), name="创建", period=YEAR)
    target = Target(
        id=Ref("town/target/t"),
        campaign=campaign.id,
        figure="happiness",
        bound=Quantity(low=Decimal(10**6), high=None),
        period=YEAR,
    )
    with pytest.raises(InvalidValue, match="no figure of one number"):
        launch(TOWN, campaign, targets=[target])
    writes = launch(TOWN, campaign, targets=[target], more=[HAPPY])
    register = TOWN.after(writes.puts)
    assert "target-not-measurable" in kinds(register)
    assert "target-missed" in kinds(register, rules_knowing([HAPPY]))
