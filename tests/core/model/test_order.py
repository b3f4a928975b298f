"""次序. What is said to be in order is looked at, and not held."""

from itertools import count

import pytest
from hypothesis import given

from shequ_core.errors import InvalidValue
from shequ_core.model import Club, Household, InOrder
from shequ_core.privacy import masked
from shequ_core.register import Register, in_order
from shequ_core.testing import towns
from shequ_core.values import Ref


def house(number):
    """The household of a number."""
    return Household(id=Ref(f"bei/household/{number:03}"), number=str(number))


CLUB = Club(id=Ref("bei/club/1"), name="晚霞健身站")


@given(towns())
def test_a_register_is_in_order(town):
    """Of any town, and so are its records when they are masked."""
    assert in_order(town) is town
    assert list(InOrder(town)) == list(town)
    assert list(in_order(masked(town))) == list(masked(list(town)))


def test_records_are_taken_one_at_a_time():
    """An iterator without end gives its first records, masked or not."""
    assert next(InOrder(map(house, count()))).number == "0"
    endless = masked(InOrder(map(house, count())))
    assert [next(endless).id.key for _ in range(2)] == ["000", "001"]


@pytest.mark.parametrize(
    "records", [[house(2), house(1)], [house(1), house(1)], [CLUB, house(1)]]
)
def test_what_is_out_of_order_is_refused(records):
    """By id, twice, or by kind; what is not said to be in order is sorted."""
    with pytest.raises(InvalidValue, match="not in order"):
        list(InOrder(records))
    assert list(in_order(records)) == list(Register(records))
