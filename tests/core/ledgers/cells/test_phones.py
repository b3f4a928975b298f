"""电话: one number, two numbers, and numbers kept as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import kinds, value

from shequ_core.ledgers.ledger import CellKind

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(MOBILES)
def test_one_number_in_every_dress(number: str) -> None:
    """As a text, a number, a float, a text of a float, in scientific notation."""
    scientific = f"{number[0]}.{number[1:]}E+10"
    for cell in (
        number,
        int(number),
        float(number),
        f"{number}.0",
        scientific,
        f"'{number}",
    ):
        assert value(CellKind.PHONES, cell) == (number,)
        assert kinds(CellKind.PHONES, cell) == ()


@given(MOBILES, MOBILES, st.sampled_from("/、；;，, "))
def test_two_numbers_are_noticed(first: str, second: str, between: str) -> None:
    """They are told apart, in order."""
    if first != second:
        assert value(CellKind.PHONES, first + between + second) == (first, second)
        assert kinds(CellKind.PHONES, first + between + second) == ("two-phones",)


def test_a_rounded_number_is_lost() -> None:
    """1.39744E+10 has lost its last digits."""
    assert value(CellKind.PHONES, "1.39744E+10") == ()
    assert kinds(CellKind.PHONES, "1.39744E+10") == ("id-lost-precision",)


@pytest.mark.parametrize("cell", ["1380731", "同户主", "0731-83782456"])
def test_what_others_judge(cell: str) -> None:
    """Short numbers and words are kept as they stand."""
    assert value(CellKind.PHONES, cell) == (cell,)
    assert kinds(CellKind.PHONES, cell) == ()
