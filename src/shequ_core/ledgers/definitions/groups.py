"""居民小组台账. The groups, their leaders, and the households they say they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from shequ_core.ledgers.coverage import cover
from shequ_core.ledgers.definitions.common import GROUP, KEY, ORDINAL, PHONES, words
from shequ_core.ledgers.grounds import by_number, group_named, group_number
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.model import Building, GridGroup, GroupLevel, Statement
from shequ_core.register import Register
from shequ_core.values import Quantity, Ref

STATED_IN = "居民小组台账"

COLUMNS = (
    LedgerColumn(
        key="parent",
        title="居民大组",
        aliases=words(
            "大组 所属大组 所属居民大组 大组名称 居民大组名称 片区 所属片区 大组名 "
            "片区(大组) 居民片区 大组别 大组号"
        ),
        over=rf"第?{ORDINAL}号?(?:居民)?大组",
        width=14,
    ),
    LedgerColumn(
        key="parent_key", title="大组编号(勿改)", cell=CellKind.LABEL, width=14
    ),
    attrs.evolve(GROUP, aliases=(*GROUP.aliases, "小组名称", "居民小组名称", "组名")),
    LedgerColumn(
        key="leader",
        title="组长姓名",
        cell=CellKind.NAME,
        aliases=words(
            "组长 小组长 小组长姓名 负责人 网格员 网格长 居民组长 组长名 居民小组长 "
            "小组负责人 楼组长"
        ),
        personal=True,
        width=10,
    ),
    attrs.evolve(
        PHONES, aliases=(*PHONES.aliases, *words("组长电话 负责人电话 网格长电话"))
    ),
    LedgerColumn(
        key="households",
        title="户数",
        cell=CellKind.COUNT,
        aliases=words(
            "户籍户数 总户数 家庭户数 居民户数 户数(户) 现有户数 户数合计 户数总计 "
            "居民户 户 常住户数 户籍总户数"
        ),
        width=8,
    ),
    LedgerColumn(
        key="buildings",
        title="所辖楼栋",
        aliases=words(
            "楼栋 包含楼栋 管辖楼栋 所含楼栋 楼栋范围 管辖范围 所辖范围 负责楼栋 "
            "管辖楼幢 所辖楼幢 覆盖楼栋 辖区楼栋 所管楼栋 分管楼栋 楼栋号 "
            "管辖楼栋号 所辖楼栋号"
        ),
        width=26,
    ),
    KEY,
)


def read(row: Row, intake: Intake) -> None:
    """读一行. A small group under its large group."""
    words = row.text("group")
    key = row.text("key")
    ref = (
        intake.ref(GridGroup, key)
        if words and key
        else group_named(words, GroupLevel.SMALL, intake)
    )
    if ref is None:
        intake.quarantine("group-missing", "没有小组名称，这一行未入库", field="group")
        return
    if not intake.claim(ref):
        intake.quarantine(
            "entered-twice", "同一小组前面已有一行，这一行未入库", field="group"
        )
        return
    parent = _parent(row, intake)
    told = {
        field: row.values[field] or empty
        for field, empty in (("leader", ""), ("phones", ()))
        if field in row.values
    }
    intake.state(
        GridGroup,
        ref,
        name=words,
        level=GroupLevel.SMALL,
        number=group_number(words),
        parent=parent,
        **told,
    )
    intake.about(ref)
    cover(row.text("buildings"), ref, intake)
    households: int | None = row.get("households")
    if households is not None:
        stated = intake.ref(Statement, f"group-{ref.key}-households")
        before = intake.find(stated)
        intake.state(
            Statement,
            stated,
            figure="registered_households",
            value=Quantity.exactly(households),
            on=intake.table.facts.told_on or (before.on if before else None),
            about=ref,
            said="户数",
            source=STATED_IN,
        )


def _parent(row: Row, intake: Intake) -> Ref[GridGroup] | None:
    words, key = row.text("parent"), row.text("parent_key")
    if words and key:
        ref = intake.ref(GridGroup, key)
        number = group_number(words)
        intake.state(GridGroup, ref, name=words, level=GroupLevel.LARGE, number=number)
        return ref
    return group_named(words, GroupLevel.LARGE, intake)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every small group, in the order of their numbers."""
    small = [it for it in register.all(GridGroup) if it.level is GroupLevel.SMALL]
    for group in sorted(small, key=lambda it: (it.number or 0, it.id)):
        parent = register.find(group.parent)
        stated = register.tied(Statement, "about", group.id)
        buildings = register.tied(Building, "group", group.id)
        yield {
            "parent": parent.name if parent else "",
            "parent_key": parent.id.key if parent else "",
            "group": group.name,
            "leader": group.leader,
            "phones": group.phones,
            "households": _households(stated),
            "buildings": "、".join(it.name for it in sorted(buildings, key=by_number)),
            "key": group.id.key,
        }


def _households(stated: list[Statement]) -> int | None:
    for it in stated:
        if it.figure == "registered_households" and it.value.exact is not None:
            return int(it.value.exact)
    return None


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. A small group is its own."""
    for group in register.all(GridGroup):
        if group.level is GroupLevel.SMALL:
            yield group.id.key, group.id


GROUPS = Practice(
    Ledger(
        name="groups",
        title="居民小组台账",
        order=20,
        of=GridGroup,
        columns=COLUMNS,
        needed=("group", "leader"),
        aliases=words("小组 网格"),
    ),
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
)
