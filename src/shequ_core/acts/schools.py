"""社区学校. A school is founded, has terms and courses, and residents learn there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Writes, cut
from shequ_core.errors import InvalidValue
from shequ_core.figures.schooling import learners_of, most_at_once, places_of
from shequ_core.model import (
    Attendance,
    Course,
    CourseEnrolment,
    Facility,
    Lesson,
    Person,
    School,
    SchoolTerm,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

T = TypeVar("T", School, SchoolTerm, Course)


def found_school(
    register: Register,
    community: str,
    name: str,
    *,
    on: date,
    facility: Ref[Facility] | None = None,
) -> Writes:
    """设立学校. A school of a community from the day on, in a room of its own or none.

    Raises NotFound, and InvalidValue where one of that name is there then or later
    (``named-already``).
    """
    since = Period.since(on)
    beside = [it for it in register.all(School) if it.id.community == community]
    _hold_to_name(name, since, beside)
    school = School(
        id=fresh(register, Ref[School].to(community, School.kind, f"{on:%Y%m%d}")),
        name=name,
        facility=None if facility is None else register[facility].id,
        period=since,
    )
    return Writes((school,))


def open_term(
    register: Register, school: Ref[School], name: str, *, first: date, last: date
) -> Writes:
    """开学. A school teaches from the first day to the last, both in.

    Raises NotFound, and InvalidValue where the school is not there for all of it
    (``school-ended``), or has a term for some of it (``term-overlaps``).
    """
    period = Period.through(first, last)
    _hold_inside(register[school], period)
    for other in register.tied(SchoolTerm, "school", school):
        if other.period.meets(period):
            raise InvalidValue(
                f"{school} has a term (学期) for {other.period}, {other.id}",
                problem="term-overlaps",
            )
    key = f"{school.key}.{first:%Y%m%d}"
    term = SchoolTerm(
        id=fresh(register, Ref.to(school.community, SchoolTerm.kind, key)),
        school=school,
        name=name,
        period=period,
    )
    return Writes((term,))


def open_course(
    register: Register,
    term: Ref[SchoolTerm],
    name: str,
    *,
    places: int | None = None,
    teacher: Ref[Person | Unit] | None = None,
) -> Writes:
    """开课. A course of a term, for so many learners; it ends with the term.

    Raises NotFound, and InvalidValue where the term has a course of that name
    (``named-already``), or the course would take nobody (``no-places``).
    """
    known = register[term]
    _hold_to_name(name, known.period, register.tied(Course, "term", term))
    if places is not None and places < 1:
        raise InvalidValue(
            f"a course (课程) for {places} takes nobody", problem="no-places"
        )
    place = len(register.tied(Course, "term", term)) + 1
    course = Course(
        id=fresh(register, Ref.to(term.community, Course.kind, f"{term.key}.{place}")),
        school=known.school,
        name=name,
        term=term,
        teacher=None if teacher is None else register[teacher].id,
        places=places,
        period=known.period,
    )
    return Writes((course,))


def join_course(
    register: Register, person: Ref[Person], course: Ref[Course], *, on: date
) -> Writes:
    """报名入学. Somebody takes a place in a course, from the day until it ends.

    Raises NotFound, and InvalidValue where they do not live, the course is not there
    (``course-ended``), they are in it then or later (``enrolled-already``), or it has
    no place left (``course-full``).
    """
    living, known = alive(register, person, on), register[course]
    if not known.period.has(on):
        raise InvalidValue(
            f"{course} (课程) is not there on {on}, but {known.period}",
            problem="course-ended",
        )
    period = Period.since(on) & known.period & living.period
    if any(it.period.meets(period) for it in places_of(register, person, course)):
        raise InvalidValue(
            f"{person} is in {course} (课程) from {on} or later already",
            problem="enrolled-already",
        )
    key = f"{course.key}.{person.key}.{on:%Y%m%d}"
    place = CourseEnrolment(
        id=fresh(register, Ref.to(course.community, CourseEnrolment.kind, key)),
        person=person,
        course=course,
        period=period,
    )
    beside = learners_of(register, course, period)
    if known.places is not None and most_at_once([*beside, place]) > known.places:
        raise InvalidValue(
            f"{course} (课程) takes {known.places}, and all places are taken",
            problem="course-full",
        )
    return Writes((place,))


def leave_course(
    register: Register, person: Ref[Person], course: Ref[Course], *, on: date
) -> Writes:
    """退学. Somebody gives up their place in a course on the day.

    Raises InvalidValue where they have none that day (``not-enrolled``), or are on the
    roll of a lesson on that day or later (``learned-later``).
    """
    held = [it for it in places_of(register, person, course) if it.period.has(on)]
    if not held:
        raise InvalidValue(
            f"{person} is not in {course} (课程) on {on}", problem="not-enrolled"
        )
    for signed in register.tied(Attendance, "who", person):
        lesson = register.find(signed.event)
        if isinstance(lesson, Lesson) and lesson.course == course and _from(signed, on):
            raise InvalidValue(
                f"{person} is on the roll (点名册) of {lesson.id}: leave after that "
                f"day, or correct {signed.id} first",
                problem="learned-later",
            )
    return cut(held, on)


def _from(signed: Attendance, on: date) -> bool:
    return signed.period.meets(Period.since(on))


def _hold_to_name(name: str, period: Period, beside: Iterable[T]) -> None:
    for other in beside:
        if other.name == name and other.period.meets(period):
            raise InvalidValue(
                f"{other.id} (社区学校) has that name for {other.period}",
                problem="named-already",
            )


def _hold_inside(school: School, period: Period) -> None:
    if not school.period.covers(period):
        raise InvalidValue(
            f"{school.id} (社区学校) is there for {school.period}, not for {period}",
            problem="school-ended",
        )
