"""存在的问题. What is not done, and what the records themselves show to be wrong."""

from __future__ import annotations

from collections import Counter

from shequ_core.findings import Finding, Severity
from shequ_core.model import Community
from shequ_core.reports.annual.participation import empty_months
from shequ_core.reports.document import (
    Block,
    Count,
    Name,
    Paragraph,
    Quote,
    Runs,
)
from shequ_core.reports.material import SEVERITIES, Material
from shequ_core.reports.numerals import chinese_marks, ordinal
from shequ_core.reports.prose import joined
from shequ_core.rules import rule_named
from shequ_core.values import Ref

_MOST = 3


def problems(material: Material) -> list[Block]:
    """存在的问题. The work that is open, then the ledgers' own faults."""
    points = [
        point
        for point in (
            _open_requests(material),
            _displeased(material),
            _empty_months(material),
            *_remarkable(material.findings),
            _faults(material),
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
    return (
        finding.severity is not Severity.INFO
        and bool(finding.about)
        and all(Ref.trusted(ref).kind == Community.kind for ref in finding.about)
    )


def _faults(material: Material) -> Runs:
    findings = material.findings
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
    what = "涉及本范围的问题" if material.is_part else "问题"
    return (
        *(f"台账登记不够规范，核对全部台账发现{what}", total, "条，其中", *kinds),
        *("；较多的是", *_frequent(findings), "（详见附表）"),
    )


def _frequent(findings: tuple[Finding, ...]) -> Runs:
    found = Counter(finding.kind for finding in findings)
    said = (
        (Name(chinese_marks(rule_named(kind).title)), Count(kind, str(count)), "条")
        for kind, count in found.most_common(_MOST)
    )
    return joined(said, "、")
