"""What stands in a written cell is read back as the same value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import CellKind, LedgerColumn
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.render import renderer
from shequ_core.model import CareGroup
from shequ_core.testing.strategies import part_dates
from shequ_core.values import PartDate, Quantity, Relation, Sex, Yuan

NOTHING = (None, "", ())


def column(kind, choices=None):
    """A column of that kind."""
    return LedgerColumn(key="it", title="它", cell=kind, choices=choices)


def cell(value):
    """What a workbook gives back of a written cell."""
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (CellKind.TEXT, "金沙路1号", "金沙路1号"),
        (CellKind.LABEL, "00400001", "00400001"),
        (CellKind.ID_NUMBER, "430181198503120013", "430181198503120013"),
        (CellKind.PHONES, ("13900000000", "0731-8361"), "13900000000/0731-8361"),
        (CellKind.DAY, date(2004, 5, 1), date(2004, 5, 1)),
        (CellKind.PART_DATE, PartDate(1985, 3), "1985-03"),
        (CellKind.PART_DATE, PartDate(1985, 3, 12), date(1985, 3, 12)),
        (CellKind.COUNT, 64, 64),
        (CellKind.DECIMAL, Decimal("1.3"), Decimal("1.3")),
        (CellKind.YUAN, Yuan.of("705500"), Decimal("705500.00")),
        (CellKind.QUANTITY, Quantity.said_as("70多万元"), "70多万元"),
        (CellKind.QUANTITY, Quantity.exactly(800), Decimal(800)),
    ],
)  # fmt: skip
def test_a_value_is_written_as_clerks_write_it(kind, value, written):
    """Each kind of cell in its plain form, which is read back equal."""
    assert renderer(column(kind))(value) == written
    assert read_cell(column(kind), cell(written))[0] == value


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize("nothing", NOTHING)
def test_nothing_is_an_empty_cell(kind, nothing):
    """None, no text and no items leave the cell empty."""
    assert renderer(column(kind))(nothing) is None


@pytest.mark.parametrize("choices", [Sex, Relation, CareGroup])
def test_choices_are_their_words(choices):
    """Every choice is written as its word, alone or among others, and read back."""
    one, several = column(CellKind.CHOICE, choices), column(CellKind.CHOICES, choices)
    for choice in choices:
        assert read_cell(one, renderer(one)(choice)) == (choice, ())
    everyone = tuple(choices)
    assert read_cell(several, renderer(several)(everyone)) == (everyone, ())


@given(part_dates())
def test_part_dates_come_back(born):
    """A date of which less is known is written so."""
    written = renderer(column(CellKind.PART_DATE))(born)
    assert isinstance(written, date) == bool(born.day)
    assert PartDate.of(str(written)) == born


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_bounds_without_words_get_words(low, more):
    """A quantity that nobody put into words is read back with the same bounds."""
    quantity = column(CellKind.QUANTITY)
    for bounds in ((low, None), (None, low), (low, low + more), (low, low)):
        given_ = Quantity(*(None if it is None else Decimal(it) for it in bounds))
        back, _ = read_cell(quantity, cell(renderer(quantity)(given_)))
        assert (back.low, back.high) == (given_.low, given_.high)
