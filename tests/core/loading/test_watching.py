"""进度: every row is told of, whatever becomes of it."""

from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import load, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.ledgers import Sheet
from shequ_core.loading.watching import AT_ONCE, watched

ROW = ("0001", "张三", "户主", "男", "1960-01-01", "", "", "第1居民小组")


@given(st.integers(0, 3 * AT_ONCE))
def test_rows_go_by_and_are_told_of_as_they_do(count):
    """All of them, in their order, not too many at once."""
    told = list[int]()
    assert list(watched(range(count), told.append)) == list(range(count))
    assert sum(told) == count
    assert all(rows <= AT_ONCE for rows in told)


def test_a_load_tells_of_sheets_and_of_rows():
    """A sheet that is not understood is gone through once."""
    told = list[int]()
    other = Sheet(file="信.xlsx", name="信", rows=[("您好",), ("再见",)])
    roster = residents(ROW)
    load(MemoryStore(), roster, other, watch=told.append)
    assert sum(told) == len(roster.rows) + len(other.rows) + 1
