"""组织关系转接和报到. A relation moves, one at a time; reporting in moves none."""

from __future__ import annotations

from datetime import date

import attrs

from shequ_core.acts.party_members import member, new_membership, no_member
from shequ_core.acts.posts import posts_left
from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.model import (
    Appraisal,
    PartyBody,
    PartyMembership,
    Person,
    Rating,
    RelationTransfer,
    ReportIn,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


@attrs.frozen(kw_only=True)
class Letter:
    """介绍信. What a letter of transfer says: its number, and how long it is valid.

    ``elsewhere`` is the party body outside that it comes from or goes to.
    """

    elsewhere: str = ""
    number: str = ""
    valid_until: date | None = None


def transfer_relation(
    register: Register,
    person: Ref[Person],
    *,
    to: Ref[PartyBody],
    on: date,
    number: str = "",
) -> Writes:
    """社区内转接. A member goes from one branch to another of this book on the day.

    Posts in the old branch end. Raises InvalidValue where the person is no member, or
    belongs to that branch already (``same-body``).
    """
    before = member(register, person, on)
    if before.body == to:
        raise InvalidValue(f"{person} belongs to {to} already", problem="same-body")
    letter = RelationTransfer(
        id=_new_letter(register, person, on),
        person=person,
        origin=before.body,
        target=to,
        number=number,
        received=on,
        period=Period.day(on),
    )
    return Writes((*_moved(register, before, to, on), letter)).then(
        posts_left(register, person, on, body=before.body)
    )


def send_relation(
    register: Register, person: Ref[Person], *, letter: Letter, on: date
) -> Writes:
    """开出介绍信. A letter goes out; the member stays in the branch until its receipt.

    Raises InvalidValue where the person is no member, or a letter is out already
    (``letter-out``).
    """
    membership = member(register, person, on)
    for known in register.tied(RelationTransfer, "person", person):
        if known.received is None:
            raise InvalidValue(
                f"a letter of {person} is out (未回执) since {known.period.start}: "
                "record its receipt, or strike it",
                problem="letter-out",
            )
    sent = RelationTransfer(
        id=_new_letter(register, person, on),
        person=person,
        origin=membership.body,
        period=Period.since(on),
        **attrs.asdict(letter),
    )
    return Writes((sent,))


def relation_received(
    register: Register, letter: Ref[RelationTransfer], *, on: date
) -> Writes:
    """收到回执. The other side has taken the member in: the relation here ends.

    Raises InvalidValue where the letter was received already, or not sent by then.
    """
    sent = register[letter]
    if sent.received is not None or not sent.period.has(on):
        raise InvalidValue(
            f"{letter} (介绍信) is not out on {on}", problem="letter-not-out"
        )
    membership = member(register, sent.person, on)
    received = sent.evolve(received=on, period=Period.through(sent.period.start, on))
    ended = membership.evolve(period=Period(membership.period.start, on))
    return Writes((received, ended)).then(posts_left(register, sent.person, on))


def receive_relation(
    register: Register,
    person: Person,
    *,
    body: Ref[PartyBody],
    joined: date,
    confirmed: date | None,
    letter: Letter,
    on: date,
) -> Writes:
    """转入组织关系. A member from elsewhere is taken into a branch on the day.

    ``joined`` and ``confirmed`` are as their file says. Raises InvalidValue where the
    person is a member here already, or joined after the day.
    """
    no_member(register, person.id, on)
    if not person.period.has(on):
        raise InvalidValue(
            f"{person.id} does not live (在世) on {on}", problem="not-alive"
        )
    if joined > on:
        raise InvalidValue(
            f"{person.id} joined (入党) on {joined}, after {on}", problem="joined-later"
        )
    membership = PartyMembership(
        id=new_membership(register, person.id, on),
        person=person.id,
        body=body,
        joined=joined,
        confirmed=confirmed,
        period=Period.since(on),
    )
    taken = RelationTransfer(
        id=_new_letter(register, person.id, on),
        person=person.id,
        target=body,
        received=on,
        period=Period.day(on),
        **attrs.asdict(letter),
    )
    return Writes((person, membership, taken))


def end_membership(register: Register, person: Ref[Person], *, on: date) -> Writes:
    """党籍终止. A member leaves the party, or a probation is not confirmed.

    Raises InvalidValue where the person is no member that day.
    """
    membership = member(register, person, on)
    ended = membership.evolve(period=Period(membership.period.start, on))
    return Writes((ended,)).then(posts_left(register, person, on))


def report_in(
    register: Register,
    who: Ref[Person | Unit],
    *,
    body: Ref[PartyBody],
    on: date,
    home: str = "",
) -> Writes:
    """报到. A member in service, or a unit's party body, reports to the community.

    Whoever reports in keeps their relation elsewhere (``home``), and may report to
    several bodies. Raises InvalidValue where they belong here (``member-already``), or
    reported to that body before.
    """
    person: Ref[Person] | None = Ref.trusted(who) if who.kind == Person.kind else None
    unit: Ref[Unit] | None = Ref.trusted(who) if person is None else None
    if person is not None:
        alive(register, person, on)
        no_member(register, person, on)
    for known in register.all(ReportIn):
        same = (known.person, known.unit, known.body) == (person, unit, body)
        if same and known.period.meets(Period.since(on)):
            raise InvalidValue(
                f"{who} reported (报到) to {body} already, as {known.id}",
                problem="reported-already",
            )
    key = f"{who.key}.{body.key}.{on:%Y%m%d}"
    report = ReportIn(
        id=fresh(register, Ref.to(who.community, ReportIn.kind, key)),
        person=person,
        unit=unit,
        body=body,
        home=home,
        period=Period.since(on),
    )
    return Writes((report,))


def end_report(register: Register, report: Ref[ReportIn], *, on: date) -> Writes:
    """报到结束. It ends on the day. Raises NotFound, and InvalidValue if not open."""
    known = register[report]
    if not known.period.has(on) or known.period.end is not None:
        raise InvalidValue(f"{report} (报到) is not open on {on}", problem="not-open")
    return Writes((known.evolve(period=Period(known.period.start, on)),))


def appraise(
    register: Register,
    of: Ref[PartyMembership | ReportIn],
    *,
    rating: Rating,
    on: date,
    note: str = "",
) -> Writes:
    """评议. How a member, or one who reported in, was appraised on the day.

    Raises NotFound, and InvalidValue where it is not open that day.
    """
    about = register.find(of)
    if about is None or not about.period.has(on):
        raise InvalidValue(
            f"{of} is not in force (在册) on {on}: nothing to appraise",
            problem="not-open",
        )
    key = f"{of.kind.replace('_', '-')}.{of.key}.{on:%Y%m%d}"
    appraisal = Appraisal(
        id=fresh(register, Ref.to(of.community, Appraisal.kind, key)),
        of=of,
        rating=rating,
        note=note,
        period=Period.day(on),
    )
    return Writes((appraisal,))


def _moved(
    register: Register, before: PartyMembership, to: Ref[PartyBody], on: date
) -> tuple[PartyMembership, ...]:
    """A relation that began that day is told anew, so that no empty one is left."""
    if before.period.start == on:
        return (before.evolve(body=to),)
    ended, goes_on = before.period.split(on)
    return (
        before.evolve(period=ended),
        before.evolve(
            id=new_membership(register, before.person, on), body=to, period=goes_on
        ),
    )


def _new_letter(
    register: Register, person: Ref[Person], on: date
) -> Ref[RelationTransfer]:
    key = f"{person.key}.{on:%Y%m%d}"
    return fresh(register, Ref.to(person.community, RelationTransfer.kind, key))
