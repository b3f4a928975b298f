"""去标注. What we wrote beside the data is left out again."""

from hypothesis import given
from hypothesis import strategies as st

from shequ_core.ledgers import LEDGERS, Sheet, look
from shequ_core.ledgers.marking import (
    CHOICES,
    CHOICES_TITLE,
    ORIGINAL,
    PROBLEMS,
    SUMMARY,
    SUMMARY_TITLE,
    problems_at,
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
