"""元: money to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import NOTHING, Yuan

AMOUNTS = st.builds(Yuan, st.decimals(-(10**12), 10**12, places=2, allow_nan=False))


@given(AMOUNTS)
def test_text_is_exact(yuan: Yuan) -> None:
    """``of`` and ``str`` are inverses, and equal amounts have one text."""
    assert Yuan.of(str(yuan)) == yuan
    assert str(Yuan(yuan.amount.normalize())) == str(yuan)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_sums_are_exact(first: Yuan, second: Yuan, third: Yuan) -> None:
    """No cent is lost by adding, in whatever order, and none by taking away."""
    assert first + second == second + first
    assert (first + second) + third == first + (second + third)
    assert first + second - second == first
    assert first + NOTHING == first


def test_nothing_has_no_sign() -> None:
    """Less than no money is no money."""
    assert str(Yuan.of("-0")) == "0.00"


@pytest.mark.parametrize("text", ["", "七十万", "nan", "sNaN", "inf", "0.001", "1e30"])
def test_no_amount_is_refused(text: str) -> None:
    """Words, no numbers, parts of a cent and absurd sums are refused."""
    with pytest.raises(InvalidValue):
        Yuan.of(text)


def test_only_yuan_add_up() -> None:
    """Money and a bare number do not add up."""
    with pytest.raises(AttributeError):
        Yuan.of("1") + Decimal(1)  # type: ignore[operator]
