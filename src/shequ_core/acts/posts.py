"""任职. Elections and posts of whatever body: elected, appointed, left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Writes, apply
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    MeetingForm,
    PartyBody,
    PartyMembership,
    Person,
    Post,
    Record,
    Tenure,
    Term,
    Unit,
)
from shequ_core.register import Register
from shequ_core.rules.development import ADULT
from shequ_core.rules.terms import current_term
from shequ_core.values import Period, Ref, age_on


@attrs.frozen(kw_only=True)
class Ballot:
    """选举. How a vote went: the form, who might vote (应参选), who did (实参选).

    ``number`` is which term it begins (第几届), else one more than the last;
    ``approval`` the document that approved the result.
    """

    number: int | None = None
    form: MeetingForm | None = None
    electors: int | None = None
    voters: int | None = None
    approval: str = ""


UNTOLD = Ballot()
"""未报告的选举. Nothing is told of how the vote went."""

ELECTED_POSTS = (
    Post.SECRETARY,
    Post.DEPUTY_SECRETARY,
    Post.ORGANISATION,
    Post.PUBLICITY,
    Post.DISCIPLINE,
    Post.DIRECTOR,
    Post.DEPUTY_DIRECTOR,
    Post.MEMBER,
)
"""选举产生的职务. They end with the term, unless their holder is elected again."""


def elect(
    register: Register,
    body: Ref[Any],
    *,
    elected: Iterable[tuple[Ref[Person], Post]],
    on: date,
    ballot: Ballot = UNTOLD,
) -> Writes:
    """换届选举. A body is elected anew on the day: a new term, and who holds its posts.

    Whoever is elected to the post that they hold goes on in it; the other elected posts
    end. Raises InvalidValue where more voted than might (``turnout``), a term began
    that day or later (``later``), or somebody can not be elected (``not-eligible``).
    """
    if (ballot.voters or 0) > (ballot.electors or ballot.voters or 0):
        raise InvalidValue(
            f"{ballot.voters} voted (实参选) of {ballot.electors} who might (应参选)",
            problem="turnout",
        )
    nothing_later(register, body, on)
    terms = register.tied(Term, "body", body)
    counted = [term.number for term in terms if term.number]
    before = current_term(register, body, on)
    begun = Term(
        id=fresh(register, Ref.to(body.community, Term.kind, f"{body.key}.{on:%Y}")),
        body=body,
        number=ballot.number or (max(counted) + 1 if counted else None),
        form=ballot.form,
        electors=ballot.electors,
        voters=ballot.voters,
        approval=ballot.approval,
        period=Period.since(on),
    )
    ended = () if before is None else (before.evolve(period=_until(before, on)),)
    chosen = tuple(elected)
    return (
        Writes((*ended, begun))
        .then(_retired(register, body, chosen, on))
        .then(_installed(register, body, chosen, on))
    )


def nothing_later(register: Register, body: Ref[Any], on: date) -> None:
    """没有在后. No election on the day or after it, and no elected post changed later.

    Raises InvalidValue (``later``).
    """
    changes = [it.period.start for it in register.tied(Term, "body", body)]
    for tenure in register.tied(Tenure, "body", body):
        if tenure.post in ELECTED_POSTS:
            start, end = tenure.period.start, tenure.period.end
            changes.append(end)
            if start and start > on:
                changes.append(start)
    last = max(filter(None, changes), default=date.min)
    if last >= on and last != date.min:
        raise InvalidValue(
            f"{body} had an election or a change of posts (换届或变动) on {last}: "
            f"correct that before recording an election on {on}",
            problem="later",
        )


def _retired(
    register: Register,
    body: Ref[Any],
    chosen: tuple[tuple[Ref[Person], Post], ...],
    on: date,
) -> Writes:
    leaving = [
        tenure
        for tenure in _open(register.tied(Tenure, "body", body), on)
        if tenure.post in ELECTED_POSTS and (tenure.holder, tenure.post) not in chosen
    ]
    return _ended(leaving, on)


def _installed(
    register: Register,
    body: Ref[Any],
    chosen: tuple[tuple[Ref[Person], Post], ...],
    on: date,
) -> Writes:
    writes, now = Writes(), register
    staying = {
        (it.holder, it.post) for it in _open(register.tied(Tenure, "body", body), on)
    }
    for who, post in chosen:
        eligible(register, body, who, on)
        if (who, post) not in staying:
            taken = take_post(now, who, body=body, post=post, on=on)
            writes, now = writes.then(taken), apply(now, taken)
    return writes


def eligible(register: Register, body: Ref[Any], person: Ref[Person], on: date) -> None:
    """可当选. An adult who lives; in a party body, a full member.

    Raises InvalidValue (``not-eligible``).
    """
    who = alive(register, person, on)
    if who.born and age_on(who.born, on) < ADULT:
        raise InvalidValue(
            f"{person} is under {ADULT} on {on}: they can not be elected (当选)",
            problem="not-eligible",
        )
    if body.kind == PartyBody.kind and not any(
        it.period.has(on) and not it.on_probation(on)
        for it in register.tied(PartyMembership, "person", person)
    ):
        raise InvalidValue(
            f"{person} is no full member (正式党员) on {on}: "
            "they can not be elected in a party body",
            problem="not-eligible",
        )


def take_post(
    register: Register,
    holder: Ref[Person | Unit] | None,
    *,
    body: Ref[Any],
    post: Post,
    on: date,
    name: str = "",
    duties: str = "",
) -> Writes:
    """任职. Somebody takes a post in a body from the day on.

    ``name`` is who it is where no known person fits, or who represents the unit that
    holds a seat. Raises InvalidValue where they hold that post there already, or
    neither ``holder`` nor ``name`` is given.
    """
    if holder is None and not name:
        raise InvalidValue("a post (职务) is held by somebody", problem="nobody")
    for tenure in register.tied(Tenure, "body", body):
        same = (tenure.post, tenure.holder, tenure.name) == (post, holder, name)
        if same and tenure.period.meets(Period.since(on)):
            raise InvalidValue(
                f"{holder or name} holds that post (职务) already, "
                f"{tenure.period} as {tenure.id}",
                problem="held-already",
            )
    key = f"{body.kind.replace('_', '-')}.{body.key}.{post.value.replace('_', '-')}"
    dated = f"{key}.{on:%Y%m%d}"
    tenure = Tenure(
        id=fresh(register, Ref.to(body.community, Tenure.kind, dated)),
        body=body,
        post=post,
        holder=holder,
        name=name,
        duties=duties,
        period=Period.since(on),
    )
    return Writes((tenure,))


def leave_post(register: Register, tenure: Ref[Tenure], *, on: date) -> Writes:
    """离任. A post is left on the day, the day after it was taken up at the earliest.

    Raises NotFound, and InvalidValue where it is not held that day.
    """
    known = register[tenure]
    if known.period.start == on:
        raise InvalidValue(
            f"{tenure} (任职) began on {on} itself: a post is held a day at least; "
            "strike it if nobody held it",
            problem="same-day",
        )
    if not list(_open([known], on)):
        raise InvalidValue(
            f"{tenure} (任职) is not held on {on}, but {known.period}",
            problem="not-open",
        )
    return _ended([known], on)


def extend_term(
    register: Register, body: Ref[Any], *, until: date, document: str, on: date
) -> Writes:
    """延期换届. The election is put off to a day, as a document of approval says.

    Raises InvalidValue where no term runs on the day.
    """
    term = current_term(register, body, on)
    if term is None:
        raise InvalidValue(f"{body} has no term (任期) on {on}", problem="no-term")
    return Writes((term.evolve(extended_until=until, extension=document),))


def posts_left(
    register: Register, person: Ref[Person], on: date, *, body: Ref[Any] | None = None
) -> Writes:
    """卸任. The party posts of a person end on the day: of one body, or of all."""
    held = [
        tenure
        for tenure in register.tied(Tenure, "holder", person)
        if tenure.body.kind == PartyBody.kind and body in (None, tenure.body)
    ]
    return _ended(list(_open(held, on)), on)


def _open(tenures: Iterable[Tenure], on: date) -> Iterator[Tenure]:
    return (it for it in tenures if it.period.has(on) and it.period.end is None)


def _ended(tenures: list[Tenure], on: date) -> Writes:
    """What was taken up that very day never was."""
    return Writes(
        tuple(
            it.evolve(period=_until(it, on)) for it in tenures if it.period.start != on
        ),
        tuple(it.id for it in tenures if it.period.start == on),
    )


def _until(record: Record, on: date) -> Period:
    return Period(record.period.start, on)
