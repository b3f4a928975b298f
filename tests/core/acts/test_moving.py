"""迁移: moving in, moving out, and from one household to another."""

from datetime import date, timedelta

import pytest
from tests.core.acts.court import (
    COURT,
    DAUGHTER,
    DAY,
    EAST,
    FATHER,
    GRANNY,
    GUEST,
    LI,
    MALE,
    OLD_LI,
    SON,
    WANG,
    WEST,
    ref,
    someone,
    told,
)

from shequ_core.acts import apply, come_to_live, move_in, move_out, transfer
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import (
    Basis,
    CareListing,
    EntryCause,
    ExitCause,
    Household,
    Person,
    Residence,
    TeamMembership,
)
from shequ_core.values import Period, Ref, Relation

NEWCOMER = someone(ref(Person, "new"), MALE, date(1970, 5, 1))
EVE = DAY - timedelta(days=1)


def stay_of(town, person):
    """The last stay of a person."""
    return max(
        town.tied(Residence, "person", person), key=lambda it: str(it.period.start)
    )


def test_someone_moves_in():
    """A person and a stay are put, at the household's address and in its group."""
    writes = move_in(
        COURT, NEWCOMER, household=WANG, on=DAY, relation=Relation.OTHER_KIN
    )
    person, stay = writes.puts
    assert person == NEWCOMER
    assert (stay.group, stay.address) == (EAST, "解放路1号")
    assert stay.period == Period.since(DAY)
    assert stay.began is EntryCause.ARRIVAL
    town = apply(COURT, writes)
    assert "new" not in told(town, EVE)
    assert told(town, DAY)["new"] is Relation.OTHER_KIN


def test_a_household_moves_in_head_first():
    """A household that is not there yet begins on the day its head moves in."""
    home = Household(id=ref(Household, "new"), number="003", group=WEST)
    with pytest.raises(InvalidValue, match="let its head") as caught:
        move_in(COURT, NEWCOMER, household=home, on=DAY, relation=Relation.SON)
    assert caught.value.problem == "no-head"
    writes = move_in(COURT, NEWCOMER, household=home, on=DAY, relation=Relation.HEAD)
    founded, _, stay = writes.puts
    assert founded == home.evolve(period=Period.since(DAY))
    assert stay.group == WEST


def test_moving_in_twice_is_refused():
    """Someone who is here already is to be transferred instead."""
    with pytest.raises(InvalidValue, match="transfer them") as caught:
        move_in(COURT, COURT[SON], household=LI, on=DAY)
    assert caught.value.problem == "here-already"


def test_a_second_head_is_refused():
    """A household has one head."""
    with pytest.raises(InvalidValue) as caught:
        move_in(COURT, NEWCOMER, household=WANG, on=DAY, relation=Relation.HEAD)
    assert caught.value.problem == "two-heads"


def test_nobody_moves_in_before_birth_or_to_nowhere():
    """The person lives that day, and the household is there."""
    with pytest.raises(InvalidValue) as caught:
        move_in(COURT, NEWCOMER, household=WANG, on=date(1969, 1, 1))
    assert caught.value.problem == "not-alive"
    with pytest.raises(NotFound):
        move_in(COURT, NEWCOMER, household=Ref("yuan/household/none"), on=DAY)
    closed = apply(COURT, move_out(COURT, OLD_LI, on=EVE))
    with pytest.raises(InvalidValue) as caught:
        move_in(closed, NEWCOMER, household=LI, on=DAY)
    assert caught.value.problem == "household-ended"


def test_someone_moves_out():
    """The stay ends on the day, and with it the listings, but not the team."""
    town = apply(COURT, move_out(COURT, GRANNY, on=DAY))
    assert "granny" in told(town, EVE)
    assert "granny" not in told(town, DAY)
    assert stay_of(town, GRANNY).ended is ExitCause.DEPARTURE
    assert town[ref(CareListing, "granny-old")].period.end == DAY
    assert town[ref(TeamMembership, "granny")].period.end is None
    assert town[GRANNY].period.end is None


def test_moving_out_who_is_not_there_is_refused():
    """Not here yet, gone already, or here on another basis only."""
    gone = apply(COURT, move_out(COURT, GRANNY, on=DAY))
    for town, person, day in (
        (COURT, GRANNY, date(1999, 12, 31)),
        (gone, GRANNY, DAY),
        (COURT, GUEST, DAY),
    ):
        with pytest.raises(InvalidValue, match="move them in first") as caught:
            move_out(town, person, on=day)
        assert caught.value.problem == "not-here"


def test_the_head_moves_out_and_another_leads():
    """Who leads is named, and everybody's relation is told anew from the day on."""
    with pytest.raises(InvalidValue, match="head=") as caught:
        move_out(COURT, FATHER, on=DAY)
    assert caught.value.problem == "no-head"
    with pytest.raises(InvalidValue) as caught:
        move_out(COURT, FATHER, on=DAY, head=OLD_LI)
    assert caught.value.problem == "not-a-member"
    town = apply(COURT, move_out(COURT, FATHER, on=DAY, head=SON))
    assert told(town, EVE)["mother"] is Relation.WIFE
    assert told(town, DAY) == {
        "son": Relation.HEAD,
        "mother": Relation.MOTHER,
        "daughter": Relation.YOUNGER_SISTER,
        "granny": Relation.GRANDMOTHER,
    }


def test_a_head_is_not_named_for_nothing():
    """While the head stays, no other is named in passing."""
    with pytest.raises(InvalidValue) as caught:
        move_out(COURT, GRANNY, on=DAY, head=SON)
    assert caught.value.problem == "head-already"


def test_the_last_one_closes_the_household():
    """Who lived alone leaves no empty household behind."""
    town = apply(COURT, move_out(COURT, OLD_LI, on=DAY))
    assert town[LI].period.end == DAY


def test_someone_comes_back():
    """Who moved out may move in again, and is the same person."""
    town = apply(COURT, move_out(COURT, GRANNY, on=DAY))
    later = DAY + timedelta(days=30)
    writes = move_in(
        town, town[GRANNY], household=WANG, on=later, relation=Relation.MOTHER
    )
    assert stay_of(apply(town, writes), GRANNY).id.key == "granny.20041220"


def test_a_guest_comes_and_goes():
    """A floating resident has a group, no household, and an origin."""
    writes = come_to_live(COURT, NEWCOMER, on=DAY, group=WEST, origin="421023")
    town = apply(COURT, writes)
    stay = stay_of(town, NEWCOMER.id)
    assert (stay.basis, stay.group, stay.household) == (Basis.FLOATING, WEST, None)
    left = apply(town, move_out(town, GUEST, on=DAY, basis=Basis.FLOATING))
    assert stay_of(left, GUEST).period.end == DAY
    with pytest.raises(InvalidValue) as caught:
        come_to_live(town, NEWCOMER, on=DAY)
    assert caught.value.problem == "here-already"


def test_a_daughter_marries_next_door():
    """One stay ends and the next begins that day, at the new address."""
    town = apply(
        COURT,
        transfer(
            COURT, DAUGHTER, household=LI, on=DAY, relation=Relation.DAUGHTER_IN_LAW
        ),
    )
    before, after = sorted(
        town.tied(Residence, "person", DAUGHTER), key=lambda it: it.period.start
    )
    assert (before.ended, after.began) == (ExitCause.WITHIN, EntryCause.WITHIN)
    assert before.period.end == after.period.start == DAY
    assert (after.household, after.group, after.address) == (LI, WEST, "解放路2号")
    with pytest.raises(InvalidValue) as caught:
        transfer(town, DAUGHTER, household=LI, on=DAY)
    assert caught.value.problem == "here-already"


def test_what_was_told_first_and_is_later_stands_in_the_way():
    """Whose later move was told first is not transferred before it in passing."""
    town = apply(
        COURT,
        transfer(COURT, DAUGHTER, household=LI, on=DAY, relation=Relation.NIECE),
    )
    with pytest.raises(InvalidValue, match="told first") as caught:
        transfer(town, DAUGHTER, household=LI, on=EVE, relation=Relation.NIECE)
    assert caught.value.problem == "later"
