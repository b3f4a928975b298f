"""创建活动. Campaigns: what for, by which actions, and the figures they aim at."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

import attrs

from shequ_core.model._record import Record
from shequ_core.values import ALWAYS, Period, Quantity, Ref


@attrs.frozen(kw_only=True)
class Campaign(Record):
    """创建活动. A campaign, its ``slogan`` (奋斗目标), ``aim`` and ``plan`` (方案)."""

    id: Ref[Campaign]
    name: str
    slogan: str = ""
    aim: str = ""
    plan: str = ""
    period: Period = ALWAYS


class Pace(Enum):
    """考核周期. How often a target has to be reached: in each of these, or once."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    WHOLE = "whole"


@attrs.frozen(kw_only=True)
class Target(Record):
    """目标. A figure (its code) is to be within ``bound`` in every span of its pace.

    ``bound`` keeps its words (每月一次以上). A flow is measured in each span, a stock
    on the last day of it; the spans are those that its period holds whole.
    """

    id: Ref[Target]
    campaign: Ref[Campaign]
    figure: str
    bound: Quantity
    pace: Pace = Pace.YEAR
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class CampaignAction(Record):
    """措施. What is done for a campaign, and for one target of it.

    ``owner`` is the post or body that answers for it (责任单位); ``by`` names the
    record that carries it out, such as an activity or an investment. It is to be done
    by the day ``due``, and was on the day ``done``, None while open.
    """

    id: Ref[CampaignAction]
    campaign: Ref[Campaign]
    what: str
    target: Ref[Target] | None = None
    owner: str = ""
    by: Ref[Any] | None = None
    due: date | None = None
    done: date | None = None
    period: Period = ALWAYS
