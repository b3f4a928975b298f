"""填报工作簿: what is bound is written, and nothing else is touched."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from tests.core.forms.test_submitting import filled

from shequ_adapters.workbooks.filling import write_form
from shequ_core.errors import Unreadable
from shequ_core.forms import Change
from shequ_core.forms.places import Spot


@pytest.fixture
def blank(tmp_path):
    """A form with a merged cell, a formula, and a width of its own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "表1"
    sheet["A1"], sheet["C9"] = "月报", "=SUM(B2:B3)"
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["B"].width = 33
    path = tmp_path / "月报.xlsx"
    book.save(path)
    return path


def written(blank, cells, changed=()):
    """The filled workbook, opened again."""
    stream = BytesIO()
    write_form(blank, filled(cells), changed, stream)
    return load_workbook(BytesIO(stream.getvalue()))["表1"]


def test_only_what_is_bound_is_written(blank):
    """Numbers as numbers, words as words, whatever they begin with; the rest stays."""
    cells = {"B2": 12, "表1!B3": "=1+1", "B1": "标题", "D4": None}
    sheet = written(blank, {Spot.of(at): value for at, value in cells.items()})
    assert (sheet["B2"].value, sheet["B2"].data_type) == (12, "n")
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet["A1"].value == "标题"
    assert (sheet["C9"].value, sheet["C9"].data_type) == ("=SUM(B2:B3)", "f")
    assert sheet.column_dimensions["B"].width == 33
    assert [str(it) for it in sheet.merged_cells.ranges] == ["A1:C1"]


def test_what_changed_is_yellow_and_says_what_it_was(blank):
    """The others are as the blank has them."""
    at = Spot.of("B2")
    sheet = written(blank, {at: 12, Spot.of("B3"): 3}, [Change(at=at, was="11")])
    assert sheet["B2"].fill.fgColor.rgb.endswith("FFFF99")
    assert sheet["B2"].comment.text == "上次报送：11"
    assert sheet["B3"].comment is None
    assert sheet["B3"].fill.fill_type is None


def test_a_picture_is_told_to_be_lost(blank, tmp_path):
    """Nothing is said where nothing is lost."""
    drawn = tmp_path / "有图.xlsx"
    drawn.write_bytes(blank.read_bytes())
    with ZipFile(drawn, "a") as package:
        package.writestr("xl/media/image1.png", b"png")
    assert write_form(blank, filled({}), [], BytesIO()) == ()
    [told] = write_form(drawn, filled({}), [], BytesIO())
    assert "图片" in told


@pytest.mark.parametrize("data", [None, b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_blank_that_is_none_is_one_sentence(tmp_path, data):
    """Missing, empty, of another kind."""
    path = tmp_path / "月报.xlsx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        write_form(path, filled({}), [], BytesIO())
    assert len(str(refused.value).splitlines()) == 1


def test_a_sheet_that_is_not_there_is_named(blank):
    """With those that are."""
    with pytest.raises(Unreadable, match="没有工作表 附表，有的是 表1"):
        written(blank, {Spot.of("附表!A1"): 1})
