"""The laws, over the ledger; that shequ finds it; what becomes of a sheet."""

from datetime import date

from shequ_core import Plugins, loading
from shequ_core.ledgers import PRACTICES, Cell, Sheet
from shequ_core.model import Post, Tenure
from shequ_core.testing import LedgerLaws

import shequ_stairs
from shequ_stairs.stairs import STAIRS


class TestStairs(LedgerLaws):
    """L0 to L12, among the ledgers of shequ."""

    practice = STAIRS


def test_shequ_finds_it() -> None:
    """Under a name and a title that are free."""
    plugins = Plugins(shequ_stairs)
    assert [it.ledger for it in plugins.guest_ledgers] == [STAIRS.ledger]
    assert plugins.broken == ()


def test_a_row_is_a_person_with_a_post() -> None:
    """Of the group, since the day."""
    rows: list[list[Cell]] = [
        ["居民小组", "姓名", "任楼道长日期"],
        ["第1居民小组", "王建华", date(2004, 3, 1)],
    ]
    sheet = Sheet(file="楼道长.csv", name="楼道长名册", rows=rows)
    store = Plugins.discover().open_store("memory:")
    plan = loading.plan(store, [sheet], community="bei", practices=(*PRACTICES, STAIRS))
    [tenure] = plan.register.all(Tenure)
    assert (tenure.post, tenure.duties) == (Post.LEADER, "楼道长")
    assert tenure.period.start == date(2004, 3, 1)
