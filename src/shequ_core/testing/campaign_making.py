"""造创建活动. A town's campaign: an aim that its year reaches, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import Campaign, CampaignAction, Pace, Record, Target
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import Period, Quantity

_YEAR = Period.year(2004)


def draw_campaign(draw: DrawFn, town: TownMaker) -> Iterator[Record]:
    """创建活动. One that aims at an activity a month, or none."""
    if not draw(st.booleans()):
        return
    campaign = Campaign(
        id=town.ref(Campaign, "1"),
        name="创建和谐社区",
        slogan="打造绿色健康家园",
        period=_YEAR,
    )
    target = Target(
        id=town.ref(Target, "1"),
        campaign=campaign.id,
        figure="activities",
        bound=Quantity.said_as(draw(st.sampled_from(("1次以上", "不少于1次")))),
        pace=draw(st.sampled_from(Pace)),
        period=_YEAR,
    )
    yield campaign
    yield target
    for place in range(draw(st.integers(0, 2))):
        yield CampaignAction(
            id=town.ref(CampaignAction, place),
            campaign=campaign.id,
            target=target.id,
            what="组织文体活动",
            owner="社区居委会",
            due=date(2004, 12, 20),
            done=draw(st.dates(date(2004, 1, 1), date(2004, 12, 20))),
            period=_YEAR,
        )
