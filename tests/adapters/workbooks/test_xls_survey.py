"""An old workbook is looked over before it is opened."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.workbooks.made import (
    _record,
    compound,
    dimensions,
    error,
    label,
    number,
    xls,
)

from shequ_adapters.workbooks.survey import Survey
from shequ_adapters.workbooks.xls_survey import survey_xls
from shequ_core.errors import Unreadable

USUAL = xls(label(0, 0, "姓名"), number(1, 0, 1.0))


def survey(data):
    """What is known of a workbook."""
    return survey_xls(data, "台账.xls")


def test_a_usual_workbook_passes():
    """Nothing to say of it."""
    assert survey(USUAL) == Survey()


def test_errors_are_found_by_sheet():
    """Error cells and failed formulas, by the place of the sheet."""
    failed = struct.pack("<BBBxxxH", 2, 0, 0x2A, 0xFFFF)
    formula = _record(0x0006, "<HHH8sHIH", 3, 1, 0, failed, 0, 0, 0)
    found = survey(xls(error(2, 1, 0x17), error(2, 2, 0x99), formula))
    assert found.errors == {0: ((2, 1, "#REF!"), (2, 2, "#ERROR!"), (3, 1, "#N/A"))}


@pytest.mark.parametrize(
    "far",
    [
        number(65535, 255, 1.0),
        _record(0x00BD, "<HHHIHIH", 60000, 0, 0, 0, 0, 0, 255),
    ],
)
def test_a_far_cell_is_refused_with_the_cell(far):
    """One cell in the last corner would cost half a gigabyte."""
    with pytest.raises(Unreadable, match="IV6"):
        survey(xls(far))


@pytest.mark.parametrize(
    "hostile",
    [
        xls(dimensions(0, 2**31, 0, 60000), number(0, 0, 1.0)),
        xls(dimensions(9, 3, 0, 1), number(0, 0, 1.0)),
        USUAL[:1024],
        USUAL[:100],
        USUAL[:44] + b"\xff\xff\xff\x00" + USUAL[48:],
        USUAL[:30] + b"\x20" + USUAL[31:],
        USUAL[:512] + struct.pack("<I", 1) + struct.pack("<3I", 1, 3, 2) + USUAL[528:],
    ],
)
def test_damage_is_refused(hostile):
    """Boundless promises, cut files, chains that end nowhere or never."""
    with pytest.raises(Unreadable, match="已损坏"):
        survey(hostile)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (xls(before=[_record(0x002F, "<H", 1)]), "密码"),
        (compound(b"x", "EncryptedPackage"), "密码"),
        (compound(b"x", "WordDocument"), "Word"),
        (compound(b"x", "Else"), "不是 Excel 工作簿"),
    ],
)
def test_what_is_no_open_workbook_is_named(data, word):
    """Locked ones, and the other things that come in the same container."""
    with pytest.raises(Unreadable, match=word):
        survey(data)


def test_macros_and_1904_are_told():
    """They are not run, and the clerk hears of it."""
    old = xls(before=[_record(0x0022, "<H", 1)], names=["_VBA_PROJECT_CUR"])
    assert survey(old) == Survey(has_macros=True, from_1904=True)


def test_charts_within_a_sheet_are_not_its_cells():
    """What lies in a nested part is not counted."""
    chart = _record(0x0809, "<HHHHII", 0x0600, 0x20, 0, 0, 0, 0)
    nested = [chart, number(65535, 255, 1.0), _record(0x000A, "<")]
    assert survey(xls(*nested, number(1, 1, 1.0))) == Survey()


@given(st.data())
def test_flipped_bytes_are_read_or_refused(data):
    """Whatever is wrong, it is one sentence."""
    broken = bytearray(USUAL)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(8, 1600))
        broken[place] = data.draw(st.integers(0, 255))
    with suppress(Unreadable):
        survey(bytes(broken))
