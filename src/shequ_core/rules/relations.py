"""亲属关系规则. What the relation to the head says of sex, age and number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import Person, Residence
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Relation, Sex, sex_of

_STATED = (Sex.MALE, Sex.FEMALE)
_SPOUSES = (Relation.SPOUSE, Relation.HUSBAND, Relation.WIFE)
_CHILDREN = frozenset(
    {
        Relation.SON,
        Relation.ONLY_SON,
        Relation.ELDEST_SON,
        Relation.SECOND_SON,
        Relation.THIRD_SON,
        Relation.DAUGHTER,
        Relation.ONLY_DAUGHTER,
        Relation.ELDEST_DAUGHTER,
        Relation.SECOND_DAUGHTER,
        Relation.THIRD_DAUGHTER,
    }
)
_PARENTS = frozenset({Relation.PARENT, Relation.FATHER, Relation.MOTHER})
_IMPLIED = {relation: sex_of(relation) for relation in Relation}


def _sex_conflict(register: Register, on: date) -> Iterator[Spot]:
    persons = register.named(Person)
    by_relation = today(register, on).grouped(Residence, "relation")
    for relation, stays in by_relation.items():
        implied = _IMPLIED.get(relation)
        if implied is None:
            continue
        for stay in stays:
            person = persons.get(stay.person)
            if person and person.sex in _STATED and person.sex is not implied:
                message = "与户主关系所示性别与登记的性别不符，请核对"
                yield Spot(message, (stay.id, stay.person), "relation")


def _several_spouses(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    homes: dict[str, list[Residence]] = {}
    for relation in _SPOUSES:
        for stay in now.tied(Residence, "relation", relation):
            if stay.household:
                homes.setdefault(stay.household, []).append(stay)
    for household, spouses in homes.items():
        if len(spouses) > 1:
            yield Spot(
                f"户主登记了{len(spouses)}个配偶，请核对与户主关系",
                (*names(spouses[1:]), household),
                "relation",
            )


def _age_conflict(register: Register, on: date) -> Iterator[Spot]:
    now, persons = today(register, on), register.named(Person)
    heads = {
        stay.household: persons.get(stay.person)
        for stay in now.tied(Residence, "relation", Relation.HEAD)
    }
    for relation in (*_CHILDREN, *_PARENTS):
        for stay in now.tied(Residence, "relation", relation):
            head, kin = heads.get(stay.household), persons.get(stay.person)
            if not (head and kin and head.born and kin.born):
                continue
            elder, younger = head.born, kin.born
            if relation in _PARENTS:
                elder, younger = younger, elder
            if elder.year >= younger.year and elder.first >= younger.last:
                message = "子女的出生日期不晚于父母，请核对与户主关系和出生日期"
                yield Spot(message, (stay.id, stay.person), "relation")


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-I13",
        kind="relation-contradicts-sex",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="与户主关系和性别不符",
        english="The relation to the head implies the other sex",
        source="GB/T 4761-2008《家庭关系代码》",
        check=_sex_conflict,
    ),
    Rule(
        code="R-H03",
        kind="several-spouses",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="户主有几个配偶",
        english="The head of a household has several spouses",
        source="常住人口登记表填写说明",
        check=_several_spouses,
    ),
    Rule(
        code="R-H03",
        kind="child-older-than-parent",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="子女不比父母年轻",
        english="A child of the household is no younger than the parent",
        source="常住人口登记表填写说明",
        check=_age_conflict,
    ),
)
