"""录入差错. Id numbers one slip of the hand away from each other, and no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from shequ_core.values.resident_number import is_valid, normalise

_LETTERS = str.maketrans("OQDILZSB", "00011258")
_DIGITS = "0123456789"
_FIRST_17 = 17
_REGION = 6
_COUNTED = ("123456789012345678", "012345678901234567")
_ONE_SIGN = re.compile(r"(.)\1*")


def is_placeholder(text: str) -> bool:
    """占位号码. What is typed where there is no number: 0, 1111, 123456, 430181000000.

    One sign again and again (behind a region too), or counting up. Nobody is known by
    such a number.
    """
    number = normalise(text)
    tail = number[_REGION:] if len(number) >= 2 * _REGION else number
    counted = any(it.startswith(number) for it in _COUNTED)
    return counted or bool(_ONE_SIGN.fullmatch(tail))


def one_slip(first: str, second: str) -> bool:
    """一处之差. One place typed wrong, two neighbours swapped, or one place too many.

    The check digit may differ as well: it was often made to fit what was typed.
    """
    return _slip(first, second) or _slip(first[:_FIRST_17], second[:_FIRST_17])


def _slip(first: str, second: str) -> bool:
    if len(first) != len(second):
        short, long = sorted((first, second), key=len)
        return short in _shortened(long)
    wrong = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(wrong) == 2:
        left, right = wrong
        swapped = first[left] == second[right] and first[right] == second[left]
        return swapped and right == left + 1
    return len(wrong) == 1


def repairs(text: str) -> frozenset[str]:
    """可能的原号. Every valid 18-place number one slip away from a wrong one.

    A number of the right length with letters for digits (O for 0) is read as meant.
    None where the number is valid, or is not of 17 to 19 places.
    """
    number = normalise(text)
    if is_valid(number):
        return frozenset()
    meant = number[:-1].translate(_LETTERS) + number[-1:]
    if meant != number and is_valid(meant):
        return frozenset({meant})
    return frozenset(it for it in _one_slip_away(number) if is_valid(it))


def _one_slip_away(number: str) -> Iterator[str]:
    """Of 18 places only; what could not be a number is among them."""
    if len(number) == _FIRST_17 + 2:
        yield from _shortened(number)
    elif len(number) == _FIRST_17:
        for at in range(len(number) + 1):
            for digit in _DIGITS + "X":
                yield f"{number[:at]}{digit}{number[at:]}"
    elif len(number) == _FIRST_17 + 1:
        for at in range(len(number)):
            for digit in _DIGITS + "X":
                yield f"{number[:at]}{digit}{number[at + 1 :]}"
        for at, (left, right) in enumerate(pairwise(number)):
            yield f"{number[:at]}{right}{left}{number[at + 2 :]}"


def _shortened(number: str) -> Iterator[str]:
    for at in range(len(number)):
        yield number[:at] + number[at + 1 :]
