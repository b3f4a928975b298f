"""存在的问题. What is not done, and what the records themselves show to be wrong."""

from __future__ import annotations

from collections import Counter

from shequ_core.findings import Finding, Severity
from shequ_core.reports.annual.participation import empty_months
from shequ_core.reports.document import (
    Block,
    Count,
    Name,
    Paragraph,
    Quote,
    Runs,
    Table,
)
from shequ_core.reports.material import SEVERITIES, Material
from shequ_core.reports.numerals import chinese_marks, ordinal
from shequ_core.reports.prose import joined
from shequ_core.rules import rule_named

_ORDER = {severity: place for place, severity in enumerate(SEVERITIES)}


def problems(material: Material) -> list[Block]:
    """存在的问题. The work that is open, then the ledgers' own faults, with a table."""
    points = [
        point
        for point in (
            _open_requests(material),
            _displeased(material),
            _empty_months(material),
            *_remarkable(material.findings),
            _faults(material.findings),
        )
        if point
    ]
    if not points:
        return []
    return [
        *(
            Paragraph((f"{ordinal(place)}是", *point, "。"))
            for place, point in enumerate(points, 1)
        ),
        *_rule_table(material.findings),
        Paragraph(("对上述问题，社区将逐项核实，明确责任，及时整改。",)),
    ]


def _open_requests(material: Material) -> Runs:
    left = "{service_requests-service_requests_closed}"
    return material.prose.clause(f"部分居民诉求办理不及时，到期末仍有{left}件没有办结")


def _displeased(material: Material) -> Runs:
    number = material.prose.num("service_requests_closed_by_satisfaction", "不满意")
    if number is None or number.text == "0":
        return ()
    return "服务质量还有差距，办结的诉求中有", number, "件居民评价为不满意"


def _empty_months(material: Material) -> Runs:
    if not material.prose.value("activities"):
        return ("活动台账中没有本期开展活动的记录",)
    empty = empty_months(material)
    return ("活动开展不够均衡，", *empty, "没有开展活动") if empty else ()


def _remarkable(findings: tuple[Finding, ...]) -> list[Runs]:
    """What a rule says once, of the community as a whole, is worth its own sentence."""
    return [
        (Quote(finding.kind, chinese_marks(finding.message).removesuffix("。")),)
        for finding in findings
        if _about_the_whole(finding)
    ]


def _about_the_whole(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and all(
        "/community/" in ref for ref in finding.about
    )


def _faults(findings: tuple[Finding, ...]) -> Runs:
    if not findings:
        return ()
    found = Counter(finding.severity for finding in findings)
    kinds = joined(
        (
            (word, Count(severity.value, str(found[severity])), "条")
            for severity, word in SEVERITIES.items()
            if found[severity]
        ),
        "、",
    )
    total = Count("", str(len(findings)))
    return "台账登记不够规范，核对全部台账发现问题", total, "条，其中", *kinds


def _rule_table(findings: tuple[Finding, ...]) -> list[Block]:
    found = Counter(finding.kind for finding in findings)
    rules = sorted(
        map(rule_named, found), key=lambda it: (_ORDER[it.severity], it.code)
    )
    rows = tuple(
        (
            (Name(rule.code),),
            (Name(chinese_marks(rule.title)),),
            (SEVERITIES[rule.severity],),
            (Count(rule.kind, str(found[rule.kind])),),
        )
        for rule in rules
    )
    if not rows:
        return []
    return [
        Table(
            caption=("台账核对发现的问题",),
            header=("规则", "核对内容", "程度", "条数"),
            rows=rows,
            numeric=frozenset({3}),
            widths=(16, 72, 14, 14),
            total=(("合计",), ("",), ("",), (Count("", str(len(findings))),)),
        )
    ]
