"""用语. By which words a text speaks of a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

import attrs

from shequ_core.figures import FIGURES, RATIOS, Figure, Ratio

_COUNTERS: tuple[tuple[str, ...], ...] = (
    ("栋", "幢", "座"),
    ("人", "名", "位"),
    ("㎡", "M2", "m2", "M²", "m²", "平方米"),
    ("平方公里", "平方千米"),
    ("场", "次", "个"),
    ("支", "个"),
    ("处", "个"),
    ("个", "家"),
    ("级", "个"),
    ("项", "个", "件"),
    ("所", "个"),
)
"""通用量词. Measures that stand for each other: the first is the figure's own."""

_ENDINGS = re.compile(r"(?:人数|人次|件数|次数|场次|门数|份数|时长|金额|数)$")
_ALONE = 2
"""最短. A label cut shorter than so many characters says too little by itself."""


@attrs.frozen
class Wording:
    """用语. A figure (its code), the nouns that name it in a text, and its measures.

    ``beside`` are words of which one must stand in the same sentence, where the nouns
    alone may mean something else (建筑面积, of what?).
    """

    figure: str
    nouns: tuple[str, ...]
    units: tuple[str, ...]
    beside: tuple[str, ...] = ()


_ROOMS = ("社区用房", "办公用房", "办公楼", "服务用房")

SAID: tuple[Wording, ...] = (
    Wording("community_area_km2", ("辖区面积", "总面积", "面积"), ("平方公里",)),
    Wording("large_groups", ("居民大组", "大组"), ("个",)),
    Wording("small_groups", ("居民小组", "小组"), ("个",)),
    Wording("buildings", ("住宅楼栋", "住宅楼", "居民楼", "楼栋"), ("栋",)),
    Wording(
        "registered_households",
        ("户籍居民", "户籍人口", "总人口", "户籍", "居民"),
        ("户",),
    ),
    Wording(
        "registered_residents",
        ("户籍居民", "户籍人口", "常住户籍", "居民", "总人口", "人口"),
        ("人",),
    ),
    Wording(
        "floating_residents", ("流动人口", "外来人口", "暂住人口", "流入人口"), ("人",)
    ),
    Wording("births", ("出生", "新生儿"), ("人",)),
    Wording("arrivals", ("迁入",), ("人",)),
    Wording("deaths", ("死亡", "去世"), ("人",)),
    Wording("departures", ("迁出",), ("人",)),
    Wording("ethnic_minority_residents", ("少数民族居民", "少数民族"), ("人",)),
    Wording("party_members", ("中共党员", "党员"), ("人",)),
    Wording("probationary_party_members", ("预备党员",), ("人",)),
    Wording("party_general_branches", ("党总支",), ("个",)),
    Wording("party_branches", ("党支部",), ("个",)),
    Wording("units_reported_in", ("报到的单位", "报到单位"), ("个",)),
    Wording("units_in_joint_council", ("成员单位",), ("个",)),
    Wording(
        "provincial_and_municipal_units",
        ("省、市单位", "省市单位", "省市属单位", "省、市属单位"),
        ("个",),
    ),
    Wording("units", ("辖区单位", "驻区单位", "各类单位", "单位"), ("个",)),
    Wording("premises_m2", ("建筑面积", "面积"), ("㎡",), _ROOMS),
    Wording("premises_investment_yuan", ("造价", "耗资"), ("元",), _ROOMS),
    Wording("premises_investment_yuan", _ROOMS, ("元",)),
    Wording("renovation_investment_yuan", ("装修",), ("元",)),
    Wording("equipment_investment_yuan", ("设备器材", "健身器材"), ("元",)),
    Wording("investment_yuan", ("投入经费", "经费投入"), ("元",)),
    Wording("shared_facilities", ("活动场地", "场地"), ("处",), ("开放", "共享")),
    Wording("teams", ("文体队伍", "文艺队伍", "队伍"), ("支",)),
    Wording("team_members", ("健身队员", "文体队员", "队员"), ("人",)),
    Wording("activities", ("各种活动", "各类活动", "文体活动", "活动"), ("场",)),
    Wording("attendance", ("参加人数", "参加活动", "参与居民"), ("人次",)),
    Wording("service_tiers", ("级服务", "级平台"), ("级",)),
    Wording("service_requests", ("居民诉求", "群众诉求"), ("件",)),
    Wording("service_requests_closed", ("办结诉求", "办结"), ("件",)),
    Wording("closing_rate", ("办结率",), ("%",)),
    Wording("volunteers_enrolled", ("注册志愿者",), ("人",)),
    Wording("volunteer_hours", ("服务时长",), ("小时",), ("志愿",)),
    Wording("sharing_agreements", ("共享协议",), ("份",)),
)
"""常用说法. How summaries of offices put it, beside the labels of the figures."""


@cache
def _same(unit: str) -> tuple[str, ...]:
    return next((it for it in _COUNTERS if it[0] == unit), (unit,))


def _by_label(figures: Iterable[Figure | Ratio]) -> Iterator[Wording]:
    """A figure's own label, and the label without the word for a number at its end."""
    for figure in figures:
        if isinstance(figure, Ratio) or figure.by is None:
            short = _ENDINGS.sub("", figure.label)
            people = figure.label.removesuffix("数")
            long = (it for it in (people, short) if len(it) > _ALONE)
            nouns = (figure.label, *long)
            yield Wording(figure.code, tuple(dict.fromkeys(nouns)), (figure.unit,))


def wordings_of(
    figures: Iterable[Figure | Ratio], said: Iterable[Wording] = SAID
) -> tuple[Wording, ...]:
    """用语. Of figures, by their labels and by what is ``said``; measures that stand
    for each other (栋, 幢) are all understood.
    """
    known = tuple(figures)
    codes = {it.code for it in known}
    found = (*(it for it in said if it.figure in codes), *_by_label(known))
    return tuple(
        attrs.evolve(it, units=tuple(same for unit in it.units for same in _same(unit)))
        for it in found
    )


WORDINGS = wordings_of((*FIGURES, *RATIOS))
"""用语. Of all figures of the catalogue."""


@attrs.frozen
class Idiom:
    """成语式. A turn of phrase that says a figure's least value without counting: what
    that is in a year up to a day.
    """

    pattern: re.Pattern[str]
    figure: str
    least: Callable[[date], int]


IDIOMS = (
    Idiom(
        re.compile(r"每月[^,，。；;]{0,8}[一1]次(?:以上)?", re.ASCII),
        "months_with_activity",
        lambda on: on.month,
    ),
    Idiom(re.compile(r"全年365天", re.ASCII), "facilities_open_all_year", lambda on: 1),
)
"""惯用语. 每月活动一次以上: no month so far without; 全年365天: some always open."""
