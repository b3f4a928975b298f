"""人口与组织. The parts of the board on residents, groups, party and units."""

from __future__ import annotations

from shequ_core.figures.groupings import group_label
from shequ_core.model import GridGroup, GroupLevel
from shequ_core.reports.ages import ages_of
from shequ_core.reports.dashboard.mapping import group_map
from shequ_core.reports.dashboard.parts import Band, Card, Group, Groups, Pyramid
from shequ_core.reports.dashboard.pieces import card, cards, definition
from shequ_core.reports.material import Material

_HOMES = "registered_households_by_small_group"
_PEOPLE = "registered_residents_by_small_group"
_FLOATING = "floating_residents_by_small_group"
_LARGE_HOMES = "registered_households_by_large_group"
_LARGE_PEOPLE = "registered_residents_by_large_group"

_WHO = (
    "male_residents",
    "female_residents",
    "residents_under_18",
    "residents_60_plus",
    "residents_80_plus",
    "ethnic_minority_residents",
    "floating_residents",
)
_CARED_FOR = (
    "subsistence_allowance_residents",
    "disabled_residents",
    "veteran_residents",
    "living_alone_elderly_residents",
)


def who(material: Material) -> tuple[Card, ...]:
    """人口构成. By sex and age, each with its share of the registered residents."""
    say = material.prose.clause
    return cards(
        card(material, code, say(f"占{{{code}/registered_residents:%}}"))
        if code != "floating_residents"
        else card(material, code)
        for code in _WHO
    )


def cared_for(material: Material) -> tuple[Card, ...]:
    """重点服务对象. Those whom the community looks after."""
    return cards(card(material, code) for code in _CARED_FOR)


def pyramid(material: Material) -> Pyramid | None:
    """人口金字塔. Up to the oldest band in which anyone lives."""
    men, women = "male_residents_by_age", "female_residents_by_age"
    told = definition(material, men), definition(material, women)
    his, hers = material.prose.parts(men), material.prose.parts(women)
    labels = ages_of(material.prose, men, women)
    if told[0] is None or told[1] is None or not labels:
        return None
    return Pyramid(
        men=told[0],
        women=told[1],
        bands=tuple(Band(label, his.get(label), hers.get(label)) for label in labels),
    )


def groups(material: Material) -> Groups | None:
    """居民组图. Small groups under their large ones, in the order of their numbers."""
    homes, people = definition(material, _HOMES), definition(material, _PEOPLE)
    within: dict[str, list[Group]] = {}
    for group in _by_number(material, GroupLevel.SMALL):
        within.setdefault(group.parent or "", []).append(
            _group(material, group, _HOMES, _PEOPLE)
        )
    small = [group for found in within.values() for group in found]
    if homes is None or people is None or not small:
        return None
    large = [
        _group(material, group, _LARGE_HOMES, _LARGE_PEOPLE, tuple(within[group.id]))
        for group in _by_number(material, GroupLevel.LARGE)
        if group.id in within
    ]
    return Groups(
        households=homes,
        residents=people,
        groups=tuple(large or small),
        map=group_map(material.now, small, large),
    )


def _by_number(material: Material, level: GroupLevel) -> list[GridGroup]:
    found = material.now.tied(GridGroup, "level", level)
    return sorted(found, key=lambda group: (group.number or 0, group.name))


def _group(
    material: Material,
    group: GridGroup,
    homes: str,
    people: str,
    within: tuple[Group, ...] = (),
) -> Group:
    label, value = group_label(group), material.prose.value
    return Group(
        ref=group.id,
        label=label,
        name=group.name,
        households=value(homes, label),
        residents=value(people, label),
        floating=value(_FLOATING, label) if not within else None,
        within=within,
    )
