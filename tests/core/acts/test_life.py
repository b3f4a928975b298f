"""出生和死亡: who is born into a household, and who dies."""

from datetime import date, timedelta

import pytest
from tests.core.acts.court import (
    COURT,
    DAY,
    EAST,
    FATHER,
    GRANNY,
    LI,
    OLD_LI,
    SON,
    WANG,
    ref,
    told,
)

from shequ_core.acts import apply, born, change_head, died, regroup
from shequ_core.errors import InvalidValue
from shequ_core.figures import movement
from shequ_core.model import (
    CareListing,
    EntryCause,
    ExitCause,
    GridGroup,
    Person,
    Residence,
    TeamMembership,
)
from shequ_core.values import PartDate, Period, Relation

CHILD = Person(id=ref(Person, "child"), name="小某")
NOVEMBER = Period.month(2004, 11)


def test_a_child_is_born():
    """It is known from the day on, where the household lives, and counts as a birth."""
    town = apply(
        COURT,
        born(COURT, CHILD, household=WANG, on=DAY, relation=Relation.GRANDSON),
    )
    child = town[CHILD.id]
    assert (child.born, child.period) == (PartDate.exactly(DAY), Period.since(DAY))
    [stay] = town.tied(Residence, "person", CHILD.id)
    assert (stay.began, stay.group) == (EntryCause.BIRTH, EAST)
    assert movement(town, NOVEMBER).births == 1


def test_a_birth_is_on_the_day_of_birth():
    """A birth date that says another day is looked at first; a month is completed."""
    known = CHILD.evolve(born=PartDate(2004, 11, 19))
    with pytest.raises(InvalidValue) as caught:
        born(COURT, known, household=WANG, on=DAY)
    assert caught.value.problem == "birth-date"
    month = CHILD.evolve(born=PartDate(2004, 11))
    person, _ = born(COURT, month, household=WANG, on=DAY).puts
    assert person.born == PartDate.exactly(DAY)


def test_a_child_is_born_once_and_to_somebody():
    """Its ref is its own, and someone is in the household."""
    town = apply(COURT, born(COURT, CHILD, household=WANG, on=DAY))
    empty = apply(COURT, died(COURT, OLD_LI, on=DAY - timedelta(days=1)))
    for where, household, problem in (
        (town, WANG, "known-already"),
        (empty, LI, "no-head"),
    ):
        with pytest.raises(InvalidValue) as caught:
            born(where, CHILD, household=household, on=DAY)
        assert caught.value.problem == problem


def test_someone_dies():
    """The life, the stay, the listings and the places in teams end that day."""
    town = apply(COURT, died(COURT, GRANNY, on=DAY))
    ended = {
        town[GRANNY].period.end,
        town[ref(CareListing, "granny-old")].period.end,
        town[ref(TeamMembership, "granny")].period.end,
        town[ref(Residence, "granny")].period.end,
    }
    assert ended == {DAY}
    assert town[ref(Residence, "granny")].ended is ExitCause.DEATH
    assert movement(town, NOVEMBER).deaths == 1


def test_nobody_dies_twice():
    """Who is dead is not to die again."""
    town = apply(COURT, died(COURT, GRANNY, on=DAY))
    with pytest.raises(InvalidValue) as caught:
        died(town, GRANNY, on=DAY + timedelta(days=1))
    assert caught.value.problem == "not-alive"


def test_the_head_dies_and_the_son_leads():
    """Who leads is named; the household goes on."""
    with pytest.raises(InvalidValue) as caught:
        died(COURT, FATHER, on=DAY)
    assert caught.value.problem == "no-head"
    town = apply(COURT, died(COURT, FATHER, on=DAY, head=SON))
    assert told(town, DAY)["son"] is Relation.HEAD
    assert town[WANG].period.end is None


def test_born_and_dead_within_a_day_are_both_told():
    """The law wants both registered: one birth, one death, nobody more at the end."""
    town = apply(COURT, born(COURT, CHILD, household=WANG, on=DAY))
    town = apply(town, died(town, CHILD.id, on=DAY))
    it = movement(town, NOVEMBER)
    assert (it.births, it.deaths, it.closing - it.opening) == (1, 1, 0)


def test_a_birth_told_late_follows_its_household():
    """What befell the household since befell the child: a new group, a new head."""
    west = ref(GridGroup, "west")
    town = apply(COURT, regroup(COURT, [WANG], to=west, on=date(2004, 12, 1)))
    town = apply(town, change_head(town, WANG, SON, on=date(2004, 12, 15)))
    late = born(town, CHILD, household=WANG, on=DAY, relation=Relation.YOUNGER_SISTER)
    town = apply(town, late)
    groups = {
        day: stay.group
        for day in (DAY, date(2004, 12, 1))
        for stay in town.on(day).tied(Residence, "person", CHILD.id)
    }
    assert groups == {DAY: EAST, date(2004, 12, 1): west}
    assert told(town, date(2004, 12, 15))["child"] is Relation.OTHER_KIN
