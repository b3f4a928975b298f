"""辖区单位台账. The units in the area, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from shequ_core.ledgers.definitions.common import KEY, PHONES, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import (
    Facility,
    PartyForm,
    SharingAgreement,
    Unit,
    UnitLevel,
)
from shequ_core.register import Register
from shequ_core.values import Ref

COLUMNS = (
    LedgerColumn(
        key="name",
        title="单位名称",
        aliases=words(
            "企业名称 单位全称 机构名称 名称 驻区单位 驻区单位名称 辖区单位 单位 "
            "企事业单位名称 单位名 名称(全称) 商户名称 机关企事业单位名称 企业全称 "
            "法人单位名称 单位(企业)名称 共建单位名称 企业(单位)名称"
        ),
        width=26,
    ),
    LedgerColumn(
        key="credit_code",
        title="统一社会信用代码",
        cell=CellKind.CREDIT_CODE,
        aliases=words(
            "社会信用代码 信用代码 统一信用代码 机构代码 组织机构代码 工商执照号码 "
            "组织机构统一代码 统一代码 统一社会信用号 信用代码证号 社会统一信用代码 "
            "统一社会信用代码(18位)"
        ),
        width=21,
    ),
    LedgerColumn(
        key="trade",
        title="单位类别",
        aliases=words(
            "类别 行业 行业类别 单位性质 单位类型 所属行业 行业分类 单位分类 "
            "经营类别 所属类别 性质 单位属性 经济类型 行业门类"
        ),
        width=11,
    ),
    LedgerColumn(
        key="level",
        title="隶属关系",
        cell=CellKind.CHOICE,
        choices=UnitLevel,
        aliases=words(
            "隶属 单位隶属 单位级别 级别 隶属级别 隶属层级 主管层级 单位层级 "
            "隶属情况 隶属单位级别 主管级别 管理层级 行政级别 归属级别"
        ),
        width=9,
    ),
    LedgerColumn(
        key="address",
        title="地址",
        aliases=words(
            "单位地址 详细地址 注册地址 办公地址 住所 所在地 经营地址 坐落 驻地 "
            "单位所在地址 地点 共建单位地址 驻区单位地址"
        ),
        width=20,
    ),
    LedgerColumn(
        key="head",
        title="负责人",
        cell=CellKind.NAME,
        aliases=words(
            "单位负责人 法人 法定代表人 法人代表 负责人姓名 联系人 主要负责人 "
            "法定负责人 负责人名 单位领导 法人姓名 法定代表人姓名 经营者 "
            "单位负责人姓名 第一负责人"
        ),
        personal=True,
        width=10,
    ),
    attrs.evolve(
        PHONES,
        aliases=(
            *PHONES.aliases,
            *words("单位电话 负责人电话 办公电话 法人电话 值班电话"),
        ),
    ),
    LedgerColumn(
        key="staff",
        title="职工人数",
        cell=CellKind.COUNT,
        aliases=words(
            "员工数 职工数 员工人数 从业人数 人数 在职人数 从业人员数 从业人员 "
            "人员数 员工总数 职工总数 从业人员总数 员工数量 在岗人数 在岗职工数 "
            "用工人数 单位人数"
        ),
        width=9,
    ),
    LedgerColumn(
        key="party_form",
        title="党组织形式",
        cell=CellKind.CHOICE,
        choices=PartyForm,
        aliases=words(
            "党组织 党组织类别 党组织情况 单位党组织 党组织设置 党组织类型 "
            "党组织形式及名称 党建情况 党组织建制 成立党组织情况 建立党组织形式 "
            "党组织建立形式 建立党组织情况"
        ),
        width=11,
    ),
    LedgerColumn(
        key="shares",
        title="共享资源",
        aliases=words(
            "开放场地 可共享资源 共享设施 提供资源 资源共享 开放资源 共享场地 "
            "可共享场地设施 可共享场地 共享场所 共享场地设施 可开放资源 "
            "对外开放设施 开放设施 可提供资源 共建资源 共享项目 资源共享项目 "
            "共建共享资源 共享资源项目"
        ),
        width=14,
    ),
    KEY,
)

_TOLD: Mapping[str, object] = {
    "credit_code": "",
    "trade": "",
    "level": None,
    "address": "",
    "head": "",
    "phones": (),
    "staff": None,
    "party_form": None,
}


def read(row: Row, intake: Intake) -> None:
    """读一行. A unit, and each thing that it opens to the residents."""
    name = row.text("name")
    if not name:
        intake.quarantine("name-missing", "没有单位名称，这一行未入库", field="name")
        return
    ref = intake.place(Unit, name, row.text("key"))
    told = {
        it: row.values[it] or none for it, none in _TOLD.items() if it in row.values
    }
    intake.state(Unit, ref, name=name, **told)
    for what in filter(None, row.text("shares").replace("，", "、").split("、")):
        _share(ref, what.strip(), intake)


def _share(unit: Ref[Unit], what: str, intake: Intake) -> None:
    known = intake.named(SharingAgreement, (unit, what))
    ref = known.id if known else intake.new(SharingAgreement, f"{unit.key}-")
    facility = intake.named(Facility, what)
    intake.learn(
        SharingAgreement,
        ref,
        unit=unit,
        what=what,
        facility=facility.id if facility else None,
    )


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every unit, in the order they were entered."""
    for unit in as_entered(register.all(Unit)):
        shares = register.tied(SharingAgreement, "unit", unit.id)
        yield {
            "name": unit.name,
            **{field: getattr(unit, field) for field in _TOLD},
            "shares": "、".join(it.what for it in shares),
            "key": unit.id.key,
        }


UNITS = Practice(
    Ledger(
        name="units",
        title="辖区单位台账",
        order=80,
        of=Unit,
        columns=COLUMNS,
        needed=("name", "level"),
        titled=Titled(words=words("单位 企业 商户 门店"), needed=("name", "head")),
        aliases=words("单位 企业"),
    ),
    read=read,
    rows=rows,
)
