"""标题: of which community, told when, called what."""

from datetime import date

import pytest
from tests.core.ledgers.recognise.offices import read

from shequ_core.ledgers.recognise.titles import community_in
from shequ_core.ledgers.table import TitleFacts

ROWS = ["姓名", "与户主关系"], ["王伟", "户主"]


def _facts(*lines: list, **more: object) -> TitleFacts:
    return read(*lines, *ROWS, **more).facts


def test_facts_on_one_line() -> None:
    """As most offices write them."""
    assert _facts(
        ["北正社区第一居民大组居民花名册"],
        ["填报单位:北正社区居民委员会      填报时间:2004年12月31日"],
    ) == TitleFacts(
        title="北正社区第一居民大组居民花名册",
        community="北正社区",
        told_on=date(2004, 12, 31),
    )


def test_facts_in_cells_of_their_own() -> None:
    """The words in one cell, the date in the next."""
    facts = _facts(
        ["附件1"],
        ["居民花名册"],
        ["填报单位（盖章）：", "淮川街道北正社区", "", "填报日期：", date(2004, 6, 30)],
    )
    assert facts == TitleFacts(
        title="居民花名册", community="北正社区", told_on=date(2004, 6, 30)
    )


TOLD = {
    "统计时间：2004年12月": date(2004, 12, 31),
    "截止日期:2004-12-31": date(2004, 12, 31),
    "截至2004年6月30日": date(2004, 6, 30),
    "数据截止时间 2004.6.30": date(2004, 6, 30),
    "填报时间：二〇〇四年六月三十日": date(2004, 6, 30),
    "居民花名册（2004年6月30日）": date(2004, 6, 30),
    "填报时间：    年  月  日": None,
    "填报时间：": None,
    "居民花名册": None,
    "2004年居民花名册": None,
}


@pytest.mark.parametrize("line", TOLD)
def test_when_it_was_told(line: str) -> None:
    """The last day of a month stands for the month."""
    assert _facts([line]).told_on == TOLD[line]


COMMUNITIES = {
    "北正社区居民花名册": "北正社区",
    "中共北正社区总支部委员会党员花名册": "北正社区",
    "湖南省长沙市浏阳市淮川街道北正社区居民委员会": "北正社区",
    "浏阳市淮川街道办事处北正社区": "北正社区",
    "淮川街道 北正社区": "北正社区",
    "城市花园社区居民名册": "城市花园社区",
    "第二社区": "第二社区",
    "淮川街道居民花名册": "",
    "2004年度北正社区活动一览表": "北正社区",
    "2004年上半年社区活动一览表": "",
    "2004年度社区活动一览表": "",
    "本社区居民花名册": "",
    "社区居民花名册": "",
    "居民花名册": "",
}


@pytest.mark.parametrize("words", COMMUNITIES)
def test_the_community_in_words(words: str) -> None:
    """Without province, city and street."""
    assert community_in(words) == COMMUNITIES[words]


def test_titles_merged_over_the_table_are_no_header() -> None:
    """Nor when they are merged over a part of it only."""
    for last in (0, 1, 4):
        table = read(
            ["北正社区居民花名册"],
            ["户号", "姓名", "与户主关系", "性别"],
            ["001", "王伟", "户主", "男"],
            merged=((0, 0, 0, last),),
        )
        assert table.furniture == {"标题": 1, "表头": 1}
        assert table.facts.community == "北正社区"
