"""经费投入台账. Money that was put in, and whence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.ledgers.definitions.common import KEY, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.spans import day_told
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import Investment, InvestmentUse
from shequ_core.register import Register

COLUMNS = (
    LedgerColumn(
        key="project",
        title="项目",
        aliases=words(
            "项目名称 投入项目 用途 内容 经费项目 支出项目 经费用途 资金用途 "
            "投入内容 支出内容 建设项目 事项 款项用途 投资项目 支出用途"
        ),
        width=44,
    ),
    LedgerColumn(
        key="day",
        title="日期",
        cell=CellKind.DAY,
        lasts="day",
        aliases=words(
            "时间 投入日期 投入时间 支出日期 发生日期 支付日期 支出时间 发生时间 "
            "拨付时间 拨付日期 投资时间 到账时间"
        ),
        width=12,
    ),
    LedgerColumn(
        key="amount",
        title="金额(元)",
        cell=CellKind.YUAN,
        aliases=words(
            "金额 投入金额 经费 资金 投入资金 支出金额 经费金额 经费数额 投资金额 "
            "投资额 资金金额 数额 金额合计 投入 投入经费 费用"
        ),
        width=14,
    ),
    LedgerColumn(
        key="use",
        title="用途类别",
        cell=CellKind.CHOICE,
        choices=InvestmentUse,
        aliases=words("投入类别 经费类别"),
        width=11,
    ),
    LedgerColumn(
        key="funders",
        title="资金来源",
        aliases=words(
            "来源 经费来源 出资单位 出资方 投入单位 资金渠道 出资人 拨款单位 "
            "款项来源 经费渠道 筹资渠道 资金筹措 出资渠道 资金出处"
        ),
        width=24,
    ),
    KEY,
)


def use_of(project: str) -> InvestmentUse:
    """用途. What a project's words say the money was for."""
    if "社区用房" in project or "办公用房" in project or "办公楼" in project:
        return InvestmentUse.PREMISES
    if "器材" in project or "设备" in project:
        return InvestmentUse.EQUIPMENT
    if "装修" in project or "改造" in project or "维修" in project:
        return InvestmentUse.RENOVATION
    return InvestmentUse.OTHER


def read(row: Row, intake: Intake) -> None:
    """读一行. One sum; its use is told by its words where no column tells it."""
    project, day = row.text("project"), row.get("day")
    if not project:
        intake.quarantine("name-missing", "没有项目名称，这一行未入库", field="project")
        return
    ref = intake.place(Investment, (project, day), row.text("key"))
    period = day_told(row, "day", intake.find(ref), intake)
    intake.state(
        Investment,
        ref,
        project=project,
        amount=row.get("amount"),
        use=row.get("use") or use_of(project),
        funders=row.text("funders"),
        period=period,
    )


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every sum, in the order they were entered."""
    for it in as_entered(register.all(Investment)):
        yield {
            "project": it.project,
            "day": it.period.start,
            "amount": it.amount,
            "use": it.use,
            "funders": it.funders,
            "key": it.id.key,
        }


INVESTMENTS = Practice(
    Ledger(
        name="investments",
        title="经费投入台账",
        order=100,
        of=Investment,
        columns=COLUMNS,
        needed=("project", "amount"),
        aliases=words("经费 投入 资金"),
    ),
    read=read,
    rows=rows,
)
