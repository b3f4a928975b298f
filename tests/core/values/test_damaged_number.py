"""受损号码: told apart from wrong ones, and what of them can be trusted."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values.damaged_number import damaged, damaged_digits
from shequ_core.values.resident_number import check_digit

NUMBERS = st.integers(10**17, 10**18 - 1000)
LEADING = st.integers(10**14, 10**15 - 1)
FIRST17 = st.from_regex(r"[1-9][0-9]{16}", fullmatch=True)


@given(LEADING)
def test_a_spreadsheet_keeps_fifteen_digits(leading: int) -> None:
    """As a spreadsheet stores it, with zeros at the end, all 15 come back."""
    for cell in (
        leading * 1000,
        float(leading * 1000),
        f"{float(leading * 1000):.14E}",
    ):
        assert damaged(cell)
        assert damaged_digits(cell) == str(leading)


@given(NUMBERS)
def test_a_float_keeps_the_birth_date(number: int) -> None:
    """Of any number that went through a float, at least what is trusted is right."""
    for cell in (float(number), f"{float(number):.0f}.0"):
        assert damaged(cell)
        assert len(damaged_digits(cell)) == 15
        assert abs(int(damaged_digits(cell)) - number // 1000) <= 1


@given(NUMBERS, st.integers(1, 14))
def test_shown_in_short_is_trusted_less(number: int, places: int) -> None:
    """What ``4.30181E+17`` leaves begins the number, whatever rounding did to it."""
    text = f"{number:.{places}E}"
    assert damaged(text)
    assert str(number).startswith(damaged_digits(text)) or places == 14


@given(FIRST17)
def test_a_whole_number_is_not_damaged(first17: str) -> None:
    """A text of 18 places with its right check digit was never a number cell."""
    text = first17 + check_digit(first17)
    assert not damaged(text)
    assert damaged_digits(text) == ""


def test_three_zeros_and_a_wrong_check_digit() -> None:
    """…000 is damaged where its check digit is wrong, else it is a number."""
    assert check_digit("43018119850312100") != "0"
    assert damaged("430181198503121000")
    assert damaged_digits("430181198503121000") == "430181198503121"
    assert check_digit("11010119900307800") == "0" or damaged("110101199003078000")


def test_a_wrong_number_is_wrong() -> None:
    """A mistyped check digit alone is no damage."""
    assert not damaged("440308199901101513")


def test_shown_in_short() -> None:
    """As spreadsheets show it: the last digit shown was rounded."""
    assert damaged_digits("4.30181E+17") == "43018"
    assert damaged_digits("4.30181198503121E+17") == "430181198503121"
    assert damaged_digits("4.301811985031212e+17") == "430181198503121"
    assert damaged_digits("4E+17") == ""
    assert damaged("4E+17")


@pytest.mark.parametrize(
    "cell",
    [None, "", True, 42, 13974435553.0, 430181850312123, "1.5E+03", math.nan, math.inf],
    ids=str,
)
def test_other_cells_are_not_damaged(cell: object) -> None:
    """Blanks, counts, phones, 15 places and no numbers at all are something else."""
    assert not damaged(cell)
    assert damaged_digits(cell) == ""


def test_more_than_fifteen_digits_are_damaged() -> None:
    """Fifteen are kept; from the sixteenth on they are not, as long as any is."""
    assert not damaged(10**15 - 1)
    assert damaged(10**15)
    assert damaged_digits(10**15) == "1" + "0" * 14
    assert damaged(10**39)
    assert not damaged(10**40)
