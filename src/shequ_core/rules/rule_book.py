"""规则目录. Every rule there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from shequ_core.figures import Figure
from shequ_core.rules import (
    activities,
    bookings,
    boundaries,
    campaigns,
    care,
    clubs,
    committee,
    development,
    disclosure,
    facilities,
    facility_uses,
    festivals,
    forums,
    grid,
    growth,
    identity,
    investments,
    joint_council,
    leaders,
    movements,
    openings,
    outlines,
    party,
    party_approvals,
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
    residents_meetings,
    schools,
    services,
    sign_ins,
    statements,
    sub_committees,
    submissions,
    units,
    volunteer_safety,
    volunteering,
    volunteers,
)
from shequ_core.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *references.RULES,
    *identity.RULES,
    *phones.RULES,
    *residence.RULES,
    *care.RULES,
    *relations.RULES,
    *movements.RULES,
    *grid.RULES,
    *leaders.RULES,
    *boundaries.RULES,
    *outlines.RULES,
    *party.RULES,
    *party_stages.RULES,
    *development.RULES,
    *party_steps.RULES,
    *party_approvals.RULES,
    *party_relations.RULES,
    *party_terms.RULES,
    *party_meetings.RULES,
    *joint_council.RULES,
    *committee.RULES,
    *residents_meetings.RULES,
    *forums.RULES,
    *disclosure.RULES,
    *sub_committees.RULES,
    *units.RULES,
    *facilities.RULES,
    *openings.RULES,
    *bookings.RULES,
    *facility_uses.RULES,
    *investments.RULES,
    *services.RULES,
    *request_steps.RULES,
    *request_terms.RULES,
    *petitions.RULES,
    *clubs.RULES,
    *activities.RULES,
    *sign_ins.RULES,
    *festivals.RULES,
    *schools.RULES,
    *volunteers.RULES,
    *volunteering.RULES,
    *volunteer_safety.RULES,
    *campaigns.RULES,
    *statements.RULES,
    *submissions.RULES,
    *growth.RULES,
)
"""规则. By chapter; each has a kind of its own, and a code in the rule book."""


def rules_knowing(
    figures: Sequence[Figure], kinds: Collection[str] = ()
) -> tuple[Rule, ...]:
    """规则目录. The same; those that go by the code of a figure know these figures,
    too, and remarks of these ``kinds`` are left to the rules that others have for them.
    """
    if not figures and not kinds:
        return RULES
    makers = (campaigns.rules, statements.rules, growth.rules)
    knowing = {it.kind: it for make in makers for it in make(tuple(figures))}
    knowing |= {it.kind: it for it in reading.rules(kinds)}
    return tuple(knowing.get(rule.kind, rule) for rule in RULES)
