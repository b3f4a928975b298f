"""分段: what is told once for many rows is told of each of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.sections import alone, held
from shequ_core.ledgers.table import ToldBy

HEADER = ["姓名", "与户主关系", "性别", "出生日期", "联系电话"]


def person(name, relation="户主", sex="男"):
    """A row of the roster."""
    return [name, relation, sex, "1985-03-12", "13974435553"]


def table(*rows, name="Sheet1", merged=()):
    """The one table on a sheet of those rows."""
    sheet = Sheet(file="a.xlsx", name=name, rows=rows, merged=tuple(merged))
    (found,) = understand(sheet, LEDGERS)
    assert isinstance(found, Table)
    return found


def told(found, *keys):
    """What the rows say under the keys."""
    return [tuple(row.values.get(key) for key in keys) for row in found.rows]


@pytest.mark.parametrize("merged", [(), ((1, 0, 1, 4), (4, 0, 4, 4))])
def test_a_group_over_its_rows(merged):
    """Merged over the table or not, the group is that of the rows below it."""
    found = table(
        HEADER,
        ["第一居民小组（共2人）", "", "", "", ""],
        person("张三"),
        person("李四", "妻", "女"),
        ["二、第二居民小组", "", "", "", ""],
        person("王五"),
        merged=merged,
    )
    assert told(found, "name", "group") == [
        ("张三", "第一居民小组"),
        ("李四", "第一居民小组"),
        ("王五", "第二居民小组"),
    ]
    assert found.furniture["分段"] == 2
    assert [(it.by, it.row) for it in found.given] == [
        (ToldBy.SECTION, 2),
        (ToldBy.SECTION, 5),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "第一居民小组（组长：王大明）",
        "第一居民小组(组长:王大明,电话:13974435553)",
        "一、第一居民小组 组长：王大明",
        "第一居民小组：",
    ],
)
def test_a_group_with_its_leader(words):
    """Who leads it is no part of its name, and no reason to lose it."""
    found = table(HEADER, [words, "", "", "", ""], person("张三"))
    assert told(found, "name", "group") == [("张三", "第一居民小组")]


def test_a_household_over_its_members():
    """户号, 户主 and 地址 hold until the next household; a new group ends the last."""
    found = table(
        HEADER,
        ["第一居民小组"],
        ["户号：00400001　户主：张三　地址：圭斋路1号"],
        person("张三"),
        ["户号：00400002", "", "户主：王五(2人)"],
        person("王五"),
        person("赵六", "妻", "女"),
        ["第二居民小组"],
        person("钱七"),
    )
    assert told(found, "household", "head_name", "address", "group") == [
        ("00400001", "张三", "圭斋路1号", "第一居民小组"),
        ("00400002", "王五", "", "第一居民小组"),
        ("00400002", "王五", "", "第一居民小组"),
        ("", "", "", "第二居民小组"),
    ]


def test_a_card_a_household():
    """Cards under one another, each with its header and with what stands over it."""
    sheet = Sheet(
        file="a.xlsx",
        name="户卡",
        rows=[
            ["户号:1  户主:张三"],
            HEADER,
            person("张三"),
            [],
            ["户号:2  户主:王五"],
            HEADER,
            person("王五"),
        ],
    )
    first, second = understand(sheet, LEDGERS)
    assert told(first, "household", "name") == [("1", "张三")]
    assert told(second, "household", "name") == [("2", "王五")]


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("第三居民小组", "第三居民小组"),
        ("3组", "3组"),
        ("一大组三小组", "三小组"),
        ("世纪网格", "世纪网格"),
        ("一大组", None),
        ("各居民小组", None),
        ("Sheet1", None),
        ("430181199001011234", None),
    ],
)
def test_one_sheet_a_group(name, group):
    """The sheet's name is a fact where it names a small group, and only then."""
    found = table(HEADER, person("张三"), name=name)
    assert told(found, "group") == [(group,)]
    assert [it.by for it in found.given] == [ToldBy.SHEET] * (group is not None)


@pytest.mark.parametrize(
    "title",
    [
        "北正社区第三居民小组居民花名册",
        "2004年北正社区第三居民小组花名册",
        "填报单位：北正社区  小组：第三居民小组  填报时间：2004年12月31日",
    ],
)
def test_a_group_in_the_title(title):
    """The title outranks the sheet's name."""
    found = table([title], HEADER, person("张三"), name="四组")
    assert told(found, "group") == [("第三居民小组",)]


def test_a_cell_of_its_own_outranks_what_stands_over_it():
    """A row knows best; over a column of its own only a section fills what is blank."""
    header = [*HEADER, "居民小组"]
    rows = ([*person("张三"), "第9居民小组"], [*person("李四"), ""])
    found = table(header, ["第一居民小组"], *rows, name="四组")
    assert told(found, "group") == [("第9居民小组",), ("第一居民小组",)]
    found = table(header, *rows, name="四组")
    assert told(found, "group") == [("第9居民小组",), ("",)]


def test_what_a_ledger_is_of_is_no_section():
    """A group without a leader is a row of its ledger; a large group stands over it."""
    found = table(
        ["居民小组", "组长姓名", "户数"],
        ["一大组"],
        ["第1居民小组", "王芳", 60],
        ["第2居民小组", "", ""],
    )
    assert told(found, "group", "parent") == [
        ("第1居民小组", "一大组"),
        ("第2居民小组", "一大组"),
    ]


def test_branches_teams_and_corps():
    """Members by branch, by team, hours by corps."""
    found = table(
        ["姓名", "性别", "入党时间"],
        ["北正社区第一党支部"],
        ["张三", "男", "1985-07-01"],
        name="党员",
    )
    assert told(found, "body") == [("北正社区第一党支部",)]
    ledgers = {it.name: it for it in LEDGERS}
    assert alone(ledgers["teams"], "晚霞舞蹈队") == ("team", "晚霞舞蹈队")
    assert alone(ledgers["deeds"], "社区志愿服务队") == ("corps", "社区志愿服务队")


def test_prepared_rows_stay_prepared():
    """A row that says nothing itself is no row, whatever stands over it."""
    found = table(HEADER, ["第一居民小组"], person("张三"), ["", "", "", "", "无"])
    assert len(found.rows) == 1
    assert found.skipped == {"空白模板行": 1}


SECTIONS = st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz"), min_size=1)


@given(st.lists(st.tuples(st.integers(0, 9), SECTIONS), max_size=6), st.data())
def test_what_holds_was_told_above(sections, data):
    """At each row only what was told above holds: of a key what was told last."""
    sections = sorted(sections, key=lambda it: it[0])
    rows = sorted(data.draw(st.sets(st.integers(0, 12))))
    for key, values in held(sections, rows).items():
        for row, value in zip(rows, values, strict=True):
            above = [it[key] for place, it in sections if place < row and key in it]
            assert value in ("", *above[-1:])


@pytest.mark.parametrize(
    ("name", "title", "section"),
    [
        ("晚霞舞蹈队", "", ""),
        ("Sheet1", "北正社区晚霞舞蹈队队员花名册", ""),
        ("Sheet1", "", "晚霞舞蹈队"),
    ],
)
def test_what_is_needed_may_stand_over_the_table(name, title, section):
    """A list of a team's members is one without a column for the team."""
    rows = [["姓名", "性别", "入队时间"], [section], ["张三", "男", "2004-05-01"]]
    if title:
        rows.insert(0, [title])
    found = table(*(row for row in rows if row != [""]), name=name)
    assert found.ledger.name == "teams"
    assert told(found, "team", "name") == [("晚霞舞蹈队", "张三")]
