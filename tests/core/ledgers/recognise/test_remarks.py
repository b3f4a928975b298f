"""表旁说明: what is told beside a table is no column of it, and what is one is read."""

from typing import Any

import pytest
from tests.core.ledgers.recognise.offices import read, values

HEADER = ["姓名", "与户主关系", "联系电话"]
ROWS = [
    ["王芳", "户主", "13974435553"],
    ["李建国", "夫", "13974435554"],
    ["李强", "子", ""],
]
LISTED = ["1.姓名须与户口簿一致", "2.电话填手机", "3.一人一行"]
PLAIN = ["姓名须与户口簿一致", "电话填手机", ""]


def beside(heading: str, words: list[str], gap: int = 1) -> list[list[Any]]:
    """The table with a block of words to the right of it."""
    lines = [HEADER, *ROWS]
    told = [heading, *words]
    return [[*line, *[""] * gap, it] for line, it in zip(lines, told, strict=True)]


@pytest.mark.parametrize("gap", [1, 2])
@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("填表说明", LISTED),
        ("说明", PLAIN),
        ("备注：", PLAIN),
        ("备注", LISTED),
        ("备注", ["一、姓名须与户口簿一致", "二、电话填手机", ""]),
        ("说明：1.姓名须与户口簿一致；2.电话填手机。", ["", "", ""]),
    ],
)
def test_an_explanation_beside_the_table_is_no_column(heading, words, gap):
    """After an empty column, headed as an explanation or numbered as one."""
    table = read(*beside(heading, words, gap))
    assert "note" not in table.columns
    assert [row.values.get("note") for row in table.rows] == [None] * 3


def test_an_explanation_longer_than_the_table_makes_no_rows():
    """What goes on below the last row is a remark."""
    more = [["", "", "", "", it] for it in ("4.按户填写", "5.不得空缺")]
    table = read(*beside("说明", LISTED), *more)
    assert len(table.rows) == 3
    assert table.furniture["附注"] == 2


@pytest.mark.parametrize("gap", [0, 1])
def test_remarks_on_the_rows_are_a_column(gap):
    """Next to the table in any words; after an empty column where nothing explains."""
    words = ["低保", "", "在外务工"]
    table = read(*beside("备注", words, gap))
    assert values(table, "note") == words


def test_numbered_remarks_next_to_the_table_are_a_column():
    """No empty column sets them apart."""
    assert values(read(*beside("备注", LISTED, 0)), "note") == LISTED
