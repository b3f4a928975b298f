"""姓名: padded names are put right, and no name is destroyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.ledgers.cells.reading import kinds, value

from shequ_core.ledgers.cells.text import NOTHING
from shequ_core.ledgers.ledger import CellKind

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1)
BLANKS = st.text(" \u3000\u00a0\t", min_size=1, max_size=3)


@given(st.lists(HAN, min_size=2, max_size=4), BLANKS)
def test_blanks_in_a_name_are_dropped_and_noticed(parts: list[str], blank: str) -> None:
    """However it was padded."""
    name = "".join(parts)
    if name not in NOTHING:
        assert value(CellKind.NAME, blank.join(parts)) == name
        assert kinds(CellKind.NAME, blank.join(parts)) == ("spaces-in-name",)
        assert kinds(CellKind.NAME, name + blank) == ("spaces-in-name",)


NAMES = {
    " 万 玲莺 ": "万玲莺",
    "李  云": "李云",
    "\u200b张三": "张三",
    "赛福鼎•艾则孜": "赛福鼎·艾则孜",
    "赛福鼎‧艾则孜": "赛福鼎·艾则孜",
    "赛福鼎．艾则孜": "赛福鼎·艾则孜",
    "阿沛·阿旺晋美": "阿沛·阿旺晋美",
    "買買提 · 艾力": "買買提·艾力",
    "𠮷田": "𠮷田",
    "領木": "領木",
    "邉\U000e0100": "邉\U000e0100",
    "文\ue863": "文\ue863",
}


@pytest.mark.parametrize("cell", NAMES, ids=range(len(NAMES)))
def test_names_as_they_are_met(cell: str) -> None:
    """Dots are one dot; rare characters stay what they are."""
    assert value(CellKind.NAME, cell) == NAMES[cell]


@pytest.mark.parametrize("cell", ["John Smith", "J. Smith", "𠮷田", "\u200b张三"])
def test_blanks_that_belong_to_a_name(cell: str) -> None:
    """Between Latin words a blank is no mistake."""
    assert kinds(CellKind.NAME, cell) == ()


@pytest.mark.parametrize("bracket", ["({})", "（{}）", " ( {} )"])
@pytest.mark.parametrize("word", ["已故", "2004年3月去世", "已迁出", "户主", "阿明"])
def test_words_behind_a_name(word: str, bracket: str) -> None:
    """What is said of somebody is no part of the name; that they are gone is told."""
    cell = "张三丰" + bracket.format(word)
    gone = word not in ("户主", "阿明")
    assert ("gone-by-name" in kinds(CellKind.NAME, cell)) is gone
    name = "张三丰(阿明)" if word == "阿明" else "张三丰"
    assert value(CellKind.NAME, cell) == name
