"""下属委员会规则. The mediation committee, and who looks after children."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Severity
from shequ_core.model import (
    CareFile,
    CareGroup,
    CareListing,
    CommitteeForm,
    Person,
    Post,
    Record,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.rules import terms
from shequ_core.rules.as_of import names, today
from shequ_core.rules.committee import committees, members_of, persons
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Sex

MEDIATORS = Dated((date(1989, 6, 17), (3, 9)))
"""调解委员会人数. Members at least and at most."""

MEDIATION_YEARS = Dated((date(1989, 6, 17), 3))
"""调解委员会任期. Years of a term."""

WOMEN_SINCE = date(2011, 1, 1)
"""妇女成员. Since when a mediation committee is to have a woman member."""

CHILD_PROTECTION_SINCE = date(2021, 6, 1)
"""未成年人保护专人. Since when each committee is to name somebody."""

_MEDIATION = CommitteeForm.MEDIATION
_CHILDREN = (CareGroup.LEFT_BEHIND_CHILD, CareGroup.CHILD_IN_NEED)
_MEDIATION_LAW = "《人民调解法》第八、九条（2011年起），此前《人民调解委员会组织条例》"
_MINORS_LAW = "《未成年人保护法》第四十三条（2021年6月起）"


def _mediators(register: Register, on: date) -> Iterator[Spot]:
    span = MEDIATORS.on(on)
    for committee in committees(register, on, _MEDIATION):
        members = members_of(register, committee.id, on)
        count = persons(members)
        if span and members and not span[0] <= count <= span[1]:
            yield Spot(
                f"人民调解委员会有委员{count}人，应由{span[0]}至{span[1]}人组成",
                (committee.id, *names(members)),
            )


def _women(register: Register, on: date) -> Iterator[Spot]:
    if on < WOMEN_SINCE:
        return
    everyone = register.named(Person)
    for committee in committees(register, on, _MEDIATION):
        members = members_of(register, committee.id, on)
        known = [everyone.get(tenure.holder or "") for tenure in members]
        if known and all(who is not None and who.sex is Sex.MALE for who in known):
            yield Spot(f"人民调解委员会{len(known)}名委员中没有妇女", (committee.id,))


def _mediation(register: Register, on: date) -> Iterator[Record]:
    return iter(committees(register, on, _MEDIATION))


def _nobody(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    if on < CHILD_PROTECTION_SINCE or not now.named(Tenure):
        return
    for committee in committees(register, on):
        tenures = now.tied(Tenure, "body", committee.id)
        if tenures and all(it.post is not Post.CHILD_PROTECTION for it in tenures):
            yield Spot("居委会没有指定未成年人保护专人（儿童主任）", (committee.id,))


def _files(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    if on < CHILD_PROTECTION_SINCE or not now.named(CareFile):
        return
    kept = now.grouped(CareFile, "person")
    children = [
        it for group in _CHILDREN for it in now.tied(CareListing, "group", group)
    ]
    without = [listing for listing in children if listing.person not in kept]
    if without:
        yield Spot(
            f"留守和困境未成年人{len(children)}人，{len(without)}人没有建立信息档案",
            names(without),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-C09",
        kind="mediators",
        severity=Severity.WARNING,
        title="人民调解委员会人数不合规定",
        english="A mediation committee of fewer than three or more than nine",
        source=_MEDIATION_LAW,
        check=_mediators,
    ),
    Rule(
        code="R-C09",
        kind="mediators-without-women",
        severity=Severity.WARNING,
        title="人民调解委员会没有妇女委员",
        english="A mediation committee without a woman",
        source=_MEDIATION_LAW,
        check=_women,
    ),
    Rule(
        code="R-C09",
        kind="mediation-term-overdue",
        severity=Severity.WARNING,
        title="人民调解委员会届满未改选",
        english="The election of the mediation committee is overdue",
        source=_MEDIATION_LAW,
        check=terms.overdue(_mediation, MEDIATION_YEARS),
    ),
    Rule(
        code="R-C10",
        kind="child-protection-nobody",
        severity=Severity.WARNING,
        title="没有未成年人保护专人",
        english="Nobody is named for the protection of minors",
        source=_MINORS_LAW,
        check=_nobody,
    ),
    Rule(
        code="R-C10",
        kind="child-without-file",
        severity=Severity.WARNING,
        title="留守或困境未成年人没有档案",
        english="A minor left behind or in need without a file",
        source=_MINORS_LAW,
        check=_files,
    ),
)
