"""录入差错: slips of the hand, what they may have been, and fillers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.values.number_slips import is_placeholder, one_slip, repairs
from shequ_core.values.resident_number import check_digit, is_valid

BORN = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@st.composite
def numbers(draw):
    """A valid number of 18 places."""
    first17 = f"{draw(st.integers(110000, 659999))}{draw(BORN):%Y%m%d}"
    first17 += f"{draw(st.integers(1, 999)):03}"
    return first17 + check_digit(first17)


@st.composite
def slipped(draw):
    """A valid number, and the same after one slip of the hand."""
    number = draw(numbers())
    at = draw(st.integers(0, 16))
    digit = draw(st.sampled_from("0123456789"))
    wrong = draw(
        st.sampled_from(
            [
                number[:at] + digit + number[at + 1 :],
                number[:at] + number[at + 1] + number[at] + number[at + 2 :],
                number[:at] + number[at + 1 :],
                number[:at] + digit + number[at:],
            ]
        )
    )
    return number, wrong


@given(slipped())
def test_a_slip_can_be_undone(pair):
    """The number that was meant is among the repairs of what was typed."""
    meant, typed = pair
    assert meant == typed or one_slip(meant, typed)
    assert is_valid(typed) or meant in repairs(typed)


@given(slipped())
def test_repairs_are_valid_numbers_nearby(pair):
    """Each of them is right, and one slip away."""
    _, typed = pair
    for number in repairs(typed):
        assert is_valid(number)
        assert one_slip(number, typed)


@given(numbers())
def test_a_valid_number_needs_no_repair(number):
    """Nothing is proposed for what is right; nor is it a filler."""
    assert repairs(number) == frozenset()
    assert not is_placeholder(number)


@given(numbers(), numbers())
def test_one_slip_is_mutual(first, second):
    """Whichever of the two was typed first."""
    assert one_slip(first, second) == one_slip(second, first)


def test_a_check_digit_made_to_fit_is_part_of_the_slip():
    """A wrong place under a right check digit differs in two places."""
    first, second = "43018119600101001", "43018119600101003"
    assert one_slip(first + check_digit(first), second + check_digit(second))
    assert not one_slip(first + check_digit(first), "430181197202010014")


def test_letters_that_look_like_digits_are_read_as_meant():
    """O for 0 and I for 1, in several places at once."""
    assert repairs("43O181196OO1O1OO18") == {"430181196001010018"}


@pytest.mark.parametrize("text", ["", "4301", "HA12345678", "43018119"])
def test_what_is_far_from_a_number_is_not_repaired(text):
    """Only 17 to 19 places are near enough."""
    assert repairs(text) == frozenset()


FILLERS = (
    *("0", "000000", "111111111111111111", "XXXXXX", "０００"),
    *("123456", "123456789012345678", "430181000000000000", "430181999999999999"),
)


@pytest.mark.parametrize("text", FILLERS)
def test_fillers_are_no_numbers(text):
    """What is typed so that a cell is not empty."""
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["430181", "430181196001010018", "430181600101001"])
def test_numbers_are_no_fillers(text):
    """Nor is a number of which the rest is missing."""
    assert not is_placeholder(text)


def test_what_is_proposed_for_letters_is_valid():
    """Read as meant, the check digit does not fit: nothing wrong is proposed for it."""
    assert all(map(is_valid, repairs("43O181196OO1O1OO19")))
    assert "430181196001010019" not in repairs("43O181196OO1O1OO19")


def test_the_last_place_may_be_left_out():
    """As may the first: each place is put back at each end."""
    assert "430181196001010018" in repairs("43018119600101001")
    assert "430181196001010018" in repairs("30181196001010018")
