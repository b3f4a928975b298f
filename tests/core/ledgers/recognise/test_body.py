"""表体: data, and what stands among the data."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.recognise.offices import read, values

from shequ_core.values import PartDate

HEADER = ["序号", "姓名", "与户主关系", "房间数", "租金(元)"]
ROWS = [1, "王伟", "户主", 3, 100.0], [2, "李芳", "妻", 2, 50.5]


def test_totals_are_read_and_are_no_data() -> None:
    """Under the column in which they stand, with their unit dropped."""
    table = read(HEADER, *ROWS, ["合计", "2人", "", "5间", "150.50元"])
    assert len(table.rows) == 2
    (total,) = table.totals
    assert total.said == {"name": 2, "rooms": 5, "rent": Decimal("150.5")}
    assert total.letters == {"name": "B", "rooms": "D", "rent": "E"}
    assert (total.row, total.since) == (4, 2)
    assert table.furniture == {"表头": 1, "合计": 1}


@pytest.mark.parametrize(
    "label",
    [
        "合计",
        "合 计",
        "总计：",
        "小计",
        "共计",
        "本页合计",
        "第一组小计",
        "合计(户)",
        "1月份小计",
        "二季度合计",
        "2004年合计",
        "3栋小计",
    ],
)
def test_words_of_totals(label: str) -> None:
    """In the first column, after the number of the row, or in the last column."""
    for line in (
        [label, "", "", 5, ""],
        ["", label, "", 5, ""],
        [3, label, "", 5, ""],
        ["", "2人", "2种", 5, "150元", label],
    ):
        table = read([*HEADER, "备注"], *ROWS, line)
        assert [it.said["rooms"] for it in table.totals] == [5]


def test_a_subtotal_speaks_of_its_part() -> None:
    """小计 of the rows since the last one, 合计 of all."""
    table = read(
        HEADER,
        ROWS[0],
        ["小计", "", "", 3],
        ROWS[1],
        ["小计", "", "", 2],
        ["合计", "", "", 5],
    )
    assert [(it.row, it.since) for it in table.totals] == [(3, 2), (5, 4), (6, 2)]
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    "line",
    [
        ["制表人:", "", "审核人:"],
        ["制表人：王某", "", "", "2004年12月31日"],
        ["", "负责人(签字)：", "", "填表人：", ""],
        ["填表日期：2004年12月31日"],
        ["（盖章）"],
        ["组长签字：王大明", "", "", "2004年12月31日"],
    ],
)
def test_signatures_are_no_data(line: list[str]) -> None:
    """Who made the table is not who lives here."""
    table = read(HEADER, *ROWS, line)
    assert len(table.rows) == 2
    assert table.furniture["签字"] == 1


@pytest.mark.parametrize(
    "lines",
    [
        [["（盖章）北正社区居民委员会", "", "", "", "2004年12月31日"]],
        [["", "", "", "北正社区居委会（盖章）"], ["", "", "", "2004年12月31日"]],
        [["", "北正社区居民委员会"], ["", "二〇〇四年十二月三十一日"]],
    ],
)
def test_a_stamp_under_the_table_is_no_data(lines: list[list[str]]) -> None:
    """It says who has made it, and when."""
    table = read(HEADER, *ROWS, *lines)
    assert values(table, "name") == ["王伟", "李芳"]
    assert table.furniture["签字"] == len(lines)
    assert table.facts.told_on == date(2004, 12, 31)


@given(first=st.integers(0, 9), printed=st.booleans())
def test_numbers_of_the_columns_are_no_people(first: int, printed: bool) -> None:
    """栏次, under the header wherever it is printed."""
    numbers = ["栏次", *range(first, first + 4)]
    again = [HEADER, numbers] if printed else []
    table = read(HEADER, numbers, ROWS[0], *again, ROWS[1])
    assert values(table, "name") == ["王伟", "李芳"]
    assert table.furniture == {"表头": 4 if printed else 2}


def test_a_signature_may_say_when() -> None:
    """Where the title does not."""
    table = read(HEADER, *ROWS, ["制表人:", "", "填表日期：2004年12月31日"])
    assert table.facts.told_on == date(2004, 12, 31)


def test_hints_under_the_header_are_no_people() -> None:
    """必填，真实姓名; an example that could be real is data."""
    hints = ["", "必填，真实姓名", "如：户主、配偶", "1=是，0=否", ""]
    table = read(HEADER, hints, *ROWS)
    assert len(table.rows) == 2
    assert table.skipped == {"提示行": 1}


def test_templates_not_filled_in() -> None:
    """Numbered rows, rows of blanks, rows of dashes: nobody is there."""
    table = read(HEADER, *ROWS, [3], [4, "", ""], [" "] * 5, [5, "-", "-", "/", ""], [])
    assert len(table.rows) == 2
    assert table.skipped == {"空白模板行": 4}


def test_what_has_only_strange_columns() -> None:
    """It is counted, not lost."""
    table = read([*HEADER, "籍贯"], *ROWS, [3, "", "", "", "", "湖南"])
    assert table.skipped == {"无可识别内容": 1}


def test_remarks_are_no_data() -> None:
    """A long sentence, or one that begins with 注."""
    table = read(
        HEADER,
        *ROWS,
        ["注：以户口簿为准"],
        ["填表说明：" + "按户填写。" * 10],
        ["以上信息核对无误。"],
    )
    assert len(table.rows) == 2
    assert table.furniture["附注"] == 3


def test_half_a_row_is_a_row() -> None:
    """A name alone is a person."""
    table = read(HEADER, *ROWS, ["", "张强"])
    assert values(table, "name") == ["王伟", "李芳", "张强"]


def test_merges_are_filled_down() -> None:
    """户号 merged over the rows of a household; blank rows under it stay blank."""
    table = read(
        ["户号", "姓名", "与户主关系"],
        ["001", "王伟", "户主"],
        ["", "李芳", "妻"],
        ["", "", ""],
        ["002", "张强", "户主"],
        merged=((1, 0, 3, 0),),
    )
    assert values(table, "household") == ["001", "001", "002"]


@pytest.mark.parametrize("mark", ["同上", "〃", '"'])
def test_same_as_above(mark: str) -> None:
    """As the cell above, however often; never for an id number."""
    table = read(
        ["户号", "姓名", "与户主关系", "身份证号"],
        ["001", "王伟", "户主", "430181193201036315"],
        [mark, "李芳", "妻", mark],
        [mark, "王小明", "子", ""],
    )
    assert values(table, "household") == ["001"] * 3
    assert values(table, "number") == ["430181193201036315", "", ""]


def test_notes_are_of_their_row() -> None:
    """A note stands with the row and the field in which it was noticed."""
    table = read(
        ["姓名", "与户主关系", "出生日期"],
        ["王伟", "户主", "1956.8.9"],
        ["李  芳", "妻", "1960-01-02"],
        ["李  芳", "妻", "1960-01-02"],
    )
    noted = [[(note.kind, note.field) for note in row.notes] for row in table.rows]
    spaced = [("spaces-in-name", "name")]
    assert noted == [[("date-dotted", "born")], spaced, spaced]


def test_true_is_not_one() -> None:
    """A cell of 1 and a cell of TRUE are different cells."""
    table = read(HEADER, [1, "王伟", "户主", 1, 1], [2, "李芳", "妻", True, 1.0])
    assert values(table, "rooms") == [1, None]


def test_a_text_file_that_lost_a_zero() -> None:
    """1985.1 may be an October in a csv; in a workbook's text it is a January."""
    rows = ["姓名", "与户主关系", "出生日期"], ["王伟", "户主", "1985.1"]
    assert values(read(*rows), "born") == [PartDate(1985, 1)]
    assert values(read(*rows, encoding="gb18030"), "born") == [PartDate(1985)]
