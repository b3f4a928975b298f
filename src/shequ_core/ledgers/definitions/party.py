"""党组织与党员台账. The party bodies, and the roster of members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shequ_core.ledgers.definitions.common import words
from shequ_core.ledgers.definitions.party_columns import BODY_COLUMNS, MEMBER_COLUMNS
from shequ_core.ledgers.identity import Identity
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import Ledger, Row
from shequ_core.ledgers.likeness import Sought
from shequ_core.ledgers.people import Roll, expect, person_of, sought_in
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.ledgers.returning import membership_told
from shequ_core.ledgers.spans import begun
from shequ_core.ledgers.table import Table
from shequ_core.model import (
    PartyBody,
    PartyMembership,
)
from shequ_core.register import Register
from shequ_core.values import ALWAYS, PartDate, Ref


def body_named(words: str, intake: Intake) -> Ref[PartyBody] | None:
    """党组织. The body of that name; entered where it is not known yet."""
    if not words:
        return None
    known = intake.named(PartyBody, words)
    if known:
        return known.id
    ref = intake.state(PartyBody, intake.new(PartyBody, "p"), name=words).id
    for body in list(intake.all(PartyBody)):
        if body.superior == words:
            intake.state(PartyBody, body.id, parent=ref, superior="")
    return ref


def survey_bodies(tables: Iterable[Table], intake: Intake) -> None:
    """通览. Every body has its name before a row is read: order is no matter."""
    known = {it.name: it.id for it in intake.all(PartyBody)}
    intake.surveys["party_bodies"] = known
    for table in tables:
        for row in table.rows:
            name, key = row.text("name"), row.text("key")
            if name and name not in known:
                known[name] = (
                    intake.ref(PartyBody, key) if key else intake.new(PartyBody, "p")
                )


def read_body(row: Row, intake: Intake) -> None:
    """读一行. A party body under another of this book, or under one outside."""
    name = row.text("name")
    if not name:
        intake.quarantine("name-missing", "没有组织名称，这一行未入库", field="name")
        return
    bodies: dict[str, Ref[PartyBody]] = intake.surveys["party_bodies"]
    ref, above = bodies[name], row.text("parent")
    if not intake.claim(ref):
        intake.quarantine(
            "entered-twice", "同一党组织前面已有一行，这一行未入库", field="name"
        )
        return
    parent = bodies.get(above) if above != name else None
    before = intake.find(ref)
    intake.state(
        PartyBody,
        ref,
        name=name,
        form=row.get("form"),
        parent=parent,
        superior=intake.or_known(
            "parent", "" if parent else above, before.superior if before else ""
        ),
    )


def body_rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every body, those above first."""
    bodies = sorted(register.all(PartyBody), key=lambda it: _depth(it, register))
    for body in bodies:
        parent = register.find(body.parent)
        yield {
            "name": body.name,
            "form": body.form,
            "parent": parent.name if parent else body.superior,
            "key": body.id.key,
        }


def _depth(body: PartyBody, register: Register) -> tuple[int, str]:
    depth, above = 0, register.find(body.parent)
    while above and depth < 10:
        depth, above = depth + 1, register.find(above.parent)
    return depth, body.id


def survey_members(tables: Iterable[Table], intake: Intake) -> None:
    """通览. Who was a member before, and whom the rows speak of."""
    members = frozenset(it.person for it in intake.known.all(PartyMembership))
    name = PARTY_MEMBERS.ledger.name
    intake.surveys["party_members"] = Roll(name, members)
    expect(tables, intake, roll=lambda row, table: name, seek=_sought)


def _sought(row: Row, who: Identity) -> Sought:
    joined: PartDate | None = row.get("joined")
    return sought_in(row, who, born_by=joined.last if joined else None)


def read_member(row: Row, intake: Intake) -> None:
    """读一行. A person, and their membership in a branch."""
    roll: Roll = intake.surveys["party_members"]
    person = person_of(
        row,
        intake,
        roll,
        seek=_sought,
        ethnicity=row.get("ethnicity"),
        education=row.get("education"),
        workplace=row.text("workplace"),
    )
    if person is None:
        intake.quarantine(
            "name-missing", "没有姓名，这一行未入库，请补填", field="name"
        )
        return
    ref, before, again = membership_told(row, person, intake)
    known = before.period if before else ALWAYS
    joined: PartDate | None = row.get("joined")
    first = joined.first if joined else None
    days = begun(intake.or_known("joined", first, known.start), before)
    if before and before.joined == joined and known.start:
        days = known  # who came from elsewhere had joined the party before
    intake.state(
        PartyMembership,
        ref,
        person=person,
        body=body_named(row.text("body"), intake),
        joined=joined,
        confirmed=row.get("confirmed"),
        post=row.text("post"),
        category=row.get("category"),
        period=again or days,
    )
    intake.about(ref)


def member_rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every member, branch by branch."""
    for member in register.all(PartyMembership):
        person, body = register.find(member.person), register.find(member.body)
        if person is None:
            continue
        yield {
            "name": person.name,
            "sex": person.sex,
            "number": person.number,
            "born": person.born,
            "ethnicity": person.ethnicity,
            "education": person.education,
            "workplace": person.workplace,
            "joined": member.joined,
            "confirmed": member.confirmed,
            "body": body.name if body else "",
            "post": member.post,
            "category": member.category,
            "phones": person.phones,
            "key": member.id.key,
            "person_key": person.id.key,
        }


def owned_bodies(register: Register) -> Iterator[tuple[str, Ref[PartyBody]]]:
    """归属. A party body is its own."""
    for body in register.all(PartyBody):
        yield body.id.key, body.id


def owned_members(
    register: Register,
) -> Iterator[tuple[str, Ref[PartyBody] | None]]:
    """归属. A member is of the body that they are members of."""
    for member in register.all(PartyMembership):
        if member.person in register:
            yield member.id.key, member.body


PARTY_BODIES = Practice(
    Ledger(
        name="party_bodies",
        title="党组织一览",
        order=60,
        of=PartyBody,
        columns=BODY_COLUMNS,
        needed=("name", "form", "parent"),
        aliases=words("党组织"),
    ),
    read=read_body,
    rows=body_rows,
    belonging=Belonging(to=PartyBody, rows=owned_bodies),
    survey=survey_bodies,
)
PARTY_MEMBERS = Practice(
    Ledger(
        name="party_members",
        title="党员花名册",
        order=70,
        of=PartyMembership,
        columns=MEMBER_COLUMNS,
        needed=("name", "joined"),
        aliases=words("党员"),
    ),
    read=read_member,
    rows=member_rows,
    belonging=Belonging(to=PartyBody, rows=owned_members),
    survey=survey_members,
    holds=lambda record: isinstance(record, PartyMembership),
)
