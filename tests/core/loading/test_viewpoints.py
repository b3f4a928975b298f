"""视角下的入库: rows are matched to what is seen, and nothing else is written."""

from datetime import date

import pytest
from tests.core.loading.rosters import kept, load, number, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import history, loading
from shequ_core.errors import InvalidValue
from shequ_core.model import Household, Person
from shequ_core.viewpoints import GRID_WORKER

TODAY = date(2005, 1, 20)
SEVEN, EIGHT = "第7居民小组", "第8居民小组"
MINE = {"viewpoint": GRID_WORKER.of_groups(SEVEN), "today": TODAY}


def row(household, name, sequence, group):
    """A head of a household in a group."""
    identity = number(sequence=sequence)
    return (household, name, "户主", "男", "1960-01-01", identity, "", group)


OURS = row("00000001", "王小明", 1, SEVEN)
THEIRS = row("00000002", "李大力", 3, EIGHT)


@pytest.fixture
def store():
    """A community with a household in each of two groups."""
    store = MemoryStore()
    load(store, residents(OURS, THEIRS))
    return store


def test_ones_own_rows_are_matched_and_written(store):
    """The same row is the same; a new one gets a name that nobody has."""
    new = row("00000003", "张三", 5, SEVEN)
    plan = load(store, residents(OURS, new, file="七组.xlsx"), **MINE)
    [account] = plan.accounts
    assert (account.unchanged, account.imported) == (1, 1)
    assert plan.beyond == ()
    assert sorted(it.name for it in kept(store, Person).values()) == [
        "张三",
        "李大力",
        "王小明",
    ]


def test_a_neighbours_row_tells_nothing_and_is_not_written(store):
    """Rows of another group look new, known or not: no guess is confirmed."""
    guess = row("00000002", "李大刀", 3, EIGHT)
    for theirs in (THEIRS, guess):
        sheet = residents(theirs, file="七组.xlsx")
        plan = loading.plan(store, [sheet], **MINE)
        [account] = plan.accounts
        assert (account.imported, account.unchanged, account.updated) == (1, 0, 0)
        assert plan.beyond
        with pytest.raises(InvalidValue) as refused:
            loading.commit(store, plan, actor="网格员", reason="台账")
        assert refused.value.problem == "beyond"
    assert kept(store, Household).keys() == {"00000001", "00000002"}


def test_a_neighbour_is_not_brought_home(store):
    """Their person or household, said to be of one's own group, stays theirs."""
    moved = row("00000002", "李大力", 3, SEVEN)
    plan = loading.plan(store, [residents(moved, file="七组.xlsx")], **MINE)
    assert [str(ref) for ref in plan.beyond] == ["community/household/00000002"]


def test_ones_own_load_is_taken_back_and_nobody_elses(store):
    """A load of both groups is the office's to undo; of one's own, one's own."""
    by = {"actor": "网格员", "reason": "录入有误"}
    *_, both = history.commits(store)
    with pytest.raises(InvalidValue) as refused:
        loading.take_back(store, both.batch, **by, **MINE)
    assert refused.value.problem == "beyond"
    before = kept(store, Person)
    load(store, residents(row("00000003", "张三", 5, SEVEN), file="七组.xlsx"), **MINE)
    *_, mine = history.commits(store)
    assert loading.take_back(store, mine.batch, **by, **MINE) == 3
    assert kept(store, Person) == before
