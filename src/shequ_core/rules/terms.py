"""任期. When elections are due, whatever the body: terms counted in calendar years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shequ_core.model import Record, Term
from shequ_core.register import Register
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Spot
from shequ_core.values import anniversary, full_months, months_after

REMINDER_MONTHS = 6
"""提醒期. How many months ahead an election is announced."""

LONGEST_EXTENSION = 1
"""延期年限. Calendar years by which an election may be put off, with approval."""


def current_term(register: Register, body: str, on: date) -> Term | None:
    """本届. The term of a body that began last by a day; None if none is known."""
    begun = [
        term
        for term in register.tied(Term, "body", body)
        if term.period.start and term.period.has(on)
    ]
    return max(begun, key=lambda term: (str(term.period.start), term.id), default=None)


def regular_end(term: Term, years: Dated[int]) -> date | None:
    """任期届满日. By the rules of the day of the election; None where they set none."""
    start = term.period.start
    limit = years.on(start) if start else None
    return anniversary(start, limit) if start and limit else None


def election_due(term: Term, years: Dated[int]) -> date | None:
    """换届日. The end of the term, or the day to which it was extended."""
    end = regular_end(term, years)
    return max(end, term.extended_until or end) if end else None


def _passed(due: date, on: date) -> str:
    years, months = divmod(full_months(due, on), 12)
    if not years:
        return f"{months}个月" if months else f"{(on - due).days}天"
    return f"{years}年{months}个月" if months else f"{years}年"


Bodies = Callable[[Register, date], Iterator[Record]]
Check = Callable[[Register, date], Iterator[Spot]]


def overdue(bodies: Bodies, years: Dated[int]) -> Check:
    """届满未换届. Bodies whose election is past due; their terms alone are known of."""

    def check(register: Register, on: date) -> Iterator[Spot]:
        for body in bodies(register, on):
            term = current_term(register, body.id, on)
            due = election_due(term, years) if term else None
            if term and due and due < on:
                yield Spot(
                    f"任期应于{due}届满换届，已超过{_passed(due, on)}",
                    (term.id, body.id),
                    "period",
                )

    return check


def reminder(bodies: Bodies, years: Dated[int]) -> Check:
    """换届提醒. Bodies whose election is due within six months."""

    def check(register: Register, on: date) -> Iterator[Spot]:
        for body in bodies(register, on):
            term = current_term(register, body.id, on)
            due = election_due(term, years) if term else None
            if term and due and months_after(due, -REMINDER_MONTHS) <= on <= due:
                yield Spot(
                    f"任期于{due}届满，请在{REMINDER_MONTHS}个月内做好换届准备",
                    (term.id, body.id),
                    "period",
                )

    return check


def extended_too_long(bodies: Bodies, years: Dated[int]) -> Check:
    """延期超限. Elections put off by more than a year, or without an approval."""

    def check(register: Register, on: date) -> Iterator[Spot]:
        for body in bodies(register, on):
            for term in register.tied(Term, "body", body.id):
                end, until = regular_end(term, years), term.extended_until
                if end is None or until is None or until <= end:
                    continue
                if not term.extension:
                    yield Spot("延期换届没有批复文号", (term.id, body.id), "extension")
                if until > anniversary(end, LONGEST_EXTENSION):
                    yield Spot(
                        f"延期换届至{until}，比届满日{end}"
                        f"晚{full_months(end, until)}个月，"
                        f"一般不超过{LONGEST_EXTENSION}年",
                        (term.id, body.id),
                        "extended_until",
                    )

    return check
