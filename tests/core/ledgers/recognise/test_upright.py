"""竖表: titles down the side, values beside them."""

from decimal import Decimal

from tests.core.ledgers.recognise.offices import not_read, read

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
