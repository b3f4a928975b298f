"""Files of other programs' own tests are read, or refused with a reason."""

import os
from datetime import date
from pathlib import Path

import pytest

from shequ_adapters.workbooks import read_workbook
from shequ_core.errors import Unreadable

READ = {
    "calamine/any_sheets.xlsx": {"Visible": 5, "Hidden": 0, "VeryHidden": 0},
    "calamine/errors.xlsx": {"Feuil1": 7, "Feuil2": 0, "Feuil3": 0},
    "calamine/merged_range.xlsx": {"Sheet1": 4, "Sheet2": 4},
    "frictionless/blank-rows.csv": {"blank-rows": 4},
    "frictionless/delimiter.csv": {"delimiter": 3},
    "frictionless/doublequote.csv": {"doublequote": 6},
    "frictionless/table.ods": {"Лист1": 3},
    "frictionless/wide.csv": {"wide": 4},
    "poi/DateFormatTests.xlsx": {"Flags": 4, "Tests": 46},
    "poi/TwoSheetsOneHidden.xlsx": {"Sheet1": 1, "Sheet2": 1},
    "poi/chinese-provinces.xls": {"provinces": 4},
}
"""Of each file: its sheets, and how many rows each has."""


@pytest.fixture(scope="session")
def tabular() -> Path:
    """Their folder: where SHEQU_SHARED_DATA says, or beside the project."""
    project = Path(__file__).resolve().parents[3]
    default = project.parent / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default)) / "tabular"
    if not folder.is_dir():
        pytest.skip("no such files here; SHEQU_SHARED_DATA can name their folder")
    return folder


@pytest.mark.parametrize("name", READ)
def test_every_row_is_there(tabular, name):
    """No sheet and no row is lost."""
    sheets = read_workbook(tabular / name)
    assert {sheet.name: len(sheet.rows) for sheet in sheets} == READ[name]


def test_every_file_is_read_or_refused(tabular):
    """Nothing crashes, and only what is no table is refused."""
    for path in (it for it in tabular.rglob("*") if it.is_file()):
        if path.suffix == ".md":
            with pytest.raises(Unreadable):
                read_workbook(path)
        else:
            assert read_workbook(path)


def test_what_cells_say_is_kept(tabular):
    """Errors, days of both date systems, leading zeros, no mark."""
    [errors, *_] = read_workbook(tabular / "calamine/errors.xlsx")
    assert [row[0] for row in errors.rows] == [
        *("#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A")
    ]
    for name in ("date.xlsx", "date_1904.xlsx", "date.xls", "date_1904.xls"):
        [sheet] = read_workbook(tabular / "calamine" / name)
        assert sheet.rows[0][0] == date(2021, 1, 1)
    [zeros] = read_workbook(tabular / "frictionless/leading-zeros.csv")
    assert zeros.rows == [["value"], ["01"], ["002"], ["00003"]]
    [bom] = read_workbook(tabular / "frictionless/bom.csv")
    assert bom.rows[0] == ["id", "name"]


def test_one_odd_byte_is_flagged(tabular):
    """Latin-1 can not be told from damage by one byte: the row is kept and told."""
    [sheet] = read_workbook(tabular / "frictionless/latin1.csv")
    assert [(it.kind, it.place.cell) for it in sheet.notes] == [("undecodable", "3")]
