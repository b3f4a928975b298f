"""特殊群体规则. Who is listed for an age that they do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from shequ_core.figures import Window
from shequ_core.figures.population import registered
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import CareGroup, CareListing, Person
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import PartDate, age_at_most, age_on

_ELDERLY, _ADVANCED, _ADULT = 60, 80, 18


@attrs.frozen
class Ages:
    """年龄范围. In full years, from ``least`` on, below ``under``."""

    least: int = 0
    under: int = 200

    def beyond(self, born: PartDate, on: date) -> int | None:
        """不符年龄. The age of somebody who surely is too young, or too old."""
        most, least = age_at_most(born, on), age_on(born, on)
        if most < self.least:
            return most
        return least if least >= self.under else None


AGES: Mapping[CareGroup, Ages] = {
    CareGroup.ADVANCED_AGE: Ages(least=_ADVANCED),
    CareGroup.LIVING_ALONE: Ages(least=_ELDERLY),
    CareGroup.EMPTY_NEST: Ages(least=_ELDERLY),
    CareGroup.LEFT_BEHIND_CHILD: Ages(under=_ADULT),
    CareGroup.CHILD_IN_NEED: Ages(under=_ADULT),
}
"""群体年龄. The old are sixty and more (《老年人权益保障法》第二条), a minor is under
eighteen; 80 is when allowances for advanced age usually begin (第三十三条).
"""


def _of_another_age(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    persons = now.named(Person)
    for group, ages in AGES.items():
        for listing in now.tied(CareListing, "group", group):
            person = persons.get(listing.person)
            if person is None or person.born is None:
                continue
            age = ages.beyond(person.born, on)
            if age is not None:
                yield Spot(
                    f"登记为{word(group)}，年龄却是{age}周岁，请核对",
                    (listing.id, person.id),
                    "group",
                )


def _unlisted(register: Register, on: date) -> Iterator[Spot]:
    """Only where an office lists them: one that does not has another ledger for it."""
    now = today(register, on)
    listed = {
        it.person for it in now.tied(CareListing, "group", CareGroup.ADVANCED_AGE)
    }
    if not listed:
        return
    here = registered(now, Window.year_to(on))
    missing = [
        person.id
        for _, person, age in here
        if age is not None and age >= _ADVANCED and person.id not in listed
    ]
    if missing:
        yield Spot(
            f"{len(missing)}人已满{_ADVANCED}周岁，没有列入{word(CareGroup.ADVANCED_AGE)}",
            tuple(missing[:50]),
            "born",
        )


_LAW = "《老年人权益保障法》第二条、第三十三条；《未成年人保护法》第二条"
RULES: tuple[Rule, ...] = (
    Rule(
        code="R-I17",
        kind="age-contradicts-care",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="特殊群体与年龄不符",
        english="Listed in a care group of people of another age",
        source=_LAW,
        check=_of_another_age,
    ),
    Rule(
        code="R-I17",
        kind="advanced-age-unlisted",
        severity=Severity.INFO,
        title="高龄老人没有列入",
        english="People of eighty and more who are not in the list of them",
        source=_LAW,
        check=_unlisted,
    ),
)
