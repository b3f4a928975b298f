"""流动人口台账. People who live here and are registered elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from shequ_core.ledgers.definitions.common import (
    BORN,
    EDUCATION,
    ETHNICITY,
    GROUP,
    KEY,
    MARITAL,
    NAME,
    NUMBER,
    PHONES,
    POLITICAL,
    SEX,
    WORKPLACE,
    words,
)
from shequ_core.ledgers.definitions.residents import group_words
from shequ_core.ledgers.grounds import building_in, small_group
from shequ_core.ledgers.identity import Identity, believed, identify
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.people import (
    Roll,
    expect,
    fill_in,
    remember,
    sought_in,
    spoken_of,
)
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.ledgers.spans import begun, days_told
from shequ_core.ledgers.stays import stay_of
from shequ_core.ledgers.table import Table
from shequ_core.model import Basis, GridGroup, Person, Record, Residence
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Ref

COLUMNS = (
    NAME,
    SEX,
    NUMBER,
    BORN,
    ETHNICITY,
    EDUCATION,
    MARITAL,
    POLITICAL,
    WORKPLACE,
    LedgerColumn(
        key="origin",
        title="户籍地代码",
        cell=CellKind.LABEL,
        aliases=words(
            "户籍地 户籍所在地 户籍地址 户口所在地 户籍地区划代码 来源地 "
            "户籍地行政区划代码 户籍所在地代码 户口所在地代码 户籍地址代码 "
            "流出地代码 流出地 来自何地"
        ),
        width=12,
    ),
    LedgerColumn(
        key="address",
        title="暂住地址",
        aliases=words(
            "现居住地址 现住址 居住地址 暂住地 现住地址 居住处所 临时住址 住址 "
            "现暂住地址 暂住处所 在本社区住址 现住地 现居住地 租住地址 居住地 "
            "流入地址 流入地"
        ),
        personal=True,
        width=22,
    ),
    GROUP,
    LedgerColumn(
        key="arrived",
        title="来本地时间",
        cell=CellKind.DAY,
        aliases=words(
            "来本地日期 流入时间 流入日期 居住时间 入住时间 登记日期 来社区时间 "
            "到达日期 来浏时间 来社区日期 来此时间 暂住时间 暂住起始日期 登记时间 "
            "到本地时间 何时来本地 来本社区时间 流入本地时间 开始居住时间 来浏日期 "
            "暂住日期 入住日期"
        ),
        width=12,
    ),
    LedgerColumn(
        key="left",
        title="离开时间",
        cell=CellKind.DAY,
        aliases=words(
            "离开日期 流出时间 搬离时间 离开本地时间 流出日期 离开社区时间 搬离日期"
        ),
        width=12,
    ),
    LedgerColumn(
        key="reason",
        title="来本地事由",
        aliases=words(
            "居住事由 流入原因 暂住事由 来本地原因 事由 流动原因 暂住原因 来此事由 "
            "流入事由 居住原因 来此原因 居留事由 来社区原因 来本社区事由 "
            "来本社区原因 流入本地原因"
        ),
        width=12,
    ),
    PHONES,
    LedgerColumn(key="note", title="备注", aliases=words("说明"), width=12),
    KEY,
)


def read(row: Row, intake: Intake) -> None:
    """读一行. A person, and where they stay."""
    who = identify(row, intake)
    if not who.name:
        intake.quarantine(
            "name-missing", "没有姓名，这一行未入库，请补填", field="name"
        )
        return
    roll: Roll = intake.surveys["floating"]
    ref = _person(row, who, roll, intake)
    if ref is None:
        return
    if not intake.claim(stay_of(ref, Basis.FLOATING, intake)):
        intake.about(ref)
        intake.quarantine(
            "listed-twice", "同一人前面已有一行，这一行未入库", field="number"
        )
        return
    before = intake.find(ref)
    told = {
        field: row.values[field] or empty
        for field, empty in _PERSONAL.items()
        if field in row.values
    }
    if intake.find(stay_of(ref, Basis.REGISTERED, intake)):
        person = fill_in(ref, who, intake, **told)
    else:
        person = _learn(ref, believed(who, before, intake), intake, told)
    remember(before, person, roll, intake)
    intake.about(ref)
    _stay(row, ref, intake)


def _person(row: Row, who: Identity, roll: Roll, intake: Intake) -> Ref[Person] | None:
    """Who it is, someone new too; None where it has to be asked."""
    if row.text("key"):
        return intake.ref(Person, row.text("key"))
    spoken = spoken_of(row, sought_in(row, who), roll, intake)
    if spoken.refused:
        return None
    return spoken.person or intake.new(Person, "w")


_PERSONAL: Mapping[str, object] = {
    "ethnicity": None,
    "education": None,
    "marital": None,
    "political": None,
    "workplace": "",
    "phones": (),
}


def _learn(
    ref: Ref[Person], who: Identity, intake: Intake, told: Mapping[str, object]
) -> Person:
    before = intake.find(ref)
    return intake.learn(
        Person,
        ref,
        name=who.name,
        number=who.number,
        sex=who.sex,
        born=who.born,
        period=begun(who.lived.start, before),
        **told,
    )


def survey(tables: Iterable[Table], intake: Intake) -> None:
    """通览. Who was a floating resident before, and whom the rows speak of."""
    stays = intake.known.tied(Residence, "basis", Basis.FLOATING)
    before = frozenset(it.person for it in stays)
    name = FLOATING.ledger.name
    intake.surveys["floating"] = Roll(name, before)
    expect(tables, intake, roll=lambda row, table: name, key="key", seek=sought_in)


def _stay(row: Row, person: Ref[Person], intake: Intake) -> None:
    address = row.text("address")
    ref = stay_of(person, Basis.FLOATING, intake)
    before = intake.find(ref)
    known = before.period if before else ALWAYS
    days = days_told(row, ("arrived", "left"), (known.start, known.end), intake)
    intake.state(
        Residence,
        ref,
        person=person,
        basis=Basis.FLOATING,
        group=small_group(row.text("group"), intake),
        building=building_in(address, intake) or (before.building if before else None),
        address=address,
        origin=row.text("origin"),
        reason=row.text("reason"),
        note=row.text("note"),
        period=Period(*days),
    )


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every floating resident."""
    for stay in register.all(Residence):
        person = register.find(stay.person)
        if stay.basis is not Basis.FLOATING or person is None:
            continue
        yield {
            "name": person.name,
            "sex": person.sex,
            "number": person.number,
            "born": person.born,
            **{field: getattr(person, field) for field in _PERSONAL},
            "origin": stay.origin,
            "address": stay.address,
            "group": group_words(register.find(stay.group)),
            "arrived": stay.period.start,
            "left": stay.period.end,
            "reason": stay.reason,
            "note": stay.note,
            "key": person.id.key,
        }


def _is_floating(record: Record) -> bool:
    return isinstance(record, Residence) and record.basis is Basis.FLOATING


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. By the group that somebody stays in."""
    for stay in register.all(Residence):
        if stay.basis is Basis.FLOATING and stay.person in register:
            yield stay.person.key, stay.group


FLOATING = Practice(
    Ledger(
        name="floating",
        title="流动人口台账",
        order=50,
        of=Person,
        columns=COLUMNS,
        needed=("name", "arrived"),
        titled=Titled(
            words=words("流动人口 暂住人口 外来人口"), needed=("name", "address")
        ),
        aliases=words("流动人口 暂住人口 外来人口"),
    ),
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
    survey=survey,
    holds=_is_floating,
)
