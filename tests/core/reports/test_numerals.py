"""写法: numbers in words are read back as the same numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.reports.numerals import digits, han, ordinal
from shequ_core.values.chinese_number import number_of


@given(st.integers(0, 10**12 - 1) | st.integers(0, 30_000))
def test_a_number_in_words_is_that_number(number):
    """Whatever its places, and whichever of them are nought."""
    assert number_of(han(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "十"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (150_000, "十五万"),
        (100_150_000, "一亿零一十五万"),
    ],
)
def test_numbers_are_said_as_people_say_them(number, words):
    """One 零 for all places that are skipped; ten is 十 at the beginning."""
    assert han(number) == words


@given(st.integers(1, 99))
def test_below_a_hundred_it_is_the_ordinal(number):
    """As headings are numbered."""
    assert han(number) == ordinal(number)


def test_years_are_said_digit_by_digit():
    """With 〇 for nought."""
    assert digits(2004) == "二〇〇四"


@pytest.mark.parametrize("number", [-1, 10**12])
def test_what_is_not_said_so_is_refused(number):
    """Below nought, and from a million million on."""
    with pytest.raises(InvalidValue, match="汉字"):
        han(number)
