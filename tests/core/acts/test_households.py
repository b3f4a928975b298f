"""分户和并户: a household becomes two, two become one, another leads."""

from datetime import timedelta

import pytest
from tests.core.acts.court import (
    COURT,
    DAUGHTER,
    DAY,
    EAST,
    FATHER,
    GRANNY,
    LI,
    MOTHER,
    OLD_LI,
    SON,
    WANG,
    WEST,
    ref,
    told,
)

from shequ_core.acts import apply, change_head, merge_households, split_household
from shequ_core.errors import InvalidValue
from shequ_core.model import Household
from shequ_core.values import Period, Relation

NEW = Household(id=ref(Household, "new"), number="003")
EVE = DAY - timedelta(days=1)


def split(leaving, head, **more):
    """Some of the Wangs on their own, as the court is then."""
    return split_household(COURT, WANG, leaving, into=NEW, head=head, on=DAY, **more)


def test_the_young_move_out_of_their_parents_household():
    """The new household begins that day, in the old one's group, with its own head."""
    town = apply(COURT, split([SON, DAUGHTER], SON))
    assert town[NEW.id] == NEW.evolve(group=EAST, period=Period.since(DAY))
    assert told(town, DAY, NEW.id) == {
        "son": Relation.HEAD,
        "daughter": Relation.YOUNGER_SISTER,
    }
    assert set(told(town, DAY)) == {"father", "mother", "granny"}
    assert set(told(town, EVE)) == {"father", "mother", "granny", "son", "daughter"}


def test_the_head_leaves_and_someone_leads_those_who_stay():
    """Both households have a head, and relations to it."""
    with pytest.raises(InvalidValue) as caught:
        split([FATHER, MOTHER], FATHER)
    assert caught.value.problem == "no-head"
    town = apply(COURT, split([FATHER, MOTHER], FATHER, staying_head=SON))
    assert told(town, DAY, NEW.id) == {
        "father": Relation.HEAD,
        "mother": Relation.WIFE,
    }
    assert told(town, DAY)["granny"] is Relation.GRANDMOTHER


def test_what_can_not_be_worked_out_is_told():
    """Relations that are given are taken; they are told of those concerned only."""
    town = apply(
        COURT, split([GRANNY, SON], GRANNY, relations={SON: Relation.GRANDSON})
    )
    assert told(town, DAY, NEW.id)["son"] is Relation.GRANDSON
    with pytest.raises(InvalidValue) as caught:
        split([GRANNY, SON], GRANNY, relations={OLD_LI: Relation.NOT_KIN})
    assert caught.value.problem == "not-a-member"


def test_a_split_leaves_two_households():
    """Strangers do not leave, nor does everybody, nor is there a household already."""
    everyone = [FATHER, MOTHER, SON, DAUGHTER, GRANNY]
    for leaving, into, problem in (
        ([OLD_LI], NEW, "not-a-member"),
        (everyone, NEW, "nothing-left"),
        ([SON], COURT[LI], "known-already"),
    ):
        with pytest.raises(InvalidValue) as caught:
            split_household(COURT, WANG, leaving, into=into, head=leaving[0], on=DAY)
        assert caught.value.problem == problem
    with pytest.raises(InvalidValue) as caught:
        split([SON], FATHER)
    assert caught.value.problem == "not-a-member"


def test_two_households_become_one():
    """All are in the other from the day on, and theirs ends."""
    town = apply(
        COURT,
        merge_households(
            COURT, LI, into=WANG, on=DAY, relations={OLD_LI: Relation.OTHER_KIN}
        ),
    )
    assert told(town, DAY)["li"] is Relation.OTHER_KIN
    assert not told(town, DAY, LI)
    assert town[LI].period.end == DAY
    assert [it.group for it in town.on(DAY).all(Household)] == [EAST]


def test_a_merger_needs_two_households():
    """Not one with itself, and none that is empty."""
    closed = apply(COURT, merge_households(COURT, LI, into=WANG, on=EVE))
    with pytest.raises(InvalidValue) as caught:
        merge_households(COURT, LI, into=LI, on=DAY)
    assert caught.value.problem == "nothing-to-merge"
    with pytest.raises(InvalidValue) as caught:
        merge_households(closed, LI, into=WANG, on=DAY)
    assert caught.value.problem == "household-ended"


def test_another_leads():
    """From the day on everyone is told by the new head; before, by the old one."""
    town = apply(COURT, change_head(COURT, WANG, MOTHER, on=DAY))
    assert told(town, EVE)["mother"] is Relation.WIFE
    assert told(town, DAY) == {
        "mother": Relation.HEAD,
        "father": Relation.HUSBAND,
        "son": Relation.ELDEST_SON,
        "daughter": Relation.ELDEST_DAUGHTER,
        "granny": Relation.HUSBANDS_MOTHER,
    }


def test_one_of_the_household_leads_who_did_not():
    """Nobody from outside, and not the head again."""
    for head, problem in ((OLD_LI, "not-a-member"), (FATHER, "head-already")):
        with pytest.raises(InvalidValue) as caught:
            change_head(COURT, WANG, head, on=DAY)
        assert caught.value.problem == problem


def test_a_head_told_late_leads_until_the_next_one():
    """Who was told to lead from a later day on still does."""
    town = apply(COURT, change_head(COURT, WANG, SON, on=DAY))
    town = apply(town, change_head(town, WANG, MOTHER, on=EVE))
    heads = {
        day: [who for who, it in told(town, day).items() if it is Relation.HEAD]
        for day in (EVE - timedelta(days=1), EVE, DAY)
    }
    assert list(heads.values()) == [["father"], ["mother"], ["son"]]
    assert WEST not in {it.group for it in town.all(Household) if it.id == WANG}
