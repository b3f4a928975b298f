"""党建联席指标. Seats and pacts, projects agreed on and done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.units import UNITS
from shequ_core.model import (
    JointCouncil,
    JointPact,
    JointProject,
    Meeting,
    MeetingType,
    Tenure,
    Unit,
)
from shequ_core.register import Register


def _seats(register: Register, window: Window) -> list[Tenure]:
    councils, units = register.named(JointCouncil), register.named(Unit)
    return [
        tenure
        for tenure in register.all(Tenure)
        if tenure.body in councils and tenure.holder in units
    ]


UNITS_SEATED = Figure(
    code="units_in_joint_council",
    label="党建联席会成员单位数",
    english="Units in the joint council",
    unit="个",
    basis="统计日在党建联席会有席位的辖区单位，一个单位只计一次",
    clock=Clock.STOCK,
    rows=_seats,
    distinct=lambda tenure: tenure.holder,
)


def _pacts(register: Register, window: Window) -> list[JointPact]:
    units = register.named(Unit)
    return [pact for pact in register.all(JointPact) if pact.unit in units]


PACTS = Figure(
    code="units_with_pact",
    label="签订共建协议单位数",
    english="Units with a pact",
    unit="个",
    basis="统计日共驻共建协议有效的辖区单位，一个单位只计一次",
    clock=Clock.STOCK,
    rows=_pacts,
    distinct=lambda pact: pact.unit,
)
PACT_RATE = Ratio(
    code="joint_building_rate",
    label="单位共建率",
    english="Units with a pact, of all",
    unit="%",
    basis="签订共建协议单位数除以辖区单位数，乘以100",
    part=PACTS,
    whole=UNITS,
    times=100,
)
MEETINGS = Figure(
    code="joint_council_meetings",
    label="党建联席会议次数",
    english="Meetings of the joint council",
    unit="次",
    basis="统计期内召开的党建联席会议",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it
        for it in begun(register, Meeting, window)
        if it.type is MeetingType.JOINT_COUNCIL
    ],
)
AGREED = Figure(
    code="joint_projects_agreed",
    label="商定共建项目数",
    english="Joint projects agreed on",
    unit="个",
    basis="商定日期在统计期内的共建项目",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, JointProject, window),
)
DONE = Figure(
    code="joint_projects_done",
    label="完成共建项目数",
    english="Joint projects done",
    unit="个",
    basis="完成日期在统计期内的共建项目，不论何时商定",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        project
        for project in register.all(JointProject)
        if project.done is not None and window.period.has(project.done)
    ],
)


def _open(register: Register, window: Window) -> list[JointProject]:
    return [it for it in register.all(JointProject) if not _is_done(it.done, window.on)]


def _is_done(day: date | None, on: date) -> bool:
    return day is not None and day <= on


OPEN = Figure(
    code="joint_projects_open",
    label="在办共建项目数",
    english="Joint projects open",
    unit="个",
    basis="统计日已商定、尚未完成的共建项目",
    clock=Clock.STOCK,
    rows=_open,
)


def _lead(register: Register, window: Window) -> Callable[[JointProject], str]:
    def named(project: JointProject) -> str:
        lead = register.find(project.lead)
        return lead.name if lead is not None else UNSTATED

    return named


FIGURES = (
    UNITS_SEATED,
    PACTS,
    MEETINGS,
    AGREED,
    AGREED.split(
        "joint_projects_by_lead",
        "各牵头单位共建项目数",
        "Joint projects by who answers for them",
        by=_lead,
    ),
    DONE,
    OPEN,
)
