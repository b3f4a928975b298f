"""写着不详: who says that it is not known takes nothing back that is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import kept, load, number

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.ledgers import PRACTICES, Cell, Practice, Sheet
from shequ_core.ledgers.cells.text import UNKNOWN
from shequ_core.model import Building, CareGroup, CareListing, Facility
from shequ_core.testing.ledger_doubts import changed, with_cell
from shequ_core.testing.ledger_making import columns_told, full_row, sheet_of

HEAD = ("楼栋号", "层数", "单元数", "建成年份", "结构")
KNOWN = ("3栋", 6, 4, "1998", "砖混")
LIVING = ("户号", "姓名", "与户主关系", "性别", "出生日期", "公民身份号码", "特殊群体")
WANG = ("00400001", "王芳", "户主", "女", "1960-01-01", number(sequence=2))
KIND = "said-unknown"


def buildings(*rows: tuple[Cell, ...]) -> Sheet:
    """A ledger of buildings."""
    return Sheet(file="楼栋.xlsx", name="楼栋台账", rows=(HEAD, *rows))


def roster(*cells: Cell, heads: tuple[str, ...] = ("特殊群体",)) -> Sheet:
    """A roster of one woman, and what else it says of her."""
    rows = ((*LIVING[:-1], *heads), (*WANG, *cells))
    return Sheet(file="名册.xlsx", name="居民花名册", rows=rows)


def listed(store: MemoryStore) -> set[CareGroup]:
    """The groups in which she is now."""
    found = kept(store, CareListing).values()
    return {it.group for it in found if it.period.end is None}


@given(practice=st.sampled_from(PRACTICES), words=st.sampled_from(sorted(UNKNOWN)))
def test_it_is_told_once_a_column_or_nothing_was_known(
    practice: Practice, words: str
) -> None:
    """Of any ledger, any of its words in any cell: what is known stays, and no other
    finding is made than that it does.
    """
    ledger, store = practice.ledger, MemoryStore()
    row = full_row(ledger)
    load(store, sheet_of(ledger, [row]), community=loading.FALLBACK)
    for column in columns_told(ledger):
        sheet = with_cell(ledger, [row], columns_told(ledger), column.key, words)
        plan = loading.plan(store, [sheet], community=loading.FALLBACK)
        with store.view() as view:
            known = loading.planning.books.read(view, loading.FALLBACK)
        assert changed(known, plan.register) == []
        said = [it.field for it in plan.findings if it.kind == KIND]
        assert said in ([], [column.key])


@pytest.mark.parametrize("cell", ["不详", "未填", "待填", " 不 详", "（不详）"])
@pytest.mark.parametrize("place", range(1, len(HEAD)))
def test_a_known_value_stays_and_it_is_said_so(cell: str, place: int) -> None:
    """Of every column, however often: one finding, of the whole sheet, and no more."""
    store = MemoryStore()
    rows = [(f"{it}栋", *KNOWN[1:]) for it in range(1, 6)]
    load(store, buildings(*rows))
    before = kept(store, Building)
    spoiled = [(*it[:place], cell, *it[place + 1 :]) for it in rows]
    plan = load(store, buildings(*spoiled))
    assert kept(store, Building) == before
    [finding] = plan.findings
    assert finding.kind == KIND
    assert finding.message.startswith(f"“{HEAD[place]}”有5行")
    assert (finding.place.sheet, finding.place.cell) == ("楼栋台账", "")


def test_where_nothing_is_known_there_is_nothing_to_say() -> None:
    """Who is entered with an 不详 has an empty field, as ever."""
    store = MemoryStore()
    plan = load(store, buildings(("3栋", 6, "不详", "不详", "不详")))
    [building] = kept(store, Building).values()
    assert (building.entrances, building.built, building.structure) == (None, None, "")
    assert plan.findings == ()
    assert load(store, buildings(("3栋", "6", "未填", "待填", "不详"))).findings == ()


def test_it_is_said_until_it_is_known() -> None:
    """A copy has no news; when the cell is filled in the finding goes."""
    store = MemoryStore()
    load(store, buildings(KNOWN))
    vague = buildings((*KNOWN[:-1], "不详"))
    load(store, vague)
    again = loading.plan(store, [vague])
    assert not again.puts
    assert [it.kind for it in again.findings] == [KIND]
    assert load(store, buildings((*KNOWN[:-1], "框架"))).findings == ()
    assert [it.structure for it in kept(store, Building).values()] == ["框架"]


@pytest.mark.parametrize("cell", ["", None, "无", "—", "/"])
def test_an_empty_cell_takes_back_what_its_ledger_said(cell: Cell) -> None:
    """That is how a value that should not be there is taken out."""
    store = MemoryStore()
    load(store, buildings(KNOWN))
    plan = load(store, buildings((*KNOWN[:-1], cell)))
    assert plan.findings == ()
    assert [it.structure for it in kept(store, Building).values()] == [""]


def test_a_row_of_nothing_else_is_a_blank_row() -> None:
    """A prepared row with 不详 in its cells is no row of nobody."""
    store = MemoryStore()
    plan = load(store, buildings(KNOWN, ("不详",) * len(HEAD)))
    assert plan.findings == ()
    assert [it.quarantined for it in plan.accounts] == [0]


def test_an_owner_in_words_is_kept() -> None:
    """Beside the field that is a ref, there is one of words."""
    store = MemoryStore()
    heads = ("场地名称", "面积(㎡)", "产权单位")
    for owner in ("浏阳酒厂", "不详", "#REF!"):
        rows = (heads, ("门球场", 300, owner))
        load(store, Sheet(file="场地.xlsx", name="场地设施台账", rows=rows))
    [court] = kept(store, Facility).values()
    assert court.owner_name == "浏阳酒厂"


@pytest.mark.parametrize("cell", ["不详", "#REF!", "不知道哪一类", "残疾人、不详"])
def test_nobody_leaves_a_group_by_a_cell_that_can_not_be_read(cell: str) -> None:
    """What is read of it counts; what is not ends nothing."""
    store = MemoryStore()
    load(store, roster("低保户"))
    load(store, roster(cell))
    assert CareGroup.SUBSISTENCE_ALLOWANCE in listed(store)
    load(store, roster(""))
    assert listed(store) == set()


def test_each_question_is_answered_for_itself() -> None:
    """Of 是否低保 it is not known, of 是否残疾人 it is: no."""
    store = MemoryStore()
    load(store, roster("低保户、残疾人"))
    asked = ("是否低保户", "是否残疾人")
    plan = load(store, roster("不详", "否", heads=asked))
    assert listed(store) == {CareGroup.SUBSISTENCE_ALLOWANCE}
    [said] = [it for it in plan.findings if it.kind == KIND]
    assert said.message.startswith("“是否低保户”有1行")
    load(store, roster("否", "否", heads=asked))
    assert listed(store) == set()


def test_an_unknown_sex_is_no_sex() -> None:
    """A choice that is called 未知, or 未说明, takes nothing back either."""
    store = MemoryStore()
    heads = ("户号", "姓名", "与户主关系", "性别", "婚姻状况")

    def said(*cells: Any) -> Sheet:
        rows = (heads, ("00400001", "王芳", "户主", *cells))
        return Sheet(file="名册.xlsx", name="居民花名册", rows=rows)

    load(store, said("女", "已婚"))
    plan = load(store, said("未知", "未说明的婚姻状况"))
    assert not plan.changed
    assert {it.field for it in plan.findings if it.kind == KIND} == {"sex", "marital"}


def test_an_empty_cell_says_no_unknown() -> None:
    """Of the sex that stands nowhere nobody said that it is unknown."""
    store = MemoryStore()
    for sex in ("女", ""):
        rows = (("户号", "姓名", "与户主关系", "性别"), ("0001", "王芳", "户主", sex))
        sheet = Sheet(file="名册.xlsx", name="居民花名册", rows=rows)
        plan = load(store, sheet)
    assert KIND not in {it.kind for it in plan.findings}
