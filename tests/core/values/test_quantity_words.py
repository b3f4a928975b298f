"""数量用语: what 多, 余, 近 and 约 make of a number."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import Quantity
from shequ_core.values.quantity_words import bounds_of

COUNTS = st.integers(0, 10**9).map(Decimal)
UNITS = st.sampled_from(["", "人", "户", "元", "人次", "平方公里", "个", "M2"])


@given(COUNTS, UNITS)
def test_a_bare_number_is_exact(count: Decimal, unit: str) -> None:
    """Without a word about it a number is itself, in every width and with commas."""
    wide = f"{count}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})
    for number in (f"{count}", f"{count:,}", wide, f" {count} "):
        assert bounds_of(number + unit) == (count, count)


@given(COUNTS, UNITS)
def test_words_open_a_side(count: Decimal, unit: str) -> None:
    """At least leaves the top open, at most the bottom, and about neither."""
    for words in (f"{count}多{unit}", f"{count}余{unit}", f"{count}{unit}以上"):
        assert bounds_of(words) == (count, None)
    for words in (f"近{count}{unit}", f"不到{count}{unit}", f"{count}{unit}以下"):
        assert bounds_of(words) == (None, count)
    for words in (f"约{count}{unit}", f"{count}{unit}左右"):
        low, high = bounds_of(words)
        assert low is not None
        assert high is not None
        assert low <= count <= high


@given(COUNTS, COUNTS, UNITS)
def test_a_range_has_both_ends(first: Decimal, last: Decimal, unit: str) -> None:
    """From one number to another, with or without the unit at the first."""
    first, last = sorted((first, last))
    for dash in ("-", "～", "—", "至"):
        assert bounds_of(f"{first}{dash}{last}人") == (first, last)
        assert bounds_of(f"{first}人{dash}{last}人") == (first, last)


@given(st.text("0123456789一二十百万多余约近左右以上下至-到半 人户,.", max_size=20))
def test_it_reads_or_refuses(words: str) -> None:
    """Whatever the words, there are bounds in order or our own error."""
    with suppress(InvalidValue):
        assert Quantity.said_as(words).said == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("70多万元", ">=700000"),
        ("2万多元", ">=20000"),
        ("15多次", ">=15"),
        ("16000多人次", ">=16000"),
        ("800M2", "=800"),
        ("800㎡", "=800"),
        ("1.3平方公里", "=1.3"),
        ("3321户", "=3321"),
        ("有住宅楼幢", "?"),
        ("每月活动一次以上", ">=1"),
    ],
)
def test_the_words_of_the_report(words: str, text: str) -> None:
    """The numbers of the community's own report, each as it was meant."""
    assert str(Quantity.said_as(words)) == f"{text} «{words}»"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("二十余人", ">=20"),
        ("十几人", ">=10"),
        ("几十人", ">=10"),
        ("上百人", ">=100"),
        ("不少于20户", ">=20"),
        ("超过300人", ">=300"),
        ("2个多月", ">=2"),
        ("约300余人", ">=270"),
        ("近百人", "<=100"),
        ("不超过300人", "<=300"),
        ("接近一千", "<=1000"),
        ("约300人", "270..330"),
        ("十来人", "9..11"),
        ("500-700人", "500..700"),
        ("500-700多人", ">=500"),
        ("5-7万元", "50000..70000"),
        ("1.5至2万元", "15000..20000"),
        ("500-1万元", "500..10000"),
        ("3~三十人", "3..30"),
        ("七八十人", "70..80"),
        ("三两个", "2..3"),
        ("一百二三十人", "120..130"),
        ("-5至3", "-5..3"),
        ("增长-3.2%", "=-3.2"),
        ("负5", "=-5"),
        ("增长约-300", "-330..-270"),
        ("百分之六十", "=60"),
        ("贰拾元", "=20"),
    ],
)
def test_as_clerks_write(words: str, text: str) -> None:
    """Words that other reports have for the same."""
    low, high = bounds_of(words)
    assert str(Quantity(low, high)) == text


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("节约300元", 300),
        ("附近3户", 3),
        ("最近2次", 2),
        ("1个多功能厅", 1),
        ("300元余额", 300),
        ("RMB500", 500),
        ("晚上二十人", 20),
    ],
)
def test_the_same_characters_meaning_nothing(words: str, number: int) -> None:
    """节约 is no 约, 附近 no 近, and 多功能 no 多."""
    assert bounds_of(words) == (Decimal(number), Decimal(number))


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("原有120人,现发展到345人", "several-numbers"),
        ("从120人到345人", "several-numbers"),
        ("2004年15次", "several-numbers"),
        ("三分之一", "several-numbers"),
        ("1-2-3", "several-numbers"),
        ("近百余人", "contradiction"),
        ("一年半", "number"),
        ("700至500人", "quantity-order"),
    ],
)
def test_what_is_not_one_number_is_refused(words: str, problem: str) -> None:
    """Growth, dates, fractions and contradictions are not guessed at."""
    with pytest.raises(InvalidValue) as caught:
        Quantity.said_as(words)
    assert caught.value.problem == problem
