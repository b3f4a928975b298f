"""证件号码: kept as recorded, unless a spreadsheet damaged them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import column, kinds, value

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.ledger import CellKind

NUMBERS = st.from_regex(r"[1-8][0-9]{13}[1-9][0-9]{2}[0-9X]", fullmatch=True).filter(
    lambda it: not it.endswith("000")
)
KIND = CellKind.ID_NUMBER


def _wide(text: str) -> str:
    return "".join(chr(ord(it) + 0xFEE0) for it in text)


@given(NUMBERS)
def test_a_number_in_every_dress(number: str) -> None:
    """Blanks, apostrophes and small letters go; right or wrong it stays as recorded."""
    dresses = (
        number,
        number.lower(),
        f" {number} ",
        f"'{number}",
        f"{number[:6]} {number[6:]}",
    )
    for dress in dresses:
        assert value(KIND, dress) == number
        assert kinds(KIND, dress) == ()


@given(NUMBERS)
def test_full_width_digits_are_noticed(number: str) -> None:
    """They become half-width digits."""
    assert value(KIND, _wide(number)) == number
    assert kinds(KIND, _wide(number)) == ("full-width-id",)


@given(st.integers(10**17, 9 * 10**17))
def test_a_number_kept_as_a_number_is_lost(number: int) -> None:
    """Its last digits can not be recovered: empty, and three digits are shown."""
    for cell in (float(number), f"{float(number):.14E}"):
        read, notes = read_cell(column(KIND), cell)
        assert (read, [note.kind for note in notes]) == ("", ["id-lost-precision"])
        assert "***" in notes[0].message
        assert f"{number}"[:8] not in notes[0].message


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (430181630731770.0, "430181630731770"),
        ("430181630731770", "430181630731770"),
        ("430181630731770.0", "430181630731770"),
        ("e12345678", "E12345678"),
        ("43018119880715121х", "43018119880715121X"),
        ("430181", "430181"),
        ("未办理", ""),
    ],
)
def test_numbers_that_others_judge(cell: object, number: str) -> None:
    """15 places, other documents and wrong numbers are kept without a word."""
    assert value(KIND, cell) == number
    assert kinds(KIND, cell) == ()


def test_the_mark_of_a_damaged_text() -> None:
    """18 digits that end in 000, with a wrong check digit."""
    assert kinds(KIND, "430181196909181000") == ("id-lost-precision",)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("91430181t2w0qekal6", "91430181T2W0QEKAL6"),
        ("9143 0181 T2W0 QEKA L6", "91430181T2W0QEKAL6"),
        ("91430181-T2W0QEKAL6", "91430181T2W0QEKAL6"),
    ],
)
def test_credit_codes(cell: str, code: str) -> None:
    """Half-width capitals, without blanks and hyphens."""
    assert value(CellKind.CREDIT_CODE, cell) == code
    assert kinds(CellKind.CREDIT_CODE, 1.2430181123456e17) == ("id-lost-precision",)
