"""印尼RT名册. Rows of a Daftar RT as groups, terms and stated numbers, and back."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core import Ref, Register
from shequ_core.ledgers import Belonging, Intake, Ledger, Practice, Row
from shequ_core.model import GridGroup, GroupLevel, Post, Statement, Tenure
from shequ_core.values import Period, Quantity
from shequ_overseas.columns import COLUMNS

FIGURES = {"households": "id_kk", "residents": "id_jiwa"}
"""所报数. The columns that state a number, and the word of each: a KK is no 户籍户."""

_NUMBER = re.compile(r"(?:R[TW]\W*)?0*([1-9]\d{0,2})", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"RT (\d{3})/RW (\d{3})", re.ASCII)


def number_in(words: str) -> str:
    """编号. The three digits of an RT or RW, however it is written; "" for none.

    >>> number_in("RT. 03"), number_in("12"), number_in("Melati")
    ('003', '012', '')
    """
    found = _NUMBER.fullmatch(words.strip())
    return found[1].zfill(3) if found else ""


def numbers_of(group: GridGroup) -> tuple[str, str] | None:
    """编号. The numbers of the RT and its RW; None of a group of any other sort."""
    found = _NAME.fullmatch(group.name)
    return (found[1], found[2]) if found else None


def read(row: Row, intake: Intake) -> None:
    """读一行. An RT in its RW, who leads it since when, and the numbers it states."""
    rt, rw = number_in(row.text("rt")), number_in(row.text("rw"))
    if not (rt and rw):
        field = "rw" if rt else "rt"
        words = f"没有看得懂的{field.upper()}编号，这一行未入库"
        intake.quarantine("rt-unreadable", words, field=field)
        return
    group = _group(row, rt, rw, intake)
    if not intake.claim(group):
        words = "同一RT前面已有一行，这一行未入库"
        intake.quarantine("entered-twice", words, field="rt")
        return
    intake.learn(
        GridGroup,
        group,
        name=f"RT {rt}/RW {rw}",
        level=GroupLevel.SMALL,
        parent=_parent(rw, intake),
        leader=row.text("leader"),
        phones=row.get("phones") or (),
    )
    intake.about(group)
    _term(row, group, intake)
    for column in FIGURES:
        _statement(row, column, group, intake)
    _say_what_is_lost(row, intake)


def _group(row: Row, rt: str, rw: str, intake: Intake) -> Ref[GridGroup]:
    """By our own key where the row has it, else by its name, else a new one."""
    if row.text("key"):
        return intake.ref(GridGroup, row.text("key"))
    natural = GroupLevel.SMALL, f"RT {rt}/RW {rw}"
    return intake.own(GridGroup, f"rw{rw}-rt{rt}", natural)


def _parent(rw: str, intake: Intake) -> Ref[GridGroup]:
    name = f"RW {rw}"
    ref = intake.own(GridGroup, f"rw{rw}", (GroupLevel.LARGE, name))
    intake.learn(GridGroup, ref, name=name, level=GroupLevel.LARGE)
    return ref


def _term(row: Row, group: Ref[GridGroup], intake: Intake) -> None:
    since, leader = row.get("since"), row.text("leader")
    if since and not leader:
        words = "有就任日期，没有Ketua RT姓名，任期未入库"
        intake.note("leader-missing", words, field="leader")
    elif since:
        intake.state(
            Tenure,
            intake.ref(Tenure, f"{group.key}-leader"),
            body=group,
            post=Post.LEADER,
            name=leader,
            period=Period.since(since),
        )


def _statement(row: Row, column: str, group: Ref[GridGroup], intake: Intake) -> None:
    number = row.get(column)
    if number is None:
        return
    ref = intake.ref(Statement, f"group-{group.key}-{column}")
    before = intake.find(ref)
    intake.state(
        Statement,
        ref,
        figure=FIGURES[column],
        value=Quantity.exactly(number),
        on=intake.table.facts.told_on or (before.on if before else None),
        about=group,
        source="Daftar RT",
    )


def _say_what_is_lost(row: Row, intake: Intake) -> None:
    """What none of our records has a place for is left out, and said to be."""
    if row.text("nik"):
        words = "NIK是印尼居民号码，不是公民身份号码，没有可存的字段，未入库"
        intake.note("nik-not-kept", words, field="nik")
    if row.text("note"):
        words = "居民组没有备注，Keterangan未入库"
        intake.note("note-not-kept", words, field="note")


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every RT by its RW and number; groups of other sorts are not of it."""
    for group in sorted(register.all(GridGroup), key=lambda it: it.name):
        numbers = numbers_of(group)
        if numbers is None:
            continue
        stated = {
            it.figure: it.value.exact
            for it in register.tied(Statement, "about", group.id)
        }
        yield {
            "rt": numbers[0],
            "rw": numbers[1],
            "leader": group.leader,
            "phones": group.phones,
            "since": _since(register, group),
            **{column: stated.get(figure) for column, figure in FIGURES.items()},
            "key": group.id.key,
        }


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. An RT is its own: it is handed out to who leads it."""
    for group in register.all(GridGroup):
        if numbers_of(group):
            yield group.id.key, group.id


def _since(register: Register, group: GridGroup) -> date | None:
    """The first day of the latest term that is known."""
    terms = register.tied(Tenure, "body", group.id)
    days = [it.period.start for it in terms if it.period.start]
    return max(days, default=None)


NEIGHBOURHOODS = Practice(
    Ledger(
        name="id_neighbourhoods",
        title="印尼RT名册",
        order=210,
        of=GridGroup,
        columns=COLUMNS,
        needed=("rt", "rw"),
        aliases=("Daftar RT", "Data RT", "Rukun Tetangga"),
    ),
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
)
