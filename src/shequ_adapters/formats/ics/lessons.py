"""课程日程. Lessons at their hours, and when a course begins that has none yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icalendar import Event

from shequ_adapters.formats.ics.events import all_day, at_hours, told
from shequ_core.glossary import kind_word
from shequ_core.model import Course, Lesson, School, SchoolTerm
from shequ_core.register import Register


def lessons(register: Register, on: date) -> Iterator[Event]:
    """课次日程. An event a lesson, in the room of its school."""
    for lesson in register.all(Lesson):
        first = lesson.period.start
        if first is None:
            continue
        event = at_hours(lesson.id, first, lesson.period.end, lesson.span, on)
        course = register[lesson.course]
        topic = f"：{lesson.topic}" if lesson.topic else ""
        event.add("summary", f"{course.name}{topic}")
        yield _of_course(register, event, course)


def courses(register: Register, on: date) -> Iterator[Event]:
    """开课日程. The first day of each course of which no lesson is told."""
    taught = register.grouped(Lesson, "course")
    for course in register.all(Course):
        if course.period.start and course.id not in taught:
            event = all_day(course.id, course.period.start, None, on)
            event.add("summary", f"{course.name}开课")
            yield _of_course(register, event, course)


def _of_course(register: Register, event: Event, course: Course) -> Event:
    school, term = register[course.school], register.find(course.term)
    room = register.find(school.facility)
    if room:
        event.add("location", room.name)
    event.add("categories", [kind_word(Course)])
    return told(
        event,
        (kind_word(School), school.name),
        (kind_word(SchoolTerm), term.name if term else ""),
        ("名额", course.places),
    )
