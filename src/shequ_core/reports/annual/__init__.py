"""年度工作总结. What a clerk hands in at the end of the year, from records."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shequ_core.figures import Window
from shequ_core.findings import Finding
from shequ_core.register import Register
from shequ_core.reports.annual import (
    annexes,
    community,
    participation,
    party,
    problems,
    self_government,
    services,
)
from shequ_core.reports.document import (
    Annex,
    Block,
    Day,
    Document,
    Heading,
    Name,
    numbered,
)
from shequ_core.reports.material import Material, material
from shequ_core.reports.numerals import chinese_day, ordinal

__all__ = ["annual_summary", "summary_of"]

Section = Callable[[Material], list[Block]]

_SECTIONS: tuple[tuple[str, Section], ...] = (
    ("基本情况", community.situation),
    ("党的建设", party.party),
    ("党建联席会", self_government.joint_council),
    ("居民自治", self_government.committee),
    ("社区用房与场地", community.premises),
    ("共驻共建与资源共享", community.units),
    ("四级服务平台", services.platform),
    ("文体队伍", participation.teams),
    ("活动开展", participation.activities),
    ("社区学校", participation.schools),
    ("志愿服务", participation.volunteers),
    ("存在的问题", problems.problems),
)


def annual_summary(
    register: Register, window: Window, of_whole: Iterable[Finding] | None = None
) -> Document:
    """年度工作总结. Of one community: stocks on the window's day, flows in its period.

    Every number in it is a figure or a count of findings; sections and sentences of
    which nothing is known are left out. Of a part of a community ``of_whole`` are the
    findings of the whole that are about it.
    """
    return summary_of(material(register, window, of_whole))


def summary_of(found: Material) -> Document:
    """总结成文. Of material, wherever it is from."""
    blocks: list[Block] = [*community.opening(found), *community.withheld(found)]
    place = 0
    for title, section in _SECTIONS:
        body = section(found)
        if body:
            place += 1
            blocks += [Heading((f"{ordinal(place)}、{title}",)), *body]
    tables = annexes.annexes(found)
    if tables:
        blocks += [Annex(), *tables]
    name = found.community_name
    return Document(
        title=(Name(name), Day(found.span), "工作总结"),
        blocks=numbered(blocks),
        signed=(Name(name), "居民委员会"),
        dated=(Day(chinese_day(found.window.on)),),
    )
