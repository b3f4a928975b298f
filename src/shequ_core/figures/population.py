"""人口指标. Households and residents: who is registered here, and who lives here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
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


class Resident(NamedTuple):
    """居民. A stay in the community, whose it is, and the age in full years."""

    stay: Residence
    person: Person
    age: int | None


def residents(register: Register, window: Window, basis: Basis) -> list[Resident]:
    """居民. The persons who belong here on a basis, on the day, each once.

    A stay whose person is not known on that day (never entered, not born, dead)
    counts for nobody; rules report it.
    """
    return register.once(_residents, window, basis)


def registered(register: Register, window: Window) -> list[Resident]:
    """户籍居民. The persons registered here on the day, each once."""
    return register.once(_residents, window, Basis.REGISTERED)


def _residents(register: Register, window: Window, basis: Basis) -> list[Resident]:
    persons = register.named(Person)
    found: dict[str, Resident] = {}
    for stay in register.tied(Residence, "basis", basis):
        person = persons.get(stay.person)
        if person is not None and stay.person not in found:
            age = None if person.born is None else age_on(person.born, window.on)
            found[stay.person] = Resident(stay, person, age)
    return list(found.values())


def _registered_who(
    code: str,
    label: str,
    english: str,
    basis: str,
    counts: Callable[[Resident], bool],
) -> Figure:
    return Figure(
        code=code,
        label=label,
        english=english,
        unit="人",
        basis=basis,
        clock=Clock.STOCK,
        rows=lambda register, window: [
            resident.stay
            for resident in registered(register, window)
            if counts(resident)
        ],
    )


def _aged(least: int, below: int = 999) -> Callable[[Resident], bool]:
    return lambda resident: resident.age is not None and least <= resident.age < below


HOUSEHOLDS = Figure(
    code="registered_households",
    label="户籍户数",
    english="Registered households",
    unit="户",
    basis="统计日在册的户籍户（以户号计）",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Household),
)
REGISTERED = _registered_who(
    "registered_residents",
    "户籍人口",
    "Registered residents",
    "统计日户籍在本社区的人，一人只计一次，不含流动人口",
    lambda resident: True,
)
FLOATING = Figure(
    code="floating_residents",
    label="流动人口",
    english="Floating residents",
    unit="人",
    basis="统计日在本社区暂住登记、户籍不在本社区的人，一人只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        resident.stay for resident in residents(register, window, Basis.FLOATING)
    ],
)
MALE = _registered_who(
    "male_residents",
    "男性户籍人口",
    "Male registered residents",
    "户籍人口中性别登记为男的人",
    lambda resident: resident.person.sex is Sex.MALE,
)
FEMALE = _registered_who(
    "female_residents",
    "女性户籍人口",
    "Female registered residents",
    "户籍人口中性别登记为女的人",
    lambda resident: resident.person.sex is Sex.FEMALE,
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
    lambda resident: resident.person.ethnicity not in _NO_MINORITY,
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
        basis=f"户籍人口中统计日在册的{label.removesuffix('人数')}，一人只计一次",
        clock=Clock.STOCK,
        rows=rows,
        distinct=lambda listing: listing.person,
    )


def _registered_persons(register: Register, window: Window) -> frozenset[str]:
    return frozenset(stay.person for stay, _, _ in registered(register, window))


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
