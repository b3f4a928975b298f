"""楼栋台账. The residential buildings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.ledgers.coverage import mentioned
from shequ_core.ledgers.definitions.common import GROUP, KEY, words
from shequ_core.ledgers.definitions.residents import group_words
from shequ_core.ledgers.grounds import (
    building_called,
    building_ref,
    by_number,
    small_group,
)
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.practice import Belonging, Practice
from shequ_core.model import Building, GridGroup
from shequ_core.register import Register
from shequ_core.values import Ref

COLUMNS = (
    LedgerColumn(
        key="name",
        title="楼栋号",
        cell=CellKind.LABEL,
        aliases=words(
            "楼号 楼栋 楼栋名称 楼栋编号 栋号 幢号 楼幢号 楼幢 栋数 楼宇名称 楼宇 "
            "楼宇编号 楼房编号 楼栋名 栋 房屋编号 楼房名称"
        ),
        width=10,
    ),
    GROUP,
    LedgerColumn(
        key="address",
        title="门牌地址",
        aliases=words(
            "地址 楼栋地址 建筑地址 门牌号 详细地址 坐落 门牌 坐落地址 楼宇地址 "
            "坐落位置 位置 具体位置 房屋坐落 地点 楼栋门牌 门牌号码"
        ),
        width=22,
    ),
    LedgerColumn(
        key="floors",
        title="层数",
        cell=CellKind.COUNT,
        aliases=words(
            "楼层数 总层数 层高 楼层 层 楼层总数 地上层数 楼高(层) 共几层 总楼层"
        ),
        width=7,
    ),
    LedgerColumn(
        key="entrances",
        title="单元数",
        cell=CellKind.COUNT,
        aliases=words("单元 单元个数 单元总数 门栋数 楼门数 楼道数 单元(个) 门洞数"),
        width=8,
    ),
    LedgerColumn(
        key="built",
        title="建成年份",
        cell=CellKind.PART_DATE,
        aliases=words(
            "建筑年代 建成年代 建成时间 竣工年份 建造年份 建设年份 竣工时间 "
            "建成日期 建房时间 始建年份 建房年份 落成时间 交付时间 交付使用时间 "
            "竣工日期 建筑年份 建设年代 建成年 建造年"
        ),
        width=10,
    ),
    LedgerColumn(
        key="structure",
        title="结构",
        aliases=words(
            "建筑结构 房屋结构 结构类型 结构形式 楼房结构 楼栋结构 "
            "结构类别 建筑物结构 建筑结构类型"
        ),
        width=9,
    ),
    KEY,
)

_TWO_GROUPS = "居民小组台账把这一栋写在别的小组的“所辖楼栋”里，按楼栋台账计，请核对"
_TOLD: Mapping[str, object] = {
    "address": "",
    "floors": None,
    "entrances": None,
    "built": None,
    "structure": "",
}


def read(row: Row, intake: Intake) -> None:
    """读一行. A building; a bare number is called so many 栋."""
    name = row.text("name")
    if not name:
        intake.quarantine("name-missing", "没有楼栋号，这一行未入库", field="name")
        return
    name = building_called(name)
    ref = building_ref(name, intake, row.text("key"))
    if not intake.claim(ref):
        intake.quarantine(
            "entered-twice", "同一楼栋前面已有一行，这一行未入库", field="name"
        )
        return
    told = {
        it: row.values[it] or none for it, none in _TOLD.items() if it in row.values
    }
    group = small_group(row.text("group"), intake)
    before = intake.find(ref)
    if before and ref in mentioned(intake):
        intake.comes_from_here(ref)
        if group and group != before.group:
            intake.note("building-elsewhere", _TWO_GROUPS, field="group")
    intake.state(Building, ref, name=name, group=group, **told)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every building, in the order of their numbers."""
    for building in sorted(register.all(Building), key=by_number):
        yield {
            "name": building.name,
            "group": group_words(register.find(building.group)),
            **{field: getattr(building, field) for field in _TOLD},
            "key": building.id.key,
        }


def owned(register: Register) -> Iterator[tuple[str, Ref[GridGroup] | None]]:
    """归属. A building is of the group around it."""
    for building in register.all(Building):
        yield building.id.key, building.group


BUILDINGS = Practice(
    Ledger(
        name="buildings",
        title="楼栋台账",
        order=30,
        of=Building,
        columns=COLUMNS,
        needed=("name", "floors"),
        titled=Titled(words=words("楼栋 楼幢 楼宇"), needed=("name", "entrances")),
        aliases=words("楼栋 楼幢 房屋"),
    ),
    read=read,
    rows=rows,
    belonging=Belonging(to=GridGroup, rows=owned),
)
