"""核对结果表. The sheet that sums up what was found, each with a link to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from shequ_adapters.workbooks.marking_heights import wrapped_lines
from shequ_core import glossary
from shequ_core.findings import Finding, Place, Severity
from shequ_core.ledgers.marking import CLEARED, ORIGINAL, SUMMARY, SUMMARY_TITLE
from shequ_core.ledgers.questions import SOMEBODY_ELSE, Question
from shequ_core.loading.marking import Count, MarkedBook

FILLS: Mapping[Severity, PatternFill] = {
    Severity.ERROR: PatternFill("solid", fgColor="FFC7CE"),
    Severity.WARNING: PatternFill("solid", fgColor="FFEB9C"),
    Severity.INFO: PatternFill("solid", fgColor="DDEBF7"),
}
"""底色. Of a cell, by the worst that is said of it; the worst severity first."""

_MOST_LISTED = 5000
_WIDTHS = {"A": 9, "B": 13, "C": 62, "D": 34, "E": 24}
_LAST = "E"
_PLACE = 5
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="D9D9D9")
FONT = "宋体"
"""字体. Of all that we write into a workbook."""


def summarise(workbook: Workbook, book: MarkedBook) -> Mapping[str, str]:
    """汇总. Put the sheet first, and open the workbook on it.

    Gives the cells that hold the possible answers to each question, by its id.
    """
    known = frozenset(workbook.sheetnames)
    sheet = workbook.create_sheet(SUMMARY, 0)
    summary = _Summary(sheet, known)
    summary.write(book)
    workbook.active = 0
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    return summary.choices


class _Summary:
    def __init__(self, sheet: Worksheet, known: frozenset[str]) -> None:
        self._sheet = sheet
        self._known = known
        self._row = 0
        self.choices: dict[str, str] = {}

    def write(self, book: MarkedBook) -> None:
        self._set_up()
        self._wide(SUMMARY_TITLE, Font(name=FONT, size=16, bold=True), height=30)
        self._told(ORIGINAL, book.file)
        self._told("结果", _counted(book))
        self._told("怎么改", _ADVICE)
        if book.questions:
            self._ask(book.questions)
        if book.counts:
            proposed = Counter(it.kind for it in book.proposals.values())
            heads = ("级别", "规则", "问题", "处数", "其中有建议值")
            self._section("按规则统计", heads)
            for group in book.counts:
                count = proposed[group.first.kind]
                self._tally(group, count or "")
            heads = ("级别", "规则", "说明", "建议改为", "位置（点击跳转）")
            self._section("逐处列出", heads)
            self._list(book)
        if book.general:
            heads = ("级别", "规则", "说明", "", "")
            self._section("全社区的问题（不在某一格）", heads)
            for it in book.general:
                self._line(it, it.message, "", "")

    def _ask(self, questions: Iterable[Question]) -> None:
        """Each question, and its possible answers one under another."""
        heads = ("序号", "", "问题和可选的答复", "", "位置（点击跳转）")
        self._section("待答复的问题（请在工作表的“答复”栏选一个）", heads)
        for place, it in enumerate(questions, 1):
            row = self._next((f"{place}", "问", it.message, "", _where(it.place)))
            self._frame(row, it.message, FILLS[Severity.WARNING])
            self._link(row, it.place)
            answers = [f"{one.key}（{one.words}）" for one in it.options]
            for answer in (*answers, SOMEBODY_ELSE):
                self._frame(self._next(("", "选项", answer, "", "")), answer)
            first, last = row + 1, self._row
            self.choices[it.id] = f"'{SUMMARY}'!$C${first}:$C${last}"

    def _set_up(self) -> None:
        sheet = self._sheet
        for letter, width in _WIDTHS.items():
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _list(self, book: MarkedBook) -> None:
        findings = book.findings
        for it in findings[:_MOST_LISTED]:
            proposal = book.proposals.get(it.place)
            mine = proposal is not None and proposal.kind == it.kind
            value = (proposal.value or CLEARED) if proposal and mine else ""
            self._line(it, it.message, value, _where(it.place))
        if len(findings) > _MOST_LISTED:
            rest = len(findings) - _MOST_LISTED
            self._told("其余", f"另有 {rest:,} 处，见各工作表")

    def _next(self, values: Iterable[str | int]) -> int:
        self._row += 1
        for place, value in enumerate(values, 1):
            cell = self._sheet.cell(self._row, place, value)
            if isinstance(value, str):
                cell.data_type = "s"
            cell.font = Font(name=FONT, size=11)
        return self._row

    def _wide(self, words: str, font: Font, *, height: int) -> None:
        row = self._next((words,))
        self._sheet.merge_cells(f"A{row}:{_LAST}{row}")
        self._sheet.row_dimensions[row].height = height
        cell = self._sheet.cell(row, 1)
        cell.font, cell.alignment = font, Alignment(vertical="center")

    def _told(self, name: str, words: str) -> None:
        row = self._next((name, words))
        self._sheet.merge_cells(f"B{row}:{_LAST}{row}")
        self._sheet.row_dimensions[row].height = 4 + 16 * wrapped_lines(words, 150)
        self._sheet.cell(row, 1).font = Font(name=FONT, size=11, bold=True)
        for cell in self._sheet[row][:2]:
            cell.alignment = _WRAPPED

    def _section(self, title: str, heads: tuple[str, ...]) -> None:
        self._row += 1
        self._wide(title, Font(name=FONT, size=13, bold=True), height=24)
        row = self._next(heads)
        for cell in self._sheet[row][: len(heads)]:
            cell.font, cell.fill = Font(name=FONT, size=11, bold=True), _HEAD
            cell.alignment, cell.border = _CENTRED, _GRID

    def _tally(self, group: Count, proposed: int | str) -> None:
        first = group.first
        words = (first.code, group.title, group.count, proposed)
        row = self._next((glossary.word(first.severity), *words))
        self._frame(row, group.title, FILLS[first.severity])

    def _line(self, finding: Finding, words: str, value: str, last: str) -> None:
        severity = glossary.word(finding.severity)
        row = self._next((severity, finding.code, words, value, last))
        self._frame(row, words, FILLS[finding.severity])
        if last:
            self._link(row, finding.place)

    def _frame(self, row: int, words: str, fill: PatternFill | None = None) -> None:
        cells = self._sheet[row][:_PLACE]
        for cell in cells:
            cell.border, cell.alignment = _GRID, _CENTRED
            cell.number_format = "#,##0" if isinstance(cell.value, int) else "@"
        cells[2].alignment = _WRAPPED
        if fill:
            cells[0].fill = fill
        self._sheet.row_dimensions[row].height = 6 + 15 * wrapped_lines(words, 76)

    def _link(self, row: int, place: Place) -> None:
        if place.sheet not in self._known:
            return
        sheet = place.sheet.replace("'", "''")
        cell = place.cell or "A1"
        target = f"A{cell}" if cell.isdecimal() else cell
        link = self._sheet.cell(row, _PLACE)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{sheet}'!{target}")
        link.font = Font(name=FONT, size=11, color="0563C1", underline="single")


_ADVICE = (
    "红色是错误，黄色是警告，蓝色是提示，批注和每行末尾的“问题”列写明是什么问题。"
    "有两种改法：直接改格子；或者在“答复”列选“采纳”，载入时就按“建议”列改。"
    "待答复的问题，在“答复”列选是哪一个人。改好存盘，再载入这个文件；"
    "没有改动的行不受影响。"
)


def _counted(book: MarkedBook) -> str:
    if not book.findings:
        return "这个文件里没有发现问题"
    numbers = dict.fromkeys(FILLS, 0)
    for finding in book.findings:
        numbers[finding.severity] += 1
    parts = (f"{glossary.word(it)} {count:,}" for it, count in numbers.items() if count)
    told = f"问题 {len(book.findings):,} 处：" + "，".join(parts)
    more = (("建议值", len(book.proposals)), ("待答复", len(book.questions)))
    return "；".join((told, *(f"{word} {count:,} 处" for word, count in more if count)))


def _where(place: Place) -> str:
    cell = place.cell
    words = f"第{cell}行" if cell.isdecimal() else cell
    return " › ".join(filter(None, (place.sheet, words)))
