"""The rows of a text table, whatever stands between its cells."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.workbooks.text_table import delimiter_of, rows_of
from shequ_core.ledgers.formula_guard import unguarded

cells = st.text(st.sampled_from("王a1 ,\"'\n=-"), max_size=4)
tables = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8
    )
)


@given(tables)
def test_quoted_cells_come_back(table):
    """What a csv writer wrote is read: commas, quotes and line ends in cells."""
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(table)
    back = rows_of(text.getvalue())
    assert back.rows == [list(map(unguarded, row)) for row in table]
    assert back.unbalanced == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    """By what gives most rows the same width; titles above do not matter."""
    rows = [["姓名", "性别", "住址"], ["王伟", "男", "1,2;3"], ["李娜", "女", "4"]]
    text = StringIO()
    text.write("北正社区居民花名册\r\n")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    assert delimiter_of(text.getvalue()) == delimiter
    assert rows_of(text.getvalue()).rows[1:] == rows


def test_quoted_line_ends_part_no_rows():
    """Tabs in cells do not outdo the commas between them, however lines are broken."""
    rows = [["队伍", "姓名", "备注"], *[["\t甲", "x\ry", "\t乙"]] * 3]
    text = StringIO()
    csv.writer(text).writerows(rows)
    assert rows_of(text.getvalue()).rows == rows


@pytest.mark.parametrize(
    "row",
    [("=HYPERLINK(0)、\t=1、\t=1", "\t=1"), ("\t=1", "\t=1、\t=1、\t=1")],
    ids=["one", "other"],
)
def test_one_row_of_many_tabs_is_no_row_of_many_cells(row):
    """Most rows are parted by the comma, so all of them are."""
    rows = [["队伍", "共享资源"], ["2004-01-01", "\r=1"], list(row)]
    text = StringIO()
    csv.writer(text).writerows([rows[0], *([f"'{it}" for it in r] for r in rows[1:])])
    assert delimiter_of(text.getvalue()) == ","
    assert rows_of(text.getvalue()).rows[2][1] == row[1]


@pytest.mark.parametrize("text", ["姓名\n王伟\n", "x", "", "a b\nc d\n"])
def test_one_column_is_a_table_too(text):
    """Where nothing divides, there is one cell a row."""
    assert rows_of(text).rows == [[it] for it in text.split("\n") if it]


def test_excels_own_hint_is_taken():
    """The first line may say what divides."""
    assert rows_of("sep=;\n1,2;3\n").rows[1] == ["1,2", "3"]


def test_line_ends_may_be_mixed_and_rows_blank():
    """Rows are counted as Excel counts them."""
    text = "a,b\r\n\r\n1,2\n3,4\r5,6"
    assert rows_of(text).rows == [["a", "b"], [], ["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_quote_that_never_closes_swallows_nothing():
    """Such a line is read as it stands, told, and the rest is read."""
    lines = ["姓名,备注", '王伟,"没有收尾', *(f"居民{it},无" for it in range(30))]
    table = rows_of("\n".join(lines))
    assert table.rows[1] == ["王伟", '"没有收尾']
    assert table.rows[-1] == ["居民29", "无"]
    assert len(table.rows) == len(lines)
    assert table.unbalanced == (2,)


def test_a_huge_cell_is_no_error():
    """Nor is a line longer than the csv module reads."""
    assert rows_of("a,b\n" + "x" * 200_000 + ",1\n").rows[1][1] == "1"
