"""市民学校、人口学校: the autumn of 2004, four courses and fourteen lessons."""

from datetime import date
from decimal import Decimal

import pytest
from tests.examples.records import beizheng

from shequ_core import acts
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure
from shequ_core.figures.openings import spans_on
from shequ_core.figures.schooling import learners_of, roll_of
from shequ_core.model import Course, Lesson, School, SchoolTerm
from shequ_core.register import Register
from shequ_core.rules import check
from shequ_core.values import Period

DAY = date(2004, 12, 31)


@pytest.fixture(scope="module")
def town() -> Register:
    """The example with its rooms, its workdays and its schools."""
    return beizheng("facilities", "services", "schools")


def value(town: Register, code: str):
    """A figure of the year."""
    return measure(town, code, Window.year_to(DAY)).value


def test_two_schools_taught_four_courses(town: Register) -> None:
    """Each in its own room; the hospital and the health station send teachers."""
    rooms = {it.name: town[it.facility].name for it in town.all(School)}
    assert rooms == {"市民学校": "市民学校", "人口学校": "人口学校"}
    assert value(town, "courses_by_school") == {"人口学校": 2, "市民学校": 2}
    assert value(town, "lessons_by_school") == {"人口学校": 6, "市民学校": 8}
    teachers = {town[it.teacher].name for it in town.all(Course) if it.teacher}
    assert teachers == {"浏阳市中医院", "浏阳市卫生防疫站"}
    assert {it.name for it in town.all(SchoolTerm)} == {"2004年秋季学期"}


def test_people_places_and_guests_are_told_apart(town: Register) -> None:
    """Four old people take two courses; guests are heads, and no learners."""
    assert value(town, "course_enrolments") == 63
    assert value(town, "learners") == 59
    assert value(town, "lesson_places") == 231
    assert value(town, "lesson_visits") == 193
    assert value(town, "lesson_visitors") == 59
    assert value(town, "lesson_guests") == 65
    assert value(town, "lesson_attendance_rate") == Decimal("83.55")


def test_a_lesson_was_in_the_hours_of_its_room(town: Register) -> None:
    """And everybody in the course was on its roll."""
    for lesson in town.all(Lesson):
        school = town[town[lesson.course].school]
        spans = spans_on(town, town[school.facility], lesson.period.start)
        assert any(span.covers(lesson.span) for span in spans), lesson.id
        learners = learners_of(town, lesson.course, lesson.period)
        roll = {it.who for it in roll_of(town, lesson.id)}
        assert roll == {it.person for it in learners}


def test_no_rule_of_schools_speaks(town: Register) -> None:
    """Nobody is on a wrong roll, no course is too full, each was taught."""
    codes = {it.code for it in check(town, DAY)}
    assert not codes & {"R-A13", "R-A14", "R-A15", "R-N12"}


def test_who_wants_to_learn_in_the_spring_needs_a_term(town: Register) -> None:
    """The autumn's courses are over; a term and a course of it are opened first."""
    [school] = [it for it in town.all(School) if it.name == "市民学校"]
    [course] = [it for it in town.all(Course) if it.name == "书法"]
    [one, *_] = learners_of(town, course.id, Period.year(2004))
    spring = date(2005, 3, 1)
    with pytest.raises(InvalidValue) as over:
        acts.join_course(town, one.person, course.id, on=spring)
    assert over.value.problem == "course-ended"
    term, opened = "2005年春季学期", {"first": spring, "last": date(2005, 6, 30)}
    now = acts.apply(town, acts.open_term(town, school.id, term, **opened))
    [term] = [it for it in now.all(SchoolTerm) if it.period.start == spring]
    now = acts.apply(now, acts.open_course(now, term.id, "书法"))
    [again] = now.tied(Course, "term", term.id)
    assert acts.join_course(now, one.person, again.id, on=spring).puts
