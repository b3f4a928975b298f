"""竖表: titles down the side, values beside them."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.ledgers.recognise.offices import not_read, read

from shequ_core.ledgers import LEDGERS, Sheet, Table
from shequ_core.ledgers.recognise import understand
from shequ_core.values import PartDate

LINES = (
    ["社区名称", "北正社区"],
    ["所属街道", "淮川街道"],
    ["辖区面积(平方公里)", 1.3],
    ["特色", "健身"],
    ["成立时间", "2004年"],
)
SAID = {
    "name": "北正社区",
    "street": "淮川街道",
    "area": Decimal("1.3"),
    "since": PartDate(2004),
}


def test_under_a_heading() -> None:
    """项目 and 内容 over the lines."""
    table = read(["项目", "内容"], *LINES)
    (row,) = table.rows
    assert row.values == SAID
    assert table.furniture == {"表头": 1}
    assert table.unmatched == ("特色",)


@pytest.mark.parametrize("over", ["名称 数值", "名称 内容", "指标 填报内容"])
def test_a_heading_is_no_line(over: str) -> None:
    """名称 over the labels does not say that the community is called 内容."""
    assert read(over.split(), *LINES).rows[0].values == SAID


@pytest.mark.parametrize("words", ["数据截止日期", "统计截止日期", "填表日期"])
def test_the_day_that_a_line_tells(words: str) -> None:
    """It is the day of the ledger, and outranks the one in the title."""
    lines = (["填报时间:2005年1月5日"], *LINES[:2], [words, date(2004, 12, 31)])
    (table,) = understand(Sheet(file="a.xlsx", name="概况", rows=lines), LEDGERS)
    assert isinstance(table, Table)
    assert table.facts.told_on == date(2004, 12, 31)


def test_without_a_heading() -> None:
    """The lines begin at once, or under a title."""
    assert read(*LINES).rows[0].values == SAID
    titled = read(["北正社区概况"], *LINES, merged=((0, 0, 0, 1),))
    assert titled.rows[0].values == SAID
    assert titled.furniture == {"标题": 1}
    assert titled.facts.community == "北正社区"


def test_two_pairs_on_a_line() -> None:
    """Label, value, label, value; labels may be merged."""
    table = read(
        ["社区名称", "", "北正社区", "所属街道", "淮川街道"],
        ["小组数", "", "52个", "成立时间", ""],
        ["辖区面积(公顷)", "", 130, "", ""],
        merged=((0, 0, 0, 1), (1, 0, 1, 1), (2, 0, 2, 1)),
    )
    assert table.rows[0].values == SAID | {"groups": 52, "since": None}


def test_where_each_value_stands() -> None:
    """Each field has its cell."""
    table = read(["项目", "内容"], *LINES)
    cells = {key: f"{it.letter}{it.row}" for key, it in table.columns.items()}
    assert cells == {"name": "B2", "street": "B3", "area": "B4", "since": "B6"}
    assert table.columns["area"].scale == 1


def test_what_is_odd_is_noted() -> None:
    """As in any other ledger."""
    table = read(*LINES, ["小组数", "五十多"])
    assert [note.kind for note in table.rows[0].notes] == ["range-not-number"]


def test_a_few_words_are_no_ledger() -> None:
    """Two lines could be anything."""
    assert not_read(*LINES[:2]).kind == "unknown-ledger"
