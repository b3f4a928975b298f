"""中文数字: both scripts, and both in one number."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values.chinese_number import number_of, plain_numerals

NUMERALS = "零一二三四五六七八九"


def _below_ten_thousand(number: int) -> str:
    words, zero = "", False
    for worth, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            words += ("零" if zero else "") + NUMERALS[digit] + scale
        zero = bool(words) and not digit
    return words


def _in_words(number: int) -> str:
    """As it is written out in full, each group of four with its zero."""
    words = ""
    for worth, scale in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // worth % 10**4
        if group:
            gap = "零" if words and group < 1000 else ""
            words += gap + _below_ten_thousand(group) + scale
    return words or "零"


@given(st.integers(0, 10**12 - 1))
def test_words_are_read(number: int) -> None:
    """Every number written out in full is read as that number."""
    assert number_of(_in_words(number)) == number


@given(st.decimals(0, 10**9, places=3))
def test_arabic_is_read(number: Decimal) -> None:
    """With and without commas, arabic numerals are that number."""
    assert number_of(f"{number:f}") == number
    assert number_of(f"{number:,f}") == number


@given(st.text("0123456789零〇一二两九十百千万亿点.,", max_size=60))
def test_it_reads_or_refuses(text: str) -> None:
    """Whatever the characters, there is a number or our own error."""
    with suppress(InvalidValue):
        assert number_of(text) >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三百五", 350),
        ("一万二", 12000),
        ("一百零五", 105),
        ("十五", 15),
        ("百十", 110),
        ("万", 10000),
        ("二〇〇四", 2004),
        ("三点一四", Decimal("3.14")),
        ("1亿2000万", 120000000),
        ("3千5百", 3500),
        ("1.5万", 15000),
        ("两万", 20000),
    ],
)
def test_as_spoken(text: str, number: Decimal) -> None:
    """Numbers as reports write and people say them."""
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "2004一", "1,23", "3.4.5", "户", "万" * 41])
def test_no_number_is_refused(text: str) -> None:
    """Two numbers that touch, or none, are refused."""
    with pytest.raises(InvalidValue):
        number_of(text)


def test_capitals_of_receipts() -> None:
    """Receipts write 壹仟贰佰叁拾肆 for 1234."""
    assert number_of(plain_numerals("壹仟贰佰叁拾肆")) == 1234
