"""变动核对表: written, marked, and read again."""

from datetime import date

import pytest
from tests.core.events.rosters import (
    HEADER,
    LI,
    MEI,
    NEW,
    SON,
    WANG,
    ZHANG,
    but,
    compared,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.events import (
    EventKind,
    accept,
    accepted_in,
    checklist,
    chosen,
    events,
    plan_of,
)
from shequ_core.handout.returned import as_sheet
from shequ_core.ledgers import Sheet
from shequ_core.model import LedgerSheet, Residence
from shequ_core.values import Ref

CHILD = ("02", "王小宝", "子", "2004-03-08", "", "", "2组", "")


@pytest.fixture
def given():
    """A death, a birth and a move, between two rosters."""
    widow = but(LI, marital="丧偶", relation="户主")
    return compared([ZHANG, LI, WANG, MEI], [widow, WANG, CHILD])


def lines(given, **more):
    """The checklist of it, as cells."""
    written = checklist(given, events(given), **more)
    return [list(row) for row in as_sheet(written, "核对表.xlsx").rows]


def marked(rows, *marks):
    """The checklist with some rows marked: kind, and what to write over."""
    heads = rows[2]
    for kind, cells in marks:
        [row] = [it for it in rows[3:] if it[heads.index("变动")] == kind]
        for title, value in {"采纳": "采纳", **cells}.items():
            row[heads.index(title)] = value
    return [Sheet(file="核对表.xlsx", name="变动核对表", rows=rows)]


def test_it_says_what_where_and_why(given):
    """A row an event: kind, masked name, household, day or period, cells."""
    rows = lines(given)
    assert rows[0] == ["变动核对表"]
    born = next(it for it in rows[3:] if it[1] == "出生")
    assert born[2:5] == ["王**", "02", date(2004, 3, 8)]
    assert born[9] == "2004.xlsx › 花名册 › D4"
    died = next(it for it in rows[3:] if it[1] == "死亡")
    assert (died[4], died[5]) == (None, "2004-01-01 至 2004-12-31")
    assert died[7].endswith("户主变更为李**")
    assert "张三丰" not in str(rows)
    assert "张三丰" in str(lines(given, unmasked=True))


def test_only_what_is_accepted_is_chosen(given):
    """With the day that is filled in, or the event's own."""
    sheets = marked(
        lines(given),
        ("死亡", {"发生日期": "2004年5月3日"}),
        ("出生", {}),
        ("迁出", {"采纳": "不采纳"}),
    )
    picked = chosen(events(given), accepted_in(sheets))
    assert {(it.event.kind, it.day) for it in picked} == {
        (EventKind.DIED, date(2004, 5, 3)),
        (EventKind.BORN, date(2004, 3, 8)),
    }


def test_a_death_may_be_made_a_move_and_nothing_else(given):
    """What the ledgers can not tell apart the office can."""
    sheets = marked(lines(given), ("死亡", {"变动": "迁出"}))
    [picked] = chosen(events(given), accepted_in(sheets), NEW)
    assert picked.event.kind is EventKind.MOVED_OUT
    sheets = marked(lines(given), ("死亡", {"变动": "分户"}))
    with pytest.raises(InvalidValue, match="互改"):
        chosen(events(given), accepted_in(sheets), NEW)


@pytest.mark.parametrize(
    "written",
    [{"发生日期": "2004年5月"}, {"变动": "不见了"}, {"采纳": "再说"}],
    ids=str,
)
def test_what_an_office_wrote_is_not_passed_over(given, written):
    """A day without a day is no reason to take another, nor a strange word."""
    sheets = marked(lines(given), ("死亡", written))
    with pytest.raises(InvalidValue, match=f"第.*行：“{next(iter(written))}”"):
        accepted_in(sheets)


@pytest.mark.parametrize("word", ["√", "同意", "是"])
def test_other_words_for_yes(given, word):
    """And for what happened."""
    died = {"采纳": word, "变动": "病故", "发生日期": "2004-05-03"}
    [picked] = chosen(events(given), accepted_in(marked(lines(given), ("死亡", died))))
    assert picked.event.kind is EventKind.DIED


def test_what_has_no_day_needs_one(given):
    """From the row, or for all of them at once."""
    sheets = marked(lines(given), ("死亡", {}))
    with pytest.raises(InvalidValue, match="没有发生日期"):
        chosen(events(given), accepted_in(sheets))
    [picked] = chosen(events(given), accepted_in(sheets), NEW)
    assert picked.day == NEW


def test_a_checklist_of_other_ledgers_is_refused(given):
    """Its numbers are of other events; and a roster is no checklist."""
    sheets = marked(lines(given), ("死亡", {}))
    other = events(compared([WANG], [WANG, SON]))
    with pytest.raises(NotFound, match="对不上"):
        chosen(other, accepted_in(sheets), NEW)
    with pytest.raises(NotFound, match="核对表"):
        accepted_in([Sheet(file="x.xlsx", name="一", rows=[["姓名"], ["王"]])])


def test_what_is_accepted_is_one_batch_with_its_cells(given):
    """Written to a store, each record says which row of the new ledger told it."""
    store = MemoryStore()
    old = Sheet(file="2003.xlsx", name="花名册", rows=[HEADER, ZHANG, LI, WANG, MEI])
    plan = loading.plan(store, [old])
    loading.commit(store, plan, actor="李主任", reason="载入")
    known = plan.register, 1
    sheets = marked(lines(given), ("死亡", {}), ("出生", {}), ("迁出", {}))
    done = accept(given, known[0], chosen(events(given), accepted_in(sheets), NEW))
    assert not done.refused
    batch = plan_of(store, plan.community, known, given, done)
    assert loading.commit(store, batch, actor="李主任", reason="采纳") == 2
    born = next(it for it in batch.puts if isinstance(it, Residence) and it.began)
    paper, _, row = batch.sources[born.id].partition("#")
    assert row == "4"
    told = batch.register[Ref[LedgerSheet](paper)]
    assert told.file == "2004.xlsx"
    assert len(batch.register.on(NEW).all(Residence)) == 3
