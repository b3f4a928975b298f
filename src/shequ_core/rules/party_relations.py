"""组织关系和报到规则. Letters that are out, and those who report in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.findings import Matter, Severity
from shequ_core.model import (
    Appraisal,
    PartyMembership,
    RelationTransfer,
    ReportIn,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import today
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Period, months_after

LETTER_MONTHS = 3
"""介绍信有效期. The longest that a letter is valid, as a rule, in months."""

REPORTING = Dated((date(2019, 5, 8), "《关于加强和改进城市基层党的建设工作的意见》"))
"""双报到依据. Who asks units and their members to report in, from which day on."""


def _letters(register: Register, on: date) -> Iterator[Spot]:
    for letter in register.all(RelationTransfer):
        issued = letter.period.start
        if issued is None:
            continue
        until = letter.valid_until or months_after(issued, LETTER_MONTHS)
        if letter.received is None and until < on and _belongs(register, letter, on):
            yield Spot(
                f"组织关系介绍信有效期至{until}，还没有回执，"
                "请与对方党组织联系，落实组织关系",
                (letter.id, letter.person),
                "received",
            )
        elif letter.received and letter.received < issued:
            yield Spot("回执早于介绍信开出日期", (letter.id,), "received")


def _belongs(register: Register, letter: RelationTransfer, on: date) -> bool:
    """A letter of somebody who died or left the party since is out for good."""
    mine = register.tied(PartyMembership, "person", letter.person)
    return letter.origin is None or not mine or any(it.period.has(on) for it in mine)


def _also_member(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    members = now.grouped(PartyMembership, "person")
    for report in now.all(ReportIn):
        if report.person in members:
            yield Spot(
                "组织关系就在本社区，不是报到党员，请核对",
                (report.id, members[report.person][0].id),
                "person",
            )


def _twice(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    for field in ("person", "unit"):
        for who, reports in now.grouped(ReportIn, field).items():
            bodies = [report.body for report in reports]
            if who is not None and len(set(bodies)) < len(bodies):
                yield Spot(
                    "向同一党组织重复报到",
                    (*(report.id for report in reports), who),
                    field,
                )


def _units(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    source = REPORTING.on(on)
    reported = now.grouped(ReportIn, "unit")
    if source is None or not now.named(ReportIn):
        return
    units = [unit for unit in now.all(Unit) if unit.party_form is not None]
    absent = [unit.id for unit in units if unit.id not in reported]
    if absent:
        yield Spot(
            f"有党组织的辖区单位{len(units)}个，{len(absent)}个没有到社区报到"
            f"（{source}）",
            tuple(absent),
        )


def _unappraised(register: Register, on: date) -> Iterator[Spot]:
    """The year before is judged: the one that runs may still bring the appraisal."""
    year = Period.year(max(on.year - 1, 1))
    waiting = [
        report.id
        for report in today(register, on).all(ReportIn)
        if report.period.start
        and REPORTING.on(report.period.start)
        and report.period.covers(year)
        and not any(
            it.period.meets(year) for it in register.tied(Appraisal, "of", report.id)
        )
    ]
    if waiting:
        yield Spot(
            f"{on.year - 1}年有{len(waiting)}个报到单位或党员没有评议，每年至少一次",
            tuple(waiting),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P18",
        kind="relation-letter-out",
        severity=Severity.WARNING,
        title="组织关系介绍信逾期没有回执",
        english="A letter of transfer past its validity and not received",
        source="中共中央组织部组通字〔2006〕45号：回执制度",
        check=_letters,
    ),
    Rule(
        code="R-P16",
        kind="unit-not-reported-in",
        severity=Severity.INFO,
        title="辖区单位党组织没有报到",
        english="Units with a party body that have not reported in",
        source="《关于加强和改进城市基层党的建设工作的意见》（2019年5月起）",
        check=_units,
    ),
    Rule(
        code="R-P16",
        kind="report-in-not-appraised",
        severity=Severity.INFO,
        title="报到单位或党员没有年度评议",
        english="Reported in, and not appraised last year",
        source="《关于加强和改进城市基层党的建设工作的意见》（2019年5月起）",
        check=_unappraised,
    ),
    Rule(
        code="R-P26",
        kind="member-reports-in-at-home",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="本社区党员登记为报到党员",
        english="A member of the community's own branch listed as reporting in",
        source="报到党员的组织关系在别处",
        check=_also_member,
    ),
    Rule(
        code="R-P26",
        kind="reported-in-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="重复报到",
        english="Reported in to one body twice",
        source="报到登记表",
        check=_twice,
    ),
)
