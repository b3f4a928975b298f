"""标注方案. Where each sentence goes."""

import pytest

from shequ_core.findings import Finding, Place, Severity
from shequ_core.ledgers import Sheet
from shequ_core.ledgers.marking import column_number
from shequ_core.loading import marked_book
from shequ_core.loading.marking import Mark

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
ROSTER = Sheet(
    file="花名册.xlsx",
    name="一组",
    rows=[
        ["北正社区居民花名册", None, None],
        ["户号", "姓名", "与户主关系"],
        ["0001", "张三丰", "户主"],
        ["0001", "李小妹", "配偶"],
    ],
    merged=((0, 0, 0, 3),),
)


def finding(cell, severity, message, *, file="花名册.xlsx", sheet="一组"):
    """One thing found at a place."""
    return Finding(
        code="R-I99",
        kind=f"try-{severity.value}",
        severity=severity,
        message=message,
        place=Place(file, sheet, cell) if cell is not None else Place(),
    )


def test_a_cell_has_the_worst_colour_and_every_sentence_once():
    """Cells by row and column; what is of a whole row has no column."""
    book = marked_book(
        [ROSTER],
        [
            finding("B3", WARNING, "甲"),
            finding("B3", ERROR, "乙"),
            finding("B3", WARNING, "甲"),
            finding("4", INFO, "丙"),
            finding("", ERROR, "丁"),
        ],
    )
    [sheet] = book.sheets
    assert sheet.marks == (
        Mark(row=3, column=2, severity=ERROR, sentences=("乙", "甲")),
        Mark(row=4, column=0, severity=INFO, sentences=("丙",)),
    )
    assert sheet.rows()[4] == sheet.marks[1:]
    assert (sheet.column, sheet.headers) == (5, (2,))


def test_only_the_file_s_own_findings_are_in_its_book():
    """Those of other files are in theirs; those of no place are told apart."""
    book = marked_book(
        [ROSTER],
        [
            finding("B3", INFO, "甲"),
            finding("B4", ERROR, "乙"),
            finding("B3", ERROR, "丙", file="别的.xlsx"),
            finding(None, INFO, "丁"),
        ],
    )
    assert book.file == "花名册.xlsx"
    assert [it.message for it in book.findings] == ["乙", "甲"]
    assert [it.message for it in book.general] == ["丁"]
    assert [(it.count, it.title) for it in book.counts] == [(1, "乙"), (1, "甲")]


def test_a_sheet_without_a_finding_has_no_column_to_head():
    """It comes back as it is."""
    [sheet] = marked_book([ROSTER], []).sheets
    assert (sheet.headers, sheet.marks) == ((), ())


def test_an_upright_ledger_is_headed_over_its_first_line():
    """项目 and 内容 are followed by the problems; without them nothing is headed."""
    lines = [["社区名称", "北正社区"], ["所属街道", "淮川街道"], ["邮政编码", "410300"]]
    lines.append(["统计用区划代码", "430181001001"])
    wrong = [finding("B2", ERROR, "甲", sheet="概况")]
    for rows, headers in (([["项目", "内容"], *lines], (1,)), (lines, ())):
        sheet = Sheet(file="花名册.xlsx", name="概况", rows=rows)
        assert marked_book([sheet], wrong).sheets[0].headers == headers


def test_a_sheet_that_is_not_understood_has_no_header():
    """What is found in it is in the summary all the same."""
    sheet = Sheet(file="花名册.xlsx", name="一组", rows=[["你好"]])
    assert marked_book([sheet], [finding("A1", INFO, "甲")]).sheets[0].headers == ()


def test_no_sheets_make_an_empty_book():
    """There is nothing to mark."""
    assert marked_book([], [finding("A1", INFO, "甲")]).sheets == ()


@pytest.mark.parametrize(
    ("letters", "number"), [("", 0), ("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)]
)
def test_columns_are_counted_as_excel_letters_them(letters, number):
    """A is 1."""
    assert column_number(letters) == number
