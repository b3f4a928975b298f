"""社区概况. The community on one sheet, titles down the first column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.ledgers.definitions.common import words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.standing import key_of
from shequ_core.model import Community, Statement
from shequ_core.register import Register
from shequ_core.values import Quantity

STATED_IN = "社区概况"

COLUMNS = (
    LedgerColumn(
        key="name",
        title="社区名称",
        aliases=words(
            "社区 社区全称 居委会名称 名称 社区名 社区(村)名称 村(社区)名称 "
            "社区居委会名称 居委会全称"
        ),
        width=24,
    ),
    LedgerColumn(
        key="street",
        title="所属街道",
        aliases=words(
            "街道 所属街道(镇) 街道办事处 所属乡镇街道 街道(乡镇) 所在街道 "
            "所属街道(乡镇) 乡镇街道 乡镇(街道) 所属乡镇 街道名称 所属街道办事处 "
            "主管街道 上级街道 所属街道办"
        ),
    ),
    LedgerColumn(
        key="county",
        title="所属县(市、区)",
        aliases=words(
            "所属县市区 所属区县 县市区 所属县 所属市 所属区 区县 所在县市区 "
            "县(市、区) 县区 县市 所属区(县) 所属县区 区(县、市) 所属市县 区县市 "
            "县级市"
        ),
    ),
    LedgerColumn(
        key="division_code",
        title="统计用区划代码",
        cell=CellKind.LABEL,
        aliases=words(
            "区划代码 行政区划代码 社区代码 社区编码 统计区划代码 区划编码 统计代码 "
            "统计用区划码 行政区划编码 社区区划代码 区划码 统计用行政区划代码"
        ),
    ),
    LedgerColumn(
        key="area_km2",
        title="辖区面积(平方公里)",
        cell=CellKind.DECIMAL,
        aliases=words(
            "辖区面积 面积 社区面积 总面积 区域面积 辖区总面积 管辖面积 社区总面积 "
            "区域总面积 占地面积 总面积(平方公里) 管辖范围面积"
        ),
    ),
    LedgerColumn(
        key="large_groups",
        title="居民大组数",
        cell=CellKind.QUANTITY,
        aliases=words(
            "大组数 居民大组 大组个数 居民大组数量 大组 居民大组总数 居民大组个数 "
            "设居民大组"
        ),
    ),
    LedgerColumn(
        key="small_groups",
        title="居民小组数",
        cell=CellKind.QUANTITY,
        aliases=words(
            "小组数 居民小组 小组个数 居民小组数量 网格数 小组 居民小组总数 "
            "居民小组个数 设居民小组"
        ),
    ),
    LedgerColumn(
        key="premises_m2",
        title="社区用房面积(平方米)",
        cell=CellKind.QUANTITY,
        aliases=words(
            "社区用房面积 办公用房面积 用房面积 服务用房面积 社区办公活动用房面积 "
            "社区用房总面积 社区用房 办公用房 办公活动用房面积 办公场所面积 "
            "办公服务用房面积 社区服务用房面积 综合服务设施面积 社区用房建筑面积 "
            "用房建筑面积"
        ),
    ),
    LedgerColumn(
        key="office_address",
        title="社区用房地址",
        aliases=words(
            "办公地址 社区地址 居委会地址 用房地址 地址 办公场所地址 办公地点 "
            "社区办公地址 居委会驻地 居委会办公地址 社区居委会地址 社区驻地 "
            "社区用房所在地 用房所在地 社区办公用房地址 办公用房地址"
        ),
        width=24,
    ),
    LedgerColumn(
        key="premises_investment_yuan",
        title="社区用房造价(元)",
        cell=CellKind.QUANTITY,
        aliases=words(
            "社区用房造价 用房造价 造价 建设投资 用房投资 社区用房投入 "
            "社区用房建设投资 社区用房投资 用房投入 用房建设投资 用房建设资金 "
            "社区用房建设资金 用房总造价 用房建设经费 建房投资 社区用房总投资 "
            "用房总投资 社区用房建设费用 社区用房建设造价 用房建设造价"
        ),
    ),
    LedgerColumn(
        key="reorganised",
        title="区划调整时间",
        cell=CellKind.PART_DATE,
        aliases=words(
            "区划调整 区划调整日期 调整时间 行政区划调整时间 区划调整年份 "
            "区划变更时间 合并时间 区划调整年月 行政区划调整年份"
        ),
    ),
    LedgerColumn(
        key="as_of",
        title="数据截止日期",
        cell=CellKind.DAY,
        aliases=words(
            "截止日期 数据日期 填报时间 填报日期 统计时间 截至日期 数据截止时间 "
            "统计截止日期 统计截止时间 数据时点 统计时点 统计日期 资料截止日期 "
            "截止时间 数据统计时间 填表时间 填表日期 数据更新日期 报表日期 数据时间 "
            "上报日期"
        ),
    ),
)

STATED = ("large_groups", "small_groups", "premises_m2", "premises_investment_yuan")
"""所报数. The figures that the sheet states: kept as statements, and checked."""

_FIELDS = ("street", "county", "division_code", "office_address")


def read(row: Row, intake: Intake) -> None:
    """读. The community, and a statement for each figure that it gives."""
    ref = intake.ref(Community, intake.community)
    told: dict[str, object] = {it: row.text(it) for it in _FIELDS if it in row.values}
    told |= {it: row.get(it) for it in ("area_km2", "reorganised") if it in row.values}
    intake.state(Community, ref, name=row.text("name"), **told)
    on = row.get("as_of") or intake.table.facts.told_on
    for figure in STATED:
        value: Quantity | None = row.get(figure)
        stated = intake.ref(Statement, f"profile-{key_of(figure)}")
        before = intake.find(stated)
        if value is not None:
            intake.state(
                Statement,
                stated,
                figure=figure,
                value=value,
                on=_day(row, before, value, intake) or on,
                said=intake.table.ledger.column(figure).title,
                source=STATED_IN,
            )


def _day(
    row: Row, before: Statement | None, value: Quantity, intake: Intake
) -> date | None:
    """The day that is known, where the cell can't be read and nothing else is new."""
    same = before is not None and before.value == value
    known = before.on if before and same and "as_of" in row.values else None
    return intake.or_known("as_of", None, known)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. The community and what was stated of it."""
    for community in register.all(Community):
        stated = {
            it.figure: it for it in register.all(Statement) if it.source == STATED_IN
        }
        days: list[date] = [it.on for it in stated.values() if it.on]
        yield {
            "name": community.name,
            "area_km2": community.area_km2,
            "reorganised": community.reorganised,
            "as_of": max(days, default=None),
            **{field: getattr(community, field) for field in _FIELDS},
            **{figure: it.value for figure, it in stated.items()},
        }


PROFILE = Practice(
    Ledger(
        name="profile",
        title="社区概况",
        order=10,
        columns=COLUMNS,
        needed=("name", "street"),
        upright=True,
        aliases=words("概况 基本情况"),
    ),
    read=read,
    rows=rows,
)
