"""A file is read as sheets of cells, as they lie in it."""

import hashlib
from datetime import date, datetime

import pytest
import xlsxwriter
from tests.adapters.workbooks.made import (
    error,
    label,
    ods,
    with_cells,
    xls,
    xlsx,
    zipped,
)

from shequ_adapters.workbooks import Workbooks, read_workbook
from shequ_core.errors import Unreadable
from shequ_core.findings import Severity
from shequ_core.ports import WorkbookReader


def read(data, tmp_path, file="台账.xlsx"):
    """The sheets of these bytes under that name."""
    path = tmp_path / file
    path.write_bytes(data)
    reader: WorkbookReader = Workbooks()
    return reader.read(path)


def test_sheets_come_as_they_are(tmp_path):
    """Names, hidden ones, rows from A1 on, the file and its digest."""
    data = xlsx([], ["", "姓名", 1.5, True], ["", "", "王伟"], hidden=["底稿"])
    first, second = read(data, tmp_path)
    assert (first.file, first.name, first.hidden) == ("台账.xlsx", "台账", False)
    assert [list(row) for row in first.rows] == [
        ["", "", "", ""],
        ["", "姓名", 1.5, True],
        ["", "", "王伟", ""],
    ]
    assert first.digest == second.digest == hashlib.sha256(data).hexdigest()
    assert (second.name, second.hidden, list(second.rows)) == ("底稿", True, [])


def test_days_are_days_and_merges_are_told(tmp_path):
    """In either date system; merges as far as there are cells."""
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_datetime(2, 0, datetime(1985, 3, 12), day)
        page.merge_range(0, 0, 1, 9, "花名册")
        page.write(2, 2, "x")
        page.merge_range(50, 50, 60, 60, "")
    [sheet] = read_workbook(path)
    assert sheet.rows[2][0] == date(1985, 3, 12)
    assert sheet.merged == ((0, 0, 1, 2),)
    [note] = sheet.notes
    assert (note.kind, note.severity, note.place.file) == (
        "date-1904",
        Severity.INFO,
        "台账.xlsx",
    )


@pytest.mark.parametrize(
    ("data", "file"),
    [
        (with_cells('<row r="2"><c r="B2" t="e"><v>#REF!</v></c></row>'), "台账.xlsx"),
        (xls(label(0, 0, ""), error(1, 1, 0x17)), "台账.xls"),
    ],
)
def test_errors_stand_where_they_stood(data, file, tmp_path):
    """The cell says #REF!, and is not taken for an empty one."""
    [sheet] = read(data, tmp_path, file)
    assert "#REF!" in sheet.rows[-1]


def test_old_and_open_workbooks_are_read(tmp_path):
    """.xls and .ods, their texts in Chinese."""
    [old] = read(xls(label(0, 0, "姓名"), label(1, 0, "王伟")), tmp_path, "台账.xls")
    assert [list(row) for row in old.rows] == [["姓名"], ["王伟"]]
    text = '<table:table-cell office:value-type="string"><text:p>姓名</text:p>'
    row = f"<table:table-row>{text}</table:table-cell></table:table-row>"
    [odf] = read(ods(row), tmp_path, "a.ods")
    assert (odf.name, odf.rows) == ("台账", [["姓名"]])


def test_a_text_table_says_its_encoding(tmp_path):
    """Named as its file, as Excel does; guards against formulas are off."""
    [sheet] = read("姓名,备注\n王伟,'=1\n".encode("gb18030"), tmp_path, "台账.csv")
    assert (sheet.name, sheet.encoding) == ("台账", "gb18030")
    assert sheet.rows[1] == ["王伟", "=1"]


def test_undecodable_rows_are_flagged(tmp_path):
    """One finding a row, with its place; the others are as they were."""
    data = "姓名,性别\n王伟,男\n李娜,女\n".encode("gb18030") * 9
    [sheet] = read(data[:-3] + b"\xff" + data[-3:], tmp_path, "台账.csv")
    [note] = sheet.notes
    assert (note.kind, note.place.cell) == ("undecodable", "27")
    assert sheet.rows[1] == ["王伟", "男"]


def test_unclosed_quotes_are_flagged(tmp_path):
    """The row is told, and none is lost."""
    text = '姓名,备注\n王伟,"x\n' + "李娜,无\n" * 30
    [sheet] = read(text.encode(), tmp_path, "台账.csv")
    assert [(it.kind, it.place.cell) for it in sheet.notes] == [
        ("unbalanced-quote", "2")
    ]
    assert len(sheet.rows) == 32


def test_a_stray_nul_is_text(tmp_path):
    """One does not make a file binary: the cell will be looked at."""
    [sheet] = read("姓名,性别\n王\0伟,男\n".encode(), tmp_path, "台账.csv")
    assert sheet.rows[1] == ["王\0伟", "男"]


def test_a_package_of_texts_is_its_tables(tmp_path):
    """A zip of csv files, as we write it ourselves."""
    data = zipped(**{"02-单位.csv": "名称\n", "01-居民.csv": "姓名\n"})
    sheets = read(data, tmp_path, "台账.zip")
    assert [(it.file, it.name) for it in sheets] == [
        ("台账.zip", "01-居民"),
        ("台账.zip", "02-单位"),
    ]


def test_too_many_cells_of_text_are_refused(tmp_path, monkeypatch):
    """The limit goes for text as well."""
    monkeypatch.setattr("shequ_adapters.workbooks.text_sheet.MOST_CELLS", 3)
    with pytest.raises(Unreadable, match="单元格"):
        read(b"a,b\n1,2\n", tmp_path, "台账.csv")


def test_charts_alone_are_no_ledger(tmp_path):
    """A workbook without a sheet of cells is told."""
    path = tmp_path / "图.xlsx"
    with xlsxwriter.Workbook(path) as book:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1", "values_data": [1]})
        book.add_chartsheet().set_chart(chart)
    with pytest.raises(Unreadable, match="图表"):
        read_workbook(path)
