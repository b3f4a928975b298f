"""Xlsx keeps the laws of formats, and is a workbook that clerks can work in."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from shequ_adapters.formats.xlsx import Xlsx
from shequ_adapters.formats.xlsx import rows as xlsx_rows
from shequ_adapters.workbooks import read_workbook
from shequ_core import glossary
from shequ_core.errors import InvalidValue
from shequ_core.ledgers import CellKind, Ledger, LedgerColumn, Practice
from shequ_core.register import Register
from shequ_core.testing import texts, towns
from shequ_core.testing.formats import FormatLaws
from shequ_core.values import PartDate, Sex

ON = date(2004, 12, 31)


class TestXlsx(FormatLaws):
    """Xlsx answers to the laws."""

    exporter = Xlsx()
    suffix = ".xlsx"


COLUMNS = (
    LedgerColumn(key="text", title="文字"),
    LedgerColumn(key="day", title="日期", cell=CellKind.DAY),
    LedgerColumn(key="number", title="数", cell=CellKind.DECIMAL),
    LedgerColumn(key="sex", title="性别", cell=CellKind.CHOICE, choices=Sex, width=6),
)


def ledger(rows, *, upright=False, columns=COLUMNS):
    """A ledger that always has these rows."""
    return Practice(
        Ledger(
            name="try",
            title="试用台账",
            order=1,
            columns=columns,
            needed=(),
            upright=upright,
        ),
        read=lambda row, intake: None,
        rows=lambda register: rows,
    )


def written(rows, *, upright=False, columns=COLUMNS):
    """The bytes of a workbook of that ledger alone."""
    stream = BytesIO()
    practice = ledger(rows, upright=upright, columns=columns)
    Xlsx((practice,)).write(Register(), stream, on=ON)
    return stream.getvalue()


def cells(rows, tmp_path):
    """What our own reader makes of the rows."""
    path = tmp_path / "试用.xlsx"
    path.write_bytes(written(rows))
    [sheet] = read_workbook(path)
    return [list(row) for row in sheet.rows[3:]]


def _in_xml(text):
    return text and not {"\ufffe", "\uffff"} & set(text)


@given(st.lists(texts().filter(_in_xml), min_size=1, max_size=8))
def test_every_text_comes_back(given_texts):
    """Blanks, controls, entities, escapes and rare characters are read as written.

    The two characters that are none (U+FFFE, U+FFFF) are escaped as Excel does, and
    no reader takes that back.
    """
    with TemporaryDirectory() as folder:
        back = cells([{"text": it} for it in given_texts], Path(folder))
    assert [row[0] for row in back] == given_texts


@given(st.dates(), st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_days_and_numbers_come_back(day, number):
    """A day is a day, a number the same number; what Excel has not is text."""
    with TemporaryDirectory() as folder:
        [row] = cells([{"text": "x", "day": day, "number": number}], Path(folder))
    assert str(row[1]) == day.isoformat()
    assert isinstance(row[1], date) == (day >= date(1900, 3, 1))
    assert Decimal(str(row[2])) == number


def test_what_xml_can_not_hold_is_escaped(tmp_path):
    """Controls, entities, and text that looks like an escape itself."""
    odd = ["_x0041_", "a\x01b\r", "<&>\"'", " \n", "\t", "x_x005F_"]
    assert [row[0] for row in cells([{"text": it} for it in odd], tmp_path)] == odd


def test_a_clerk_can_work_in_it():
    """Title, header in sight, filter, lists, text format, A4 with repeated header."""
    rows = [{"text": "00400001", "day": ON, "sex": Sex.MALE}, {"text": "=1+1"}]
    book = load_workbook(BytesIO(written(rows)))
    sheet = book["试用台账"]
    assert sheet["A1"].value == "试用台账"
    assert sheet["A2"].value == "填报时间：2004年12月31日"
    assert [cell.value for cell in sheet[3]] == [column.title for column in COLUMNS]
    assert [cell.value for cell in sheet[4]] == [
        "00400001",
        datetime(2004, 12, 31),
        None,
        "男",
    ]
    assert (sheet["A4"].number_format, sheet["B4"].number_format) == ("@", "yyyy-mm-dd")
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert sheet.dimensions == "A1:D5"
    assert {str(it) for it in sheet.merged_cells.ranges} == {"A1:D1", "A2:D2"}
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:D5"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (
        9,
        "landscape",
    )
    assert sheet["A4"].font.name == "宋体"
    [choices] = sheet.data_validations.dataValidation
    assert str(choices.sqref) == "D4:D505"
    assert choices.formula1 == f'"{",".join(map(glossary.word, Sex))}"'


def test_an_empty_ledger_is_a_form():
    """Without rows there is a header, and no row that looks like one."""
    sheet = load_workbook(BytesIO(written([]))).active
    assert [cell.value for cell in sheet[3]] == [column.title for column in COLUMNS]
    assert sheet["A4"].value is None


def test_an_upright_ledger_stands():
    """Titles down the first column, the values beside them."""
    rows = [{"text": "北正社区", "day": ON, "number": Decimal("1.3")}]
    sheet = load_workbook(BytesIO(written(rows, upright=True))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["项目", "内容"],
        ["文字", "北正社区"],
        ["日期", datetime(2004, 12, 31)],
        ["数", 1.3],
        ["性别", None],
    ]


@pytest.mark.parametrize(
    ("said", "height"),
    [
        ("短", None),
        ("社" * 11, None),
        ("社" * 30, 54),
        ("一\n二", 36),
        ("长" * 9_000, 409),
    ],
    ids=["short", "one line", "three lines", "two lines", "as high as may be"],
)
def test_long_text_wraps_and_its_row_is_as_high(said, height):
    """Nothing of it is cut off in print; other rows are as they were."""
    columns = (
        LedgerColumn(key="no", title="序号", cell=CellKind.COUNT),
        LedgerColumn(key="said", title="原文", width=24),
    )
    sheet = load_workbook(
        BytesIO(written([{"no": 1, "said": said}], columns=columns))
    ).active
    assert sheet.row_dimensions[4].height == height
    assert sheet["B4"].alignment.wrap_text
    number = sheet["A4"].alignment
    assert (number.horizontal, number.indent) == ("right", 1)


def test_the_file_has_the_day_of_the_ledgers():
    """Made on the day it is told for, so that it is the same file on any day."""
    properties = load_workbook(BytesIO(written([]))).properties
    assert properties.created == datetime(2004, 12, 31)


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch):
    """Rows beyond the last are not dropped in silence."""
    monkeypatch.setattr(xlsx_rows, "LAST_ROW", 5)
    with pytest.raises(InvalidValue, match="5 rows"):
        written([{"text": "x"}] * 3)


@settings(max_examples=10)
@given(towns())
def test_our_reader_sees_what_openpyxl_sees(register):
    """Two programs that are not ours agree on every cell."""
    stream = BytesIO()
    Xlsx().write(register, stream, on=ON)
    book = load_workbook(stream)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        path.write_bytes(stream.getvalue())
        sheets = read_workbook(path)
    assert [sheet.name for sheet in sheets] == book.sheetnames
    for sheet in sheets:
        seen = [[plain(cell.value) for cell in row] for row in book[sheet.name].rows]
        assert [[plain(cell) for cell in row] for row in sheet.rows] == seen


def plain(cell):
    """A cell for comparing: midnight is a day, empty is nothing."""
    if isinstance(cell, datetime):
        return cell.date()
    return None if cell == "" else cell


def test_part_dates_before_1900_are_text(tmp_path):
    """Somebody born in 1899 has their day, though Excel has not."""
    assert cells([{"text": str(PartDate(1899, 5, 1))}], tmp_path)[0][0] == "1899-05-01"
