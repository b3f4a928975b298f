"""人次: heads that were counted or estimated, and what their sum is sure to be."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_core.acts import apply, count_activity
from shequ_core.figures import Window, measure
from shequ_core.figures.figure import sum_of_bounds
from shequ_core.model import Activity, Attendance, Person
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.testing.strategies import quantities
from shequ_core.values import Period, Quantity

YEAR = Window.year_to(DAY)
JULY = the(Activity, "a7")


def came(visits: Quantity, key: str = "fair") -> Activity:
    """An activity in August, and how many came."""
    day = Period.day(date(2004, 8, 8))
    return Activity(id=ref(Activity, key), name=key, visits=visits, period=day)


def test_more_than_some_is_at_least_some():
    """What was estimated makes the year's sum a lower bound, in its month alone."""
    counted = measure(TOWN, "attendance", YEAR)
    assert counted.bounds.exact == counted.value
    rough = changed([came(Quantity.said_as("300多"))])
    found = measure(rough, "attendance", YEAR)
    assert found.value == counted.value + 300
    assert (found.bounds.low, found.bounds.high) == (found.value, None)
    by_month = measure(rough, "attendance_by_month", YEAR)
    assert by_month.bounds["2004-07"].exact is not None
    assert by_month.bounds["2004-08"].high is None


def test_nearly_a_hundred_is_not_below_nothing():
    """近百人 says no least: the sum is what is certain, the bound what may be."""
    found = measure(changed([came(Quantity.said_as("近百人"))]), "attendance", YEAR)
    exact = measure(TOWN, "attendance", YEAR)
    assert found.bounds.low == found.value >= exact.value
    assert found.bounds.high == exact.value + 100


@given(st.lists(st.tuples(quantities(), st.booleans()), max_size=6))
def test_bounds_add_up_over_parts(told):
    """Those of the whole are the sum of those of two disjoint books."""
    fairs = [(came(it, f"f{n}"), left) for n, (it, left) in enumerate(told)]
    parts = [
        Register([it for it, left in fairs if left is side]) for side in (True, False)
    ]
    whole = measure(Register([it for it, _ in fairs]), "attendance", YEAR)
    one, other = (measure(it, "attendance", YEAR) for it in parts)
    assert (one + other).value == whole.value
    both = sum_of_bounds(one.bounds, other.bounds)
    assert (both.low, both.high) == (whole.bounds.low, whole.bounds.high)
    assert whole.bounds.low == whole.value


def test_lists_are_held_against_what_is_certain():
    """Two signatures and 1多: no contradiction; and 20多 lacks 18 of them at least."""

    def said(visits: str) -> list[str]:
        signed = [
            Attendance(
                id=ref(Attendance, key),
                event=JULY.id,
                who=ref(Person, key),
                period=JULY.period,
            )
            for key in ("h1a", "h1b")
        ]
        rough = JULY.evolve(visits=Quantity.said_as(visits))
        found = check(changed([rough, *signed]), DAY)
        return [it.message for it in found if it.code in ("R-A01", "R-A02")]

    assert said("1以上") == []
    assert said("20多") == ["活动登记至少20人次，签到2人次，有18人次没有签到"]
    assert said("近2") == []


def test_heads_are_counted_as_they_are_told():
    """An act takes the estimate, and the summary says at least so many."""
    writes = count_activity(TOWN, JULY.id, visits=Quantity.said_as("300多"))
    assert apply(TOWN, writes)[JULY.id].visits.words == "300多"
