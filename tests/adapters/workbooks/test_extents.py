"""How far cells reach is found before a reader lays them out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.workbooks.extents import (
    Extent,
    Malformed,
    TooFar,
    column_letters,
    column_number,
    examined,
    glanced,
    whole_tags,
)

USUAL = (
    b'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C9" s="2"/></row></sheetData>'
)

ODD = {
    "no references": b"<sheetData><row><c/><c><v>2</v></c></row></sheetData>",
    "single quotes": b"<sheetData><c r='C9'><v>1</v></c></sheetData>",
    "other order": b'<sheetData><c s="1" r="C9"><v>1</v></c></sheetData>',
    "prefixed": b'<sheetData><x:c r="C9"><v>1</v></x:c></sheetData>',
    "small letters": b'<sheetData><c r="c9"><v>1</v></c></sheetData>',
    "blanks": b'<sheetData><c  r = "C9"><v>1</v></c></sheetData>',
    "errors": b'<sheetData><c r="C9" t="e"><v>#REF!</v></c></sheetData>',
}


def row(reference, value="<v>1</v>"):
    """A sheet with one cell."""
    return f'<sheetData><row><c r="{reference}">{value}</c></row></sheetData>'.encode()


@given(st.integers(1, 16384))
def test_columns_are_numbered_as_excel_does(number):
    """Letters and numbers are each other's inverse."""
    assert column_number(column_letters(number)) == number
    assert (column_letters(27), column_letters(16384)) == ("AA", "XFD")


def test_a_glance_is_enough_for_what_excel_writes():
    """By pattern, empty cells count as well: never too small."""
    assert glanced([USUAL]) == Extent(9, 3)
    assert examined([USUAL]) == Extent(1, 1)


@pytest.mark.parametrize("xml", ODD.values(), ids=ODD)
def test_what_is_written_otherwise_is_examined(xml):
    """A pattern that does not fit is no answer; the parser finds the same cell."""
    declared = xml.replace(b"<sheetData>", b'<sheetData xmlns:x="x">')
    assert glanced([xml]) is None
    assert examined([declared]).columns in (2, 3)


def test_implied_places_are_counted():
    """Cells and rows without a reference follow the one before them."""
    rows = b'<row r="7"><c/><c><v>1</v></c></row><row><c><v>1</v></c></row>'
    xml = b"<sheetData>%s</sheetData>" % rows
    assert examined([xml]) == Extent(8, 2)


@given(st.integers(1, 40))
def test_pieces_do_not_matter(size):
    """However the bytes come, the extent is the same, and no tag is cut."""
    pieces = [USUAL[at : at + size] for at in range(0, len(USUAL), size)]
    assert glanced(pieces) == glanced([USUAL])
    assert examined(pieces) == examined([USUAL])
    assert b"".join(whole_tags(pieces)) == USUAL


@pytest.mark.parametrize("far", ["XFD1048576", "AAAAAAA9", "C9999999", "ZZ8000"])
def test_a_far_cell_is_named(far):
    """The cell that makes the box too large is the one that is told."""
    assert glanced([row(far)]) is None
    with pytest.raises(TooFar) as told:
        examined([row(far)])
    assert told.value.cell == far


@pytest.mark.parametrize("empty", ["", "<f>1+1</f>"])
def test_a_formatted_far_cell_does_no_harm(empty):
    """Only cells with values count: whole rows are formatted every day."""
    assert examined([row("XFD1048576", empty)]) == Extent()


def test_errors_are_kept():
    """The reader drops them; what they say is kept, with their place."""
    xml = ODD["errors"].replace(b"</sheetData>", b'<c t="e"><v>#N</v></c></sheetData>')
    assert examined([xml]).errors == ((8, 2, "#REF!"), (8, 3, "#N"))


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>',
        b'<sst uniqueCount="99999999999"/>',
        b"<sheetData><c></sheetData>",
        row("A99999999999"),
        row("9"),
        b'<sheetData><row r="x"><c/></row></sheetData>',
    ],
)
def test_what_is_malformed_is_refused(xml):
    """Declarations, boasts, broken tags and impossible references."""
    with pytest.raises(Malformed):
        glanced([xml]) or examined([xml])


def test_what_is_no_sheet_has_no_extent():
    """Other parts of a workbook are not looked at closely."""
    assert glanced([b"<styleSheet><c r='XFD1048576'/></styleSheet>"]) == Extent()
