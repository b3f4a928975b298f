"""标注件. The office's own workbook comes back, says what is wrong, and loads again."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.dimensions import ColumnDimension
from xlsxwriter import Workbook as XlsxWriter

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.workbooks import read_workbook
from shequ_adapters.workbooks.marking import AUTHOR, mark_up
from shequ_adapters.workbooks.marking_afresh import sheet_name
from shequ_adapters.workbooks.marking_summary import FILLS
from shequ_core.findings import Finding, Place, Severity
from shequ_core.ledgers.marking import (
    ANSWERED,
    PROBLEMS,
    PROPOSED,
    SUMMARY,
    SUMMARY_TITLE,
    unmarked,
)
from shequ_core.loading import commit, marked_book, plan

ROWS = [
    ["北正社区居民花名册"],
    ["户号", "姓名", "与户主关系", "出生日期", "联系电话"],
    ["0001", "张三丰", "户主", "1985.3.12", "13812345678"],
    ["0001", "李小妹", "配偶", "1986-05-01", "123"],
    ["0002", "王五六", None, "1950-01-01", None],
]
TEXT = "\n".join(",".join(it or "" for it in row) for row in ROWS)


@pytest.fixture
def roster(tmp_path):
    """A workbook of an office with its own looks."""
    book = Workbook()
    sheet = book.active
    sheet.title = "一组"
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet["B3"].comment = Comment("已核实", "王芳")
    sheet["B4"].comment = Comment("电话要问", "王芳")
    sheet.column_dimensions["B"].width = 17
    sheet.column_dimensions["D"] = ColumnDimension(
        sheet, index="D", min=4, max=9, width=21
    )
    sheet.freeze_panes = "A3"
    path = tmp_path / "花名册.xlsx"
    book.save(path)
    return path


def marked(path, out, *extra):
    """Mark a file up as a load into nothing finds it; the warnings."""
    sheets = tuple(unmarked(read_workbook(path)))
    found = plan(MemoryStore(), sheets)
    book = marked_book(
        sheets,
        (*found.findings, *extra),
        proposals=found.proposals,
        questions=found.questions,
    )
    with out.open("wb") as stream:
        return mark_up(path, sheets, book, stream)


def cells(path):
    """What stands in a file, without our marks."""
    return [
        (it.file, it.name, [list(r) for r in it.rows])
        for it in unmarked(read_workbook(path))
    ]


def short_phone(sheet):
    """The cell of the phone number that is too short."""
    return sheet["E4"]


def test_the_cell_the_row_and_the_summary_say_it(roster, tmp_path):
    """Colour and comment in the cell, the sentence in the row, a link in the list."""
    out = tmp_path / "标注.xlsx"
    assert marked(roster, out) == ()
    book = load_workbook(out)
    assert book.sheetnames == [SUMMARY, "一组"]
    sheet = book["一组"]
    said = short_phone(sheet).comment
    assert said.author == AUTHOR
    assert said.text in sheet["F4"].value
    assert short_phone(sheet).fill.fgColor == FILLS[Severity.WARNING].fgColor
    assert sheet["F2"].value == PROBLEMS
    summary = book[SUMMARY]
    assert summary["A1"].value == SUMMARY_TITLE
    counts = [row[3].value for row in summary.rows if row[1].value == "R-I15"]
    assert 1 in counts, "a number, which Excel can add up"
    links = {it.location for row in summary.rows for c in row if (it := c.hyperlink)}
    assert "'一组'!E4" in links


def test_the_office_s_looks_stay(roster, tmp_path):
    """Merges, frozen panes, widths and comments are as they were; so is every cell."""
    out = tmp_path / "标注.xlsx"
    marked(roster, out)
    sheet = load_workbook(out)["一组"]
    assert {str(it) for it in sheet.merged_cells.ranges} == {"A1:E1"}
    assert sheet.freeze_panes == "A3"
    assert sheet.column_dimensions["B"].width == 17
    assert sheet["B3"].comment.text == "已核实"
    assert cells(out) == cells(roster)


def test_no_two_groups_of_columns_overlap(roster, tmp_path):
    """Our column is taken out of a group of columns that it lies in."""
    out = tmp_path / "标注.xlsx"
    marked(roster, out)
    widths = load_workbook(out)["一组"].column_dimensions
    spans = sorted((it.min, it.max, it.width) for it in widths.values())
    assert spans == [
        *((2, 2, 17), (4, 5, 21)),
        *((6, 6, 52), (7, 7, 40), (8, 8, 24)),
        (9, 9, 21),
    ]


def test_rows_are_as_high_as_what_is_said_of_them(roster, tmp_path):
    """And lower again once it is mended; what the office made high stays so."""
    book = load_workbook(roster)
    book["一组"].row_dimensions[5].height = 99
    book.save(roster)
    out, again = tmp_path / "标注.xlsx", tmp_path / "再标.xlsx"
    long = [
        Finding(
            code="R-I99",
            kind="try",
            severity=Severity.ERROR,
            message=f"第{number}处有误，请对照户口簿核对以后再填",
            place=Place("花名册.xlsx", "一组", f"{letter}{row}"),
        )
        for row in (4, 5)
        for number, letter in enumerate("ABCD")
    ]
    marked(roster, out, *long)
    rows = load_workbook(out)["一组"].row_dimensions
    assert rows[4].height >= 3 * 14
    assert rows[5].height == 99
    marked(out, again)
    rows = load_workbook(again)["一组"].row_dimensions
    assert (rows[4].height or 0) < 3 * 14
    assert rows[5].height == 99


def test_a_comment_of_the_office_is_kept_beside_ours(roster, tmp_path):
    """Its author and words stay; ours go when it is marked up again without them."""
    out, again = tmp_path / "标注.xlsx", tmp_path / "再标.xlsx"
    wrong = Finding(
        code="R-I99",
        kind="try",
        severity=Severity.ERROR,
        message="有误",
        place=Place("花名册.xlsx", "一组", "B4"),
    )
    marked(roster, out, wrong)
    comment = load_workbook(out)["一组"]["B4"].comment
    assert comment.text.startswith("电话要问")
    assert comment.text.endswith("有误")
    marked(out, again)
    cell = load_workbook(again)["一组"]["B4"]
    assert cell.comment.text == "电话要问"
    assert cell.fill.fill_type is None


def test_marking_up_again_takes_the_old_marks_away(roster, tmp_path):
    """What was mended is no longer marked; there is one summary and one column."""
    out, again = tmp_path / "标注.xlsx", tmp_path / "再标.xlsx"
    marked(roster, out)
    book = load_workbook(out)
    short_phone(book["一组"]).value = "13812345670"
    said = short_phone(book["一组"]).comment.text
    book.save(out)
    marked(out, again)
    mended = load_workbook(again)
    assert mended.sheetnames == [SUMMARY, "一组"]
    sheet = mended["一组"]
    assert short_phone(sheet).comment is None
    assert short_phone(sheet).fill.fill_type is None
    assert said not in sheet["F4"].value
    assert [it.value for it in sheet[2]][5:] == [PROBLEMS, PROPOSED, ANSWERED]


@pytest.mark.parametrize("name", ["花名册.xlsx", "花名册.csv"])
def test_a_marked_up_file_loads_as_the_original(roster, tmp_path, name):
    """Under another name too: only the paper is a new one, no record changes."""
    path = roster.with_name(name)
    if name.endswith(".csv"):
        path.write_text(TEXT, "utf-8")
    out = tmp_path / "改.xlsx"
    marked(path, out)
    assert cells(out)[0][0] == name
    store = MemoryStore()
    commit(store, plan(store, read_workbook(path)), actor="a", reason="b")
    again = plan(store, read_workbook(out))
    assert {it.id.kind for it in again.puts} <= {"ledger_sheet"}
    assert (again.strikes, again.added) == ((), {})


def test_a_mended_cell_changes_its_record_alone(roster, tmp_path):
    """Mend, save, load: one person is changed, the remark is gone."""
    store = MemoryStore()
    commit(store, plan(store, read_workbook(roster)), actor="a", reason="b")
    out = tmp_path / "标注.xlsx"
    marked(roster, out)
    book = load_workbook(out)
    short_phone(book["一组"]).value = "13812345670"
    book.save(out)
    again = plan(store, read_workbook(out))
    assert again.changed == {"person": 1, "ledger_sheet": 1}
    assert not [it for it in again.findings if it.kind == "phone-too-short"]


def test_formulas_keep_what_they_showed(tmp_path):
    """They are still formulas, and a reader that does not reckon sees their results."""
    path, out = tmp_path / "花名册.xlsx", tmp_path / "标注.xlsx"
    with XlsxWriter(path) as book:
        sheet = book.add_worksheet("一组")
        sheet.write_row(
            0, 0, ("户号", "姓名", "与户主关系", "出生日期", "年龄", "是否")
        )
        sheet.write_row(1, 0, ("0001", "张三丰", "户主"))
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_formula(1, 3, "=DATE(1985,3,12)", day, 31118)
        sheet.write_formula(1, 4, "=2004-1985", None, 19)
        sheet.write_formula(1, 5, "=E2>18", None, True)
        sheet.write_formula(2, 1, '="李"&"<小妹>"', None, "李<小妹>")
        sheet.write_formula(2, 2, '=""', None, "")
    marked(path, out)
    assert load_workbook(out)["一组"]["E2"].value == "=2004-1985"
    assert cells(out) == cells(path)
    assert cells(out)[0][2][1][3:] == [date(1985, 3, 12), 19, True]


def test_text_files_become_workbooks(tmp_path):
    """The same cells as text: leading zeros stay, nothing is run."""
    path = tmp_path / "花名册.csv"
    path.write_text(TEXT.replace("李小妹", "=1+1"), "utf-8")
    out = tmp_path / "标注.xlsx"
    assert marked(path, out) == ()
    sheet = load_workbook(out)["花名册"]
    assert sheet["A3"].value == "0001"
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("part", ["xl/media/image1.png", "xl/vbaProject.bin"])
def test_what_can_not_be_taken_along_is_said(roster, tmp_path, part):
    """One sentence that names the file."""
    with ZipFile(roster, "a") as package:
        package.writestr(part, b"x")
    [said] = marked(roster, tmp_path / "标注.xlsx")
    assert said.startswith("花名册.xlsx：")
    assert "请保留原件" in said


def test_a_workbook_that_openpyxl_refuses_is_made_anew(roster, tmp_path):
    """Its cells are there, and it is said that its looks are not."""
    broken = tmp_path / "坏" / "花名册.xlsx"
    broken.parent.mkdir()
    with ZipFile(roster) as whole, ZipFile(broken, "w") as package:
        for entry in whole.infolist():
            data = whole.read(entry)
            odd = b'<pageSetup orientation="sideways"/></worksheet>'
            package.writestr(entry, data.replace(b"</worksheet>", odd))
    out = tmp_path / "标注.xlsx"
    [said] = marked(broken, out)
    assert "只有单元格内容" in said
    assert cells(out) == cells(broken)
    merged = load_workbook(out)["一组"].merged_cells.ranges
    assert {str(it) for it in merged} == {"A1:E1"}


def test_a_file_in_order_says_so(tmp_path):
    """The summary is there, and nothing else is added."""
    path, out = tmp_path / "组.csv", tmp_path / "标注.xlsx"
    path.write_text("说明\n你好\n", "utf-8")
    sheets = tuple(read_workbook(path))
    with out.open("wb") as stream:
        mark_up(path, sheets, marked_book(sheets, ()), stream)
    book = load_workbook(BytesIO(out.read_bytes()))
    assert "没有发现问题" in book[SUMMARY]["B3"].value
    assert book["组"].dimensions == "A1:A2"


def test_names_of_sheets_are_such_as_excel_allows():
    """No signs of paths, 31 characters at most, never empty."""
    assert sheet_name("一/二:三") == "一_二_三"
    assert len(sheet_name("长" * 40)) == 31
    assert sheet_name("") == "Sheet"
