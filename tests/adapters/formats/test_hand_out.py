"""发放件. What is read of the file is what was handed out."""

import csv
from io import BytesIO

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.core.handout.office import DAY, Office
from tests.core.small_town import TOWN

from shequ_adapters.formats.xlsx.hand_out import write_hand_out
from shequ_adapters.workbooks import Workbooks
from shequ_core.handout import Split, hand_out, stamp_on
from shequ_core.handout.returned import as_sheet
from shequ_core.ledgers import LEDGERS
from shequ_core.ledgers.marking import unmarked
from shequ_core.ledgers.recognise import understand
from shequ_core.testing import towns


def made(office, split=Split.SMALL_GROUP, *, unmasked=True):
    """The workbooks of an office, as they are to be written."""
    return tuple(
        hand_out(office.store, office.community, split, on=DAY, unmasked=unmasked)
    )


def saved(one, path):
    """A workbook on the disk."""
    with path.open("wb") as stream:
        write_hand_out(one, stream)
    return path


def rows(sheets):
    """The rows of what is understood, by ledger."""
    return {
        part.ledger.name: [row.values for row in part.rows]
        for sheet in sheets
        for part in understand(sheet, LEDGERS)
    }


@settings(max_examples=8)
@given(towns(), st.sampled_from(Split), st.booleans())
def test_a_file_says_what_was_handed_out(tmp_path_factory, town, split, unmasked):
    """Cell for cell, however it was cut and masked; else all would look edited."""
    folder = tmp_path_factory.mktemp("发放")
    twice = [made(Office(town), split, unmasked=unmasked) for _ in range(2)]
    for number, (one, same) in enumerate(zip(*twice, strict=True)):
        read = Workbooks().read(saved(one, folder / f"{number}.xlsx"))
        assert stamp_on(read) == one.stamp
        handed = [as_sheet(it, "") for it in same.sheets]
        assert rows(unmarked(read)) == rows(handed)


def test_the_same_hand_out_is_the_same_file():
    """Its date is the day that it is told of."""
    first, second = BytesIO(), BytesIO()
    for stream in (first, second):
        [one] = made(Office(TOWN))
        write_hand_out(one, stream)
    assert first.getvalue() == second.getvalue()


def test_a_sheet_saved_as_text_comes_back(tmp_path):
    """As a spreadsheet program saves the one sheet that is open."""
    office = Office(TOWN)
    [one] = made(office)
    sheet = load_workbook(saved(one, tmp_path / "一组.xlsx"))["流动人口台账"]
    lines = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    place = lines[2].index("来本地事由")
    lines[3][place] = "经商"
    path = tmp_path / "一组.csv"
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows(lines)

    @attrs.frozen
    class Saved:
        def sheets(self):
            return Workbooks().read(path)

    taken = office.take_back([Saved()])
    [stay] = [it for it in office.records.values() if getattr(it, "reason", "")]
    assert stay.reason == "经商"
    assert set(taken.returns[0].absent) == {"居民小组台账", "楼栋台账", "居民花名册"}
