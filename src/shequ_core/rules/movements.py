"""变动规则. Who came and left: told why, told once, and told when it was late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.figures.corrections import FLOWS
from shequ_core.figures.spells import spells
from shequ_core.findings import Matter, Severity
from shequ_core.model import (
    Basis,
    Correction,
    EntryCause,
    ExitCause,
    FormerGroup,
    Person,
    Residence,
    Separation,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.rule import Rule, Spot

_REGISTERED = "《户口登记条例》"
_STATISTICS = "《统计法》第三十二条"


def _untold(register: Register, on: date) -> Iterator[Spot]:
    for spell in spells(register):
        if spell.days.end is not None and spell.ended is None:
            message = "已不在册，没有说明是死亡、迁出还是注销，人口变动无法归类"
            yield Spot(message, (spell.last.id, spell.person.id), "ended")


def _contradicted(register: Register, on: date) -> Iterator[Spot]:
    persons = register.named(Person)
    for stay in register.all(Residence):
        person = persons.get(stay.person)
        if stay.ended is not None and stay.period.end is None:
            message = "填了减少原因，却没有终止日期，请核对"
            yield Spot(message, (stay.id, stay.person), "ended")
        elif stay.ended is ExitCause.DEATH and _outlives(person, stay):
            message = "减少原因是死亡，人员却没有在那天去世，请核对"
            yield Spot(message, (stay.id, stay.person), "ended")
        if stay.began is EntryCause.BIRTH and _elder(person, stay):
            message = "增加原因是出生，居住却不是从出生日期开始，请核对"
            yield Spot(message, (stay.id, stay.person), "began")


def _outlives(person: Person | None, stay: Residence) -> bool:
    return person is not None and person.period.end != stay.period.end


def _elder(person: Person | None, stay: Residence) -> bool:
    if person is None or person.born is None or stay.period.start is None:
        return False
    start = stay.period.start
    return not person.born.first <= start <= person.born.last


def _unregistered(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    stays = now.tied(Residence, "basis", Basis.REGISTERED)
    here = {stay.person for stay in stays}
    for apart in now.all(Separation):
        if apart.person not in here:
            message = "登记为人户分离，户籍却不在本社区，请核对"
            yield Spot(message, (apart.id, apart.person), "person")


def _timely(register: Register, on: date) -> Iterator[Spot]:
    for correction in register.all(Correction):
        end = correction.period.end
        if correction.figure not in FLOWS:
            yield Spot("更正的不是人口变动指标", (correction.id,), "figure")
        elif correction.amount == 0 or end is None or correction.told_on < end:
            message = "更正的月份在补报时还没有报出，不必更正"
            yield Spot(message, (correction.id,), "told_on")


def _two_groups(register: Register, on: date) -> Iterator[Spot]:
    for household, former in register.grouped(FormerGroup, "household").items():
        ordered = sorted(former, key=lambda it: (it.period.start or date.min, it.id))
        reached = date.min
        for it in ordered:
            if it.period.end is None or (it.period.start or date.min) < reached:
                message = "曾属小组的起止时间重叠或没有终止，不知哪天属于哪个组"
                yield Spot(message, (it.id, household), "period")
            reached = max(reached, it.period.end or date.max)


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-N01",
        kind="cause-untold",
        severity=Severity.INFO,
        matter=Matter.LEDGER,
        title="减少原因未填",
        english="Someone left, and nobody told whether by death or by moving",
        source=f"{_REGISTERED}第八条、第十条",
        check=_untold,
    ),
    Rule(
        code="R-N01",
        kind="cause-contradicted",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="增减原因与日期不符",
        english="The cause of a residence contradicts its dates, or the person's",
        source=_REGISTERED,
        check=_contradicted,
    ),
    Rule(
        code="R-N03",
        kind="correction-not-late",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="更正有误",
        english="A correction of what had not been reported, or of no movement",
        source=_STATISTICS,
        check=_timely,
    ),
    Rule(
        code="R-H06",
        kind="separation-unregistered",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="人户分离的人户籍不在册",
        english="Someone lives elsewhere who is not registered here",
        source="GB/T 31000-2015《社会治安综合治理基础数据规范》人户一致标识",
        check=_unregistered,
    ),
    Rule(
        code="R-G01",
        kind="former-groups-overlap",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="曾属小组时间重叠",
        english="A household was of two groups at once",
        source="居民组台账",
        check=_two_groups,
    ),
)
