"""楼道长名册. A ledger as a guest writes it: who looks after which stairwell."""

from collections.abc import Iterable, Iterator, Mapping

from shequ_core.ledgers import (
    GROUP,
    KEY,
    NAME,
    NUMBER,
    PERSON_KEY,
    PHONES,
    Belonging,
    CellKind,
    Intake,
    Ledger,
    LedgerColumn,
    Practice,
    Roll,
    Row,
    Table,
    as_entered,
    expect,
    person_of,
    small_group,
    sought_in,
    words,
)
from shequ_core.model import GridGroup, Person, Post, Tenure
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Ref

DUTIES = "楼道长"
"""职务. What tells their posts from those of other leaders of a group."""


def survey(tables: Iterable[Table], intake: Intake) -> None:
    """先看. Everybody on the roll now and before, ahead of the first row."""
    posts = (it for it in intake.known.all(Tenure) if it.duties == DUTIES)
    before = frozenset(Ref[Person](it.holder) for it in posts if it.holder)
    intake.surveys["stairs"] = Roll("stairs", before)
    expect(tables, intake, roll=lambda row, table: "stairs", seek=sought_in)


def read(row: Row, intake: Intake) -> None:
    """读一行. A person, and the stairs that are theirs."""
    if not row.text("name"):
        intake.quarantine("name-missing", "没有姓名，这一行未入库", field="name")
        return
    group = small_group(row.text("group"), intake)
    if group is None:
        intake.quarantine("group-missing", "没有居民小组，这一行未入库", field="group")
        return
    person = person_of(row, intake, intake.surveys["stairs"])
    if person is None:
        return
    ref = intake.ref(Tenure, row.text("key") or f"stairs-{group.key}-{person.key}")
    if not intake.claim(ref):
        words = "同一楼道长前面已有一行，这一行未入库"
        intake.quarantine("entered-twice", words, field="name")
        return
    before = intake.find(ref)
    known = before.period if before else ALWAYS
    since = intake.or_known("since", row.get("since"), known.start)
    intake.state(
        Tenure,
        ref,
        body=group,
        post=Post.LEADER,
        holder=person,
        duties=DUTIES,
        period=Period(since, known.end),
    )
    intake.about(ref)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """各行. Every one of them, in the order they were entered."""
    stairs = (it for it in register.all(Tenure) if it.duties == DUTIES)
    for tenure in as_entered(stairs):
        person = register.find(tenure.holder)
        group = register.find(tenure.body)
        if isinstance(person, Person) and isinstance(group, GridGroup):
            yield {
                "group": group.name,
                "name": person.name,
                "number": person.number,
                "phones": person.phones,
                "since": tenure.period.start,
                "person_key": person.id.key,
                "key": tenure.id.key,
            }


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. Each goes to the group whose stairs they are."""
    for tenure in register.all(Tenure):
        if tenure.duties == DUTIES:
            yield tenure.id.key, Ref[GridGroup](tenure.body)


STAIRS = Practice(
    Ledger(
        name="stairs",
        title="楼道长名册",
        order=200,
        of=Tenure,
        columns=(
            GROUP,
            NAME,
            NUMBER,
            PHONES,
            LedgerColumn(
                key="since",
                title="任楼道长日期",
                cell=CellKind.DAY,
                aliases=words("担任楼道长日期 楼道长任职日期"),
            ),
            PERSON_KEY,
            KEY,
        ),
        needed=("group", "name", "since"),
        aliases=words("楼道长 楼道"),
    ),
    survey=survey,
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
)
