"""A modern workbook is looked over before it is opened."""

import pytest
from tests.adapters.workbooks.made import (
    NAMESPACE,
    SHEET,
    renamed_strings,
    with_cells,
    with_named,
    xlsx,
)

from shequ_adapters.workbooks.package import Package
from shequ_adapters.workbooks.survey import Survey
from shequ_adapters.workbooks.xlsx_survey import survey_xlsx
from shequ_core.errors import Unreadable

FAR = '<row r="9"><c r="XFD1048576"><v>1</v></c></row>'


def survey(data):
    """What is known of a workbook."""
    return survey_xlsx(Package.opened(data, "台账.xlsx"))


def test_a_usual_workbook_passes():
    """Nothing to say of it."""
    assert survey(xlsx(["姓名"], ["王伟"])) == Survey()


def test_a_far_cell_is_refused_with_sheet_and_cell():
    """A reader would take the process with it."""
    with pytest.raises(Unreadable, match=r"台账\.xlsx：.*“台账”.*XFD1048576"):
        survey(with_cells(FAR))


def test_a_hidden_part_is_looked_at_too():
    """Whatever a part is called, and wherever it lies."""
    data = with_named(xlsx(["x"]), {"other.bin": f"<sheetData>{FAR}</sheetData>"})
    with pytest.raises(Unreadable, match="other"):
        survey(data)


def test_many_large_sheets_are_refused_together():
    """Each may be in bounds, and all of them not."""
    body = b'<worksheet><sheetData><c r="Z100000"/></sheetData></worksheet>'
    parts = {f"xl/worksheets/sheet{place}.xml": body for place in range(1, 4)}
    with pytest.raises(Unreadable, match="合计"):
        survey(with_named(xlsx(["x"]), parts))


@pytest.mark.parametrize(
    "hostile",
    [
        with_cells("", before='<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
        with_cells('<row r="1"><c r="A1" t="e"><v>#REF!'),
        renamed_strings(xlsx(["x"]), 10**12),
        with_named(
            xlsx(["x"]), {SHEET: f"<worksheet xmlns='{NAMESPACE}'/>".encode("utf-16")}
        ),
    ],
)
def test_hostile_xml_is_refused(hostile):
    """Declarations, broken XML, endless tables, encodings that no office writes."""
    with pytest.raises(Unreadable, match="已损坏"):
        survey(hostile)


def test_errors_are_found_by_sheet():
    """By the place of the sheet, since names may be odd."""
    data = with_cells('<row r="2"><c r="B2" t="e"><v>#DIV/0!</v></c></row>')
    assert survey(data).errors == {0: ((1, 1, "#DIV/0!"),)}


def test_macros_links_and_1904_are_told():
    """They are neither run nor followed, and the clerk hears of it."""
    book = f"<workbook xmlns='{NAMESPACE}'><workbookPr date1904='1'/></workbook>"
    more = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": b"<a/>",
        "xl/workbook.xml": book.encode(),
    }
    found = survey(with_named(xlsx(["x"]), more))
    kinds = [note.kind for note in found.notes("台账.xlsm")]
    assert kinds == ["macros-ignored", "links-ignored", "date-1904"]
