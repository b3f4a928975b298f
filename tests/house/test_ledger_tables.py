"""台账表. What is told of cells and keys is what is read, and all of it."""

from enum import Enum

import attrs
from tests.house.ledger_tables import CELL_KINDS, OF_THE_LOADER

from shequ_core.ledgers import PRACTICES, CellKind, Intake, Practice
from shequ_core.register import Register
from shequ_core.testing.ledger_making import full_row, sheet_of
from shequ_core.testing.ledger_reading import reading

TOLD = {name: words for name, words, _ in CELL_KINDS}
"""The type of the value of each kind of cell, as ``help`` says it."""


def values_read(practice: Practice):
    """The values of a row in which every column says something, by kind of cell."""
    seen = []
    listening = attrs.evolve(practice, read=lambda row, intake: seen.append(row))
    sheet = sheet_of(practice.ledger, [full_row(practice.ledger)])
    reading([sheet], [listening], Register())
    [row] = seen
    return [
        (it.cell.name, row.get(it.key)) for it in practice.ledger if it.key != "key"
    ]


def typed(value):
    """The word of a value's type, choices by what they all are."""
    if isinstance(value, tuple):
        return f"tuple[{typed(value[0])}, ...]"
    return "Enum" if isinstance(value, Enum) else type(value).__name__


def test_every_kind_of_cell_is_told():
    """In the order in which they are."""
    assert list(TOLD) == [it.name for it in CellKind]


def test_the_value_of_a_cell_is_of_the_type_that_is_told():
    """Tried on the columns of our own ledgers."""
    found = {
        (kind, typed(value))
        for practice in PRACTICES
        for kind, value in values_read(practice)
        if value is not None
    }
    assert found == set(TOLD.items())


def test_what_the_loader_does_is_named_as_it_is():
    """So that the page leaves nothing out that was given another name."""
    assert all(callable(getattr(Intake, name, None)) for name in OF_THE_LOADER)
