"""Laws of schools: on the roll are the learners, and guests are counted apart."""

from datetime import date
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given
from tests.laws.act_views import dangling, edges, happens

from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
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
from shequ_core.rules import check, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.school_happening import ACTS

LED_TO_BY = {"call_roll": ("give_lesson",), "leave_course": ("join_course",)}


CLOSING = date(2006, 1, 31)


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
def test_acts_give_the_rules_of_schools_nothing_but_time_to_tell(life: Life):
    """A course may never be taught; nothing else is found."""
    kinds = (
        "roll-not-enrolled",
        "guest-enrolled",
        "guests-exceed-heads",
        "course-overfull",
        "enrolled-twice",
        "lesson-outside-course",
    )
    assert not check(life.end, CLOSING, map(rule_named, kinds))


@given(school_lives())
def test_people_and_places_are_two_figures(life: Life):
    """人 are never more than 人次, guests are in neither, and the two never add up."""
    window = Window.year_to(date(2004, 12, 31))
    told = partial(measure, life.end, window=window)
    assert told("learners").value <= told("course_enrolments").value
    assert told("lesson_visitors").value <= told("lesson_visits").value
    assert told("lesson_visits").value <= told("lesson_places").value
    for whole in ("course_enrolments", "lessons", "courses"):
        assert sum(told(f"{whole}_by_school").value.values()) == told(whole).value
    without = [it.evolve(guests=None) for it in life.end.all(Lesson)]
    fewer = partial(measure, life.end.after(without), window=window)
    for code in ("lesson_visits", "lesson_visitors", "lesson_places"):
        assert fewer(code).value == told(code).value
    assert fewer("lesson_guests").value == 0
    with pytest.raises(InvalidValue, match="人次"):
        told("lesson_visitors") + told("lesson_visits")


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
