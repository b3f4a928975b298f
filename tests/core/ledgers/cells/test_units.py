"""单位: a cell that names its own unit, under headers of any unit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import kinds

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.amounts import number_in
from shequ_core.ledgers.cells.units import unit_of
from shequ_core.ledgers.ledger import CellKind, LedgerColumn
from shequ_core.ledgers.recognise.headings import scale_between
from shequ_core.values import Quantity, Yuan

MYRIAD = 10_000
DIMENSIONS = (
    {
        "元": 1,
        "元整": 1,
        "圆": 1,
        "块钱": 1,
        "元人民币": 1,
        "百元": 100,
        "千元": 1000,
        "万元": MYRIAD,
        "亿元": 10**8,
    },
    {
        "平方米": 1,
        "㎡": 1,
        "M2": 1,
        "平方": 1,
        "亩": Fraction(2000, 3),
        "公顷": MYRIAD,
        "万平方米": MYRIAD,
        "平方公里": 10**6,
    },
    {"人": 1, "个人": 1, "百人": 100, "万人": MYRIAD},
    {"户": 1, "万户": MYRIAD},
)
HEADERS = {"元整", "圆", "块钱", "元人民币", "M2", "平方", "个人"}
DUST = Fraction(1, 10**6)

_amounts = st.decimals(0, 9999, places=2)


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, str, str, Fraction]:
    """The unit of a title, of a header, of a cell, and what the cell's is in them."""
    units = draw(st.sampled_from(DIMENSIONS))
    over = st.sampled_from(sorted(units.keys() - HEADERS))
    title, header, own = draw(over), draw(over), draw(st.sampled_from(sorted(units)))
    return title, header, own, Fraction(units[own]) / Fraction(units[title])


def _column(kind: CellKind, unit: str) -> LedgerColumn:
    return LedgerColumn(key="it", title=f"列({unit})", cell=kind)


@given(_amounts, _written())
def test_a_cell_that_names_its_unit_outranks_the_header(
    amount: Decimal, written: tuple[str, str, str, Fraction]
) -> None:
    """Any amount in any unit is that amount, whatever unit stands over it."""
    title, header, own, worth = written
    scale = scale_between(f"列（{header}）", f"列({title})")
    column = _column(CellKind.DECIMAL, title)
    read, notes = read_cell(column, f"{amount}{own}", scale=scale)
    assert abs(Fraction(read) - Fraction(amount) * worth) < DUST
    assert notes == ()
    assert number_in(f"{amount}{own}", scale, unit_of(column)) == read
    said, _ = read_cell(
        _column(CellKind.QUANTITY, title), f"约{amount}{own}以上", scale=scale
    )
    assert said.low is not None


@given(_amounts, _written())
def test_a_plain_number_takes_the_unit_of_the_header(
    amount: Decimal, written: tuple[str, str, str, Fraction]
) -> None:
    """As if the cell had named it; as a number, as text and with commas."""
    title, header, _, _ = written
    scale = scale_between(f"列（{header}）", f"列({title})")
    column = _column(CellKind.DECIMAL, title)
    named = read_cell(column, f"{amount}{header}", scale=scale)
    for cell in (float(amount), str(amount), f"{amount:,}"):
        assert read_cell(column, cell, scale=scale) == named


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        ("100元", "100"),
        ("壹佰元整", "100"),
        ("人民币100元", "100"),
        ("5千元", "5000"),
        ("50万元", "500000"),
        ("50万", "500000"),
        (0.5, "5000"),
        ("五十", "500000"),
    ],
)
def test_money_under_myriads_of_yuan(cell: object, yuan: str) -> None:
    """投入金额（万元）, as cells under it are written."""
    scale = scale_between("投入金额（万元）", "金额(元)")
    for title in ("金额(元)", "金额"):
        column = LedgerColumn(key="it", title=title, cell=CellKind.YUAN)
        assert read_cell(column, cell, scale=scale) == (Yuan.of(yuan), ())


@pytest.mark.parametrize("cell", ["¥12.5", "人民币12", "100美元", "100元五角", "3户"])
def test_money_in_what_may_be_another_unit_is_not_taken(cell: str) -> None:
    """Nothing is multiplied by a guess; the note says why."""
    for kind in (CellKind.YUAN, CellKind.QUANTITY):
        column = _column(kind, "元")
        read, notes = read_cell(column, cell, scale=Decimal(MYRIAD))
        assert read is None, kind
        assert [note.kind for note in notes] == ["not-a-number"]


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("70多", "700000", None),
        ("70多元", "70", None),
        ("70多万元", "700000", None),
        ("500元至1000元", "500", "1000"),
        ("500-700元", "500", "700"),
        ("100元左右", "90", "110"),
        ("100元以上", "100", None),
    ],
)
def test_bounds_have_their_own_unit(cell: str, low: str, high: str | None) -> None:
    """Under a header of 万元, too; the words are kept, and say it without it."""
    scale = Decimal(MYRIAD)
    column = _column(CellKind.QUANTITY, "元")
    read, _ = read_cell(column, cell, scale=scale)
    words = cell if "元" in cell else f"{cell}万元"
    assert read == Quantity(Decimal(low), Decimal(high) if high else None, words)
    assert read_cell(column, words) == (read, ())


def test_hours_are_not_days() -> None:
    """服务时长(小时) takes hours however they are called, and no other time."""
    column = _column(CellKind.DECIMAL, "小时")
    for cell in ("3小时", "3个小时", "3个钟头", "3h"):
        assert read_cell(column, cell) == (Decimal(3), ())
    for cell in ("3天", "30分钟"):
        assert read_cell(column, cell)[0] is None


def test_a_column_without_any_unit_takes_a_unit_as_a_word() -> None:
    """上报数 is in the unit of its figure, which the column can not know."""
    assert kinds(CellKind.COUNT, "64栋") == ()
    column = LedgerColumn(key="it", title="上报数", cell=CellKind.DECIMAL)
    assert read_cell(column, "1.3平方公里") == (Decimal("1.3"), ())
