"""党建联席规则. Meetings in time, and projects that somebody answers for and ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from shequ_core.findings import Matter, Severity
from shequ_core.model import (
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    Meeting,
    Post,
    Tenure,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import names, today
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Period, full_months, months_after

USUAL_MONTHS = 6
"""会议间隔. Months between two meetings, where a council's charter sets none."""

SEATS = (Post.CONVENOR, Post.SEAT)
"""席位. The posts of a joint council."""


def seated(register: Register, council: str, day: date) -> set[str]:
    """成员单位. Who has a seat in a council on a day."""
    return {
        str(tenure.holder)
        for tenure in register.tied(Tenure, "body", council)
        if tenure.holder and tenure.post in SEATS and tenure.period.has(day)
    }


def _intervals(register: Register, on: date) -> Iterator[Spot]:
    """The time since the council began, between meetings, and since the last one."""
    for council in today(register, on).all(JointCouncil):
        held = [it.period.start for it in register.tied(Meeting, "body", council.id)]
        days = sorted(day for day in held if day and day <= on)
        first = council.period.start or (days[0] if days else None)
        if not days or first is None:
            continue
        every = council.every_months or USUAL_MONTHS
        gaps = [
            (one, other)
            for one, other in pairwise(sorted({first, *days, on}))
            if other > months_after(one, every) and other.year == on.year
        ]
        if gaps:
            told = "、".join(f"{one}至{other}" for one, other in gaps)
            longest = max(full_months(one, other) for one, other in gaps)
            yield Spot(
                f"联席会议应每{every}个月召开，{told}没有召开，最长{longest}个月",
                (council.id,),
                "every_months",
            )


def _nobody(register: Register, on: date) -> Iterator[Spot]:
    for project in register.all(JointProject):
        if project.lead is None:
            yield Spot("共建项目没有牵头单位", (project.id, project.council), "lead")


def _outsiders(register: Register, on: date) -> Iterator[Spot]:
    projects = register.named(JointProject)
    for project in projects.values():
        day = project.period.start
        if day and project.lead and not _sits(register, project, project.lead, day):
            yield Spot(
                "牵头单位在商定时不是联席会成员单位",
                (project.id, project.council),
                "lead",
            )
    for task in register.all(JointTask):
        known, day = projects.get(task.project), task.period.start
        if known and day and not _sits(register, known, task.partner, day):
            yield Spot(
                "责任单位在商定时不是联席会成员单位", (task.id, known.id), "partner"
            )


def _sits(register: Register, project: JointProject, who: str, day: date) -> bool:
    return who in seated(register, project.council, day)


def _late(register: Register, on: date) -> Iterator[Spot]:
    for project in register.all(JointProject):
        if project.due and project.due < on and not _done(project.done, on):
            yield Spot(
                f"共建项目应于{project.due}完成，已过{(on - project.due).days}天",
                (project.id, project.council),
                "due",
            )
    for task in register.all(JointTask):
        if task.due and task.due < on and not _done(task.done, on):
            yield Spot(
                f"共建分工应于{task.due}完成，已过{(on - task.due).days}天",
                (task.id, task.project),
                "due",
            )


def _done(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _ended_early(register: Register, on: date) -> Iterator[Spot]:
    for project in register.all(JointProject):
        if project.done is None:
            continue
        tasks = register.tied(JointTask, "project", project.id)
        left = [it for it in tasks if not _done(it.done, project.done)]
        if left:
            yield Spot(
                f"项目已办结，{len(tasks)}项分工中还有{len(left)}项没有完成",
                (project.id, *names(left)),
                "done",
            )
        if project.period.start and project.done < project.period.start:
            yield Spot("完成日期早于商定日期", (project.id,), "done")


def _without_pact(register: Register, on: date) -> Iterator[Spot]:
    now, year = today(register, on), Period.year(on.year)
    pacts = [it for it in register.all(JointPact) if it.period.meets(year)]
    if not pacts:
        return
    for council in now.all(JointCouncil):
        signed = {it.unit for it in pacts if it.council == council.id}
        seats = seated(now, council.id, on)
        units = sorted(unit for unit in now.named(Unit) if unit in seats)
        missing = [unit for unit in units if unit not in signed]
        if missing:
            yield Spot(
                f"成员单位{len(units)}个，{on.year}年有{len(missing)}个"
                "没有签订共驻共建协议",
                (council.id, *missing),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P17",
        kind="joint-meeting-interval",
        severity=Severity.INFO,
        title="党建联席会议间隔过长",
        english="Too long between the meetings of a joint council",
        source="联席会章程；各地为季度或半年一次，没有规定的按半年",
        check=_intervals,
    ),
    Rule(
        code="R-P27",
        kind="joint-project-nobody",
        severity=Severity.WARNING,
        title="共建项目没有牵头单位",
        english="A joint project that nobody answers for",
        source="联席会章程",
        check=_nobody,
    ),
    Rule(
        code="R-P27",
        kind="joint-project-outsider",
        severity=Severity.WARNING,
        title="责任单位不是成员单位",
        english="Who answers for a project has no seat in the council",
        source="联席会章程",
        check=_outsiders,
    ),
    Rule(
        code="R-P28",
        kind="joint-project-late",
        severity=Severity.WARNING,
        title="共建项目或分工逾期",
        english="A joint project or a task of it that is overdue",
        source="联席会议决议",
        check=_late,
    ),
    Rule(
        code="R-P28",
        kind="joint-project-unfinished",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="项目办结而分工未完成",
        english="A project told as done while tasks of it are not",
        source="联席会议决议",
        check=_ended_early,
    ),
    Rule(
        code="R-P29",
        kind="joint-pact-missing",
        severity=Severity.INFO,
        title="成员单位没有签订共建协议",
        english="Units with a seat that signed no pact this year",
        source="共驻共建协议每年一签",
        check=_without_pact,
    ),
)
