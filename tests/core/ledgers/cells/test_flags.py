"""是否: cells that answer a question, in the ways in which clerks answer."""

import pytest

from shequ_core.ledgers import CellKind, LedgerColumn
from shequ_core.ledgers.cells.flags import read_flag
from shequ_core.model import CareGroup

CARE = LedgerColumn(
    key="care", title="特殊群体", cell=CellKind.CHOICES, choices=CareGroup
)


def answer(cell, codes=None):
    """What the cell answers, asked about the disabled."""
    asked = CareGroup.DISABLED
    return read_flag(CARE, cell, asked=asked, codes=codes or {})


@pytest.mark.parametrize("cell", ["是", "√", "✓", " V ", "1", 1, 1.0, "有", True, "Y"])
def test_yes(cell):
    """It is so."""
    assert answer(cell) == (True, ())


@pytest.mark.parametrize(
    "cell", [None, "", "否", "×", "0", 0, 0.0, "无", "/", False, "N", "没有"]
)
def test_no(cell):
    """It is not so; an empty cell says no as well."""
    assert answer(cell) == (False, ())


@pytest.mark.parametrize("word", ["残疾人", "残疾"])
def test_the_word_itself_says_yes(word):
    """Under 残疾人, the word 残疾 says so."""
    assert answer(word) == (True, ())


@pytest.mark.parametrize("cell", ["低保", "肢体三级", "2", "待核实", "残*"])
def test_what_is_no_answer(cell):
    """Anything else is said to be unreadable, and decides nothing."""
    value, notes = answer(cell)
    assert value is None
    assert [(it.kind, it.field) for it in notes] == [("unknown-word", "care")]


@pytest.mark.parametrize("cell", ["不详", "待填", "（未填）"])
def test_unknown_is_not_no(cell):
    """It decides nothing."""
    value, notes = answer(cell)
    assert value is None
    assert [(it.kind, it.field) for it in notes] == [("said-unknown", "care")]


def test_codes_that_were_told():
    """A header may turn 1 and 0 round."""
    codes = {"0": "是", "1": "否"}
    assert answer("0", codes) == (True, ())
    assert answer(1.0, codes) == (False, ())
