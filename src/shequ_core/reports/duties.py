"""应办事项. What bodies owe in a year: meetings, notices, elections, answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs

from shequ_core.glossary import kind_word, word
from shequ_core.model import (
    Committee,
    CommitteeForm,
    FollowUp,
    JointProject,
    JointTask,
    Meeting,
    Notice,
    PartyBody,
    RelationTransfer,
    Term,
)
from shequ_core.register import Register
from shequ_core.rules import committee, party_relations, party_terms, sub_committees
from shequ_core.rules.dated import Dated
from shequ_core.rules.disclosure import disclosure_calendar
from shequ_core.rules.party_calendar import party_calendar
from shequ_core.rules.terms import REMINDER_MONTHS, election_due
from shequ_core.values import Period, Ref, months_after


class State(Enum):
    """办理状态. Done, missing past its last day, or still ahead."""

    DONE = "done"
    MISSING = "missing"
    AHEAD = "ahead"


@attrs.frozen(kw_only=True)
class Duty:
    """应办事项. ``body`` owes ``what``, at the latest on the day ``due``.

    ``span`` names the month or quarter that it is for, "" where it has a day alone.
    """

    body: str
    what: str
    span: str
    due: date
    state: State
    source: str = ""


def duties(register: Register, on: date) -> list[Duty]:
    """应办事项. Everything due in the calendar year of a day, by that day and body."""
    return duties_of_part(register, register, on)


def duties_of_part(whole: Register, part: Register, on: date) -> list[Duty]:
    """部分应办事项. Those that a part of a community tells of.

    What a body owes at regular times follows from all of it: a branch of which a few
    members are seen is not a small one. What somebody wrote down as due, and for whom,
    is told of the part alone.
    """
    regular = (*_meetings(whole, on), *_notices(whole, on), *_elections(whole, on))
    found = [
        *(it for it in regular if Ref[Any].trusted(it.body) in part),
        *_projects(part, on),
        *_letters(part, on),
        *_answers(part, on),
    ]
    return sorted(found, key=lambda it: (it.due, it.what, it.body))


def _state(done: bool, due: date, on: date) -> State:
    if done:
        return State.DONE
    return State.MISSING if due <= on else State.AHEAD


def _done_by(held: tuple[Meeting, ...] | tuple[Notice, ...], on: date) -> bool:
    return any(it.period.start and it.period.start <= on for it in held)


def _meetings(register: Register, on: date) -> Iterator[Duty]:
    for slot in party_calendar(register, on.year):
        due = slot.span.last or date.max
        yield Duty(
            body=slot.body,
            what=word(slot.type),
            span=slot.name,
            due=due,
            state=_state(_done_by(slot.meetings, on), due, on),
            source=slot.source,
        )


def _notices(register: Register, on: date) -> Iterator[Duty]:
    for item in disclosure_calendar(register, on.year):
        due = item.span.last or date.max
        yield Duty(
            body=item.committee,
            what=f"{kind_word(Notice)}：{word(item.item)}",
            span=item.name,
            due=due,
            state=_state(_done_by(item.notices, on), due, on),
            source=item.source,
        )


_YEARS: Mapping[CommitteeForm, Dated[int]] = {
    CommitteeForm.RESIDENTS: committee.TERM_YEARS,
    CommitteeForm.MEDIATION: sub_committees.MEDIATION_YEARS,
}


def _elections(register: Register, on: date) -> Iterator[Duty]:
    """Those due in the year or within half a year, and those that are overdue."""
    bodies = register.named(PartyBody)
    committees = register.named(Committee)
    for term in register.on(on).all(Term):
        if term.body in bodies:
            years: Dated[int] | None = party_terms.TERM_YEARS
        else:
            known = committees.get(term.body)
            years = _YEARS.get(known.form) if known else None
        due = election_due(term, years) if years else None
        if due and (due.year <= on.year or months_after(due, -REMINDER_MONTHS) <= on):
            yield Duty(
                body=term.body,
                what="换届选举",
                span="",
                due=due,
                state=_state(False, due, on),
            )


def _projects(register: Register, on: date) -> Iterator[Duty]:
    year = Period.year(on.year)
    for project in register.all(JointProject):
        if project.due and _of_the_year(project.due, project.done, year):
            done = project.done is not None and project.done <= on
            yield Duty(
                body=project.lead or project.council,
                what=f"{kind_word(JointProject)}：{project.name}",
                span="",
                due=project.due,
                state=_state(done, project.due, on),
            )
    for task in register.all(JointTask):
        if task.due and _of_the_year(task.due, task.done, year):
            done = task.done is not None and task.done <= on
            yield Duty(
                body=task.partner,
                what=f"{kind_word(JointTask)}：{task.what}",
                span="",
                due=task.due,
                state=_state(done, task.due, on),
            )


def _answers(register: Register, on: date) -> Iterator[Duty]:
    year = Period.year(on.year)
    for it in register.all(FollowUp):
        if it.due and _of_the_year(it.due, it.answered, year):
            yield Duty(
                body=it.owner,
                what=f"{kind_word(FollowUp)}：{it.what}",
                span="",
                due=it.due,
                state=_state(it.is_answered(on), it.due, on),
            )


def _of_the_year(due: date, done: date | None, year: Period) -> bool:
    """Due in the year, or left over from before it."""
    left = done is None or (year.start is not None and done >= year.start)
    return year.has(due) or (left and year.start is not None and due < year.start)


def _letters(register: Register, on: date) -> Iterator[Duty]:
    for letter in register.on(on).all(RelationTransfer):
        issued = letter.period.start
        if letter.received is None and issued and letter.origin:
            months = party_relations.LETTER_MONTHS
            until = letter.valid_until or months_after(issued, months)
            yield Duty(
                body=letter.origin,
                what=f"{kind_word(RelationTransfer)}回执",
                span="",
                due=until,
                state=_state(False, until, on),
            )
