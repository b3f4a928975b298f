"""志愿者保障规则. Insurance where somebody may be hurt, and nobody too young for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import Deed, Person, VolunteerRecord
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import age_at_most

IN_FORCE = date(2017, 12, 1)
"""施行日期. Of the regulations on volunteer service."""

_ADULT = 18
_LAW = "《志愿服务条例》（2017年12月1日起）"


def _risky(register: Register, on: date) -> Iterator[tuple[date, Deed]]:
    for deed in register.all(Deed):
        day = deed.period.start
        if deed.risk and day is not None and IN_FORCE <= day <= on:
            yield day, deed


def _uninsured(register: Register, on: date) -> Iterator[Spot]:
    for day, deed in _risky(register, on):
        if not deed.insurance:
            yield Spot(
                f"{day}的服务可能有人身危险（{deed.risk}），"
                "没有登记为志愿者购买的人身意外伤害保险",
                (deed.id,),
                "insurance",
            )


def _too_young(register: Register, on: date) -> Iterator[Spot]:
    people = register.named(Person)
    for day, deed in _risky(register, on):
        served = register.tied(VolunteerRecord, "deed", deed.id)
        young = [it for it in served if _is_minor(people.get(it.person), day)]
        if young:
            yield Spot(
                f"{day}的服务可能有人身危险（{deed.risk}），"
                f"有{len(young)}名未满{_ADULT}周岁的志愿者参加，请核对是否适合其年龄",
                (deed.id, *names(young)),
                "risk",
            )


def _is_minor(person: Person | None, day: date) -> bool:
    born = person.born if person is not None else None
    return born is not None and age_at_most(born, day) < _ADULT


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-V03",
        kind="deed-uninsured",
        severity=Severity.WARNING,
        title="有人身危险的服务没有保险",
        english="A service in which somebody may be hurt, without accident insurance",
        source=f"{_LAW}第十七条",
        check=_uninsured,
    ),
    Rule(
        code="R-V04",
        kind="minor-at-risk",
        severity=Severity.WARNING,
        title="未成年人参加有人身危险的服务",
        english="Minors at a service in which somebody may be hurt",
        source=f"{_LAW}第十五条：与年龄、能力相适应",
        check=_too_young,
    ),
)
