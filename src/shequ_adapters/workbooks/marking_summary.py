"""核对结果表. The sheet that sums up what was found, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from shequ_core import glossary
from shequ_core.findings import Finding, Severity
from shequ_core.ledgers.marking import ORIGINAL, SUMMARY, SUMMARY_TITLE
from shequ_core.loading.marking import MarkedBook

FILLS: Mapping[Severity, PatternFill] = {
    Severity.ERROR: PatternFill("solid", fgColor="FFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFEB9C"),
    Severity.INFO: PatternFill("solid", fgColor="DDEBF7"),
}
"""底色. Of a cell, by the worst that is said of it; the worst severity first."""

_MOST_LISTED = 5000
_WIDTHS = {"A": 9, "B": 24, "C": 76, "D": 30}
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="D9D9D9")
_FONT = "宋体"


def summarise(workbook: Workbook, book: MarkedBook) -> None:
    """汇总. Put the sheet first, and open the workbook on it."""
    known = frozenset(workbook.sheetnames)
    sheet = workbook.create_sheet(SUMMARY, 0)
    _Summary(sheet, known).write(book)
    workbook.active = 0
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False


class _Summary:
    def __init__(self, sheet: Worksheet, known: frozenset[str]) -> None:
        self._sheet = sheet
        self._known = known
        self._row = 0

    def write(self, book: MarkedBook) -> None:
        self._set_up()
        self._wide(SUMMARY_TITLE, Font(name=_FONT, size=16, bold=True), height=30)
        self._told(ORIGINAL, book.file)
        self._told("结果", _counted(book))
        self._told("怎么改", _ADVICE)
        if book.counts:
            self._section("按规则统计", ("级别", "规则", "问题", "处数"))
            for group in book.counts:
                self._line(group.first, group.title, f"{group.count:,}")
            self._section("逐处列出", ("级别", "规则", "说明", "位置（点击跳转）"))
            self._list(book.findings)
        if book.general:
            self._section("全社区的问题（不在某一格）", ("级别", "规则", "说明", ""))
            for it in book.general:
                self._line(it, it.message, "")

    def _set_up(self) -> None:
        sheet = self._sheet
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _list(self, findings: tuple[Finding, ...]) -> None:
        for it in findings[:_MOST_LISTED]:
            self._line(it, it.message, _where(it))
        if len(findings) > _MOST_LISTED:
            rest = len(findings) - _MOST_LISTED
            self._told("其余", f"另有 {rest:,} 处，见各工作表")

    def _next(self, values: Iterable[str]) -> int:
        self._row += 1
        for place, value in enumerate(values, 1):
            cell = self._sheet.cell(self._row, place, value)
            cell.data_type = "s"
            cell.font = Font(name=_FONT, size=11)
        return self._row

    def _wide(self, words: str, font: Font, *, height: int) -> None:
        row = self._next((words,))
        self._sheet.merge_cells(f"A{row}:D{row}")
        self._sheet.row_dimensions[row].height = height
        cell = self._sheet.cell(row, 1)
        cell.font, cell.alignment = font, Alignment(vertical="center")

    def _told(self, name: str, words: str) -> None:
        row = self._next((name, words))
        self._sheet.merge_cells(f"B{row}:D{row}")
        self._sheet.row_dimensions[row].height = 34 if len(words) > 60 else 20
        self._sheet.cell(row, 1).font = Font(name=_FONT, size=11, bold=True)
        for cell in self._sheet[row][:2]:
            cell.alignment = _WRAPPED

    def _section(self, title: str, heads: tuple[str, ...]) -> None:
        self._row += 1
        self._wide(title, Font(name=_FONT, size=13, bold=True), height=24)
        row = self._next(heads)
        for cell in self._sheet[row][: len(heads)]:
            cell.font, cell.fill = Font(name=_FONT, size=11, bold=True), _HEAD
            cell.alignment, cell.border = _CENTRED, _GRID

    def _line(self, finding: Finding, words: str, last: str) -> None:
        severity = glossary.word(finding.severity)
        row = self._next((severity, finding.code, words, last))
        cells = self._sheet[row][:4]
        for cell in cells:
            cell.border, cell.alignment = _GRID, _CENTRED
        cells[0].fill = FILLS[finding.severity]
        cells[2].alignment = _WRAPPED
        lines = 1 + len(words) // 42
        self._sheet.row_dimensions[row].height = 6 + 15 * lines
        if last and finding.place.sheet in self._known:
            self._link(row, finding)

    def _link(self, row: int, finding: Finding) -> None:
        sheet = finding.place.sheet.replace("'", "''")
        cell = finding.place.cell or "A1"
        target = f"A{cell}" if cell.isdecimal() else cell
        link = self._sheet.cell(row, 4)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{sheet}'!{target}")
        link.font = Font(name=_FONT, size=11, color="0563C1", underline="single")


_ADVICE = (
    "红色是错误，黄色是警告，蓝色是提示；批注和每行末尾的“问题”列写明是什么问题。"
    "就在这里改好、存盘，再载入一次；没有改动的行不受影响。"
)


def _counted(book: MarkedBook) -> str:
    if not book.findings:
        return "这个文件里没有发现问题"
    numbers = dict.fromkeys(FILLS, 0)
    for finding in book.findings:
        numbers[finding.severity] += 1
    parts = (f"{glossary.word(it)} {count:,}" for it, count in numbers.items() if count)
    return f"问题 {len(book.findings):,} 处：" + "，".join(parts)


def _where(finding: Finding) -> str:
    cell = finding.place.cell
    words = f"第{cell}行" if cell.isdecimal() else cell
    return " › ".join(filter(None, (finding.place.sheet, words)))
