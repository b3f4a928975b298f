"""活动台账. What took place, when, where, and how many came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.ledgers.definitions.common import KEY, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.spans import days_told
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import Activity
from shequ_core.register import Register
from shequ_core.values import ALWAYS, Period, Quantity

COLUMNS = (
    LedgerColumn(
        key="name",
        title="活动名称",
        aliases=words(
            "活动主题 活动内容 主题 活动 名称 活动项目 活动主题名称 活动事项 活动名 "
            "项目名称 活动标题 项目 文体活动名称 文体活动"
        ),
        width=28,
    ),
    LedgerColumn(
        key="type",
        title="活动类型",
        aliases=words(
            "类型 活动类别 类别 活动形式 活动性质 活动分类 类型名称 活动种类"
        ),
        width=11,
    ),
    LedgerColumn(
        key="day",
        title="活动时间",
        cell=CellKind.DAY,
        lasts="last_day",
        aliases=words(
            "活动日期 时间 日期 举办时间 开展时间 举办日期 开展日期 开始时间 "
            "活动开展时间 活动开展日期 举行时间 活动举办时间 举行日期"
        ),
        width=12,
    ),
    LedgerColumn(
        key="last_day",
        title="结束时间",
        cell=CellKind.DAY,
        aliases=words("结束日期 活动结束时间"),
        width=12,
    ),
    LedgerColumn(
        key="occasion",
        title="结合节日",
        aliases=words(
            "节日 节庆 相关节日 所属节日 节假日 节日名称 传统节日 依托节日 结合节庆 "
            "节日背景 重要节点 结合何节日 所结合节日"
        ),
        width=11,
    ),
    LedgerColumn(
        key="place",
        title="活动地点",
        aliases=words(
            "地点 举办地点 活动场地 场地 活动场所 开展地点 举办场地 场所 地址 "
            "活动地址 举行地点 活动举办地点"
        ),
        width=16,
    ),
    LedgerColumn(
        key="organiser",
        title="组织单位",
        aliases=words(
            "主办单位 组织者 承办单位 举办单位 主办方 组织部门 主办 举办方 组织方 "
            "主办部门 活动组织单位 负责单位 组织机构 承办方 主办者 牵头单位"
        ),
        width=18,
    ),
    LedgerColumn(
        key="visits",
        title="参加人次",
        cell=CellKind.QUANTITY,
        aliases=words(
            "人次 参与人次 活动人次 参加人数 参与人数 活动人数 到场人次 "
            "参加活动人次 总人次 参与群众人次 服务人次 参加总人次 人数 到场人数 "
            "参与活动人数"
        ),
        width=10,
    ),
    LedgerColumn(
        key="cost",
        title="经费(元)",
        cell=CellKind.YUAN,
        aliases=words(
            "经费 活动经费 费用 开支 支出 花费(元) 花费 所用经费 使用经费 经费支出 "
            "活动费用 支出金额 支出经费 开支金额 经费使用"
        ),
        width=11,
    ),
    KEY,
)


def read(row: Row, intake: Intake) -> None:
    """读一行. One activity on its day, or its days."""
    name, day = row.text("name"), row.get("day")
    if not name:
        intake.quarantine("name-missing", "没有活动名称，这一行未入库", field="name")
        return
    ref = intake.place(Activity, (name, day), row.text("key"))
    before = intake.find(ref)
    period = _period(row, before, intake)
    intake.state(
        Activity,
        ref,
        name=name,
        **{it: row.text(it) for it in ("type", "occasion", "place", "organiser")},
        visits=_visits(row, intake),
        cost=row.get("cost"),
        period=period,
    )
    if period.start is None:
        intake.note(
            "day-missing", "没有活动时间，任何一年的活动次数都不计此项", field="day"
        )


def _period(row: Row, before: Activity | None, intake: Intake) -> Period:
    """From the first day through the last, which is the first where none is told."""
    known = before.period if before else ALWAYS
    first, last = days_told(row, ("day", "last_day"), (known.start, known.last), intake)
    return Period.through(first, last or first) if first else ALWAYS


def _visits(row: Row, intake: Intake) -> Quantity | None:
    """So many, or more than so many, or about; whole, and not below nothing."""
    said: Quantity | None = row.get("visits")
    if said is None:
        return None
    bounds = [it for it in (said.low, said.high) if it is not None]
    if not bounds or any(it < 0 or it != int(it) for it in bounds):
        message = "应为不小于0的整数或约数（300多），未采用，请核对"
        intake.leave_out("not-a-number", message, field="visits")
        return None
    return said if said.exact is None else Quantity.exactly(said.exact)


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every activity, in the order they were entered."""
    for it in as_entered(register.all(Activity)):
        last = it.period.last
        yield {
            "name": it.name,
            "type": it.type,
            "day": it.period.start,
            "last_day": last if last != it.period.start else None,
            "occasion": it.occasion,
            "place": it.place,
            "organiser": it.organiser,
            "visits": it.visits,
            "cost": it.cost,
            "key": it.id.key,
        }


ACTIVITIES = Practice(
    Ledger(
        name="activities",
        title="活动台账",
        order=120,
        of=Activity,
        columns=COLUMNS,
        needed=("name", "day", "visits"),
        titled=Titled(words=words("活动"), needed=("name", "day")),
        aliases=words("活动"),
    ),
    read=read,
    rows=rows,
)
