"""党建指标. Party members: of the branches, on probation, by age."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from shequ_core.figures.figure import Clock, Figure, Window
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import PartyBody, PartyForm, PartyMembership, Person
from shequ_core.register import Register
from shequ_core.values import age_on

_BRANCHES = (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)
_LONGEST_PROBATION = 2
_OLDEST = "60岁及以上"
_AGES = ((36, "35岁及以下"), (46, "36-45岁"), (60, "46-59岁"))


def on_probation(membership: PartyMembership, day: date) -> bool:
    """预备党员. Joined, not confirmed by the day, and within the longest probation.

    Probation is one year and may be extended by one (发展党员工作细则). Whoever joined
    longer ago and has no day of confirmation has a gap in the ledger instead.
    """
    joined = membership.joined
    if joined is None or not membership.on_probation(day):
        return False
    last = joined.last
    started = (last.year + _LONGEST_PROBATION, last.month, last.day)
    return (day.year, day.month, day.day) <= started


MEMBERS = Figure(
    code="party_members",
    label="党员人数",
    english="Party members",
    unit="人",
    basis="统计日组织关系在社区党组织的中共党员，含预备党员，一人只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(PartyMembership),
    distinct=lambda membership: membership.person,
)
PROBATIONARY = Figure(
    code="probationary_party_members",
    label="预备党员人数",
    english="Probationary party members",
    unit="人",
    basis="党员中统计日尚未转正、且入党不超过两年（预备期一年，延长至多一年）的人",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        membership
        for membership in register.all(PartyMembership)
        if on_probation(membership, window.on)
    ],
    distinct=lambda membership: membership.person,
)
GENERAL_BRANCHES = Figure(
    code="party_general_branches",
    label="党总支数",
    english="General party branches",
    unit="个",
    basis="统计日社区的党总支",
    clock=Clock.STOCK,
    rows=lambda register, window: register.tied(
        PartyBody, "form", PartyForm.GENERAL_BRANCH
    ),
)
BRANCHES = Figure(
    code="party_branches",
    label="党支部数",
    english="Party branches",
    unit="个",
    basis="统计日社区党组织下设的党支部，含联合党支部",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        body for body in register.all(PartyBody) if body.form in _BRANCHES
    ],
)


def _body(register: Register, window: Window) -> Callable[[PartyMembership], str]:
    names = {name: body.name for name, body in register.named(PartyBody).items()}
    return lambda membership: names.get(membership.body or "", UNSTATED)


def _branches(register: Register, window: Window) -> list[str]:
    return [body.name for body in register.all(PartyBody) if body.form in _BRANCHES]


def _age(register: Register, window: Window) -> Callable[[PartyMembership], str]:
    persons = register.named(Person)

    def band(membership: PartyMembership) -> str:
        person = persons.get(membership.person)
        if person is None or person.born is None:
            return UNSTATED
        age = age_on(person.born, window.on)
        return next((label for below, label in _AGES if age < below), _OLDEST)

    return band


FIGURES = (
    MEMBERS,
    PROBATIONARY,
    GENERAL_BRANCHES,
    BRANCHES,
    MEMBERS.split(
        "party_members_by_branch",
        "各党支部党员人数",
        "Party members by branch",
        by=_body,
        keys=_branches,
    ),
    MEMBERS.split(
        "party_members_by_age",
        "党员年龄构成",
        "Party members by age band",
        by=_age,
        keys=lambda register, window: [*(label for _, label in _AGES), _OLDEST],
    ),
)
