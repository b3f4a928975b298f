"""别的社区: however an office arranges its ledger, the same is read of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.test_cells import CELLS
from tests.core.ledgers.recognise.offices import LEDGERS, ROSTER, rosters, told

from shequ_core.ledgers import LEDGERS as REAL
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import Table, Unknown

MERGES = st.tuples(*[st.integers(0, 12)] * 4)
WORDS = st.sampled_from(
    [column.title for ledger in REAL for column in ledger.columns]
    + [
        "合计",
        "小计",
        "制表人:",
        "〃",
        "填报时间:2004年",
        "必填",
        "项目",
        "内容",
        "1985.1",
    ]
)


@given(rosters())
def test_what_was_written_is_read(made: tuple[Sheet, list[dict[str, Any]]]) -> None:
    """Shuffled columns, other words, titles, bands, spellings: the same rows."""
    sheet, rows = made
    (table,) = understand(sheet, LEDGERS)
    assert isinstance(table, Table)
    assert table.ledger is ROSTER
    keys = rows[0].keys() if rows else ()
    assert [told(row, keys) for row in table.rows] == rows


@given(rosters())
def test_reading_twice_is_reading_once(
    made: tuple[Sheet, list[dict[str, Any]]],
) -> None:
    """The same sheet gives the same tables."""
    sheet, _ = made
    assert understand(sheet, LEDGERS) == understand(sheet, LEDGERS)


@pytest.mark.parametrize("ledgers", [LEDGERS, REAL], ids=["made up", "real"])
@given(
    rows=st.lists(st.lists(CELLS | WORDS, max_size=12), max_size=12),
    merged=st.lists(MERGES, max_size=4),
    encoding=st.sampled_from(["", "utf-8"]),
)
def test_any_grid_can_be_looked_at(
    ledgers: Any, rows: Any, merged: Any, encoding: str
) -> None:
    """Whatever stands in the cells, there are tables or a reason, and every row of a
    table is on the sheet once.
    """
    sheet = Sheet(
        file="a.xlsx", name="表", rows=rows, merged=tuple(merged), encoding=encoding
    )
    found = understand(sheet, ledgers)
    assert found
    assert all(isinstance(it, Unknown) for it in found) <= (len(found) == 1)
    for table in found:
        if isinstance(table, Table):
            numbers = [row.number for row in table.rows]
            assert numbers == sorted(set(numbers))
            assert all(0 < number <= len(rows) for number in numbers)
            assert set(table.ledger.needed) <= set(table.columns)
