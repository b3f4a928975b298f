"""核查. All rules over one register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_core.errors import NotFound
from shequ_core.findings import Finding, Severity
from shequ_core.model import Erasure, Person
from shequ_core.privacy import NAMING
from shequ_core.register import Register
from shequ_core.rules.rule import Rule
from shequ_core.rules.rule_book import RULES

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_BY_KIND = {rule.kind: rule for rule in RULES}


def check(register: Register, on: date, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """核查. What the rules find as of a day: errors first, then by code.

    That an erased person has no name or number is no finding.
    """
    erased = {paper.of for paper in register.all(Erasure)}
    found = [
        finding
        for rule in rules
        for finding in rule(register, on)
        if not (finding.field in NAMING[Person] and erased & set(finding.about[:1]))
    ]
    return sorted(found, key=lambda it: (_ORDER[it.severity], it.code, it.kind))


def rule_named(kind: str) -> Rule:
    """规则. The rule of that stable word (``id-check-digit``). Raises NotFound."""
    try:
        return _BY_KIND[kind]
    except KeyError:
        raise NotFound(f"no rule (规则) is called {kind!r}") from None
