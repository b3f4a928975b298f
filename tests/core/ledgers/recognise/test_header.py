"""表头: one line, two lines, bands, merges, and words that mean the same."""

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.recognise.offices import (
    LEDGERS,
    not_read,
    read,
    sheet,
    values,
)

from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.table import Table, Unknown
from shequ_core.values import Relation, Yuan


def test_bands_over_the_header_are_lines_of_it() -> None:
    """户信息 over 户号: the band names nothing, and is no title either."""
    table = read(
        ["一组花名册", "", "", ""],
        ["户信息", "", "个人基本信息", ""],
        ["序号", "户号", "姓名", "与户主关系"],
        [1, "001", "王伟", "户主"],
        merged=((0, 0, 0, 3), (1, 0, 1, 1), (1, 2, 1, 3)),
    )
    assert values(table, "household") == ["001"]
    assert table.furniture == {"标题": 1, "表头": 2}
    assert table.facts.title == "一组花名册"


@pytest.mark.parametrize("merged", [(), ((0, 0, 0, 1), (0, 2, 0, 4))])
def test_a_band_tells_two_names_apart(merged: tuple) -> None:
    """姓名 under 户主 is the head's name, under 本人 the person's."""
    table = read(
        ["户主信息", "", "成员信息", "", ""],
        ["户号", "姓名", "姓名", "与户主关系", "备注"],
        ["001", "王伟", "李芳", "妻", ""],
        merged=merged,
    )
    assert values(table, "head") == ["王伟"]
    assert values(table, "name") == ["李芳"]


def test_what_belongs_to_somebody_else_is_not_taken() -> None:
    """The telephone under 紧急联系人 is not the resident's."""
    table = read(
        ["居民", "", "紧急联系人", ""],
        ["姓名", "与户主关系", "姓名", "联系电话"],
        ["王伟", "户主", "李芳", "13912345678"],
        merged=((0, 0, 0, 1), (0, 2, 0, 3)),
    )
    assert values(table, "name") == ["王伟"]
    assert "phones" not in table.columns
    assert table.unmatched == ("紧急联系人姓名", "紧急联系人联系电话")


def test_words_split_over_two_lines() -> None:
    """出生 over 日期, with words merged downwards beside it."""
    table = read(
        ["姓名", "与户主", "出生", "联系"],
        ["", "关系", "日期", "电话"],
        ["王伟", "户主", "1985-03-12", "13912345678"],
        merged=((0, 0, 1, 0),),
    )
    assert list(table.columns) == ["name", "relation", "born", "phones"]
    assert table.columns["born"].header == "出生日期"
    assert len(table.rows) == 1


def test_three_lines() -> None:
    """A band over a band over the words."""
    table = read(
        ["社区人口", "", "", ""],
        ["户信息", "", "个人信息", ""],
        ["户号", "户主姓名", "姓名", "与户主关系"],
        ["001", "王伟", "王伟", "户主"],
        merged=((0, 0, 0, 2), (1, 0, 1, 1), (1, 2, 1, 3)),
    )
    assert table.furniture == {"表头": 3}
    assert len(table.rows) == 1


def test_words_merged_downwards_take_the_header_down() -> None:
    """What is under a band and strange to us is no row of data."""
    table = read(
        ["姓名", "与户主关系", "家庭状况", ""],
        ["", "", "收入", "住房"],
        ["王伟", "户主", "高", "自有"],
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)),
    )
    assert values(table, "name") == ["王伟"]
    assert table.unmatched == ("收入", "住房")


def test_one_title_over_two_columns() -> None:
    """户主(与户主关系), the second column without words of its own."""
    table = read(
        ["户主（与户主关系）", "", "姓名"],
        ["王伟", "妻", "李芳"],
        merged=((0, 0, 0, 1),),
    )
    assert values(table, "head") == ["王伟"]
    assert values(table, "relation") == [Relation.WIFE]


WORDS = {
    "居民姓名": "name",
    "* 姓 名": "name",
    "姓名*": "name",
    "※姓名": "name",
    "★ 姓　名": "name",
    "●身份证号": "number",
    "姓名：": "name",
    "姓名;": "name",
    "姓名/名称": "name",
    "身份证号(18位)": "number",
    "身份证号码（必填）": "number",
    "男/女": "sex",
    "出生年月\n(yyyy-MM-dd)": "born",
    "【出生日期】": "born",
    "ＩＤ": None,
    "迁入日期": "arrived",
    "迁入年月": "arrived",
    "户籍地": "registered",
    "户籍地址": "registered",
    "籍贯": None,
    "记录编号(勿改)": "key",
    "记录编号": None,
    "原姓名": None,
    "户籍地派出所": None,
    "年龄": None,
}


@pytest.mark.parametrize("words", WORDS)
def test_words_as_they_are_met(words: str) -> None:
    """Stars, hints, widths and close variants; never a guess (籍贯 is no 户籍地)."""
    rest = ["户号", "姓名", "与户主关系"] if WORDS[words] != "name" else ["与户主关系"]
    table = read([*rest, words], [*"甲乙丙"[: len(rest)], "丁"])
    last = [key for key, it in table.columns.items() if it.index == len(rest)]
    assert last == ([WORDS[words]] if WORDS[words] else [])


def test_words_that_come_twice() -> None:
    """The first is read; the second is said."""
    table = read(
        ["姓名", "与户主关系", "联系电话", "联系电话"],
        ["王伟", "户主", "13912345678", "13812345678"],
    )
    assert values(table, "phones") == [("13912345678",)]
    assert [(it.kind, it.field) for it in table.notes] == [("header-dup", "phones")]
    assert table.unmatched == ("联系电话",)


def test_the_surest_words_win() -> None:
    """A title of ours outdoes another office's word, wherever it stands."""
    table = read(
        ["手机号码", "姓名", "与户主关系", "联系电话"], ["1", "王伟", "户主", "2"]
    )
    assert table.columns["phones"].letter == "D"


UNITS = {
    "租金(万元)": "10000",
    "租金（千元）": "1000",
    "租金(元)": "1",
    "租金": "1",
    "月租金（元）": "1",
    "租金(按月)": "1",
}


@pytest.mark.parametrize("words", UNITS)
def test_units_in_the_words(words: str) -> None:
    """万元 is ten thousand yuan."""
    table = read(["姓名", "与户主关系", words], ["王伟", "户主", 1.5])
    scale = Decimal(UNITS[words])
    assert table.columns["rent"].scale == scale
    assert values(table, "rent") == [Yuan(Decimal("1.5") * scale)]


def test_a_cell_with_its_own_unit_under_another() -> None:
    """100元 under 万元 is a hundred yuan; in the total of such a column, too."""
    table = read(
        ["姓名", "与户主关系", "租金（万元）"],
        ["王伟", "户主", "100元"],
        ["李梅", "户主", "壹佰元整"],
        ["张军", "户主", "50万元"],
        ["陈刚", "户主", 0.5],
        ["合计", None, "505200元"],
    )
    rents = ["100", "100", "500000", "5000"]
    assert values(table, "rent") == [Yuan.of(it) for it in rents]
    assert [it.said["rent"] for it in table.totals] == [505200]


def test_units_of_area_and_counts() -> None:
    """公顷 under 平方米; 元 says nothing of an area."""
    for words, area in {"占地(公顷)": 20000, "占地(㎡)": 2, "占地(元)": 2}.items():
        table = read(["器材名称", "数量", words], ["球架", 1, 2])
        assert values(table, "area") == [area]


def test_a_unit_over_the_table() -> None:
    """单位：万元 over the table holds for money without a unit of its own."""
    lines = ["单位：万元"], ["器材名称", "数量", "价值"], ["球架", 1, 2]
    assert values(read(*lines), "price") == [Yuan.of("20000")]
    lines = ["单位：万元"], ["器材名称", "数量", "价值(元)"], ["球架", 1, 2]
    assert values(read(*lines), "price") == [Yuan.of("2")]


def test_tables_under_each_other() -> None:
    """Each has its own titles, header and rows."""
    first, second = understand(
        sheet(
            ["花名册"],
            ["姓名", "与户主关系"],
            ["王伟", "户主"],
            [],
            ["器材台账  填报时间:2004年6月30日"],
            ["器材名称", "数量"],
            ["球架", 2],
            ["合计", 2],
        ),
        LEDGERS,
    )
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.ledger.name, len(first.rows)) == ("roster", 1)
    assert (second.ledger.name, len(second.rows)) == ("tools", 1)
    assert second.facts.told_on == date(2004, 6, 30)
    assert second.totals[0].said == {"amount": 2}


def test_tables_beside_each_other() -> None:
    """A gap is between them."""
    first, second = understand(
        sheet(
            ["姓名", "与户主关系", "", "器材名称", "数量"],
            ["王伟", "户主", "", "球架", 2],
            ["李芳", "妻", "", "", ""],
        ),
        LEDGERS,
    )
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (len(first.rows), len(second.rows)) == (2, 1)
    assert second.columns["tool"].letter == "D"


def test_a_roster_in_two_halves() -> None:
    """The same words come again: the right half is read, too."""
    left, right = understand(
        sheet(
            ["序号", "姓名", "与户主关系"] * 2,
            [1, "王伟", "户主", 3, "张强", "户主"],
            [2, "李芳", "妻", "", "", ""],
        ),
        LEDGERS,
    )
    assert isinstance(left, Table)
    assert isinstance(right, Table)
    assert values(left, "name") == ["王伟", "李芳"]
    assert values(right, "name") == ["张强"]


def test_a_header_printed_on_every_page() -> None:
    """It belongs to the same table."""
    header = ["姓名", "与户主关系"]
    table = read(header, ["王伟", "户主"], header, ["李芳", "妻"])
    assert values(table, "name") == ["王伟", "李芳"]
    assert table.furniture == {"表头": 2}


@given(gap=st.integers(0, 3), titled=st.booleans(), people=st.integers(1, 3))
def test_another_table_is_no_part_of_the_ledger(
    gap: int, titled: bool, people: int
) -> None:
    """Under a ledger or over it; each row is of the one or of the other."""
    ledger = [["姓名", "与户主关系"], *[["王伟", "户主"]] * people]
    other = [["器材名称", "姓名", "性别"], ["球架", "李芳", "女"], ["球", "张强", "男"]]
    title = [["二、保管人员登记表"]] if titled else []
    between: list[list[str]] = [[]] * gap
    for lines in (
        [*ledger, *between, *title, *other],
        [*title, *other, [], *between, *ledger],
    ):
        parts = understand(sheet(*lines), LEDGERS)
        (table,) = (it for it in parts if isinstance(it, Table))
        (strange,) = (it for it in parts if isinstance(it, Unknown))
        assert values(table, "name") == ["王伟"] * people
        assert strange.rows == len(title) + len(other)
        assert strange.kind == "unknown-ledger"
        assert "是另一张表" in strange.reason


def test_a_header_printed_on_every_page_beside_notes() -> None:
    """What stands beside the table on the first page does not come again."""
    header = ["姓名", "与户主关系"]
    table = read([*header, "", "填表说明"], ["王伟", "户主"], header, ["李芳", "妻"])
    assert values(table, "name") == ["王伟", "李芳"]


def test_a_table_far_from_the_corner() -> None:
    """Down and to the right, with notes beside it and below."""
    table = read(
        *[[]] * 30,
        [*[""] * 5, "姓名", "与户主关系", "", "", "说明"],
        [*[""] * 5, "王伟", "户主", "", "", "请按户口簿填写"],
        [*[""] * 9, "每月更新"],
        [*[""] * 5, "注：本表一式两份"],
    )
    assert values(table, "name") == ["王伟"]
    assert table.rows[0].number == 32
    assert table.columns["name"].letter == "F"
    assert table.furniture == {"表头": 1, "附注": 2}


def test_what_is_no_ledger() -> None:
    """A sheet of names and numbers is nobody's roster; the reason helps."""
    unknown = not_read(
        ["作废", ""], ["姓名", "身份证号"], ["测试", "110101199003070000"]
    )
    assert unknown.kind == "unknown-ledger"
    assert "“花名册”" in unknown.reason
    assert "“与户主关系”" in unknown.reason
    assert unknown.rows == 3


def test_what_fits_too_little_is_left_alone() -> None:
    """Two columns of ten do not make a ledger."""
    strange = [f"指标{number}" for number in "甲乙丙丁戊己庚辛"]
    unknown = not_read(["姓名", "与户主关系", *strange])
    assert unknown.kind == "unknown-ledger"


@pytest.mark.parametrize("name", ["器材", "花名册"])
def test_equals_are_decided_by_their_titles(name: str) -> None:
    """Where two ledgers explain as much, the words over the table decide."""
    table = read(
        ["器材名称", "数量", "", "姓名", "与户主关系"][:2], ["球架", 1], name=name
    )
    assert table.ledger.name == "tools"


def test_hidden_and_empty_sheets_are_named() -> None:
    """They are not read, and not forgotten."""
    assert not_read(["姓名", "与户主关系"], hidden=True).kind == "hidden-sheet"
    assert not_read([], ["", " "]).kind == "empty-sheet"
    assert not_read().kind == "empty-sheet"


def test_the_same_header_under_another_title() -> None:
    """A roster for each group, one under the other: a table for each."""
    header = ["姓名", "与户主关系"]
    first, second = understand(
        sheet(
            ["一组花名册"],
            header,
            ["王伟", "户主"],
            [],
            ["二组花名册"],
            header,
            ["李芳", "户主"],
        ),
        LEDGERS,
    )
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [first.facts.title, second.facts.title] == ["一组花名册", "二组花名册"]
    assert (values(first, "name"), values(second, "name")) == (["王伟"], ["李芳"])


HOSTILE = {
    "a header without end": [["姓名", "与户主关系", "性别"]] * 20_000,
    "almost headers": [["姓名", "性别", it] for it in range(10_000)],
    "a wide sheet": [[f"列{it}" for it in range(10_000)]] * 10,
    "wide words": [["姓名", "与户主关系"] * 5_000] * 3,
    "brackets": [["(" * 2_000] * 20] * 20,
    "long cells": [["姓" * 50_000, "与户主关系", "1" * 50_000]] * 3,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_takes_long(name: str) -> None:
    """What was made to keep us busy does not: in seconds of this process alone."""
    start = process_time()
    understand(sheet(*HOSTILE[name], merged=((0, 0, 0, 10**6),)), LEDGERS)
    assert process_time() - start < 5
