"""各栏有着落: what a column says is in a record afterwards, or it is said that not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from tests.core.loading.rosters import kept, load, number

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.ledgers import PRACTICES, Cell, Practice, Sheet
from shequ_core.model import Building, LedgerSheet
from shequ_core.register import Register
from shequ_core.testing.ledger_making import LedgerRow, columns_told, rows, sheet_of
from shequ_core.testing.ledger_reading import Reading, reading
from shequ_core.values import Relation

SAMPLES = {
    "activities": {"last_day": (date(2004, 3, 2), None)},
    "residents": {
        "household": ("00400001",),
        "relation": (Relation.HEAD, Relation.SPOUSE),
    },
    "statements": {"figure": ("registered_households", "party_members")},
}
COLUMNS = [
    pytest.param(practice, column.key, id=f"{practice.ledger.name}-{column.key}")
    for practice in PRACTICES
    for column in columns_told(practice.ledger)
]


@pytest.mark.parametrize(("practice", "key"), COLUMNS)
def test_a_column_is_used_or_said_not_to_be(practice: Practice, key: str) -> None:
    """There are rows of which it makes other records, or a remark on it, than when it
    says nothing: otherwise we would claim the column and drop what it says.
    """
    ledger = practice.ledger

    def tells(found: list[LedgerRow]) -> bool:
        said, without = (_read(practice, it) for it in (found, _blank(found, key)))
        remarked = {it.field for it in said.remarks} - {
            it.field for it in without.remarks
        }
        return said.domain != without.domain or key in remarked

    find(
        rows(ledger, SAMPLES.get(ledger.name, {})),
        tells,
        settings=settings(
            max_examples=300,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def _read(practice: Practice, found: list[LedgerRow]) -> Reading:
    return reading([sheet_of(practice.ledger, found)], [practice], Register())


def _blank(found: list[LedgerRow], key: str) -> list[LedgerRow]:
    return [{**row, key: None} for row in found]


def groups(*rows: tuple[Cell, ...]) -> Sheet:
    """A ledger of groups with their buildings."""
    head = ("居民小组", "组长姓名", "所辖楼栋")
    return Sheet(file="小组.xlsx", name="居民小组台账", rows=(head, *rows))


def buildings(*rows: tuple[Cell, ...]) -> Sheet:
    """A ledger of buildings."""
    head = ("楼栋号", "所属小组", "层数")
    return Sheet(file="楼栋.xlsx", name="楼栋台账", rows=(head, *rows))


def owners(store: MemoryStore) -> dict[str, str]:
    """Whose each building is."""
    found = kept(store, Building).values()
    return {it.name: it.group.key for it in found if it.group}


@pytest.mark.parametrize(
    "words",
    ["1栋、2栋、3栋", "1、2、3栋", "1-3栋", "1栋至3栋", "1栋和2栋，3栋", "1#/2#/3#"],
)
def test_the_buildings_of_a_group_are_understood(words: str) -> None:
    """However they are listed; and the ledger of buildings, if there is one, agrees."""
    store = MemoryStore()
    plan = load(store, groups(("第1居民小组", "杜祥", words)))
    assert plan.findings == ()
    assert len(owners(store)) == 3
    assert set(owners(store).values()) == {"s1"}
    load(store, buildings(*((f"{it}栋", "第1居民小组", 6) for it in (1, 2, 3))))
    if "#" not in words:
        assert owners(store).keys() == {"1栋", "2栋", "3栋"}


@pytest.mark.parametrize("words", ["金沙路以东", "1栋、门球场", "1-999999栋", "3-1栋"])
def test_what_is_no_list_of_buildings_is_said_to_be_none(words: str) -> None:
    """Nothing is made of half of it."""
    store = MemoryStore()
    plan = load(store, groups(("第1居民小组", "杜祥", words)))
    assert [it.kind for it in plan.findings] == ["buildings-unclear"]
    assert plan.findings[0].place.cell == "C2"
    assert not kept(store, Building)


def test_the_ledger_of_buildings_knows_better() -> None:
    """Whatever the order in which they are read; and the clerk is told."""
    for together in (True, False):
        store = MemoryStore()
        mine = groups(("第1居民小组", "杜祥", "1栋、2栋"), ("第2居民小组", "秦刚", ""))
        theirs = buildings(("1栋", "第1居民小组", 6), ("2栋", "第2居民小组", 6))
        plans = (
            [load(store, mine, theirs)]
            if together
            else [load(store, theirs), load(store, mine)]
        )
        assert owners(store) == {"1栋": "s1", "2栋": "s2"}
        said = [it.kind for plan in plans for it in plan.findings]
        assert said == ["building-elsewhere"]


def test_a_building_is_of_the_ledger_of_buildings() -> None:
    """Where both are read, that is where it comes from."""
    store = MemoryStore()
    mine = groups(("第1居民小组", "杜祥", "1栋"))
    plan = load(store, mine, buildings(("1栋", "第1居民小组", 6)))
    [building] = kept(store, Building).values()
    papers = {it.id: it for it in plan.register.all(LedgerSheet)}
    source = plan.sources[building.id].partition("#")[0]
    assert papers[source].ledger == "buildings"


def test_the_head_of_a_household_is_who_its_row_says() -> None:
    """A name in 户主姓名 that no head of the household has is pointed out."""
    head = ("户号", "户主姓名", "姓名", "与户主关系", "公民身份号码")
    rows = (
        head,
        ("0001", "王大明", "王大明", "户主", number(sequence=1)),
        ("0001", "王大民", "李芳", "妻", number(sequence=2)),
    )
    plan = load(MemoryStore(), Sheet(file="名册.xlsx", name="居民花名册", rows=rows))
    found = [it for it in plan.findings if it.kind == "head-differs"]
    assert [it.place.cell for it in found] == ["B3"]
    assert "王" not in found[0].message


def test_a_phone_that_found_nobody_is_said_not_to_be_kept() -> None:
    """Once a column; of somebody in the book there is nothing to say."""
    head = ("编号", "受理日期", "诉求人", "联系电话", "诉求类别", "办理层级")
    rows = (
        head,
        ("1", "2004-03-01", "王大明", "13974435553", "水电维修", "物业公司"),
        ("2", "2004-03-02", "李小芳", "13974435554", "水电维修", "物业公司"),
    )
    sheet = Sheet(file="诉求.xlsx", name="居民诉求办理台账", rows=rows)
    plan = load(MemoryStore(), sheet)
    [found] = [it for it in plan.findings if it.kind == "not-kept"]
    assert found.message == "“联系电话”只用来认人，有2行的人不在册，这一列没有入库"


def test_a_figure_is_what_its_code_says() -> None:
    """A label that is another figure's is pointed out."""
    head = ("指标代码", "指标名称", "上报数", "原文")
    rows = (head, ("registered_households", "党员人数", "3321", "户籍居民3321户"))
    plan = load(MemoryStore(), Sheet(file="上报.xlsx", name="上报数台账", rows=rows))
    assert [it.kind for it in plan.findings if it.field == "label"] == ["label-differs"]
