"""An OpenDocument workbook is looked over before it is opened."""

import pytest
from tests.adapters.workbooks.made import ods, zipped

from shequ_adapters.workbooks.ods_survey import survey_ods
from shequ_adapters.workbooks.package import Package
from shequ_core.errors import Unreadable

CELL = '<table:table-cell {} office:value-type="float" office:value="1"/>'
GAP = '<table:table-cell table:number-columns-repeated="{}"/>'
TIMES = 'table:number-{}-repeated="{}"'


def survey(rows):
    """Look over a workbook with these rows."""
    survey_ods(Package.opened(ods(rows), "台账.ods"))


def test_empty_repeats_do_no_harm():
    """Every sheet ends with a million empty rows."""
    row = f"<table:table-row>{CELL.format('')}{GAP.format(16383)}</table:table-row>"
    rest = f"<table:table-row {TIMES.format('rows', 1048575)}>{GAP.format(16384)}"
    survey(f"{row}{rest}</table:table-row>")


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (
            f"<table:table-row {TIMES.format('rows', 1048576)}>"
            f"{CELL.format(TIMES.format('columns', 16384))}</table:table-row>",
            "XFD1048576",
        ),
        (
            f"<table:table-row {TIMES.format('rows', 99999)}/><table:table-row>"
            f"{GAP.format(702)}{CELL.format('')}</table:table-row>",
            "AAA100000",
        ),
    ],
)
def test_a_far_cell_is_refused_with_sheet_and_cell(rows, cell):
    """Repeated values count as often as they say."""
    with pytest.raises(Unreadable, match=f"“台账”.*{cell}"):
        survey(rows)


@pytest.mark.parametrize("times", ["x", "", "9" * 11, "-1"])
def test_impossible_repeats_are_refused(times):
    """What is no number of times is damage."""
    with pytest.raises(Unreadable, match="已损坏"):
        survey(f"<table:table-row {TIMES.format('rows', times)}/>")


@pytest.mark.parametrize("content", ["<a", "<!DOCTYPE a><a/>"])
def test_broken_content_is_refused(content):
    """So is content that is no XML, or declares entities, or is not there."""
    for members in ({"content.xml": content}, {"x": "y"}):
        with pytest.raises(Unreadable, match="已损坏"):
            survey_ods(Package.opened(zipped(**members), "台账.ods"))
