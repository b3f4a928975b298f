"""规则. What can be checked between records, and what was found."""

from shequ_core.rules.checking import check, rule_named, waived
from shequ_core.rules.dated import Dated
from shequ_core.rules.reading import remarked
from shequ_core.rules.rule import Rule, Spot
from shequ_core.rules.rule_book import RULES, rules_knowing

__all__ = [
    "RULES",
    "Dated",
    "Rule",
    "Spot",
    "check",
    "remarked",
    "rule_named",
    "rules_knowing",
    "waived",
]
