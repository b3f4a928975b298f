"""脱敏件: a masked copy is told from an original, once a column, and never believed."""

from __future__ import annotations

import pytest

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.ledgers import Cell, Sheet
from shequ_core.model import Person, Unit

ROSTER = ("户号", "姓名", "与户主关系", "出生日期", "公民身份号码", "联系电话")
SHEETS = {
    "花名册": (
        ROSTER,
        ("0001", "张**", "户主", "1960-01-01", "430***********0018", "139****1111"),
        ("0001", "李*", "妻", "1961-02-01", "430***********0026", "139****1112"),
        ("0002", "王*", "户主", "1950-03-01", "430***********0033", "139****1113"),
    ),
    "单位": (
        ("单位名称", "隶属关系", "负责人", "职工人数"),
        ("浏阳市中医院", "市属", "张*", 395),
        ("中国银行浏阳支行", "省属", "李**", 220),
        ("市公安局", "市属", "赵*", 20),
    ),
}


def sheets(*names: str) -> list[Sheet]:
    """Some of the sheets, as a masked export has them."""
    return [Sheet(file="导出.xlsx", name=name, rows=SHEETS[name]) for name in names]


def test_a_masked_roster_is_said_to_be_one_once_a_column() -> None:
    """No row of it is anybody; there is no remark a row."""
    plan = loading.plan(MemoryStore(), sheets("花名册"))
    [account] = plan.accounts
    assert (account.rows, account.quarantined) == (3, 3)
    said = [it for it in plan.findings if it.kind.startswith("masked")]
    assert {it.kind for it in said} == {"masked-column"}
    assert [it.message[0] for it in said] == ["B", "E", "F"]
    assert all("3格" in it.message for it in said)
    assert "name-missing" not in {it.kind for it in plan.findings}
    assert not list(plan.register.all(Person))


def test_what_is_not_masked_is_taken_all_the_same() -> None:
    """Units come in without the names of their heads."""
    plan = loading.plan(MemoryStore(), sheets("单位"))
    assert [it.head for it in plan.register.all(Unit)] == ["", "", ""]
    assert sorted(it.staff for it in plan.register.all(Unit)) == [20, 220, 395]


@pytest.mark.parametrize("cells", [("张*", "李四", "王五六"), ("张*", "李*", "王五六")])
def test_a_few_stars_are_remarked_on_where_they_are(cells: tuple[Cell, ...]) -> None:
    """Each in its cell, unless there are so many that the column is masked."""
    head, *rows = SHEETS["单位"]
    mixed = [(*row[:2], cell, row[3]) for row, cell in zip(rows, cells, strict=True)]
    sheet = Sheet(file="台账.xlsx", name="单位", rows=(head, *mixed))
    plan = loading.plan(MemoryStore(), [sheet])
    stars = [it for it in plan.findings if it.kind == "masked-value"]
    assert len(stars) == sum("*" in str(cell) for cell in cells)
    assert "masked-column" not in {it.kind for it in plan.findings}


def test_stars_over_what_is_known_are_no_news() -> None:
    """A masked copy of what is in already changes nothing and says nothing."""
    store = MemoryStore()
    head, *rows = SHEETS["单位"]
    whole = [
        (*row[:2], name, row[3])
        for row, name in zip(rows, ("张三", "李四五", "赵六"), strict=True)
    ]
    original = Sheet(file="台账.xlsx", name="单位", rows=(head, *whole))
    loading.commit(store, loading.plan(store, [original]), actor="甲", reason="乙")
    plan = loading.plan(store, sheets("单位"))
    assert not plan.puts
    assert not [it for it in plan.findings if it.kind.startswith("masked")]
