"""开放规则. Opening hours that are read and agree, and what units may share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shequ_core.errors import InvalidValue
from shequ_core.figures import Window
from shequ_core.figures.openings import ALL_YEAR, open_time, spans_on
from shequ_core.figures.work_calendar import calendar_of
from shequ_core.findings import Matter, Severity
from shequ_core.model import Facility, Opening, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import HolidayOpening, hours_said


def _contradicted(register: Register, on: date) -> Iterator[Spot]:
    year = Window.year_to(on).period
    for facility in today(register, on).all(Facility):
        stated = facility.open_days
        known = open_time(register, facility, year, spans_on)
        if stated is None or known is None or known.days == stated:
            continue
        if stated >= ALL_YEAR and known.days == year.days:
            continue  # the rule of leap years speaks of these
        yield Spot(
            f"台账写全年开放{stated}天，按开放安排{on.year}年开放{known.days}天",
            (facility.id,),
            "open_days",
        )


def _unread(register: Register, on: date) -> Iterator[Spot]:
    arranged = register.grouped(Opening, "facility")
    for facility in today(register, on).all(Facility):
        if facility.hours and facility.id not in arranged:
            try:
                hours_said(facility.hours)
            except InvalidValue:
                yield Spot(
                    "开放时间没有读懂，请写成“周一至周五8:00-12:00,14:30-17:30”的样子",
                    (facility.id,),
                    "hours",
                )


def _no_calendar(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    kept: list[Opening | SharingAgreement] = [*now.all(Opening)]
    kept += now.all(SharingAgreement)
    told = [
        it
        for it in kept
        if it.holidays is not HolidayOpening.AS_USUAL
        and calendar_of(register, it.id.community).has(on) is None
    ]
    if told:
        yield Spot(
            f"没有{on.year}年的工作日历，{len(told)}项随节假日或工作日的开放安排"
            "算不出开放天数",
            names(told),
            "holidays",
        )


def _unagreed(register: Register, on: date) -> Iterator[Spot]:
    now = today(register, on)
    agreed = now.grouped(SharingAgreement, "facility")
    for facility in now.all(Facility):
        of_unit = facility.owner is not None and facility.owner.kind == Unit.kind
        if of_unit and facility.id not in agreed:
            yield Spot(
                "辖区单位的场地列入了社区台账，没有有效的资源共享协议",
                (facility.id,),
                "owner",
            )


def _not_theirs(register: Register, on: date) -> Iterator[Spot]:
    facilities = register.named(Facility)
    for agreement in today(register, on).all(SharingAgreement):
        facility = facilities.get(agreement.facility or "")
        owner = facility.owner if facility is not None else None
        if owner is not None and owner != agreement.unit:
            yield Spot(
                "共享协议的单位不是场地的产权单位",
                (agreement.id, agreement.unit),
                "facility",
            )


WARNING, INFO = Severity.WARNING, Severity.INFO

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-F03",
        kind="open-days-contradict-hours",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="开放天数与开放安排不符",
        english="Stated open days differ from what the opening hours give",
        source="开放安排和公历",
        check=_contradicted,
    ),
    Rule(
        code="R-F06",
        kind="opening-hours-unread",
        severity=INFO,
        matter=Matter.LEDGER,
        title="开放时间没有读懂",
        english="Opening hours in words that are not understood",
        source="场地设施台账",
        check=_unread,
    ),
    Rule(
        code="R-F06",
        kind="opening-calendar-missing",
        severity=WARNING,
        title="开放安排缺少工作日历",
        english="Opening by workdays in a year whose holidays are not known",
        source="国务院办公厅节假日安排通知",
        check=_no_calendar,
    ),
    Rule(
        code="R-F08",
        kind="shared-without-agreement",
        severity=INFO,
        title="共享场地没有协议",
        english="A unit's facility in the ledger without an agreement in force",
        source="资源共享协议",
        check=_unagreed,
    ),
    Rule(
        code="R-F08",
        kind="agreement-of-other-owner",
        severity=WARNING,
        matter=Matter.LEDGER,
        title="共享协议与产权不符",
        english="A unit shares a facility that another owns",
        source="资源共享协议",
        check=_not_theirs,
    ),
)
