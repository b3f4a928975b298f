"""经费: what funders gave, with the bounds in which it was said."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.facility_examples import given as gave
from tests.core.small_town import DAY, changed, ref

from shequ_core.figures import Window, measure, why
from shequ_core.figures.figure import sum_of_bounds
from shequ_core.model import Community, Unit
from shequ_core.testing.strategies import quantities
from shequ_core.values import Quantity

YEAR = Window.year_to(DAY)
MANY = Quantity.said_as("70多万元")


def test_a_sum_of_bounds_is_a_bound():
    """70多万元 and 2万多元 are at least 720,000, and nobody knows how much more."""
    told = [gave(MANY), gave(Quantity.said_as("2万多元"), "g2")]
    found = measure(changed(told), "contributed_yuan", YEAR)
    assert found.value == 720_000
    assert (found.bounds.low, found.bounds.high) == (720_000, None)
    assert found.bounds.said == "70多万元 + 2万多元"
    assert len(why(changed(told), "contributed_yuan", YEAR)) == 2


def test_each_funder_has_its_own_bounds():
    """A unit by its name, the community by its, others as the ledger has them."""
    told = [
        gave(MANY, "g1", funder_name="市政府"),
        gave(Quantity.exactly(9000), "g2", funder=ref(Unit, "u1")),
        gave(Quantity.exactly(8000), "g3", funder=ref(Community, "town")),
        gave(Quantity.exactly(1000), "g4", funder=ref(Community, "town")),
        gave(Quantity.unknown("街道"), "g5"),
    ]
    found = measure(changed(told), "contributed_yuan_by_funder", YEAR)
    assert found.value == {
        "市政府": 700_000,
        "某医院": 9000,
        "小镇社区": 9000,
        "未填": 0,
    }
    assert found.bounds["某医院"].exact == 9000
    assert found.bounds["市政府"].high is None
    assert (found.bounds["未填"].low, found.bounds["未填"].high) == (0, None)


def test_only_investments_of_the_period_count():
    """What was given for another year's investment is another year's."""
    other = Window.year_to(date(2005, 12, 31))
    found = measure(changed([gave(MANY)]), "contributed_yuan", other)
    assert (found.value, found.bounds) == (0, Quantity.exactly(0))


@given(st.lists(quantities(), max_size=4), st.lists(quantities(), max_size=4))
def test_bounds_add_up_over_communities(ours, theirs):
    """Of two books the bounds are those of both; the value is always their least."""
    parts = [
        changed([gave(it, f"g{n}") for n, it in enumerate(told)])
        for told in (ours, theirs)
    ]
    one, other = (measure(it, "contributed_yuan", YEAR) for it in parts)
    together = one + other
    assert together.value == one.value + other.value == together.bounds.low
    assert together.bounds == one.bounds + other.bounds
    by = [measure(it, "contributed_yuan_by_funder", YEAR) for it in parts]
    summed = sum_of_bounds(by[0].bounds, by[1].bounds)
    assert sum(it.low for it in summed.values()) == together.value
