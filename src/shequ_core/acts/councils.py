"""党建联席. A joint council agrees on projects; partners do their part; it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import (
    Committee,
    Community,
    Decision,
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    PartyBody,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules.joint_council import seated
from shequ_core.values import Period, Ref

Partner = Ref[Unit | PartyBody | Committee | Community]
"""共建方. Who may answer for a project: a unit, or a body of the community."""


@attrs.frozen
class Part:
    """分工. Who does what for a project, by which day."""

    partner: Partner
    what: str
    due: date | None = None


def sign_pact(
    register: Register,
    council: Ref[JointCouncil],
    unit: Ref[Unit],
    *,
    on: date,
    last: date,
    offers: Iterable[str] = (),
    needs: Iterable[str] = (),
) -> Writes:
    """签订共建协议. A unit offers and asks for things, from one day through another.

    Raises InvalidValue where it has a pact for some of that time.
    """
    period = Period.through(on, last)
    for pact in register.tied(JointPact, "unit", unit):
        if pact.council == council and pact.period.meets(period):
            raise InvalidValue(
                f"{unit} has a pact (协议) for {pact.period} already, {pact.id}",
                problem="signed-already",
            )
    key = f"{council.key}.{unit.key}.{on:%Y%m%d}"
    pact = JointPact(
        id=fresh(register, Ref.to(council.community, JointPact.kind, key)),
        council=council,
        unit=unit,
        offers=tuple(offers),
        needs=tuple(needs),
        period=period,
    )
    return Writes((pact,))


def agree(
    register: Register,
    council: Ref[JointCouncil],
    name: str,
    *,
    lead: Partner,
    on: date,
    decision: Ref[Decision] | None = None,
    due: date | None = None,
    parts: Iterable[Part] = (),
) -> Writes:
    """商定项目. The council agrees on a project, who answers for it, and who does what.

    Raises InvalidValue where somebody has no seat that day (``no-seat``), or it would
    be due before it is agreed on.
    """
    tasks = tuple(parts)
    charged(register, council, (lead, *(it.partner for it in tasks)), on)
    if any(day < on for day in (due, *(it.due for it in tasks)) if day):
        raise InvalidValue(
            f"what is agreed on {on} can not be due (期限) before", problem="too-early"
        )
    key = f"{council.key}.{on:%Y%m%d}"
    project = JointProject(
        id=fresh(register, Ref.to(council.community, JointProject.kind, key)),
        council=council,
        name=name,
        decision=decision,
        lead=lead,
        due=due,
        period=Period.since(on),
    )
    numbered = enumerate(tasks, start=1)
    return Writes((project, *(_task(project, it, place) for place, it in numbered)))


def charged(
    register: Register,
    council: Ref[JointCouncil],
    partners: Iterable[Partner],
    on: date,
) -> None:
    """可担责. Each of the partners has a seat on the day. Raises InvalidValue."""
    seats = seated(register, council, on)
    for partner in partners:
        if partner not in seats:
            raise InvalidValue(
                f"{partner} has no seat (席位) in {council} on {on}: "
                "give them one first, or let another partner do it",
                problem="no-seat",
            )


def _task(project: JointProject, part: Part, place: int) -> JointTask:
    key = f"{project.id.key}.{place}"
    return JointTask(
        id=Ref.to(project.id.community, JointTask.kind, key),
        project=project.id,
        partner=part.partner,
        what=part.what,
        due=part.due or project.due,
        period=project.period,
    )


def do_part(
    register: Register,
    task: Ref[JointTask],
    *,
    on: date,
    by: Ref[Any] | None = None,
) -> Writes:
    """落实分工. A partner has done its part on the day, by what ``by`` names.

    Raises NotFound, and InvalidValue where it was done already, or not agreed on yet.
    """
    found = register[task]
    if found.done is not None or not found.period.has(on):
        raise InvalidValue(
            f"{task} (分工) was done on {found.done}"
            if found.done
            else f"{task} (分工) is not of {on}, it was agreed on later",
            problem="done-already" if found.done else "too-early",
        )
    if by is not None and by not in register:
        raise NotFound(f"no record (记录) is called {by}")
    return Writes((found.evolve(done=on, by=by or found.by),))


def complete(
    register: Register, project: Ref[JointProject], *, on: date, result: str
) -> Writes:
    """项目办结. Everybody has done their part: the project is done on the day.

    Raises InvalidValue where it was done already, or where parts of it are open
    (``parts-open``).
    """
    found = register[project]
    if found.done is not None:
        raise InvalidValue(
            f"{project} (项目) was done on {found.done}", problem="done-already"
        )
    tasks = register.tied(JointTask, "project", project)
    left = [it.id for it in tasks if it.done is None or it.done > on]
    if left or not found.period.has(on):
        raise InvalidValue(
            f"{project} (项目) is not done on {on}: {len(left)} parts (分工) are open",
            problem="parts-open" if left else "too-early",
        )
    return Writes((found.evolve(done=on, result=result),))
