"""创建活动指标. Campaigns that run, what they aim at, and what is done for them."""

from __future__ import annotations

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.model import Campaign, CampaignAction, Target
from shequ_core.register import Register


def _done(register: Register, window: Window) -> list[CampaignAction]:
    return [
        action
        for action in register.all(CampaignAction)
        if action.done is not None and action.done <= window.on
    ]


CAMPAIGNS = Figure(
    code="campaigns",
    label="创建活动",
    english="Campaigns",
    unit="项",
    basis="统计日正在开展的创建活动",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Campaign),
)
TARGETS = Figure(
    code="campaign_targets",
    label="创建目标",
    english="Targets of campaigns",
    unit="项",
    basis="统计日有效的目标，每项指明一个指标和界限",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Target),
)
ACTIONS = Figure(
    code="campaign_actions",
    label="创建措施",
    english="Actions of campaigns",
    unit="项",
    basis="统计日有效的措施，不论是否完成",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(CampaignAction),
)
DONE = Figure(
    code="campaign_actions_done",
    label="已完成创建措施",
    english="Actions that were done",
    unit="项",
    basis="统计日有效的措施中，完成日期不晚于统计日的",
    clock=Clock.STOCK,
    rows=_done,
)
DONE_RATE = Ratio(
    code="campaign_actions_done_rate",
    label="创建措施完成率",
    english="Actions done, in a hundred",
    unit="%",
    basis="已完成创建措施除以创建措施，乘以100",
    part=DONE,
    whole=ACTIONS,
    times=100,
)
FIGURES = (CAMPAIGNS, TARGETS, ACTIONS, DONE)
