"""拒绝. How a file is refused: which, what is wrong, what to do."""

from __future__ import annotations

from shequ_core.errors import Unreadable

RESAVE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入"
"""另存. What to do with a workbook in a form that is not read."""

NO_LEDGER = "请选择 .xlsx、.xls、.ods 或 .csv 台账文件"
"""另选. What to do with a file that is no table at all."""


def refused(file: str, trouble: str, advice: str) -> Unreadable:
    """拒绝. One sentence for a clerk."""
    return Unreadable(f"{file}：{trouble}，{advice}。")


def damaged(file: str) -> Unreadable:
    """损坏. For a file that begins well and then breaks off or contradicts itself."""
    return refused(file, "文件已损坏，无法完整读取", "请重新导出或另存后再导入")


def too_large(file: str, trouble: str) -> Unreadable:
    """过大. For a file beyond a limit, whether by accident or by malice."""
    return refused(file, trouble, "请只保留台账本身，另存为新的工作簿后再导入")
