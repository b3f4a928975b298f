"""补报: what is told late counts when it happened, and what was reported is known."""

from datetime import date

import pytest
from tests.core.acts.court import COURT, DAY, FATHER, GRANNY, MOTHER, SON, WANG, ref

from shequ_core.acts import (
    Writes,
    apply,
    born,
    correct,
    died,
    in_turn,
    move_out,
    regroup,
)
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, as_reported, measure, movement, reported
from shequ_core.model import Correction, GridGroup, Person
from shequ_core.values import Period

NOVEMBER, DECEMBER = Period.month(2004, 11), Period.month(2004, 12)
TOLD, EVE = date(2005, 1, 8), date(2005, 1, 7)


def test_a_death_told_late_counts_when_it_happened():
    """A correction of that month is left, dated by the day it was told."""
    late = correct(COURT, died(COURT, GRANNY, on=DAY), told_on=TOLD, reason="家属外地")
    [correction] = [it for it in late.puts if isinstance(it, Correction)]
    assert (correction.figure, correction.amount) == ("deaths", 1)
    assert (correction.period, correction.told_on) == (NOVEMBER, TOLD)
    assert (correction.about, correction.reason) == (GRANNY, "家属外地")
    assert correction.id.key == "granny-deaths-200411.20050108"
    town = apply(COURT, late)
    assert movement(town, NOVEMBER).deaths == 1
    window = Window(date(2004, 12, 31), DECEMBER)
    assert measure(town, "closing_residents", window).value == 5


def test_what_was_reported_then_is_found_again():
    """As told by the eve, nobody had died: closing and the next opening say so."""
    late = correct(COURT, died(COURT, GRANNY, on=DAY), told_on=TOLD)
    town = apply(COURT, late)
    assert as_reported(town, NOVEMBER, EVE) == movement(COURT, NOVEMBER)
    then = reported(town, date(2004, 10, 1), date(2004, 12, 31), EVE)
    assert [(it.opening, it.deaths, it.closing) for it in then] == [(6, 0, 6)] * 3
    now = reported(town, date(2004, 10, 1), date(2004, 12, 31), TOLD)
    assert [(it.opening, it.deaths, it.closing) for it in now] == [
        (6, 0, 6),
        (6, 1, 5),
        (5, 0, 5),
    ]


def test_a_family_that_left_is_corrected_one_by_one():
    """Each person has their correction, so that each can be looked at."""
    leaving = in_turn(
        COURT,
        [
            lambda town: move_out(town, SON, on=DAY),
            lambda town: move_out(town, GRANNY, on=date(2004, 10, 3)),
        ],
    )
    late = correct(COURT, leaving, told_on=TOLD)
    told = [it for it in late.puts if isinstance(it, Correction)]
    assert [(str(it.period.start), it.about) for it in told] == [
        ("2004-10-01", GRANNY),
        ("2004-11-01", SON),
    ]


def test_what_never_was_is_taken_back():
    """A birth that was reported by mistake is one fewer, about nobody any more."""
    child = Person(id=ref(Person, "child"), name="小某")
    town = apply(COURT, born(COURT, child, household=WANG, on=DAY))
    mistake = [it.id for it in born(COURT, child, household=WANG, on=DAY).puts]
    late = correct(town, Writes((), tuple(mistake)), told_on=TOLD)
    [correction] = late.puts
    assert (correction.figure, correction.amount, correction.about) == (
        "births",
        -1,
        None,
    )
    assert movement(apply(town, late), NOVEMBER) == movement(COURT, NOVEMBER)


def test_what_is_not_late_is_not_corrected():
    """The month is not over, or nobody came or went."""
    within = regroup(COURT, [WANG], to=ref(GridGroup, "west"), on=DAY)
    for writes, told_on in ((died(COURT, MOTHER, on=DAY), DAY), (within, TOLD)):
        with pytest.raises(InvalidValue) as caught:
            correct(COURT, writes, told_on=told_on)
        assert caught.value.problem == "not-late"


def test_corrections_of_one_day_stand_beside_each_other():
    """Two of them on one person and month have names of their own."""
    first = correct(COURT, died(COURT, GRANNY, on=DAY), told_on=TOLD)
    town = apply(COURT, first)
    back = correct(town, Writes(tuple(COURT)), told_on=TOLD)
    keys = {it.id.key for it in apply(town, back).all(Correction)}
    assert keys == {"granny-deaths-200411.20050108", "granny-deaths-200411.20050108-2"}
    assert FATHER in town
