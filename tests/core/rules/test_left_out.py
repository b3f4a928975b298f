"""未列规则: every rule of the field is checked, or said to be left out."""

from shequ_core.rules import RULES
from shequ_core.rules.left_out import LEFT_OUT

CHAPTERS = {
    "I": 18,
    "H": 11,
    "G": 16,
    "C": 16,
    "P": 29,
    "U": 5,
    "F": 10,
    "A": 15,
    "V": 7,
    "S": 3,
    "E": 5,
    "N": 12,
    "T": 3,
    "X": 7,
    "M": 18,
}
"""How many numbers each chapter has."""

NO_SUCH_NUMBER = {"R-F05"}


def test_every_number_is_checked_or_said_to_be_left_out():
    """None is both; none is left out twice, or without a reason."""
    left = [it.code for it in LEFT_OUT]
    checked = {rule.code for rule in RULES}
    numbers = {
        f"R-{chapter}{number:02}"
        for chapter, last in CHAPTERS.items()
        for number in range(1, last + 1)
    }
    assert sorted(left) == sorted(numbers - NO_SUCH_NUMBER - checked)
    assert checked <= numbers
    assert all(it.why and it.title for it in LEFT_OUT)
