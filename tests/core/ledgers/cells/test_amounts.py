"""数量: counts, amounts and quantities with units, and what is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import column, kinds, value

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.amounts import number_in
from shequ_core.ledgers.ledger import CellKind
from shequ_core.values import Quantity, Yuan

UNITS = st.sampled_from(
    ["", "户", "人", "人次", "名", "家", "栋", " 户", "（户）"[1:2]]
)


@given(st.integers(0, 10**9), UNITS)
def test_a_count_in_every_dress(number: int, unit: str) -> None:
    """As an int, a float, a text, with commas, a unit, in full width."""
    wide = "".join(chr(ord(it) + 0xFEE0) for it in str(number))
    for cell in (
        number,
        float(number),
        f"{number}{unit}",
        f"{number}.0",
        f"{number:,}{unit}",
        wide,
    ):
        assert value(CellKind.COUNT, cell) == number
        assert kinds(CellKind.COUNT, cell) == ()


@pytest.mark.parametrize(
    ("cell", "number"),
    [("六十四户", 64), ("三千三百二十一", 3321), ("共320户", 320), ("1.2万人", 12000)],
)
def test_counts_in_words(cell: str, number: int) -> None:
    """Chinese numerals and 万."""
    assert value(CellKind.COUNT, cell) == number


@pytest.mark.parametrize(
    ("cell", "noticed"),
    [
        ("500-700人", "range-not-number"),
        ("约300人", "range-not-number"),
        ("300多", "range-not-number"),
        ("二十余人", "range-not-number"),
        ("近百人", "range-not-number"),
        (64.5, "not-a-number"),
        ("-3", "not-a-number"),
        ("3栋2单元", "not-a-number"),
        ("abc", "not-a-number"),
        ("A12", "not-a-number"),
        (True, "not-a-number"),
        (1e300, "not-a-number"),
        ("12345678901234567890", "not-a-number"),
    ],
)
def test_what_is_no_count(cell: object, noticed: str) -> None:
    """Ranges and rough numbers are told from what is no number at all."""
    assert value(CellKind.COUNT, cell) is None
    assert kinds(CellKind.COUNT, cell) == (noticed,)


@given(st.decimals(0, 10**9, places=2))
def test_yuan_in_every_dress(amount: Decimal) -> None:
    """With its sign, its unit, its commas, and in units of ten thousand."""
    for cell in (str(amount), f"{amount}元", f"¥{amount:,}", f"￥{amount}"):
        assert value(CellKind.YUAN, cell) == Yuan(amount)
    read, _ = read_cell(
        column(CellKind.YUAN), str(amount / 10_000), scale=Decimal(10_000)
    )
    assert read == Yuan(amount)


def test_arithmetic_of_floats_leaves_no_trace() -> None:
    """0.1 + 0.2 is thirty cents; a third of a cent is not believed."""
    assert value(CellKind.YUAN, 0.1 + 0.2) == Yuan.of("0.3")
    assert kinds(CellKind.YUAN, 12.345) == ("not-a-number",)


def test_a_cell_with_its_own_myriads() -> None:
    """2万元 in a column of 万元 is twenty thousand yuan, once."""
    scale = Decimal(10_000)
    assert read_cell(column(CellKind.YUAN), "2万元", scale=scale)[0] == Yuan.of("20000")
    assert read_cell(column(CellKind.YUAN), "2", scale=scale)[0] == Yuan.of("20000")
    quantity, _ = read_cell(column(CellKind.QUANTITY), "70多", scale=scale)
    assert (quantity.low, quantity.said) == (Decimal(700_000), "70多万元")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1.3, "1.3"),
        ("1.3平方公里", "1.3"),
        ("800M2", "800"),
        ("608.0", "608"),
        ("-2.5", "-2.5"),
    ],
)
def test_decimals(cell: object, number: str) -> None:
    """Exact as written, without the unit."""
    assert value(CellKind.DECIMAL, cell) == Decimal(number)


def test_quantities_keep_their_words() -> None:
    """Words keep their bounds; a plain number needs no words."""
    assert value(CellKind.QUANTITY, "70多万元") == Quantity.said_as("70多万元")
    assert value(CellKind.QUANTITY, "有住宅楼幢") == Quantity.unknown("有住宅楼幢")
    for cell in (64, 64.0, "64", "64.0"):
        assert value(CellKind.QUANTITY, cell) == Quantity.exactly(64)
    assert kinds(CellKind.QUANTITY, "3栋2单元") == ("not-a-number",)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), -float("inf"), True])
def test_what_is_no_amount_is_no_number(cell: float) -> None:
    """Floats without a finite value, and truth values, in totals as in cells."""
    assert number_in(cell) is None
    assert kinds(CellKind.DECIMAL, cell) == ("not-a-number",)
