"""上报数台账. Figures that someone stated, in their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shequ_core.figures import CHAPTERS
from shequ_core.ledgers.definitions import groups, profile
from shequ_core.ledgers.definitions.common import KEY, words
from shequ_core.ledgers.intake import Intake
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.practice import Practice
from shequ_core.ledgers.standing import as_entered
from shequ_core.model import Statement
from shequ_core.register import Register
from shequ_core.values import Quantity

COLUMNS = (
    LedgerColumn(
        key="figure", title="指标代码", aliases=words("代码 指标编码"), width=34
    ),
    LedgerColumn(
        key="label", title="指标名称", aliases=words("指标 名称 项目"), width=24
    ),
    LedgerColumn(
        key="value",
        title="上报数",
        cell=CellKind.QUANTITY,
        aliases=words("数值 填报数 数量 上报数值"),
        width=14,
    ),
    LedgerColumn(
        key="on",
        title="统计日期",
        cell=CellKind.DAY,
        aliases=words("截止日期 日期 统计时间 截至日期"),
        width=12,
    ),
    LedgerColumn(
        key="said", title="原文", aliases=words("原文摘录 原话 表述"), width=40
    ),
    LedgerColumn(
        key="source", title="来源", aliases=words("来源文件 出处 文件"), width=36
    ),
    KEY,
)

_LABELS = {
    figure.code: figure.label for chapter in CHAPTERS for figure in chapter.figures
}
_CODES = {label: code for code, label in _LABELS.items()}
"""代码. A clerk may give the Chinese name of a figure in the place of its code."""

_ELSEWHERE = (profile.STATED_IN, groups.STATED_IN)


def read(row: Row, intake: Intake) -> None:
    """读一行. One statement; a blank number is a statement too (有住宅楼幢)."""
    figure = row.text("figure") or _CODES.get(row.text("label"), "")
    on = row.get("on")
    if not figure:
        intake.quarantine(
            "name-missing",
            "没有指标代码，名称也不在指标目录，这一行未入库",
            field="figure",
        )
        return
    label, called = row.text("label"), _LABELS.get(figure, "")
    if label and called and label != called:
        words = f"“指标名称”与代码对不上，按代码计，是“{called}”"
        intake.note("label-differs", words, field="label")
    source = row.text("source")
    ref = intake.place(Statement, (figure, on, None, source), row.text("key"))
    intake.state(
        Statement,
        ref,
        figure=figure,
        value=row.get("value") or Quantity.unknown(),
        on=on,
        said=row.text("said"),
        source=source,
    )


def rows(register: Register) -> Iterator[Mapping[str, object]]:
    """成行. Every statement that no other ledger makes."""
    for it in as_entered(register.all(Statement)):
        if it.source not in _ELSEWHERE:
            yield {
                "figure": it.figure,
                "label": _LABELS.get(it.figure, ""),
                "value": it.value,
                "on": it.on,
                "said": it.said,
                "source": it.source,
                "key": it.id.key,
            }


STATEMENTS = Practice(
    Ledger(
        name="statements",
        title="上报数台账",
        order=150,
        of=Statement,
        columns=COLUMNS,
        needed=("figure", "value", "said"),
        aliases=words("上报"),
    ),
    read=read,
    rows=rows,
)
