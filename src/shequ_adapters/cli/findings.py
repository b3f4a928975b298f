"""问题清单. Findings as JSON, and grouped for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from shequ_adapters.cli.words import say, sign
from shequ_core.findings import Finding, Matter, Place, Severity

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
_HEADINGS = {
    Matter.COMMUNITY: "社区情况，对照规定",
    Matter.LEDGER: "台账登记，请改台账",
}


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
            "matter": finding.matter.value,
        }
        for finding in findings
    ]


def checked_json(
    findings: Iterable[Finding], rules: Iterable[Rule]
) -> list[dict[str, object]]:
    """核查 JSON. As ``as_json``, each with the source of its rule."""
    sources = {rule.kind: rule.source for rule in rules}
    return [{**as_json([it])[0], "source": sources.get(it.kind, "")} for it in findings]


def of_figures(failed: Mapping[str, str]) -> Iterator[Finding]:
    """故障指标. Figures of plug-ins that fail: nothing was held against them."""
    for code, reason in failed.items():
        yield Finding(
            code=code,
            kind="figure-failed",
            severity=Severity.WARNING,
            message=reason,
            matter=Matter.COMMUNITY,
        )


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


def by_matter(findings: Sequence[Finding], rules: Iterable[Rule]) -> Iterator[Table]:
    """问题两表. What the community is to look at, by whose rule; then the ledgers."""
    known = tuple(rules)
    for matter, words in _HEADINGS.items():
        found = [it for it in findings if it.matter is matter]
        title = f"{say(words)}：{counted(found)}"
        if found and matter is Matter.COMMUNITY:
            yield _sourced(title, found, known)
        elif found:
            yield _placed(title, found, known)


def as_table(findings: Sequence[Finding], rules: Iterable[Rule]) -> Table:
    """问题表. By severity and rule: how many, and where the first of them are."""
    return _placed(counted(findings), findings, rules)


def _placed(title: str, findings: Iterable[Finding], rules: Iterable[Rule]) -> Table:
    from shequ_adapters.cli.output import table

    titles = {rule.kind: rule.title for rule in rules}
    made = table(title, ("级别", "规则", "问题", "处数", "位置举例"), right=[3])
    for alike in _alike(findings):
        first = alike[0]
        made.add_row(
            say(_WORDS[first.severity]),
            first.code,
            titles.get(first.kind, first.message),
            f"{len(alike):,}",
            "\n".join(_example(finding) for finding in alike[:_EXAMPLES]),
        )
    return made


def _sourced(title: str, findings: Iterable[Finding], rules: Iterable[Rule]) -> Table:
    from shequ_adapters.cli.output import table

    sources = {rule.kind: rule.source for rule in rules}
    made = table(title, ("级别", "规则", "查出情况", "处数", "规则依据"), right=[3])
    for alike in _alike(findings):
        first = alike[0]
        made.add_row(
            say(_WORDS[first.severity]),
            first.code,
            "\n".join(_sentence(finding) for finding in alike[:_EXAMPLES]),
            f"{len(alike):,}",
            sources.get(first.kind, ""),
        )
    return made


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Those of one rule together, the worst first."""
    grouped: dict[tuple[int, str, str], list[Finding]] = {}
    for it in findings:
        group = (_ORDER[it.severity], it.code, it.kind)
        grouped.setdefault(group, []).append(it)
    return [alike for _, alike in sorted(grouped.items(), key=itemgetter(0))]


def _example(finding: Finding) -> str:
    return place_words(finding.place) or finding.message


def _sentence(finding: Finding) -> str:
    """What was found, and the row of the ledger that it is about."""
    place = place_words(finding.place)
    return f"{finding.message}（{place}）" if place else finding.message


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
    told = say("问题 {count} 处", count=f"{len(findings):,}")
    return told + sign("：") + sign("，").join(parts)


def any_error(findings: Iterable[Finding]) -> bool:
    """有错误. Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
