"""规则目录. Every rule there is."""

from __future__ import annotations

from shequ_core.rules import (
    activities,
    clubs,
    facilities,
    grid,
    identity,
    party,
    party_stages,
    phones,
    reading,
    references,
    relations,
    residence,
    services,
    statements,
    units,
    volunteers,
)
from shequ_core.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *references.RULES,
    *identity.RULES,
    *phones.RULES,
    *residence.RULES,
    *relations.RULES,
    *grid.RULES,
    *party.RULES,
    *party_stages.RULES,
    *units.RULES,
    *facilities.RULES,
    *services.RULES,
    *clubs.RULES,
    *activities.RULES,
    *volunteers.RULES,
    *statements.RULES,
)
"""规则. By chapter; each has a kind of its own, and a code in the rule book."""
