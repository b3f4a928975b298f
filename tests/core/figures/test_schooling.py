"""在学: the fullest day of a course, and who is on the roll of a lesson."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.forum_examples import LESSON, PLACE, SCHOOL, STRANGER, WHO
from tests.core.small_town import ref

from shequ_core.figures.schooling import most_at_once, named_guests, roll_of
from shequ_core.model import CourseEnrolment
from shequ_core.testing.strategies import periods
from shequ_core.values import Period


def taken(spans: list[Period]) -> list[CourseEnrolment]:
    """Places in a course, for those days."""
    return [
        PLACE.evolve(id=ref(CourseEnrolment, f"p{number}"), period=period)
        for number, period in enumerate(spans)
    ]


@given(st.lists(periods(), max_size=6))
def test_the_fullest_day_is_one_of_the_days(spans: list[Period]):
    """As many as are taken on some day, and never fewer than on any."""
    fullest = most_at_once(taken(spans))
    days = {day for it in spans for day in (it.start, it.last) if day}
    shown = {sum(it.has(day) for it in spans) for day in {date.min, *days}}
    assert fullest == max(shown)


def test_nobody_is_none_and_the_empty_take_no_place():
    """Whoever was always there is there with everybody."""
    assert most_at_once([]) == 0
    day = date(2004, 9, 10)
    assert most_at_once(taken([Period(day, day)])) == 0
    always, until = Period(None, None), Period(None, day)
    assert most_at_once(taken([always, until, Period.since(day)])) == 2


def test_the_roll_is_the_learners_and_a_guest_is_none():
    """Two learners, there or not; the stranger sat in."""
    assert {it.who for it in roll_of(SCHOOL, LESSON.id)} == set(WHO[:2])
    assert [it.who for it in named_guests(SCHOOL, LESSON.id)] == [STRANGER]
