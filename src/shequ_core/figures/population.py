"""人口指标. Households and residents: who is registered here, and who lives here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.glossary import word
from shequ_core.model import (
    Basis,
    CareGroup,
    CareListing,
    Household,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Ethnicity, Sex, age_on

_NO_MINORITY = (None, Ethnicity.HAN, Ethnicity.FOREIGN)


@attrs.frozen
class Residents:
    """居民. Persons who belong here, each once: their stays, themselves, full years.

    Iterating gives ``(stay, person, age)``; an unknown age is None.
    """

    stays: list[Residence]
    persons: list[Person]
    ages: list[int | None]

    def __iter__(self) -> Iterator[tuple[Residence, Person, int | None]]:
        return zip(self.stays, self.persons, self.ages, strict=True)


def residents(register: Register, window: Window, basis: Basis) -> Residents:
    """居民. Those who belong here on a basis, on the day.

    A stay whose person is not known on that day (never entered, not born, dead)
    counts for nobody; rules report it.
    """
    return register.once(_residents, window, basis)


def registered(register: Register, window: Window) -> Residents:
    """户籍居民. Those who are registered here on the day."""
    return register.once(_residents, window, Basis.REGISTERED)


def _residents(register: Register, window: Window, basis: Basis) -> Residents:
    persons = register.named(Person)
    stays: dict[str, Residence] = {}
    for stay in register.all(Residence):
        if stay.basis is basis and stay.person in persons:
            stays.setdefault(stay.person, stay)
    here = [persons[name] for name in stays]
    day = window.on
    ages = [None if it.born is None else age_on(it.born, day) for it in here]
    return Residents(list(stays.values()), here, ages)


def _registered_who(
    code: str,
    label: str,
    english: str,
    basis: str,
    counts: Callable[[Person, int | None], bool],
) -> Figure:
    return Figure(
        code=code,
        label=label,
        english=english,
        unit="人",
        basis=basis,
        clock=Clock.STOCK,
        rows=lambda register, window: [
            stay
            for stay, person, age in registered(register, window)
            if counts(person, age)
        ],
    )


def _aged(least: int, below: int = 999) -> Callable[[Person, int | None], bool]:
    return lambda person, age: age is not None and least <= age < below


HOUSEHOLDS = Figure(
    code="registered_households",
    label="户籍户数",
    english="Registered households",
    unit="户",
    basis="统计日在册的户籍户（以户号计）",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Household),
)
REGISTERED = Figure(
    code="registered_residents",
    label="户籍人口",
    english="Registered residents",
    unit="人",
    basis="统计日户籍在本社区的人，一人只计一次，不含流动人口",
    clock=Clock.STOCK,
    rows=lambda register, window: registered(register, window).stays,
)
FLOATING = Figure(
    code="floating_residents",
    label="流动人口",
    english="Floating residents",
    unit="人",
    basis="统计日在本社区暂住登记、户籍不在本社区的人，一人只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: residents(register, window, Basis.FLOATING).stays,
)
MALE = _registered_who(
    "male_residents",
    "男性户籍人口",
    "Male registered residents",
    "户籍人口中性别登记为男的人",
    lambda person, age: person.sex is Sex.MALE,
)
FEMALE = _registered_who(
    "female_residents",
    "女性户籍人口",
    "Female registered residents",
    "户籍人口中性别登记为女的人",
    lambda person, age: person.sex is Sex.FEMALE,
)
AGED_60 = _registered_who(
    "residents_60_plus",
    "60周岁及以上户籍人口",
    "Registered residents aged 60 and over",
    "户籍人口中统计日已满60周岁的人",
    _aged(60),
)
AGED_80 = _registered_who(
    "residents_80_plus",
    "80周岁及以上户籍人口",
    "Registered residents aged 80 and over",
    "户籍人口中统计日已满80周岁的人",
    _aged(80),
)
UNDER_18 = _registered_who(
    "residents_under_18",
    "18周岁以下户籍人口",
    "Registered residents under 18",
    "户籍人口中统计日未满18周岁的人",
    _aged(0, 18),
)
MINORITY = _registered_who(
    "ethnic_minority_residents",
    "少数民族户籍人口",
    "Registered residents of ethnic minorities",
    "户籍人口中民族不是汉族的人（民族不详和外国血统的不计）",
    lambda person, age: person.ethnicity not in _NO_MINORITY,
)


def _cared_for(code: str, label: str, english: str, group: CareGroup) -> Figure:
    def rows(register: Register, window: Window) -> list[CareListing]:
        here = register.once(_registered_persons, window)
        listed = register.tied(CareListing, "group", group)
        return [listing for listing in listed if listing.person in here]

    return Figure(
        code=code,
        label=label,
        english=english,
        unit="人",
        basis=f"户籍人口中统计日登记为{word(group)}的人，一人只计一次",
        clock=Clock.STOCK,
        rows=rows,
        distinct=lambda listing: listing.person,
    )


def _registered_persons(register: Register, window: Window) -> frozenset[str]:
    return frozenset(stay.person for stay in registered(register, window).stays)


CARE = (
    _cared_for(
        "subsistence_allowance_residents",
        "低保对象人数",
        "Residents on subsistence allowance",
        CareGroup.SUBSISTENCE_ALLOWANCE,
    ),
    _cared_for(
        "disabled_residents", "残疾人数", "Disabled residents", CareGroup.DISABLED
    ),
    _cared_for(
        "veteran_residents", "退役军人人数", "Veteran residents", CareGroup.VETERAN
    ),
    _cared_for(
        "living_alone_elderly_residents",
        "独居老人人数",
        "Elderly residents living alone",
        CareGroup.LIVING_ALONE,
    ),
)
"""特殊群体. The groups that are counted in every yearly report."""

HOUSEHOLD_SIZE = Ratio(
    code="persons_per_household",
    label="户均人口",
    english="Registered residents per household",
    unit="人/户",
    basis="户籍人口除以户籍户数",
    part=REGISTERED,
    whole=HOUSEHOLDS,
)
FIGURES = (
    HOUSEHOLDS,
    REGISTERED,
    FLOATING,
    MALE,
    FEMALE,
    AGED_60,
    AGED_80,
    UNDER_18,
    MINORITY,
    *CARE,
)
