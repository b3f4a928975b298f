"""起止: days that columns tell, over the days that are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import kept, load

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.ledgers import Cell, Sheet
from shequ_core.ledgers.spans import begun
from shequ_core.model import Club, TeamMembership
from shequ_core.testing.strategies import days, periods, records
from shequ_core.values import Period

HEAD = ("所属站社", "队伍", "姓名", "入队时间", "离队时间")
DOUBTED = ["不详", "#REF!", "哪天", "2004-13-45"]


def members(*told: Cell, head: tuple[str, ...] = HEAD) -> Sheet:
    """A roster of teams with one member in it."""
    rows = (head, ("晚霞健身站", "舞蹈队", "王芳", *told))
    return Sheet(file="队伍.xlsx", name="文体队伍台账", rows=rows)


def known(store: MemoryStore) -> list[Period]:
    """From when until when she was in the team."""
    return [it.period for it in kept(store, TeamMembership).values()]


@given(st.none() | days(), records(Club))
def test_what_begins_ends_no_earlier(start: date | None, before: Club) -> None:
    """What is known of its end stays, whatever the day on which it began."""
    period = begun(start, before)
    assert period.end == before.period.end
    assert period.start in (start, before.period.start)
    assert begun(start, None) == Period(start, None)


@pytest.mark.parametrize("cell", DOUBTED)
@given(period=periods())
def test_an_end_in_doubt_is_the_end_that_is_known(cell: str, period: Period) -> None:
    """Her last day is not forgotten by a cell that nobody can read."""
    store = MemoryStore()
    load(store, members(period.start, period.end))
    before = known(store)
    load(store, members(period.start, cell))
    assert known(store) == before


def test_without_the_column_nothing_is_said_of_it() -> None:
    """A shorter table does not bring her back."""
    store = MemoryStore()
    load(store, members("2002-05-26", "2004-06-30"))
    before = known(store)
    load(store, members("2002-05-26", head=HEAD[:-1]))
    assert known(store) == before == [Period(date(2002, 5, 26), date(2004, 6, 30))]


def test_an_end_before_the_beginning_takes_nothing_back() -> None:
    """It is not believed, and the end that is known stays."""
    store = MemoryStore()
    load(store, members("2002-05-26", "2004-06-30"))
    before = known(store)
    plan = load(store, members("2002-05-26", "2001-01-01"))
    assert [it.kind for it in plan.findings] == ["dates-reversed"]
    assert "离队时间早于入队时间，离队时间未采用" in plan.findings[0].message
    assert known(store) == before


def test_an_empty_end_takes_it_back() -> None:
    """She is in the team again."""
    store = MemoryStore()
    load(store, members("2002-05-26", "2004-06-30"))
    load(store, members("2002-05-26", ""))
    assert known(store) == [Period(date(2002, 5, 26), None)]
