"""规则目录. Every rule there is."""

from __future__ import annotations

from shequ_core.rules import (
    activities,
    clubs,
    development,
    facilities,
    grid,
    identity,
    party,
    party_meetings,
    party_relations,
    party_stages,
    party_steps,
    party_terms,
    petitions,
    phones,
    reading,
    references,
    relations,
    request_steps,
    request_terms,
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
    *development.RULES,
    *party_steps.RULES,
    *party_relations.RULES,
    *party_terms.RULES,
    *party_meetings.RULES,
    *units.RULES,
    *facilities.RULES,
    *services.RULES,
    *request_steps.RULES,
    *request_terms.RULES,
    *petitions.RULES,
    *clubs.RULES,
    *activities.RULES,
    *volunteers.RULES,
    *statements.RULES,
)
"""规则. By chapter; each has a kind of its own, and a code in the rule book."""
