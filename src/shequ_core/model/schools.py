"""市民学校. Schools of the community: terms, courses, who is in them, and lessons."""

from __future__ import annotations

import attrs

from shequ_core.model._record import Record
from shequ_core.model.facilities import Facility
from shequ_core.model.people import Person
from shequ_core.model.units import Unit
from shequ_core.values import ALWAYS, ClockSpan, Period, Ref


@attrs.frozen(kw_only=True)
class School(Record):
    """社区学校. A school for residents, such as 市民学校 or 人口学校.

    ``facility`` is the room in which it is held, where that is known.
    """

    id: Ref[School]
    name: str
    facility: Ref[Facility] | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class SchoolTerm(Record):
    """学期. A school teaches on the days of the period."""

    id: Ref[SchoolTerm]
    school: Ref[School]
    name: str
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Course(Record):
    """课程. A school teaches something, in a ``term`` or apart from any.

    ``teacher`` is a person of this book or a unit that sends one; ``places`` is how
    many learners it takes, None where there is no limit.
    """

    id: Ref[Course]
    school: Ref[School]
    name: str
    term: Ref[SchoolTerm] | None = None
    teacher: Ref[Person | Unit] | None = None
    places: int | None = None
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class CourseEnrolment(Record):
    """学员. A person's place in a course; one person may be in several."""

    id: Ref[CourseEnrolment]
    person: Ref[Person]
    course: Ref[Course]
    period: Period = ALWAYS


@attrs.frozen(kw_only=True)
class Lesson(Record):
    """课次. A course was taught on the day of the period, at ``span``.

    Who of the learners came is an ``attendance`` each. ``guests`` (旁听) are heads
    that were counted beside them, 人次 and never learners; those known by name are
    among them, as observers.
    """

    id: Ref[Lesson]
    course: Ref[Course]
    topic: str = ""
    span: ClockSpan | None = None
    guests: int | None = None
    period: Period = ALWAYS
