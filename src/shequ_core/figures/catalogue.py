"""指标目录. Every figure there is, in the order of a yearly report."""

from __future__ import annotations

import attrs

from shequ_core.figures import (
    activities,
    bookings,
    campaigns,
    clubs,
    facilities,
    facility_uses,
    facts,
    festivals,
    forums,
    grid,
    groupings,
    joint_council,
    money,
    movements,
    party,
    party_life,
    population,
    requests,
    schools,
    self_government,
    sign_ins,
    units,
    volunteering,
    volunteers,
)
from shequ_core.figures.figure import Figure, Ratio, Text

Definition = Figure | Ratio | Text
"""指标定义. Whatever has a code and a basis."""


@attrs.frozen
class Chapter:
    """指标分章. Figures that a report tells together, under a Chinese title."""

    title: str
    english: str
    figures: tuple[Definition, ...]


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("社区概况", "Community", (*facts.TEXTS, *facts.FIGURES, facts.DENSITY)),
    Chapter("居民组和楼栋", "Groups and buildings", grid.FIGURES),
    Chapter("人口", "Population", (*population.FIGURES, population.HOUSEHOLD_SIZE)),
    Chapter("人口变动", "Movements of residents", movements.FIGURES),
    Chapter(
        "党的建设",
        "Party",
        (*party.FIGURES, *party_life.FIGURES, party_life.TURNOUT),
    ),
    Chapter(
        "居民自治",
        "Self-government",
        (*self_government.FIGURES, self_government.ELECTION_TURNOUT),
    ),
    Chapter(
        "居民论坛",
        "Residents' forums",
        (*forums.FIGURES, forums.ADOPTED_RATE, forums.IN_TIME_RATE),
    ),
    Chapter(
        "党建联席",
        "Joint council",
        (*joint_council.FIGURES, joint_council.PACT_RATE),
    ),
    Chapter("辖区单位", "Units", units.FIGURES),
    Chapter("场地设施", "Facilities", (*facilities.FIGURES, facilities.PER_HOUSEHOLD)),
    Chapter(
        "场地预约和使用",
        "Bookings and use",
        (*bookings.FIGURES, bookings.SHARE, *facility_uses.FIGURES),
    ),
    Chapter("经费投入", "Money", money.FIGURES),
    Chapter("文体队伍", "Teams", clubs.FIGURES),
    Chapter(
        "文体活动",
        "Activities",
        (
            *activities.FIGURES,
            activities.PER_ACTIVITY,
            *sign_ins.FIGURES,
            *festivals.FIGURES,
        ),
    ),
    Chapter("社区学校", "Schools", (*schools.FIGURES, schools.RATE)),
    Chapter(
        "居民诉求和志愿服务",
        "Requests and volunteers",
        (
            *requests.FIGURES,
            *volunteers.FIGURES,
            *volunteering.FIGURES,
            *requests.RATES,
        ),
    ),
    Chapter("创建活动", "Campaigns", (*campaigns.FIGURES, campaigns.DONE_RATE)),
    Chapter("分组统计", "Groupings", groupings.FIGURES),
)
"""指标目录. Every figure there is, in the order of a yearly report."""

_ENTRIES = [entry for chapter in CHAPTERS for entry in chapter.figures]

TEXTS = tuple(entry for entry in _ENTRIES if isinstance(entry, Text))
"""文字指标. The facts that head every report."""

FIGURES = tuple(entry for entry in _ENTRIES if isinstance(entry, Figure))
"""指标. Sums over records, one definition each."""

RATIOS = tuple(entry for entry in _ENTRIES if isinstance(entry, Ratio))
"""比率指标. One figure over another."""
