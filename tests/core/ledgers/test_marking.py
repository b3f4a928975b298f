"""去标注. What we wrote beside the data is left out again."""

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, look
from shequ_core.ledgers.marking import (
    ADOPT,
    ANSWERED,
    CHOICES,
    CHOICES_TITLE,
    ORIGINAL,
    PROBLEMS,
    PROPOSED,
    REJECT,
    SUMMARY,
    SUMMARY_TITLE,
    adopted,
    answers_in,
    problems_at,
    suggestion,
    unmarked,
)
from shequ_core.ledgers.recognise.vocabulary import column_headed

CELLS = st.none() | st.text(max_size=3) | st.integers(0, 9)
WIDTH = 4
GRIDS = st.lists(st.lists(CELLS, min_size=WIDTH, max_size=WIDTH), min_size=1)


@given(GRIDS, st.data())
def test_the_column_of_problems_is_left_out(rows, data):
    """From its header down, whatever stands in it; the rest is as it was."""
    header = data.draw(st.integers(0, len(rows) - 1))
    marked = [[*row, f"第{number}行有问题"] for number, row in enumerate(rows)]
    marked[:header] = rows[:header]
    marked[header][WIDTH] = PROBLEMS
    [back] = unmarked([Sheet(file="a.xlsx", name="表", rows=marked)])
    assert [list(row) for row in back.rows] == rows


@given(GRIDS)
def test_a_sheet_without_marks_stays(rows):
    """The very same sheet, without a copy."""
    sheet = Sheet(file="a.xlsx", name="表", rows=rows)
    [back] = unmarked([sheet])
    assert back is sheet
    assert problems_at(rows) is None


def test_what_stands_beyond_the_column_is_kept():
    """A note that a clerk wrote to the right of our column stays in its column."""
    rows = [["姓名", PROBLEMS, None], ["王芳", "没有证件号", "已问过"]]
    [back] = unmarked([Sheet(file="a.xlsx", name="表", rows=rows)])
    assert [list(row) for row in back.rows] == [["姓名"], ["王芳", None, "已问过"]]


def test_our_sheets_are_left_out_and_the_original_is_named():
    """A marked-up workbook goes by the name of the file it was made of, no other."""
    summary = [[SUMMARY_TITLE], [ORIGINAL, "花名册.csv"], ["结果", "问题 1 处"]]
    given_sheets = [
        Sheet(file="改.xlsx", name=SUMMARY, rows=summary, digest="1"),
        Sheet(file="改.xlsx", name="甲", rows=[["姓名"]], digest="1"),
        Sheet(file="改.xlsx", name=CHOICES, rows=[[CHOICES_TITLE]], digest="1"),
        Sheet(file="改.xlsx", name="乙", rows=[["姓名"]], digest="2"),
        Sheet(file="空.xlsx", name=SUMMARY, rows=[]),
    ]
    back = unmarked(given_sheets)
    assert [(it.file, it.name) for it in back] == [
        ("花名册.csv", "甲"),
        ("改.xlsx", "乙"),
        ("空.xlsx", SUMMARY),
    ]


def test_no_ledger_takes_the_column_for_its_own():
    """Even where it is not left out, its header heads nothing."""
    assert not [it.name for it in LEDGERS if column_headed(it, PROBLEMS)]


def test_a_look_leaves_out_what_is_ours():
    """Neither the summary nor the column of problems is something of the office's."""
    rows = [["姓名", "与户主关系", PROBLEMS], ["王芳", "户主", "没有证件号"]]
    sheets = [
        Sheet(file="a.xlsx", name=SUMMARY, rows=[[SUMMARY_TITLE]]),
        Sheet(file="a.xlsx", name="表", rows=rows),
    ]
    [seen] = look(sheets)
    assert (seen.sheet, seen.tables[0].unmatched) == ("表", ())


HEADERS = st.text(st.characters(categories=["Lo", "Nd", "Po", "Zs"]), max_size=6)
VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)


@given(st.lists(st.tuples(HEADERS, VALUES), min_size=1, max_size=3))
def test_what_was_adopted_is_what_was_proposed(cells):
    """Each value in its cell, and nothing where another answer was given."""
    proposed = "；".join(
        words
        for place, (header, value) in enumerate(cells)
        if (words := suggestion("ABC"[place], header, value))
    )
    told = {
        "ABC"[place]: value
        for place, (header, value) in enumerate(cells)
        if suggestion("ABC"[place], header, value)
    }
    assert {it: value for (it, _), value in adopted(proposed, ADOPT).items()} == told
    for answer in (None, "", REJECT, "x1", "另一人"):
        assert adopted(proposed, answer) == {}


def answered(*answers, rows=None):
    """A marked-up sheet of two people, with the answers beside them."""
    heads = ["姓名", "出生日期", PROBLEMS, PROPOSED, ANSWERED]
    rows = rows or [["王芳", "1985.3.1"], ["李勇", "1986.3.1"]]
    beside = (
        [*row, "写法", f"B列出生日期：198{place}-03-01", answer]
        for place, (row, answer) in enumerate(zip(rows, answers, strict=True), 5)
    )
    return Sheet(file="改.xlsx", name="表", rows=[heads, *beside], digest="1")


def test_an_adopted_value_stands_in_its_cell():
    """Of the row that says so; our columns are left out."""
    [back] = unmarked([answered(ADOPT, REJECT)])
    assert [list(row) for row in back.rows] == [
        ["姓名", "出生日期"],
        ["王芳", "1985-03-01"],
        ["李勇", "1986.3.1"],
    ]


def test_an_adopted_value_follows_its_column():
    """A clerk put a column before it: the header tells."""
    moved = answered(ADOPT, None)
    rows = [[place or "序号", *row] for place, row in enumerate(moved.rows)]
    sheet = Sheet(file="改.xlsx", name="表", rows=rows)
    [back] = unmarked([sheet])
    assert list(back.rows[1]) == [1, "王芳", "1985-03-01"]


def test_other_answers_are_told_by_row():
    """Under the name of the original, 采纳 left out."""
    summary = Sheet(
        file="改.xlsx",
        name=SUMMARY,
        rows=[[SUMMARY_TITLE], [ORIGINAL, "花名册.csv"]],
        digest="1",
    )
    told = answers_in([summary, answered(f"{ADOPT}；x1（王*）", " 另一人 ")])
    assert told == {
        ("花名册.csv", "表", 2): "x1（王*）",
        ("花名册.csv", "表", 3): "另一人",
    }
    assert answers_in([answered(ADOPT, None)]) == {}
