"""任何一格: whatever is put into a cell of a ledger that is in, nothing is lost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import PRACTICES, Cell, CellKind, LedgerColumn, Practice
from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.cells.date_words import OPEN_ENDS
from shequ_core.ledgers.cells.notes import empty
from shequ_core.ledgers.cells.text import says_nothing, tidy
from shequ_core.ledgers.grounds import group_number
from shequ_core.ledgers.ledger import MASKED, SAID_UNKNOWN
from shequ_core.model import Remark
from shequ_core.register import Register
from shequ_core.testing.ledger_doubts import with_cell
from shequ_core.testing.ledger_making import LedgerRow, columns_told, full_row, sheet_of
from shequ_core.testing.ledger_reading import reading

ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?")
FORMULAS = ("=1+1", '="3"', "=HYPERLINK(A1)", "+3", "@SUM(A1)")
UNSEEN = (
    "\x00\x07",
    "3\x00",
    "\ud800",
    "王\udfff",
    "\u200b",
    "\u200b3",
    "\u00a03\u00a0",
)
WRITTEN = ("３０", "６栋", "😀", "𠮷", "Ⅹ", "½", "第三", "1,234", "1.2.3", "3e5", "50%")
WORDS = ("同上", "〃", "？", "…", "不详", "无", "—", "是", "否", "1*", "a\nb")
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from((*ERRORS, *FORMULAS, *UNSEEN, *WRITTEN, *WORDS)),
    st.sampled_from((True, False, 0, 1, -3, 7.5, 38000, 1e20, float("nan"))),
    st.sampled_from(
        (date(2004, 5, 1), datetime(2004, 5, 1, 13), time(3), timedelta(2))
    ),
    st.sampled_from(("x" * 5000, "王" * 3000, "3" * 400, "3" * 60 + "!")),
    st.text(max_size=12),
    st.integers(-(10**16), 10**16),
    st.floats(),
)
SAMPLES = {
    "activities": {"last_day": (date(2004, 3, 2),)},
    "statements": {
        "figure": ("registered_households",),
        "label": ("户籍户数",),
    },
}


@cache
def row_of(practice: Practice) -> LedgerRow:
    """A row in which every column says something."""
    ledger = practice.ledger
    return full_row(ledger, SAMPLES.get(ledger.name, {}))


@cache
def book_of(practice: Practice) -> Register:
    """What is known once that row was read."""
    sheet = sheet_of(practice.ledger, [row_of(practice)])
    return reading([sheet], [practice], Register()).register


@given(st.sampled_from(CellKind), CELLS)
def test_a_cell_without_a_value_says_nothing_or_has_a_note(
    kind: CellKind, cell: Cell
) -> None:
    """What is neither read nor noted is one of the ways to write nothing."""
    column = LedgerColumn(key="it", title="列", cell=kind)
    value, notes = read_cell(column, cell)
    if value == empty(column) and not notes:
        text = tidy(str(cell or ""))[0]
        dates = kind in (CellKind.DAY, CellKind.PART_DATE)
        number = kind is CellKind.ID_NUMBER and any(
            it in text for it in "未无没暂办补待"
        )
        assert (
            says_nothing(text.strip("'`‘’＇"))
            or number
            or (dates and never(text, cell))
        )


def never(text: str, cell: Cell) -> bool:
    """Of a day that has not come, or is written as if it never would."""
    return text in OPEN_ENDS or text[:4] in ("0000", "3000", "9999") or cell == 0


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda it: it.ledger.name)
@given(data=st.data(), cell=CELLS)
def test_a_cell_that_was_changed_is_a_change_or_a_remark(
    practice: Practice, data: st.DataObject, cell: Cell
) -> None:
    """Nothing is raised, every row has its account, and what says something else than
    what is known changes it, or is remarked on.
    """
    ledger, row = practice.ledger, row_of(practice)
    column = data.draw(st.sampled_from(columns_told(ledger)))
    sheet = with_cell(ledger, [row], columns_told(ledger), column.key, cell)
    done = reading([sheet], [practice], book_of(practice))
    assert all(it.balanced for it in done.accounts)
    if says_something_else(column, row, cell):
        remarked = {it.field for it in done.register.all(Remark)}
        unknown = any(it.ledger == "" for it in done.accounts)
        assert done.changes or unknown or column.key in remarked


def says_something_else(column: LedgerColumn, row: LedgerRow, cell: Cell) -> bool:
    """Stars, 不详 and what says nothing are not asked; groups go by their numbers."""
    value, notes = read_cell(column, cell)
    if value == empty(column):
        return any(it.kind not in (MASKED, SAID_UNKNOWN) for it in notes)
    if column.key in ("group", "parent"):
        return group_number(str(value)) != group_number(row[column.key])
    return value != row[column.key] and str(value) != str(row[column.key])
