"""规则目录. Every rule there is."""

from __future__ import annotations

from shequ_core.rules import reading
from shequ_core.rules.rule import Rule

RULES: tuple[Rule, ...] = (*reading.RULES,)
"""规则. In the order of the rule book."""
