"""在学. Who is in a course, and who of a lesson's roll came."""

from __future__ import annotations

from shequ_core.model import (
    Attendance,
    Course,
    CourseEnrolment,
    Lesson,
    Person,
    Presence,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref


def places_of(
    register: Register, person: Ref[Person], course: Ref[Course]
) -> list[CourseEnrolment]:
    """各次报名. The places that somebody has, had or will have in a course."""
    mine = register.tied(CourseEnrolment, "person", person)
    return [it for it in mine if it.course == course]


def learners_of(
    register: Register, course: Ref[Course], period: Period
) -> list[CourseEnrolment]:
    """学员. The places in a course that are taken on some day of a period."""
    taken = register.tied(CourseEnrolment, "course", course)
    return [it for it in taken if it.period.meets(period)]


def roll_of(register: Register, lesson: Ref[Lesson]) -> list[Attendance]:
    """点名册. The learners on the roll of a lesson, there or not; guests are not."""
    signed = register.tied(Attendance, "event", lesson)
    return [it for it in signed if it.presence is not Presence.OBSERVER]


def named_guests(register: Register, lesson: Ref[Lesson]) -> list[Attendance]:
    """旁听人. The guests of a lesson that are known by name."""
    signed = register.tied(Attendance, "event", lesson)
    return [it for it in signed if it.presence is Presence.OBSERVER]


def most_at_once(places: list[CourseEnrolment]) -> int:
    """最多在学人数. How many of the places are taken on the fullest day."""
    return max((_taken_as(it, places) for it in places), default=0)


def _taken_as(begins: CourseEnrolment, places: list[CourseEnrolment]) -> int:
    """How many are taken as one begins: the fullest day is such a day."""
    first = begins.period.start
    return sum(
        it.period.start is None if first is None else it.period.has(first)
        for it in places
        if not it.period.empty
    )
