"""志愿者规则. Hours recorded by name: possible, of the service, and certified truly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from shequ_core.figures.volunteering import is_enrolled, recorded, served
from shequ_core.findings import Matter, Severity
from shequ_core.model import Certificate, Deed, VolunteerRecord
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot

_DAY = 24


def _by_day(register: Register) -> Iterator[tuple[date, list[VolunteerRecord]]]:
    """What one person did on one day, for each of both."""
    days: defaultdict[tuple[object, date], list[VolunteerRecord]] = defaultdict(list)
    for record in register.all(VolunteerRecord):
        if record.period.start:
            days[record.person, record.period.start].append(record)
    for (_, day), records in days.items():
        yield day, records


def _overlap(register: Register, on: date) -> Iterator[Spot]:
    for day, records in _by_day(register):
        told = [(it.span, it) for it in records if it.span is not None]
        told.sort(key=lambda pair: (pair[0], pair[1].id))
        reached = told[:1]
        for second, other in told[1:]:
            first, one = reached[0]
            if first.meets(second):
                yield Spot(
                    f"同一人{day}的两条服务记录时段重叠：{first}，{second}",
                    (other.id, one.id),
                    "span",
                )
            if second.last > first.last:
                reached = [(second, other)]


def _too_long(register: Register, on: date) -> Iterator[Spot]:
    for day, records in _by_day(register):
        hours = sum((it.hours for it in records), Decimal(0))
        if hours > _DAY:
            yield Spot(
                f"同一人{day}记录服务{hours:g}小时，一天只有{_DAY}小时",
                names(records),
                "hours",
            )


def _more_than_deed(register: Register, on: date) -> Iterator[Spot]:
    for deed in register.all(Deed):
        if deed.people is None or deed.hours is None:
            continue
        hours = recorded(register, deed)
        people = len(
            {it.person for it in register.tied(VolunteerRecord, "deed", deed.id)}
        )
        if people > deed.people or hours > deed.total_hours:
            yield Spot(
                f"记录到人的{people}人{hours:g}小时，"
                f"多于登记的{deed.people}人{deed.total_hours:g}小时",
                (deed.id,),
                "people" if people > deed.people else "hours",
            )


def _not_enrolled(register: Register, on: date) -> Iterator[Spot]:
    for record in register.all(VolunteerRecord):
        deed = register.find(record.deed)
        if deed is None or deed.corps is None:
            continue
        if not is_enrolled(register, record.person, deed.corps, record.period):
            yield Spot(
                "服务当天没有在这支服务队注册，请补登注册或核对服务队",
                (record.id, deed.corps),
                "person",
            )


def _untrue(register: Register, on: date) -> Iterator[Spot]:
    for it in register.all(Certificate):
        if it.revoked is None:
            hours = served(register, it.person, it.covers)
            if hours != it.hours:
                yield Spot(
                    f"证明写{it.hours:g}小时，服务记录合计{hours:g}小时",
                    (it.id,),
                    "hours",
                )


_LAW = "《志愿服务条例》第十九条：如实记录"

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-V01",
        kind="volunteer-hours-overlap",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="同一人服务时段重叠",
        english="A volunteer at two services in one minute",
        source=_LAW,
        check=_overlap,
    ),
    Rule(
        code="R-V01",
        kind="volunteer-day-too-long",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一天记录超过24小时",
        english="A volunteer with more recorded hours than the day has",
        source=_LAW,
        check=_too_long,
    ),
    Rule(
        code="R-V01",
        kind="volunteer-hours-exceed-deed",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="记录到人的多于登记的",
        english="More is recorded by name than the service had",
        source=_LAW,
        check=_more_than_deed,
    ),
    Rule(
        code="R-V02",
        kind="certificate-untrue",
        severity=Severity.ERROR,
        title="证明时长与记录不符",
        english="A certificate that does not say what the records do",
        source="《志愿服务条例》第十九条，民政部令第67号（2021年2月1日起）",
        check=_untrue,
    ),
    Rule(
        code="R-V07",
        kind="volunteer-not-enrolled",
        severity=Severity.WARNING,
        title="没有注册而有服务记录",
        english="Service for a corps by somebody who is not enrolled in it",
        source=_LAW,
        check=_not_enrolled,
    ),
)
