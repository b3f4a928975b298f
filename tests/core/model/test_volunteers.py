"""志愿服务证明: the days of which it speaks."""

from datetime import date
from decimal import Decimal

import pytest

from shequ_core.model import Certificate
from shequ_core.values import Period, Ref

FIRST, LAST = date(2004, 3, 1), date(2004, 3, 31)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (FIRST, LAST, Period.month(2004, 3)),
        (None, LAST, Period.through(None, LAST)),
        (FIRST, FIRST, Period.day(FIRST)),
        (LAST, FIRST, Period(LAST, LAST)),
    ],
)
def test_both_days_are_in_and_in_order(first, last, days):
    """One whose days were swapped in a ledger speaks of none, and can be checked."""
    told = Certificate(
        id=Ref("town/certificate/1"),
        number="1",
        person=Ref("town/person/1"),
        hours=Decimal(2),
        first=first,
        last=last,
    )
    assert told.covers == days
