"""提及: numbers with their units, each at its place; never a date, never a crash."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.narrative import mentions

SCRAPS = st.sampled_from(
    [
        *"约近达第有，。、多余万千百十一二两0123456789.,％%人户个次年月日",
        "人次",
        "平方公里",
    ]
)


@given(st.lists(SCRAPS, max_size=40).map("".join) | st.text(max_size=60))
def test_mentions_stand_in_order_at_their_places(text):
    """Of any text: they don't overlap, and each is what stands at its place."""
    found = list(mentions(text))
    assert all(text[it.start : it.end] == it.words for it in found)
    places = [place for it in found for place in (it.start, it.end)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("10680人", 10680, 10680, "人"),
        ("10,680人", 10680, 10680, "人"),
        ("１０６８０人", 10680, 10680, "人"),
        ("1.3平方公里", "1.3", "1.3", "平方公里"),
        ("70多万元", 700000, None, "元"),
        ("2万多元", 20000, None, "元"),
        ("16000多人次", 16000, None, "人次"),
        ("不足三千人", None, 3000, "人"),
        ("4处以上", 4, None, "处"),
        ("500-700人", 500, 700, "人"),
        ("800M2", 800, 800, "M2"),
        ("92.5%", "92.5", "92.5", "%"),
    ],
)
def test_a_number_is_read_with_its_words(words, low, high, unit):
    """Whatever stands around it."""
    [found] = mentions(f"社区共有{words}，今后再报。")
    assert (found.words, found.unit) == (words, unit)
    bounds = [None if it is None else Decimal(it) for it in (low, high)]
    assert [found.quantity.low, found.quantity.high] == bounds


@pytest.mark.parametrize(
    "text", ["2004年5月1日", "第3个居民小组", "第一支队伍", "圭斋西路", ""]
)
def test_dates_and_ordinals_count_nothing(text):
    """They say when and which, not how many."""
    assert list(mentions(text)) == []
