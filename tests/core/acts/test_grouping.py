"""调组和人户分离: households in other groups, residents who live elsewhere."""

from datetime import date, timedelta

import pytest
from tests.core.acts.court import COURT, DAY, EAST, GUEST, LI, SON, WANG, WEST, ref

from shequ_core.acts import (
    apply,
    merge_groups,
    move_in,
    move_out,
    regroup,
    reunite,
    separate,
)
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.model import (
    FormerGroup,
    GridGroup,
    Household,
    Person,
    Residence,
    Separation,
)
from shequ_core.values import Period, Relation

EVE = DAY - timedelta(days=1)
PEOPLE = "registered_residents_by_small_group"
HOMES = "registered_households_by_small_group"


def counted(town, code, day):
    """A breakdown on a day."""
    return measure(town, code, Window.year_to(day)).value


def test_a_household_goes_to_another_group():
    """Figures by group are of the old group before the day, of the new one from it."""
    town = apply(COURT, regroup(COURT, [WANG], to=WEST, on=DAY))
    assert counted(town, PEOPLE, EVE) == {"1": 5, "2": 1}
    assert counted(town, PEOPLE, DAY) == {"1": 0, "2": 6}
    assert counted(town, HOMES, EVE) == {"1": 1, "2": 1}
    assert counted(town, HOMES, DAY) == {"1": 0, "2": 2}
    [former] = town.all(FormerGroup)
    assert (former.group, former.period) == (EAST, Period(None, DAY))


def test_it_may_come_back():
    """Each former group has its own days."""
    town = apply(COURT, regroup(COURT, [WANG], to=WEST, on=DAY))
    back = DAY + timedelta(days=10)
    town = apply(town, regroup(town, [WANG], to=EAST, on=back))
    periods = sorted(str(it.period) for it in town.all(FormerGroup))
    assert periods == ["../2004-11-20", "2004-11-20/2004-11-30"]
    assert counted(town, HOMES, back) == {"1": 1, "2": 1}
    with pytest.raises(InvalidValue) as caught:
        regroup(town, [WANG], to=WEST, on=EVE)
    assert caught.value.problem == "later"


def test_a_group_it_is_in_is_no_other():
    """And neither is one that is not there."""
    with pytest.raises(InvalidValue) as caught:
        regroup(COURT, [WANG], to=EAST, on=DAY)
    assert caught.value.problem == "grouped-already"
    merged = apply(COURT, merge_groups(COURT, WEST, into=EAST, on=EVE))
    with pytest.raises(InvalidValue) as caught:
        regroup(merged, [WANG], to=WEST, on=DAY)
    assert caught.value.problem == "group-ended"


def test_two_groups_become_one():
    """Households, floating residents and all; the group ends."""
    town = apply(COURT, merge_groups(COURT, EAST, into=WEST, on=DAY))
    assert town[EAST].period.end == DAY
    assert counted(town, PEOPLE, EVE) == {"1": 5, "2": 1}
    assert counted(town, PEOPLE, DAY) == {"2": 6}
    guest = [it.group for it in town.on(DAY).tied(Residence, "person", GUEST)]
    assert guest == [WEST]
    with pytest.raises(InvalidValue) as caught:
        merge_groups(COURT, EAST, into=ref(GridGroup, "l1"), on=DAY)
    assert caught.value.problem == "nothing-to-merge"


def test_a_merger_told_late_takes_along_who_was_founded_since():
    """A household that began after the day was never in the group that had ended."""
    later = Household(id=ref(Household, "new"), number="00000099", group=EAST)
    newcomer = Person(id=ref(Person, "new"), name="新", period=Period.since(EVE))
    founded = move_in(
        COURT, newcomer, household=later, on=date(2005, 6, 1), relation=Relation.HEAD
    )
    town = apply(COURT, founded)
    town = apply(town, merge_groups(town, EAST, into=WEST, on=DAY))
    assert town[later.id].group == WEST
    stays = town.tied(Residence, "household", later.id)
    assert [it.group for it in stays] == [WEST]


def test_a_resident_lives_elsewhere_for_a_time():
    """The registered address stays; where they live is told beside it."""
    writes = separate(
        COURT, SON, on=DAY, address="长沙市", place="430102", reason="务工"
    )
    town = apply(COURT, writes)
    [apart] = town.all(Separation)
    assert (apart.person, apart.place) == (SON, "430102")
    with pytest.raises(InvalidValue) as caught:
        separate(town, SON, on=DAY)
    assert caught.value.problem == "separated-already"
    back = date(2005, 3, 1)
    town = apply(town, reunite(town, SON, on=back))
    assert [it.period for it in town.all(Separation)] == [Period(DAY, back)]
    with pytest.raises(InvalidValue) as caught:
        reunite(town, SON, on=back)
    assert caught.value.problem == "not-separated"


def test_who_moves_out_lives_elsewhere_no_more():
    """A separation is of a registered resident, and ends with the registration."""
    town = apply(COURT, separate(COURT, SON, on=EVE))
    town = apply(town, move_out(town, SON, on=DAY))
    assert [it.period.end for it in town.all(Separation)] == [DAY]
    with pytest.raises(InvalidValue) as caught:
        separate(town, SON, on=DAY)
    assert caught.value.problem == "not-here"


def test_living_elsewhere_told_late_ends_with_the_registration():
    """Who has left since does not go on living elsewhere than where they left."""
    town = apply(COURT, move_out(COURT, SON, on=DAY))
    town = apply(town, separate(town, SON, on=EVE))
    assert [it.period for it in town.all(Separation)] == [Period(EVE, DAY)]


def test_the_neighbour_stays_where_he_is():
    """Only who is named goes."""
    town = apply(COURT, regroup(COURT, [WANG], to=WEST, on=DAY))
    assert town[LI] == COURT[LI]
