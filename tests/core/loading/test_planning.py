"""入库方案: what loading sheets would do, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, loading
from shequ_core.ledgers import Cell, Sheet
from shequ_core.model import Community, LedgerSheet, Person, Unit
from shequ_core.rules import RULES, check

TITLE = ("北正社区辖区单位台账",)
TOLD = ("填报单位:北正社区居民委员会      填报时间:2004年12月31日",)
HEADER = ("序号", "单位名称", "隶属关系", "职工人数")
UNITS = ((1, "浏阳市中医院", "市属", 395), (2, "中国银行浏阳支行", "省属", 220))


def sheet(*rows: Sequence[Cell], name: str = "单位", hidden: bool = False) -> Sheet:
    """A sheet of a file, as a reader gives it."""
    return Sheet(file="台账.xlsx", name=name, rows=rows, hidden=hidden)


def kinds(plan: loading.Plan) -> list[str]:
    """What was found, by the words of the rules."""
    return [finding.kind for finding in plan.findings]


def test_a_plan_writes_nothing() -> None:
    """Planning leaves the store as it was; committing writes one revision."""
    store = MemoryStore()
    plan = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *UNITS)])
    with store.view() as view:
        assert view.revision == 0
    assert loading.commit(store, plan, actor="李主任", reason="年报") == 1
    assert plan.added["unit"] == 2


def test_committing_nothing_is_no_commit() -> None:
    """The same sheets again stay at the same revision."""
    store = MemoryStore()
    for _ in range(2):
        plan = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *UNITS)])
        assert loading.commit(store, plan, actor="李主任", reason="年报") == 1


def test_every_record_knows_its_file_sheet_and_row() -> None:
    """From a unit back to the row of the workbook, and the cell of a field."""
    store = MemoryStore()
    plan = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *UNITS)])
    loading.commit(store, plan, actor="李主任", reason="年报")
    origins = loading.Origins(plan.register, books.sources(store, plan.community))
    for unit, row in zip(plan.register.all(Unit), (4, 5), strict=True):
        origin = origins.of(unit.id)
        assert origin is not None
        assert (origin.file, origin.sheet, origin.row) == ("台账.xlsx", "单位", row)
        assert origin.cell("staff") == f"D{row}"


def test_the_title_names_the_community_and_the_day() -> None:
    """Without a profile, the name and the day come from the rows above the header."""
    plan = loading.plan(MemoryStore(), [sheet(TITLE, TOLD, HEADER, *UNITS)])
    [community] = plan.register.all(Community)
    assert community.name == "北正社区"
    assert plan.community == loading.FALLBACK
    assert plan.told_on == date(2004, 12, 31)


@pytest.mark.parametrize("said", [("合计", "2家", "", 615), ("合计", "", "", "615人")])
def test_a_total_that_is_right_is_no_finding(said: tuple[Cell, ...]) -> None:
    """Rows may be counted, or a column summed."""
    plan = loading.plan(MemoryStore(), [sheet(TITLE, TOLD, HEADER, *UNITS, said)])
    assert "total-mismatch" not in kinds(plan)
    [account] = plan.accounts
    assert (account.rows, account.furniture["合计"]) == (2, 1)


def test_a_total_that_is_wrong_is_found_in_its_cell() -> None:
    """The sentence says both numbers, and the place is the total's."""
    said = ("合计", "2家", "", 999)
    plan = loading.plan(MemoryStore(), [sheet(TITLE, TOLD, HEADER, *UNITS, said)])
    [found] = [it for it in plan.findings if it.kind == "total-mismatch"]
    assert "999" in found.message
    assert "615" in found.message
    assert found.place.cell == "D6"


def test_a_total_in_a_personal_column_is_not_repeated() -> None:
    """It may be somebody's number that strayed into the totals row."""
    rows = [(*row, "") for row in UNITS]
    said = ("合计", "2家", "", 615, 13974435553)
    plan = loading.plan(
        MemoryStore(), [sheet(TITLE, TOLD, (*HEADER, "联系电话"), *rows, said)]
    )
    [found] = [it for it in plan.findings if it.kind == "total-mismatch"]
    assert "13974435553" not in found.message
    assert found.place.cell == "E6"


def test_a_column_that_is_not_read_is_said_to_be() -> None:
    """Nobody need wonder where it went."""
    rows = [(*row, "无") for row in UNITS]
    plan = loading.plan(
        MemoryStore(), [sheet(TITLE, TOLD, (*HEADER, "消防栓数量"), *rows)]
    )
    [found] = [it for it in plan.findings if it.kind == "unknown-header"]
    assert "消防栓数量" in found.message
    assert found.place.sheet == "单位"


@given(told=st.booleans(), today=st.dates(date(2000, 1, 2), date(2030, 12, 31)))
def test_a_trial_finds_what_a_check_will(told: bool, today: date) -> None:
    """As of the day the ledger was told on, else of the day it is."""
    header = ("户号", "姓名", "与户主关系", "出生日期")
    person = ("1", "王伟", "户主", "1950")
    lines = [TOLD] if told else []
    plan = loading.plan(MemoryStore(), [sheet(*lines, header, person)], today=today)
    on = date(2004, 12, 31) if told else today
    checked = {it.message for it in check(plan.register, on, RULES)}
    assert "户籍1户" in "".join(checked)
    assert {it.message for it in plan.findings} == checked


def test_a_hidden_sheet_is_reported_and_not_read() -> None:
    """Its rows are accounted for, none is imported."""
    hidden = sheet(TITLE, TOLD, HEADER, *UNITS, name="作废", hidden=True)
    plan = loading.plan(MemoryStore(), [hidden])
    [account] = plan.accounts
    assert account.balanced
    assert account.rows == sum(account.skipped.values()) > 0
    assert kinds(plan) == ["hidden-sheet"]
    assert not list(plan.register.all(Unit))


def test_an_unknown_sheet_is_said_to_be_unknown() -> None:
    """Nothing is forced into a ledger that it is not."""
    plan = loading.plan(MemoryStore(), [sheet(("甲", "乙", "丙"), (1, 2, 3))])
    assert plan.accounts[0].ledger == ""
    assert plan.accounts[0].reason


def test_what_was_mended_is_complained_of_no_more() -> None:
    """The remarks of an earlier reading go when the sheet is read again, mended."""
    store = MemoryStore()
    wrong = (*UNITS, ("合计", "2家", "", 999))
    right = (*UNITS, ("合计", "2家", "", 615))
    first = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *wrong)])
    loading.commit(store, first, actor="李主任", reason="年报")
    second = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *right)])
    assert "total-mismatch" in kinds(first)
    assert "total-mismatch" not in kinds(second)
    assert second.struck == {"remark": 1}


def test_a_sheet_that_says_nothing_new_leaves_no_paper() -> None:
    """The same rows under another name: the store stays as it is."""
    store = MemoryStore()
    rows = (TITLE, TOLD, HEADER, *UNITS)
    plan = loading.plan(store, [sheet(*rows)])
    loading.commit(store, plan, actor="李主任", reason="年报")
    copy = loading.plan(store, [sheet(*rows, name="单位(2)")])
    assert not copy.puts


def test_nothing_new_on_a_later_day_is_news() -> None:
    """The day that the community is known as of moves on."""
    store = MemoryStore()
    plan = loading.plan(store, [sheet(TITLE, TOLD, HEADER, *UNITS)])
    loading.commit(store, plan, actor="李主任", reason="年报")
    later = ("填报单位:北正社区居民委员会      填报时间:2005年12月31日",)
    again = loading.plan(store, [sheet(TITLE, later, HEADER, *UNITS, name="2005")])
    assert again.told_on == date(2005, 12, 31)
    assert [type(it) for it in again.puts] == [LedgerSheet]


def test_two_ledgers_of_one_person_make_one_person() -> None:
    """Residents are read before members, whatever the order of the sheets."""
    number = "430181192206079053"
    members = sheet(("姓名", "身份证号", "入党时间"), ("田强刚", number, "1950-07-01"))
    residents = sheet(
        ("户号", "姓名", "与户主关系", "公民身份号码", "居民小组"),
        ("00400001", "田强刚", "户主", number, "第1居民小组"),
        name="花名册",
    )
    plan = loading.plan(MemoryStore(), [members, residents])
    assert len(list(plan.register.all(Person))) == 1


CELLS = st.sampled_from(
    [
        "",
        "合计",
        "单位名称",
        "隶属关系",
        "姓名",
        "与户主关系",
        "制表人:",
        "1栋",
        3.0,
        None,
    ]
)


@given(st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=8))
def test_every_row_is_accounted_for(rows: list[tuple[Cell, ...]]) -> None:
    """Whatever lies on a sheet, the account of it balances and nothing is raised."""
    plan = loading.plan(MemoryStore(), [sheet(*rows)])
    assert all(account.balanced for account in plan.accounts)


@pytest.mark.parametrize(("total", "wrong"), [(800, False), (615, True)])
def test_a_total_of_estimates_may_be_more(total: int, wrong: bool) -> None:
    """485 and 300多 make at least 785, and no less."""
    header = ("活动名称", "活动时间", "参加人次")
    rows = [("灯会", "2004-02-05", 485), ("晚会", "2004-05-01", "300多")]
    plan = loading.plan(
        MemoryStore(), [sheet(("活动台账",), header, *rows, ("合计", "", total))]
    )
    assert ("total-mismatch" in kinds(plan)) is wrong
