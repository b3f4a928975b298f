"""创建活动规则: a target that nobody will ever measure is told so."""

from datetime import date

import pytest
from tests.core.rules.campaign_examples import CAMPAIGN
from tests.core.small_town import changed, ref

from shequ_core.model import Pace, Target
from shequ_core.rules import rule_named
from shequ_core.values import ALWAYS, Period, Quantity

DAYS = [date(2004, 6, 1), date(2004, 12, 31)]
SHORT = Period(date(2004, 3, 15), date(2005, 3, 1))


def told(pace: Pace, period: Period, on: date) -> list[tuple[str, str]]:
    """What the rule says of a target of that pace and period: its field and words."""
    target = Target(
        id=ref(Target, "t1"),
        campaign=CAMPAIGN.id,
        figure="activities",
        bound=Quantity.said_as("50次以上"),
        pace=pace,
        period=period,
    )
    found = rule_named("target-not-measurable")(changed([CAMPAIGN, target]), on)
    return [(it.field, it.message) for it in found]


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize(
    ("pace", "period", "words"),
    [
        (Pace.YEAR, SHORT, "没有一个完整的考核周期"),
        (Pace.MONTH, Period(date(2004, 5, 2), date(2004, 6, 30)), "起止日期"),
        (Pace.WHOLE, ALWAYS, "没有写从哪一天起"),
    ],
)
def test_a_target_without_a_span_is_never_measured(
    pace: Pace, period: Period, words: str, on: date
) -> None:
    """Its period and its pace do not go together, whatever the day."""
    [(field, message)] = told(pace, period, on)
    assert field == "period"
    assert words in message


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize(
    ("pace", "period"),
    [
        (Pace.QUARTER, SHORT),
        (Pace.YEAR, Period.since(date(2004, 3, 15))),
        (Pace.YEAR, ALWAYS),
        (Pace.WHOLE, SHORT),
    ],
)
def test_a_target_with_a_span_is_measured_some_day(
    pace: Pace, period: Period, on: date
) -> None:
    """The quarters from April on, 2005, or from its first day to its last."""
    assert told(pace, period, on) == []
