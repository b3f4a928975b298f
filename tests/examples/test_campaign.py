"""目标: the campaign of 2004, its aims measured month by month on the ledgers."""

from datetime import date

import pytest
from tests.examples.records import beizheng as example
from tests.examples.records import records

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.progress import progress
from shequ_core.model import Activity, Campaign, CampaignAction, Target
from shequ_core.rules import check

YEAR = Window.year_to(date(2004, 12, 31))


@pytest.fixture(scope="module")
def beizheng():
    """The example with its campaign launched, as the plan of 2004 has it."""
    town, plan = example(), records("campaign")
    [campaign] = [it for it in plan if isinstance(it, Campaign)]
    writes = acts.launch(
        town,
        campaign,
        targets=[it for it in plan if isinstance(it, Target)],
        actions=[it for it in plan if isinstance(it, CampaignAction)],
    )
    return acts.apply(town, writes)


def test_once_a_month_is_held_against_every_month(beizheng):
    """More than fifteen in the year, and still two months without any."""
    monthly, yearly, attendance = beizheng.all(Target)
    found = progress(beizheng, monthly, YEAR)
    held = measure(beizheng, "activities_by_month", YEAR).value
    assert [it.value for it in found] == list(held.values())
    assert {it.name for it in found if not it.met} == {
        f"2004年{int(month[5:])}月" for month, number in held.items() if not number
    }
    assert [it.met for it in progress(beizheng, yearly, YEAR)] == [True]
    assert [it.met for it in progress(beizheng, attendance, YEAR)] == [True]


def test_what_was_done_is_told_by_what_did_it(beizheng):
    """The first activity of May carries out the first action; the last is overdue."""
    first, *_, paving = beizheng.all(CampaignAction)
    late = [
        it.about
        for it in check(beizheng, date(2005, 1, 31))
        if it.kind == "action-overdue"
    ]
    assert late == [(paving.id,)]
    dance = next(
        it
        for it in beizheng.all(Activity)
        if it.period.start and it.period.start.month == 5
    )
    done = acts.carry_out(beizheng, first.id, on=dance.period.start, by=dance.id)
    after = acts.apply(beizheng, done)
    assert after[first.id].by == dance.id
    with pytest.raises(InvalidValue, match="done on"):
        acts.carry_out(after, first.id, on=date(2004, 6, 1))
    with pytest.raises(InvalidValue, match="is not of"):
        acts.carry_out(after, paving.id, on=date(2005, 2, 1))
    before = measure(beizheng, "campaign_actions_done_rate", YEAR).value
    assert measure(after, "campaign_actions_done_rate", YEAR).value > before


def test_a_campaign_is_launched_once_and_of_one_piece(beizheng):
    """Again, with another's target, or with a target of no figure, it is refused."""
    [campaign] = beizheng.all(Campaign)
    monthly, *_ = beizheng.all(Target)
    with pytest.raises(InvalidValue, match="there already"):
        acts.launch(beizheng, campaign)
    other = campaign.evolve(id=f"{campaign.id}9")
    with pytest.raises(InvalidValue, match="not of"):
        acts.launch(beizheng, other, targets=[monthly])
    blank = monthly.evolve(campaign=other.id, figure="happiness")
    with pytest.raises(InvalidValue, match="no figure"):
        acts.launch(beizheng, other, targets=[blank])
