"""Laws of schools: on the roll are the learners, and guests are counted apart."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from tests.laws.act_views import dangling, edges, happens

from shequ_core.figures.schooling import (
    learners_of,
    most_at_once,
    named_guests,
    roll_of,
)
from shequ_core.model import (
    Course,
    CourseEnrolment,
    Lesson,
    School,
    SchoolTerm,
)
from shequ_core.register import Register
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.school_happening import ACTS

LED_TO_BY = {"call_roll": ("give_lesson",), "leave_course": ("join_course",)}


def school_lives(*only: str, most: int = 10):
    """Lives of schools: any of their acts, or those named."""
    return lives(towns(), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of a school."""
    happens(name, school_lives(name, *LED_TO_BY.get(name, ())))


@given(school_lives())
def test_on_the_roll_are_learners_and_guests_are_not(life: Life):
    """Who came, was excused or absent is enrolled that day; a guest is not."""
    town = life.end
    assert not dangling(town)
    for lesson in town.all(Lesson):
        taken = learners_of(town, lesson.course, lesson.period)
        enrolled = {it.person for it in taken}
        roll = [it.who for it in roll_of(town, lesson.id)]
        guests = [it.who for it in named_guests(town, lesson.id)]
        assert set(roll) <= enrolled
        assert not enrolled & set(guests)
        assert len(roll) + len(guests) == len({*roll, *guests})
        assert len(guests) <= (lesson.guests or 0)


@given(school_lives())
def test_a_course_has_no_more_learners_than_places(life: Life):
    """On no day; and nobody is in it twice at once."""
    for course in life.end.all(Course):
        places = life.end.tied(CourseEnrolment, "course", course.id)
        fullest = most_at_once(places)
        for day in edges(life.end):
            assert sum(it.period.has(day) for it in places) <= fullest
        assert course.places is None or fullest <= course.places
        for one, other in combinations(places, 2):
            assert one.person != other.person or not one.period.meets(other.period)
        assert not any(it.period.empty for it in places)


@given(school_lives())
def test_a_lesson_is_in_its_course_and_that_in_its_term(life: Life):
    """And the term in the days of the school; no two terms or lessons are at once."""
    town = life.end
    for kind, whole in ((SchoolTerm, "school"), (Course, "term"), (Lesson, "course")):
        for part in town.all(kind):
            assert town[getattr(part, whole)].period.covers(part.period)
    for term in town.all(SchoolTerm):
        beside = town.tied(SchoolTerm, "school", term.school)
        assert sum(it.period.meets(term.period) for it in beside) == 1
    for lesson in town.all(Lesson):
        beside = town.tied(Lesson, "course", lesson.course)
        same_day = [it for it in beside if it.period == lesson.period]
        assert sum(it.span.meets(lesson.span) for it in same_day) == 1


@given(school_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """Who learned what stays; a roll is of its lesson's day, a course of its term."""
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        if step.name in {"call_roll", "open_course"}:
            continue
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day: date) -> set[object]:
    now = register.on(day)
    return {
        *(it.id for kind in (School, SchoolTerm, Course) for it in now.all(kind)),
        *((it.person, it.course) for it in now.all(CourseEnrolment)),
        *((it.id, it.guests) for it in now.all(Lesson)),
    }
