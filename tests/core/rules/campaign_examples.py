"""例子. Campaigns that miss what they aim at."""

from datetime import date

from tests.core.small_town import changed, ref

from shequ_core.model import Campaign, CampaignAction, Pace, Target
from shequ_core.values import Period, Quantity

YEAR = Period.year(2004)
CAMPAIGN = Campaign(id=ref(Campaign, "c1"), name="创建和谐社区", period=YEAR)


def aiming(figure, bound):
    """The town with a campaign that aims at something in every month."""
    target = Target(
        id=ref(Target, "t1"),
        campaign=CAMPAIGN.id,
        figure=figure,
        bound=bound,
        pace=Pace.MONTH,
        period=YEAR,
    )
    return changed([CAMPAIGN, target])


EXAMPLES = {
    "target-missed": aiming("activities", Quantity.said_as("每月五十次以上")),
    "target-not-measurable": aiming("happiness", Quantity.exactly(1)),
    "action-overdue": changed(
        [
            CAMPAIGN,
            CampaignAction(
                id=ref(CampaignAction, "a1"),
                campaign=CAMPAIGN.id,
                what="铺设方砖",
                due=date(2004, 6, 30),
                period=YEAR,
            ),
        ]
    ),
}
