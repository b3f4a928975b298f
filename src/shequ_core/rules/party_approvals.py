"""党委审批规则. Approvals in time, and how long a probation may be extended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from shequ_core.findings import Severity
from shequ_core.model import DevelopmentStep, PartyMembership, PartyStep
from shequ_core.register import Register
from shequ_core.rules.dated import Dated
from shequ_core.rules.development import DEVELOPMENT_RULES, RULED_SINCE
from shequ_core.rules.party_steps import SINCE_2014, first_after, joined_here, taken
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import anniversary, full_months, months_after

APPROVAL_MONTHS = Dated((SINCE_2014, (3, 6)))
"""审批期限. Months from the branch meeting to the approval: as a rule, and at most."""

EXTENSION_MONTHS = Dated((RULED_SINCE, (6, 12)))
"""延长预备期. Months by which a probation may be extended: at least, and at most."""


@attrs.frozen
class _Wait:
    """Months from a branch meeting to the approval, or to the day of the check.

    An error where it was longer than may ever be, else a warning.
    """

    member: PartyMembership
    what: str
    months: int
    approved: bool
    severity: Severity


def _waits(register: Register, on: date) -> Iterator[_Wait]:
    """Approvals that took, or take, longer than they ought to."""
    for member, joined in joined_here(register):
        for day, step, what in (
            (joined, DevelopmentStep.APPROVAL, "接收预备党员"),
            (member.confirmed_on, DevelopmentStep.CONFIRMATION_APPROVAL, "转正"),
        ):
            limits = APPROVAL_MONTHS.on(day) if day else None
            if day is None or limits is None:
                continue
            approved = first_after(register, member.person, step, day)
            end = approved or min(on, member.period.end or on)
            if end > months_after(day, limits[0]):
                worst = end > months_after(day, limits[1])
                yield _Wait(
                    member,
                    what,
                    months=full_months(day, end),
                    approved=approved is not None,
                    severity=Severity.ERROR if worst else Severity.WARNING,
                )


def _late(kind: str, severity: Severity, title: str, english: str) -> Rule:
    def check(register: Register, on: date) -> Iterator[Spot]:
        for wait in _waits(register, on):
            if wait.severity is severity:
                told = "才批准" if wait.approved else "还没有审批"
                yield Spot(
                    f"支部大会通过{wait.what}后{wait.months}个月{told}，"
                    "上级党委应在3个月内审批，至多6个月",
                    (wait.member.id, wait.member.person),
                )

    return Rule(
        code="R-P13",
        kind=kind,
        severity=severity,
        title=title,
        english=english,
        source=f"{DEVELOPMENT_RULES}（2014年5月起）",
        check=check,
    )


def _extension(register: Register, on: date) -> Iterator[Spot]:
    for person in register.grouped(PartyStep, "person"):
        for member in register.tied(PartyMembership, "person", person):
            for step in taken(register, person, DevelopmentStep.EXTENSION):
                yield from _extended(member, step)


def _extended(member: PartyMembership, step: PartyStep) -> Iterator[Spot]:
    joined = member.joined_on
    span = extension_span(joined) if joined else None
    if step.until is None:
        yield Spot("延长预备期没有登记延长至哪一天", (step.id, member.id), "until")
    elif span and not span[0] <= step.until <= span[1]:
        yield Spot(
            f"预备期延长至{step.until}，延长不能少于半年，最长不超过一年，"
            f"应在{span[0]}至{span[1]}之间",
            (step.id, member.id),
            "until",
        )


def extension_span(joined: date) -> tuple[date, date] | None:
    """可延长至. The first and the last day to which a probation may be extended.

    By the rules in force when the year of probation ends; None where they set none.
    """
    end = anniversary(joined, 1)
    months = EXTENSION_MONTHS.on(end)
    if months is None:
        return None
    return months_after(end, months[0]), months_after(end, months[1])


RULES: tuple[Rule, ...] = (
    _late(
        "approval-late",
        Severity.WARNING,
        "上级审批超过三个月",
        "Approved more than three months after the branch meeting",
    ),
    _late(
        "approval-overdue",
        Severity.ERROR,
        "上级审批超过六个月",
        "Approved more than six months after the branch meeting",
    ),
    Rule(
        code="R-P12",
        kind="probation-extension",
        severity=Severity.WARNING,
        title="预备期延长不合规定",
        english="A probation extended by less than six months or more than a year",
        source=f"{DEVELOPMENT_RULES}（1990年试行起）",
        check=_extension,
    ),
)
