"""志愿者指标. Who is enrolled, who served, and for how long, by name."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import (
    Certificate,
    Corps,
    Deed,
    Enrolment,
    Person,
    VolunteerRecord,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def is_enrolled(
    register: Register, person: Ref[Person], corps: Ref[Corps], period: Period
) -> bool:
    """已注册. A person is a volunteer of a corps on some day of a period."""
    mine = register.tied(Enrolment, "person", person)
    return any(it.corps == corps and it.period.meets(period) for it in mine)


def served(register: Register, person: Ref[Person], period: Period) -> Decimal:
    """服务时长. The recorded hours of a person that began on days of a period."""
    mine = register.tied(VolunteerRecord, "person", person)
    days = [it for it in mine if it.period.start and period.has(it.period.start)]
    return sum((it.hours for it in days), Decimal(0))


def recorded(register: Register, deed: Deed) -> Decimal:
    """已记录时长. What is recorded by name of one service, in hours."""
    mine = register.tied(VolunteerRecord, "deed", deed.id)
    return sum((it.hours for it in mine), Decimal(0))


def _corps(register: Register, window: Window) -> Callable[[Enrolment], str]:
    names = {name: corps.name for name, corps in register.named(Corps).items()}
    return lambda enrolment: names.get(enrolment.corps, UNSTATED)


def _corps_names(register: Register, window: Window) -> list[str]:
    return [corps.name for corps in register.all(Corps)]


VOLUNTEERS = Figure(
    code="volunteers_enrolled",
    label="注册志愿者人数",
    english="Volunteers enrolled",
    unit="人",
    basis="统计日在册的注册志愿者，在几支服务队注册也只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Enrolment),
    distinct=lambda enrolment: enrolment.person,
)
ENROLMENTS = Figure(
    code="enrolments",
    label="志愿者注册人次",
    english="Enrolments of volunteers",
    unit="人次",
    basis="统计日各服务队注册志愿者合计，在两支服务队注册计两人次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Enrolment),
    distinct=lambda enrolment: (enrolment.person, enrolment.corps),
)
SERVING = Figure(
    code="volunteers_serving",
    label="有服务记录的志愿者人数",
    english="Volunteers with recorded service",
    unit="人",
    basis="时期内有志愿服务记录的人，服务几次也只计一次",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, VolunteerRecord, window),
    distinct=lambda record: record.person,
)
RECORDED = Figure(
    code="volunteer_hours_recorded",
    label="记录到人的服务时长",
    english="Volunteer hours recorded by name",
    unit="小时",
    basis="时期内志愿服务记录的时长合计",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, VolunteerRecord, window),
    measure=lambda record: record.hours,
)
CERTIFICATES = Figure(
    code="volunteer_certificates",
    label="志愿服务证明份数",
    english="Certificates of volunteer service",
    unit="份",
    basis="时期内出具、没有作废的志愿服务证明",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in begun(register, Certificate, window) if it.revoked is None
    ],
)
FIGURES = (
    VOLUNTEERS,
    ENROLMENTS,
    ENROLMENTS.split(
        "enrolments_by_corps",
        "各服务队注册志愿者",
        "Enrolments by corps",
        by=_corps,
        keys=_corps_names,
    ),
    SERVING,
    RECORDED,
    CERTIFICATES,
)
