"""服务平台. The section on residents' requests and the four tiers that serve them."""

from __future__ import annotations

from shequ_core.reports.annual.community import paragraphs
from shequ_core.reports.document import Block, Name, Table
from shequ_core.reports.material import Material
from shequ_core.reports.prose import listed, sentence

_MOST = 3


def platform(material: Material) -> list[Block]:
    """四级服务平台. What was received and closed, by tier; what it was about."""
    prose = material.prose
    tiers = listed(prose.parts("service_requests_by_tier"))
    handled = sentence(
        prose.clause("依托{tiers}组成的服务平台", tiers=tiers),
        prose.clause(f"{material.time_word}受理居民诉求{{service_requests}}件"),
        prose.clause("办结{service_requests_closed}件"),
        prose.clause("办结率{closing_rate:1}%"),
    )
    topics = prose.ranked("service_requests_by_category", "件", most=_MOST)
    answers = prose.each("service_requests_closed_by_satisfaction", "件")
    about = sentence(prose.clause("诉求较多的是{topics}", topics=topics))
    pleased = sentence(
        prose.clause("办结后居民评价{answers}", answers=answers),
        prose.clause("满意率（含基本满意）{satisfaction_rate:1}%"),
    )
    if not prose.value("service_requests"):
        return []
    return [*paragraphs((handled, about, pleased)), *_tier_table(material)]


def _tier_table(material: Material) -> list[Block]:
    prose = material.prose
    received, closed = "service_requests_by_tier", "service_requests_closed_by_tier"
    rows = tuple(
        (
            (Name(tier),),
            prose.cell(received, tier),
            prose.cell(closed, tier),
            prose.cell(received, tier, less=closed),
            prose.cell(closed, tier, over=received, style="%"),
        )
        for tier in prose.parts(received)
    )
    total = (
        ("合计",),
        prose.cell("service_requests"),
        prose.cell("service_requests_closed"),
        prose.cell("service_requests", less="service_requests_closed"),
        prose.cell("service_requests_closed", over="service_requests", style="%"),
    )
    return [
        Table(
            caption=("四级服务平台办理情况",),
            header=("服务层级", "受理（件）", "办结（件）", "未办结（件）", "办结率"),
            rows=rows,
            numeric=frozenset({1, 2, 3, 4}),
            widths=(30, 22, 22, 24, 20),
            total=total,
        )
    ]
