"""核查. All rules over one register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.errors import NotFound
from shequ_core.findings import Finding, Severity
from shequ_core.model import Erasure, Person, Waiver
from shequ_core.privacy import NAMING
from shequ_core.register import Register
from shequ_core.rules.rule import Rule
from shequ_core.rules.rule_book import RULES
from shequ_core.rules.waivers import in_force, waiver_of

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_BY_KIND = {rule.kind: rule for rule in RULES}


def check(register: Register, on: date, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """核查. What the rules find as of a day: errors first, then by code.

    What somebody waived is left out; ``waived`` tells it. That an erased person has no
    name or number is no finding.
    """
    return [
        finding for finding, waiver in _judged(register, on, rules) if waiver is None
    ]


def waived(
    register: Register, on: date, rules: Iterable[Rule] = RULES
) -> list[tuple[Finding, Waiver]]:
    """已豁免. What the rules find and a waiver covers as of a day, with the waiver."""
    return [
        (finding, waiver)
        for finding, waiver in _judged(register, on, rules)
        if waiver is not None
    ]


def _judged(
    register: Register, on: date, rules: Iterable[Rule]
) -> list[tuple[Finding, Waiver | None]]:
    erased = {paper.of for paper in register.all(Erasure)}
    waivers = in_force(register, on)
    found = [
        (finding, waiver_of(finding, waivers))
        for rule in rules
        for finding in rule(register, on)
        if not (finding.field in NAMING[Person] and erased & set(finding.about[:1]))
    ]
    return sorted(found, key=_by_severity)


def _by_severity(judged: tuple[Finding, Waiver | None]) -> tuple[int, str, str]:
    finding, _ = judged
    return _ORDER[finding.severity], finding.code, finding.kind


def rule_named(kind: str) -> Rule:
    """规则. The rule of that stable word (``id-check-digit``). Raises NotFound."""
    try:
        return _BY_KIND[kind]
    except KeyError:
        raise NotFound(f"no rule (规则) is called {kind!r}") from None
