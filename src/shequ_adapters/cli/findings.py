"""问题清单. Findings as JSON, and grouped for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from shequ_adapters.cli.words import say
from shequ_core.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_core.model import Waiver
    from shequ_core.rules import Rule

_EXAMPLES = 3
_WORDS = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
}
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """问题 JSON. One object a finding."""
    return [
        {
            "code": finding.code,
            "kind": finding.kind,
            "severity": finding.severity.value,
            "message": finding.message,
            "file": finding.place.file,
            "sheet": finding.place.sheet,
            "cell": finding.place.cell,
            "about": list(finding.about),
        }
        for finding in findings
    ]


def waived_json(
    accepted: Iterable[tuple[Finding, Waiver]],
) -> list[dict[str, object]]:
    """已豁免 JSON. As ``as_json``, with who accepted it, why and how long."""
    return [
        {
            **as_json([finding])[0],
            "waived": {
                "by": waiver.by,
                "why": waiver.why,
                "period": str(waiver.period),
            },
        }
        for finding, waiver in accepted
    ]


def waived_lines(accepted: Iterable[tuple[Finding, Waiver]]) -> Iterator[str]:
    """已豁免. A line each: what it is, who accepted it, why, how long."""
    words = "已豁免 {code} {message}（{by}：{why}，{period}）"
    for finding, waiver in accepted:
        yield say(
            words,
            code=finding.code,
            message=finding.message,
            by=waiver.by,
            why=waiver.why,
            period=waiver.period,
        )


def as_table(findings: Sequence[Finding], rules: Iterable[Rule]) -> Table:
    """问题表. By severity and rule: how many, and where the first of them are."""
    from shequ_adapters.cli.output import table

    titles = {rule.kind: rule.title for rule in rules}
    grouped: dict[tuple[Severity, str, str], list[Finding]] = {}
    for finding in findings:
        group = (finding.severity, finding.code, finding.kind)
        grouped.setdefault(group, []).append(finding)
    made = table(
        counted(findings), ("级别", "规则", "问题", "处数", "位置举例"), right=[3]
    )
    for (severity, code, kind), alike in sorted(grouped.items(), key=_first_the_worst):
        made.add_row(
            say(_WORDS[severity]),
            code,
            titles.get(kind, alike[0].message),
            f"{len(alike):,}",
            "\n".join(_example(finding) for finding in alike[:_EXAMPLES]),
        )
    return made


def _first_the_worst(
    item: tuple[tuple[Severity, str, str], list[Finding]],
) -> tuple[int, str, str]:
    severity, code, kind = item[0]
    return _ORDER[severity], code, kind


def _example(finding: Finding) -> str:
    return place_words(finding.place) or finding.message


def place_words(place: Place) -> str:
    """位置文字. 04-居民花名册.xlsx › 第4大组 › I396, with what is known of it."""
    is_row = place.cell.isdecimal()
    cell = say("第 {row} 行", row=place.cell) if is_row else place.cell
    return " › ".join(filter(None, (place.file, place.sheet, cell)))


def counted(findings: Sequence[Finding]) -> str:
    """问题计数. How many there are, by severity."""
    if not findings:
        return say("没有发现问题")
    found = Counter(finding.severity for finding in findings)
    parts = [
        f"{say(words)} {found[severity]:,}"
        for severity, words in _WORDS.items()
        if found[severity]
    ]
    return say("问题 {count} 处", count=f"{len(findings):,}") + "：" + "，".join(parts)


def any_error(findings: Iterable[Finding]) -> bool:
    """有错误. Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
