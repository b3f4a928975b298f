"""列对应用法: what a person says of a table comes before what we would think."""

import pytest

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.ledgers import LEDGERS, Sheet, Table, Unknown, look
from shequ_core.ledgers.looking import Reason
from shequ_core.ledgers.mappings import Mappings, read_mappings
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.table import ToldBy
from shequ_core.model import CareGroup, GridGroup, Person
from shequ_core.values import Relation, Sex

HEADER = ["甲", "乙", "性别", "电话", "电话", "丙", "地址", "籍贯"]
ROWS = (
    ["张三", 1, 0, "13974435553", "13974435554", "√", "圭斋路1号", "湖南"],
    ["李四", 2, 1, "", "", "", "", ""],
)
SAID = """
[[table]]
ledger = "居民花名册"
[table.columns]
"甲" = "姓名"
"乙" = "与户主关系"
"电话#2" = "联系电话"
"电话" = ""
"丙" = "特殊群体=低保"
"地址" = "备注"
[table.constants]
"居民小组" = "第三居民小组"
[table.codes."与户主关系"]
"1" = "户主"
"2" = "妻"
[table.codes."性别"]
"0" = "男"
"1" = "女"
"""


def sheet(*rows, name="表"):
    """A sheet of those rows."""
    return Sheet(file="a.xlsx", name=name, rows=rows)


def table(mappings, *rows, name="表"):
    """The one table on a sheet of those rows, read as the mappings say."""
    one = sheet(*rows, name=name)
    (found,) = understand(one, mappings.ledgers_for(name, LEDGERS))
    assert isinstance(found, (Table)), found
    return found


def test_it_says_what_a_sheet_of_strange_words_is():
    """Words, second columns, flags, constants and codes: all as it says."""
    mappings = read_mappings(SAID)
    found = table(mappings, HEADER, *ROWS)
    first, second = found.rows
    assert first.values == {
        "name": "张三",
        "relation": Relation.HEAD,
        "sex": Sex.MALE,
        "phones": ("13974435554",),
        "note": "圭斋路1号",
        "care": (CareGroup.SUBSISTENCE_ALLOWANCE,),
        "group": "第三居民小组",
    }
    assert (second.get("relation"), second.get("sex")) == (Relation.WIFE, Sex.FEMALE)
    assert found.unmatched == ("籍贯",)
    assert [it.by for it in found.given] == [ToldBy.MAPPING]
    plain = understand(sheet(HEADER, *ROWS), LEDGERS)
    assert all(isinstance(it, Unknown) for it in plain)


def test_needed_columns_are_for_us_to_need():
    """A person may say that a list without 与户主关系 is the roster."""
    mappings = read_mappings(
        '[[table]]\nledger = "居民花名册"\n'
        '[table.columns]\n"住户" = "姓名"\n"身份证" = "公民身份号码"\n'
    )
    found = table(mappings, ["住户", "身份证", "车牌", "车位", "卡号"], ["张三"])
    assert found.ledger.name == "residents"


@pytest.mark.parametrize("name", ["Sheet1", "户籍"])
def test_it_may_be_for_one_sheet(name):
    """On other sheets we look ourselves."""
    said = SAID.replace("[table.columns]", 'sheet="户*"\n[table.columns]')
    mappings = read_mappings(said)
    one = sheet(HEADER, *ROWS, name=name)
    (found,) = understand(one, mappings.ledgers_for(name, LEDGERS))
    assert isinstance(found, Table) is (name == "户籍")


def test_where_most_of_its_words_are_missing_it_is_not_meant():
    """Other sheets are read as if it were not there, its own ledger's too."""
    mappings = read_mappings(SAID)
    roster = (["姓名", "与户主关系", "地址"], ["张三", "户主", "圭斋路1号"])
    found = table(mappings, *roster)
    assert found.rows[0].values["address"] == "圭斋路1号"
    other = table(mappings, ["楼栋号", "层数"], ["1栋", 7])
    assert other.ledger.name == "buildings"


def test_a_constant_fills_what_is_blank():
    """A cell of its own outranks it."""
    mappings = read_mappings(
        '[[table]]\nledger = "居民花名册"\n[table.columns]\n"姓名" = "姓名"\n'
        '[table.constants]\n"居民小组" = "第3居民小组"\n'
    )
    found = table(
        mappings,
        ["姓名", "与户主关系", "小组"],
        ["张三", "户主", "第9居民小组"],
        ["李四", "妻", ""],
    )
    assert [row.get("group") for row in found.rows] == ["第9居民小组", "第3居民小组"]


def test_nothing_said_changes_nothing():
    """Ledgers that nothing is said of are themselves."""
    assert Mappings().ledgers_for("表", LEDGERS) == tuple(LEDGERS)


def test_a_look_tells_what_was_mapped():
    """The reason, what is not read, and which mapping it was."""
    (seen,) = look([sheet(HEADER, *ROWS)], mappings=read_mappings(SAID))
    (told,) = seen.tables
    assert {it.header for it in told.recognised if it.reason is Reason.MAPPED} == {
        "甲",
        "乙",
        "电话",
        "丙",
        "地址",
    }
    assert [(it.letter, it.header) for it in told.barred] == [("D", "电话")]
    assert told.mapping == 1


def test_loading_uses_it_and_tells_where_it_is_of_no_use():
    """Records come in as it says; a mapping that no sheet answers to is a finding."""
    mappings = read_mappings(SAID + '\n[[table]]\nledger = "楼栋台账"\nsheet = "楼"\n')
    plan = loading.plan(MemoryStore(), [sheet(HEADER, *ROWS)], mappings=mappings)
    assert [it.sex for it in plan.register.all(Person)] == [Sex.MALE, Sex.FEMALE]
    assert [it.name for it in plan.register.all(GridGroup)] == ["第三居民小组"]
    (unused,) = [it for it in plan.findings if it.kind == "mapping-unused"]
    assert "第2个" in unused.message
    assert "“楼”" in unused.message
