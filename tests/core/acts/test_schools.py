"""社区学校: a term of one, from its founding to its roll; and what can't be."""

from datetime import date
from functools import partial

import pytest
from tests.core.acts.test_booking import problem
from tests.core.acts.test_forums import after
from tests.core.small_town import DAY, TOWN, ref

from shequ_core.acts import (
    call_roll,
    died,
    found_school,
    give_lesson,
    join_course,
    leave_course,
    open_course,
    open_term,
)
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import (
    Attendance,
    Course,
    CourseEnrolment,
    Facility,
    Lesson,
    Person,
    Presence,
    School,
    SchoolTerm,
    Unit,
)
from shequ_core.values import ClockSpan, Period

FIRST, LAST = date(2004, 9, 10), date(2004, 12, 20)
OCTOBER, NOVEMBER = date(2004, 10, 9), date(2004, 11, 13)
SCHOOL, TERM = ref(School, "20040910"), ref(SchoolTerm, "20040910.20040910")
COURSE = ref(Course, f"{TERM.key}.1")
LESSON = ref(Lesson, f"{COURSE.key}.20041009")
ONE, TWO, THREE = (ref(Person, f"h{place}a") for place in (1, 2, 3))
MORNING, NOON = ClockSpan.of("09:00-10:30"), ClockSpan.of("10:29-11:30")


@pytest.fixture
def town():
    """A school with a term, and a course for two of it."""
    now = after(TOWN, found_school, "town", "市民学校", on=FIRST)
    now = after(now, open_term, SCHOOL, "2004年秋季", first=FIRST, last=LAST)
    unit = ref(Unit, "u1")
    return after(now, open_course, TERM, "健康知识", places=2, teacher=unit)


@pytest.fixture
def taught(town):
    """Two learners, and a lesson that was given to them."""
    for who in (ONE, TWO):
        town = after(town, join_course, who, COURSE, on=FIRST)
    return after(town, give_lesson, COURSE, "合理膳食", on=OCTOBER, span=MORNING)


def test_a_school_is_founded_and_has_terms(town):
    """Once by that name, one term at a time, while the school is there."""
    found = partial(problem, found_school, town, "town")
    assert found("市民学校", on=DAY) == "named-already"
    room = ref(Facility, "f1")
    [other] = found_school(town, "town", "人口学校", on=FIRST, facility=room).puts
    assert (other.id.key, other.facility) == ("20040910-2", room)
    with pytest.raises(NotFound):
        found_school(town, "town", "夜校", on=FIRST, facility=ref(Facility, "none"))
    term = partial(problem, open_term, town, SCHOOL, "学期")
    assert term(first=LAST, last=DAY) == "term-overlaps"
    assert term(first=date(2004, 9, 1), last=date(2004, 9, 9)) == "school-ended"
    assert open_term(town, SCHOOL, "学期", first=date(2004, 12, 21), last=DAY).puts


def test_a_course_is_of_a_term(town):
    """It lasts as long, takes somebody, and has a name of its own in it."""
    course = town[COURSE]
    assert (course.school, course.term, course.places) == (SCHOOL, TERM, 2)
    assert course.period == Period.through(FIRST, LAST)
    assert problem(open_course, town, TERM, "健康知识") == "named-already"
    assert problem(open_course, town, TERM, "书法", places=0) == "no-places"
    assert open_course(town, TERM, "书法", places=1).puts
    [other] = open_course(town, TERM, "书法").puts
    assert (other.id.key, other.places) == (f"{TERM.key}.2", None)


def test_residents_enrol_while_there_are_places(town):
    """Each once at a time; a place that is given up is free again."""
    now = after(town, join_course, ONE, COURSE, on=FIRST)
    [place] = now.all(CourseEnrolment)
    assert place.period == Period.through(FIRST, LAST)
    assert problem(join_course, now, ONE, COURSE, on=OCTOBER) == "enrolled-already"
    late = date(2004, 12, 21)
    assert problem(join_course, now, TWO, COURSE, on=late) == "course-ended"
    now = after(now, join_course, TWO, COURSE, on=OCTOBER)
    assert problem(join_course, now, THREE, COURSE, on=FIRST) == "course-full"
    assert problem(join_course, now, THREE, COURSE, on=NOVEMBER) == "course-full"
    now = after(now, leave_course, TWO, COURSE, on=NOVEMBER)
    assert problem(leave_course, now, TWO, COURSE, on=NOVEMBER) == "not-enrolled"
    now = after(now, join_course, THREE, COURSE, on=NOVEMBER)
    assert problem(join_course, now, TWO, COURSE, on=DAY) == "course-ended"
    assert (
        after(now, leave_course, ONE, COURSE, on=FIRST).tied(
            CourseEnrolment, "person", ONE
        )
        == []
    )


def test_what_was_too_full_once_is_told_apart(town):
    """Three were in it for a week in September; in November there is a place."""
    week = Period(FIRST, date(2004, 9, 17))
    for place, (who, period) in enumerate(
        ((ONE, week), (TWO, week), (THREE, Period.through(FIRST, LAST))), start=1
    ):
        name = ref(CourseEnrolment, f"o{place}")
        told = CourseEnrolment(id=name, person=who, course=COURSE, period=period)
        town = town.after([told])
    assert problem(join_course, town, ref(Person, "h4a"), COURSE, on=FIRST) == (
        "course-full"
    )
    assert join_course(town, ref(Person, "h4a"), COURSE, on=NOVEMBER).puts


def test_who_dies_learns_no_more(town):
    """Their place ends with their life."""
    now = after(town, join_course, ONE, COURSE, on=FIRST)
    now = after(now, died, ONE, on=OCTOBER, head=ref(Person, "h1b"))
    [place] = now.all(CourseEnrolment)
    assert place.period == Period(FIRST, OCTOBER)
    assert problem(join_course, now, ONE, COURSE, on=NOVEMBER) == "not-alive"


def test_the_roll_is_the_learners(taught):
    """Who is not named was absent; guests are counted beside them, by head."""
    told = {"present": [ONE, ONE], "guests": [THREE]}
    now = after(taught, call_roll, LESSON, **told)
    roll = {it.who: it.presence for it in now.tied(Attendance, "event", LESSON)}
    assert roll == {
        ONE: Presence.PRESENT,
        TWO: Presence.ABSENT,
        THREE: Presence.OBSERVER,
    }
    assert now[LESSON].guests == 1
    assert problem(call_roll, now, LESSON, present=[TWO]) == "called-already"
    crowd = after(taught, give_lesson, COURSE, "急救", on=NOVEMBER, guests=40)
    second = ref(Lesson, f"{COURSE.key}.20041113")
    crowd = after(crowd, call_roll, second, present=[], on_leave=[TWO], guests=[THREE])
    assert crowd[second].guests == 40
    roll = {it.who: it.presence for it in crowd.tied(Attendance, "event", second)}
    assert (roll[ONE], roll[TWO]) == (Presence.ABSENT, Presence.ON_LEAVE)


def test_a_guest_is_no_learner_nor_a_learner_a_guest(taught):
    """Nor is anybody both here and on leave, or a guest from beyond the grave."""
    roll = partial(problem, call_roll, taught, LESSON)
    assert roll(present=[THREE]) == "not-enrolled"
    assert roll(present=[ONE], on_leave=[THREE]) == "not-enrolled"
    assert roll(present=[ONE], guests=[TWO]) == "no-guest"
    assert roll(present=[ONE], on_leave=[ONE]) == "present-and-on-leave"
    dead = taught.after([taught[THREE].evolve(period=Period(None, OCTOBER))])
    gone = problem(call_roll, dead, LESSON, present=[ONE], guests=[THREE])
    assert gone == "not-alive"


def test_a_course_is_taught_once_at_a_time(taught):
    """On its days, at another hour; who was on the roll leaves afterwards."""
    lesson = partial(problem, give_lesson, taught, COURSE, "急救")
    assert lesson(on=OCTOBER, span=NOON) == "taught-already"
    assert lesson(on=OCTOBER) == "taught-already"
    assert lesson(on=DAY, span=NOON) == "course-ended"
    afternoon = ClockSpan.of("10:30-11:30")
    assert give_lesson(taught, COURSE, "急救", on=OCTOBER, span=afternoon).puts
    rolled = after(taught, call_roll, LESSON, present=[ONE])
    assert problem(leave_course, rolled, TWO, COURSE, on=OCTOBER) == "learned-later"
    with pytest.raises(InvalidValue):
        leave_course(rolled, ONE, COURSE, on=FIRST)
    assert leave_course(rolled, ONE, COURSE, on=date(2004, 10, 10)).puts
