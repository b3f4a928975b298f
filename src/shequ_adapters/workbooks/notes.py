"""读取提示. What the readers notice in a file, as findings with their place."""

from __future__ import annotations

from shequ_core.findings import Finding, Place, Severity


def macros_ignored(file: str) -> Finding:
    """宏. The workbook carries macros; they were not run."""
    return _info("R-M16", "macros-ignored", "文件带有宏，读取时没有运行", file)


def links_ignored(file: str) -> Finding:
    """外部链接. The workbook links to others; the values kept in it were read."""
    return _info(
        "R-M16", "links-ignored", "文件引用了其他工作簿，读取的是其中保存的数值", file
    )


def from_1904(file: str) -> Finding:
    """1904 日期系统. Dates in date cells are right; bare numbers would not be."""
    return _info(
        "R-M07",
        "date-1904",
        "工作簿使用 1904 日期系统，日期单元格已换算；写成数字的日期请人工核对",
        file,
    )


def undecodable(file: str, sheet: str, row: int) -> Finding:
    """乱码. A row of a text file holds bytes that are no text in its encoding."""
    return Finding(
        code="R-M15",
        kind="undecodable",
        severity=Severity.WARNING,
        message=f"第 {row} 行有无法识别的字符，请核对原文后更正",
        place=Place(file, sheet, str(row)),
    )


def unbalanced_quote(file: str, sheet: str, row: int) -> Finding:
    """引号不配对. A quotation mark never closes; the row was read as it stands."""
    return Finding(
        code="R-M15",
        kind="unbalanced-quote",
        severity=Severity.WARNING,
        message=f"第 {row} 行的引号不配对，已按一行读取，请核对",
        place=Place(file, sheet, str(row)),
    )


def _info(code: str, kind: str, message: str, file: str) -> Finding:
    return Finding(
        code=code,
        kind=kind,
        severity=Severity.INFO,
        message=message,
        place=Place(file),
    )
