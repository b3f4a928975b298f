"""人口分组. Residents and households told apart: by group, age, people, schooling."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from shequ_core.figures.figure import Window
from shequ_core.figures.population import (
    FEMALE,
    FLOATING,
    HOUSEHOLDS,
    MALE,
    REGISTERED,
    registered,
)
from shequ_core.glossary import word
from shequ_core.model import (
    FormerGroup,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Ref

UNSTATED = "未填"
"""未填. The category of rows that do not say which."""

By = Callable[[Register, Window], Callable[[Any], str]]
LARGE, SMALL = GroupLevel.LARGE, GroupLevel.SMALL

AGE_BANDS = (*(f"{age}-{age + 4}" for age in range(0, 95, 5)), "95+")
"""年龄段. Five years each."""

_BY_AGE = tuple(AGE_BANDS[min(age // 5, 19)] for age in range(200))


def group_label(group: GridGroup | None) -> str:
    """组号. The number of a group (its name where it has none)."""
    if group is None:
        return UNSTATED
    return group.name if group.number is None else str(group.number)


def _groups(level: GroupLevel) -> Callable[[Register, Window], list[str]]:
    def keys(register: Register, window: Window) -> list[str]:
        groups = register.tied(GridGroup, "level", level)
        known = sorted(groups, key=lambda group: (group.number or 0, group.name))
        return [group_label(group) for group in known]

    return keys


def _small_groups(register: Register) -> dict[str, str]:
    return {name: group_label(it) for name, it in register.named(GridGroup).items()}


def _large_groups(register: Register) -> dict[str, str]:
    groups = register.named(GridGroup)
    return {
        name: group_label(it if it.level is LARGE else groups.get(it.parent or ""))
        for name, it in groups.items()
    }


def household_groups(register: Register) -> dict[str, Ref[GridGroup] | None]:
    """各户小组. The group of each household of a register that is narrowed to a day."""
    groups = {name: it.group for name, it in register.named(Household).items()}
    for former in register.all(FormerGroup):
        if former.household in groups:
            groups[former.household] = former.group
    return groups


def _group_of_home(labels_of: Callable[[Register], dict[str, str]]) -> By:
    def by(register: Register, window: Window) -> Callable[[Residence], str]:
        labels = register.once(labels_of)
        homes = register.once(household_groups)

        def home(stay: Residence) -> str:
            group = stay.group or homes.get(stay.household or "")
            return labels.get(group or "", UNSTATED)

        return home

    return by


def _group_of_household(labels_of: Callable[[Register], dict[str, str]]) -> By:
    def by(register: Register, window: Window) -> Callable[[Household], str]:
        labels, homes = register.once(labels_of), register.once(household_groups)
        return lambda household: labels.get(homes[household.id] or "", UNSTATED)

    return by


def _age_band(register: Register, window: Window) -> Callable[[Residence], str]:
    bands = register.once(_bands, window)
    return lambda stay: bands[stay.person]


def _bands(register: Register, window: Window) -> dict[str, str]:
    return {
        stay.person: UNSTATED if age is None else _BY_AGE[min(max(age, 0), 199)]
        for stay, _, age in registered(register, window)
    }


def _age_bands(register: Register, window: Window) -> list[str]:
    return [*AGE_BANDS]


def _choice_of_person(field: str) -> By:
    def by(register: Register, window: Window) -> Callable[[Residence], str]:
        persons = register.named(Person)
        words: dict[Enum | None, str] = {None: UNSTATED}

        def choice(stay: Residence) -> str:
            value = getattr(persons[stay.person], field)
            if value not in words:
                words[value] = word(value)
            return words[value]

        return choice

    return by


def _province(register: Register, window: Window) -> Callable[[Residence], str]:
    return lambda stay: stay.origin[:2] or UNSTATED


def _reason(register: Register, window: Window) -> Callable[[Residence], str]:
    return lambda stay: stay.reason or UNSTATED


FIGURES = (
    REGISTERED.split(
        "registered_residents_by_small_group",
        "各居民小组户籍人口",
        "Registered residents by small group",
        by=_group_of_home(_small_groups),
        keys=_groups(SMALL),
    ),
    REGISTERED.split(
        "registered_residents_by_large_group",
        "各居民大组户籍人口",
        "Registered residents by large group",
        by=_group_of_home(_large_groups),
        keys=_groups(LARGE),
    ),
    HOUSEHOLDS.split(
        "registered_households_by_small_group",
        "各居民小组户籍户数",
        "Registered households by small group",
        by=_group_of_household(_small_groups),
        keys=_groups(SMALL),
    ),
    HOUSEHOLDS.split(
        "registered_households_by_large_group",
        "各居民大组户籍户数",
        "Registered households by large group",
        by=_group_of_household(_large_groups),
        keys=_groups(LARGE),
    ),
    MALE.split(
        "male_residents_by_age",
        "男性户籍人口年龄构成",
        "Male registered residents by age band",
        by=_age_band,
        keys=_age_bands,
    ),
    FEMALE.split(
        "female_residents_by_age",
        "女性户籍人口年龄构成",
        "Female registered residents by age band",
        by=_age_band,
        keys=_age_bands,
    ),
    REGISTERED.split(
        "registered_residents_by_ethnicity",
        "户籍人口民族构成",
        "Registered residents by ethnicity",
        by=_choice_of_person("ethnicity"),
    ),
    REGISTERED.split(
        "registered_residents_by_education",
        "户籍人口文化程度构成",
        "Registered residents by education",
        by=_choice_of_person("education"),
    ),
    FLOATING.split(
        "floating_residents_by_small_group",
        "各居民小组流动人口",
        "Floating residents by small group",
        by=_group_of_home(_small_groups),
        keys=_groups(SMALL),
    ),
    FLOATING.split(
        "floating_residents_by_province",
        "流动人口户籍地（省级代码）构成",
        "Floating residents by province of registration (first two digits)",
        by=_province,
    ),
    FLOATING.split(
        "floating_residents_by_reason",
        "流动人口来本地事由构成",
        "Floating residents by reason of coming",
        by=_reason,
    ),
)
