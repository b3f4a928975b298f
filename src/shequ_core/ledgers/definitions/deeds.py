"""志愿服务台账. What the volunteer corps did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.ledgers.definitions.common import KEY, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row, Titled
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.spans import day_told
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import Corps, Deed
from shequ_core.register import Register
from shequ_core.values import Ref

COLUMNS = (
    LedgerColumn(
        key="corps",
        title="服务队",
        aliases=words(
            "志愿服务队 志愿队 服务队名称 队伍名称 志愿者队伍 志愿服务队名称 "
            "志愿服务队伍 志愿队伍 志愿者服务队 志愿团队 志愿服务组织 志愿组织 "
            "服务队伍 队伍 志愿者团队 志愿队名称 团队名称 志愿服务团队"
        ),
        over=r"(?![各全本])[一-鿿\d]{1,18}队",
        width=20,
    ),
    LedgerColumn(
        key="day",
        title="服务日期",
        cell=CellKind.DAY,
        lasts="day",
        aliases=words(
            "服务时间 日期 活动日期 活动时间 时间 开展日期 活动开展日期 "
            "活动开展时间 服务年月日 开展时间 服务活动日期"
        ),
        width=12,
    ),
    LedgerColumn(
        key="task",
        title="服务内容",
        aliases=words(
            "内容 服务项目 活动内容 服务事项 志愿服务内容 活动名称 服务活动 "
            "活动项目 志愿活动内容 服务类型 服务名称 项目 服务活动内容 志愿项目"
        ),
        width=16,
    ),
    LedgerColumn(
        key="people",
        title="参加人数",
        cell=CellKind.COUNT,
        aliases=words(
            "人数 参与人数 服务人数 志愿者人数 参加志愿者人数 参加志愿者数 "
            "参与志愿者 志愿者数 参加志愿者 参与志愿者人数 参与志愿者数 出动人数 "
            "到场人数 上岗人数 出勤人数 参加服务人数 参加服务人员数"
        ),
        width=10,
    ),
    LedgerColumn(
        key="hours",
        title="服务时长(小时)",
        cell=CellKind.DECIMAL,
        aliases=words(
            "服务时长 时长 人均时长 小时 每人时长 人均服务时长 服务小时数 "
            "服务时间(小时) 时间(小时) 时数 人均服务小时 服务时数 每人小时数 "
            "人均小时数 服务小时 活动时长 志愿时长 单次时长 每人服务时长 用时 "
            "人均服务时间(小时) 人均服务时间 人均时间(小时) 每人服务时间(小时)"
        ),
        width=14,
    ),
    LedgerColumn(
        key="risk",
        title="可能的人身危险",
        aliases=words("人身危险 可能发生的风险 服务风险 风险说明 风险提示 安全风险"),
        width=16,
    ),
    LedgerColumn(
        key="insurance",
        title="意外伤害保险单号",
        aliases=words("人身意外伤害保险 意外伤害保险 意外险 意外险保单号 保险单号"),
        width=18,
    ),
    KEY,
)

_NONE = frozenset({"无", "没有", "否", "未购买", "未投保"})
"""无. What a clerk writes where there is nothing to write."""


def read(row: Row, intake: Intake) -> None:
    """读一行. One service of one corps on one day."""
    day, task = row.get("day"), row.text("task")
    if day is None and not task:
        intake.quarantine(
            "name-missing", "没有服务日期和内容，这一行未入库", field="task"
        )
        return
    corps = _corps(row.text("corps"), intake)
    ref = intake.place(Deed, (corps, day, task), row.text("key"))
    period = day_told(row, "day", intake.find(ref), intake)
    intake.state(
        Deed,
        ref,
        corps=corps,
        task=task,
        people=row.get("people"),
        hours=row.get("hours"),
        risk=_told(row.text("risk")),
        insurance=_told(row.text("insurance")),
        period=period,
    )
    intake.about(ref)


def _told(words: str) -> str:
    return "" if words in _NONE else words


def _corps(name: str, intake: Intake) -> Ref[Corps] | None:
    if not name:
        return None
    known = intake.named(Corps, name)
    if known:
        return known.id
    return intake.state(Corps, intake.new(Corps, "v"), name=name).id


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every service, in the order they were entered."""
    for it in as_entered(register.all(Deed)):
        corps = register.find(it.corps)
        yield {
            "corps": corps.name if corps else "",
            "day": it.period.start,
            "task": it.task,
            "people": it.people,
            "hours": it.hours,
            "risk": it.risk,
            "insurance": it.insurance,
            "key": it.id.key,
        }


DEEDS = Practice(
    Ledger(
        name="deeds",
        title="志愿服务台账",
        order=140,
        of=Deed,
        columns=COLUMNS,
        needed=("corps", "hours"),
        titled=Titled(words=words("志愿"), needed=("day", "task")),
        aliases=words("志愿 志愿服务 志愿者"),
    ),
    read=read,
    rows=rows,
)
