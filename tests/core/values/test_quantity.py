"""数量: numbers with bounds, and the words said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.errors import InvalidValue
from shequ_core.values import Quantity

NUMBERS = st.decimals(-(10**12), 10**12, places=4)
SAID = st.text(max_size=12)


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Quantity(low, high, draw(SAID))


QUANTITIES = _quantities() | st.builds(Quantity.exactly, st.integers(-9, 10**9))


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return quantity.low, quantity.high


@given(QUANTITIES)
def test_text_is_exact(quantity: Quantity) -> None:
    """``of`` and ``str`` are inverses, whatever was said."""
    assert Quantity.of(str(quantity)) == quantity


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_sums_keep_bounds(first: Quantity, second: Quantity, third: Quantity) -> None:
    """Adding needs no order and no brackets; nothing added changes nothing."""
    assert _bounds(first + second) == _bounds(second + first)
    assert (first + second) + third == first + (second + third)
    assert first + Quantity.exactly(0) == first


@given(QUANTITIES, QUANTITIES, NUMBERS, NUMBERS)
def test_a_sum_admits_the_sum(
    first: Quantity, second: Quantity, one: Decimal, other: Decimal
) -> None:
    """What is compatible with the parts is, added up, compatible with the sum."""
    if first.admits(one) and second.admits(other):
        assert (first + second).admits(one + other)


@given(QUANTITIES)
def test_unknown_swallows_all(quantity: Quantity) -> None:
    """A sum with a blank in it is a blank: never zero."""
    assert not (quantity + Quantity.unknown()).known
    assert Quantity.unknown().exact is None


@given(QUANTITIES, NUMBERS)
def test_at_least_is_certain(quantity: Quantity, number: Decimal) -> None:
    """It surely reaches a number when no smaller one is admitted, and it is known."""
    if quantity.at_least(number):
        assert not quantity.admits(number - 1)
    if quantity.exact is not None:
        assert quantity.admits(quantity.exact)
        assert quantity.at_least(number) == (quantity.exact >= number)


@given(st.integers(0, 10**9), NUMBERS)
def test_exactly_admits_itself_alone(count: int, other: Decimal) -> None:
    """An exact number is compatible with no other."""
    quantity = Quantity.exactly(count)
    assert quantity.exact == count
    assert quantity.admits(other) == (other == count)


def test_what_was_put_in() -> None:
    """70多万 and 2万多 are at least 72 万, and the words of both are kept."""
    total = Quantity.said_as("70多万元") + Quantity.said_as("2万多元")
    assert str(total) == ">=720000 «70多万元 + 2万多元»"
    assert total.admits(850_000)
    assert not total.admits(719_999)


def test_fifteen_and_more_reach_twelve() -> None:
    """15多次 is certainly a mean of one a month; 近百 certainly reaches nothing."""
    assert Quantity.said_as("15多次").at_least(12)
    assert not Quantity.said_as("近百人").at_least(1)


def test_stated_but_blank_is_not_zero() -> None:
    """有住宅楼幢: nothing is known, so nothing contradicts it."""
    buildings = Quantity.said_as("有住宅楼幢")
    assert buildings == Quantity.unknown("有住宅楼幢")
    assert buildings != Quantity.exactly(0)
    assert buildings.admits(46)
    assert not buildings.at_least(0)


def test_one_text_for_one_number() -> None:
    """Zeros at the end and the sign of zero are not part of a number."""
    assert str(Quantity.exactly(Decimal("7E+5"))) == "=700000"
    assert str(Quantity.exactly(Decimal("1.30"))) == "=1.3"
    assert str(Quantity.exactly(Decimal("-0"))) == "=0"


@pytest.mark.parametrize(
    "text", ["", "28", "=", "=n", ">5", "1..", "= 28", "=28 «»", "=１"]
)
def test_other_text_is_refused(text: str) -> None:
    """Only the canonical text is read."""
    with pytest.raises(InvalidValue):
        Quantity.of(text)


@pytest.mark.parametrize("bound", ["NaN", "sNaN", "Infinity", "1E+18", "1E-29"])
def test_absurd_bounds_are_refused(bound: str) -> None:
    """Bounds are numbers that a community can have."""
    with pytest.raises(InvalidValue):
        Quantity(Decimal(bound), None)


def test_bounds_go_up() -> None:
    """From more to less is no quantity."""
    with pytest.raises(InvalidValue) as caught:
        Quantity.of("700..500")
    assert caught.value.problem == "quantity-order"


@given(QUANTITIES)
def test_what_is_counted_has_a_least(quantity: Quantity) -> None:
    """Nothing, where none is said; what was said otherwise stays."""
    counted = quantity.counted
    assert counted.low is not None
    assert (counted.high, counted.said) == (quantity.high, quantity.said)
    assert counted == quantity or quantity.low is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("=3", "3"), (">=3", "至少3"), ("<=3", "不超过3"), ("1..3", "1-3"), ("?", "")],
)
def test_bounds_have_words(text: str, words: str) -> None:
    """Its own where it was said, else those of its bounds."""
    assert Quantity.of(text).words == words
    assert Quantity.of(f"{text} «三来个»").words == "三来个"
