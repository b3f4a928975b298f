"""素材. What the sections of a summary are written from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from shequ_core.figures import (
    Measured,
    Published,
    Window,
    chapter_of,
    measure_all,
)
from shequ_core.figures.flows import month_of
from shequ_core.findings import Finding, Severity
from shequ_core.model import Community
from shequ_core.register import Register
from shequ_core.reports.numerals import chinese_day, han
from shequ_core.reports.prose import Prose
from shequ_core.rules import check
from shequ_core.values import Period

_NAMELESS = "社区"

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
}
"""严重程度. In words, the worst first."""


@attrs.frozen(kw_only=True)
class Material:
    """素材. The register, on the day and in the period; its figures and findings."""

    window: Window
    whole: Register
    now: Register
    meanwhile: Register
    prose: Prose
    findings: tuple[Finding, ...]
    is_part: bool
    """Of some groups of a community, which are not to be judged as if all of it."""
    is_judged: bool = True
    """Whether rules and targets say anything: they count whom no figure tells."""
    withheld: str = ""
    """What is said of numbers that are not told."""

    @property
    def measured(self) -> Mapping[str, Measured]:
        """指标值. By code."""
        return self.prose.measured

    @property
    def community(self) -> Community | None:
        """社区. The community of the register, None where its ledger is missing."""
        return next(iter(self.now.all(Community)), None)

    @property
    def community_name(self) -> str:
        """社区名称. As recorded; 社区 where it is not."""
        return (self.community.name if self.community else "") or _NAMELESS

    @property
    def span(self) -> str:
        """年度. The period as a title says it: 2004年度, or from day to day."""
        start, last = self.window.period.start, self.window.period.last
        if not start or not last:
            return ""
        if self.window.period == Period.year(start.year):
            return f"{start.year}年度"
        return f"{chinese_day(start)}至{chinese_day(last)}"

    @property
    def time_word(self) -> str:
        """时间用语. 全年 once the period is over, 年内 while it runs."""
        last = self.window.period.last
        return "全年" if last and last <= self.window.on else "年内"


def material(
    register: Register, window: Window, of_whole: Iterable[Finding] | None = None
) -> Material:
    """素材. Measured and checked once, for all sections.

    A part of a community is not checked by itself: ``of_whole`` are the findings of the
    whole that are about it.
    """
    return Material(
        window=window,
        whole=register,
        now=register.once(Register.on, window.on),
        meanwhile=register.once(Register.during, window.period),
        prose=Prose(measure_all(register, window)),
        findings=tuple(check(register, window.on) if of_whole is None else of_whole),
        is_part=of_whole is not None,
    )


def published_material(
    shown: Register, told: Mapping[str, Published], window: Window, least: int
) -> Material:
    """公布素材. Of figures that were ``published`` with that ``least``, and of records
    that may be ``shown``: there is nothing else that could be told.
    """
    figures = {
        code: one.measured
        for code, one in told.items()
        if one.is_told and chapter_of(code) is not None
    }
    return Material(
        window=window,
        whole=shown,
        now=shown.once(Register.on, window.on),
        meanwhile=shown.once(Register.during, window.period),
        prose=Prose(figures),
        findings=(),
        is_part=False,
        is_judged=False,
        withheld=withheld(least),
    )


def withheld(least: int) -> str:
    """不公布说明. That cells of fewer are not told; "" where none is held back."""
    if least <= 1:
        return ""
    return f"不足{han(least)}人（户、人次）的数不公布，能由其他数推算出它们的数也不公布"


def begun_months(material: Material) -> list[str]:
    """已到月份. The months of the period that had begun by the day: 2004-07."""
    months = material.prose.parts("activities_by_month")
    return [month for month in months if month <= month_of(material.window.on)]


_FIRST_YEAR_END = re.compile(r"team_members_(\d{4})_12_31", re.ASCII)


def first_year_end(measured: Mapping[str, Measured]) -> tuple[str, str]:
    """首年末. The dated figure of team members, and its year; empty where none is."""
    for code in measured:
        dated = _FIRST_YEAR_END.fullmatch(code)
        if dated:
            return code, dated[1]
    return "", ""


def month_name(month: str) -> str:
    """月份. 2004-07 as 7月."""
    return f"{int(month[-2:])}月"
