"""场地设施台账. Rooms and courts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.ledgers.definitions.common import KEY, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import Community, Facility, SharingAgreement, Unit
from shequ_core.register import Register
from shequ_core.values import Ref

COLUMNS = (
    LedgerColumn(
        key="name",
        title="场地名称",
        aliases=words(
            "设施名称 场所名称 场地 名称 活动场地 场地设施名称 阵地名称 "
            "活动场地名称 活动室名称 活动场所名称 活动场所 活动阵地 设施 "
            "活动阵地名称 场馆名称 功能室名称 功能室"
        ),
        width=18,
    ),
    LedgerColumn(
        key="use",
        title="类别",
        aliases=words(
            "用途 场地类别 类型 设施类别 场地用途 功能 场地类型 使用类别 场所类别 "
            "主要用途 使用功能 性质 使用性质 场所用途 场地性质 设施类型"
        ),
        width=9,
    ),
    LedgerColumn(
        key="area_m2",
        title="面积(㎡)",
        cell=CellKind.DECIMAL,
        aliases=words(
            "面积 建筑面积 使用面积 场地面积 面积(平方米) 占地面积 场所面积 面积㎡ "
            "实用面积 总面积 平方米 面积(平米)"
        ),
        width=9,
    ),
    LedgerColumn(
        key="owner",
        title="产权单位",
        aliases=words(
            "所有单位 产权 产权归属 所属单位 权属单位 产权人 归属单位 产权所有 "
            "产权方 产权所有人 产权归属单位 权属 房屋产权 所属 管理单位 提供单位 "
            "所有权人"
        ),
        width=24,
    ),
    LedgerColumn(
        key="open_days",
        title="全年开放天数",
        cell=CellKind.COUNT,
        aliases=words(
            "开放天数 年开放天数 全年开放 年开放天数(天) 全年开放日 一年开放天数 "
            "开放天数/年 年开放日数 全年开放日数 每年开放天数"
        ),
        width=13,
    ),
    LedgerColumn(
        key="hours",
        title="开放时间",
        aliases=words(
            "开放时段 开放时间段 每日开放时间 开放时刻 每天开放时间 日开放时间 "
            "开放时间安排 开放钟点 每日开放时段 作息时间"
        ),
        width=26,
    ),
    LedgerColumn(
        key="capacity",
        title="容纳人数",
        cell=CellKind.COUNT,
        aliases=words("可容纳人数 容量 座位数 额定人数 容纳人数(人) 最大容纳人数"),
        width=9,
    ),
    KEY,
)

_TOLD: Mapping[str, object] = {
    "use": "",
    "area_m2": None,
    "open_days": None,
    "hours": "",
    "capacity": None,
}
_OURS = ("居委会", "居民委员会", "社区", "社区居委会", "社区居民委员会")


def read(row: Row, intake: Intake) -> None:
    """读一行. A facility of the community, of a known unit, or of someone else."""
    name = row.text("name")
    if not name:
        intake.quarantine("name-missing", "没有场地名称，这一行未入库", field="name")
        return
    ref = intake.place(Facility, name, row.text("key"))
    told = {
        it: row.values[it] or none for it, none in _TOLD.items() if it in row.values
    }
    words = row.text("owner")
    owner = owner_named(words, intake)
    before = intake.find(ref)
    named = intake.or_known(
        "owner", "" if owner else words, before.owner_name if before else ""
    )
    facility = intake.state(
        Facility, ref, name=name, owner=owner, owner_name=named, **told
    )
    for agreement in list(intake.all(SharingAgreement)):
        if agreement.what == name and agreement.facility is None:
            intake.state(SharingAgreement, agreement.id, facility=facility.id)
    intake.about(ref)


def owner_named(words: str, intake: Intake) -> Ref[Unit | Community] | None:
    """产权单位. The community itself, or the unit of that name; None for others."""
    unit = intake.named(Unit, words)
    if unit:
        return Ref[Unit | Community].trusted(unit.id)
    community = intake.named(Community, ())
    ours = {f"{community.name}{it}" for it in ("", *_OURS)} if community else set()
    if community and (words in ours or words in _OURS):
        return Ref[Unit | Community].trusted(community.id)
    return None


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every facility, in the order they were entered."""
    for facility in as_entered(register.all(Facility)):
        owner = register.find(facility.owner)
        yield {
            "name": facility.name,
            **{field: getattr(facility, field) for field in _TOLD},
            "owner": _owner(owner) if owner else facility.owner_name,
            "key": facility.id.key,
        }


def _owner(owner: Unit | Community) -> str:
    return f"{owner.name}居委会" if isinstance(owner, Community) else owner.name


FACILITIES = Practice(
    Ledger(
        name="facilities",
        title="场地设施台账",
        order=90,
        of=Facility,
        columns=COLUMNS,
        needed=("name", "area_m2"),
        titled=Titled(words=words("场地 设施 阵地"), needed=("name", "hours")),
        aliases=words("场地 设施 阵地"),
    ),
    read=read,
    rows=rows,
)
