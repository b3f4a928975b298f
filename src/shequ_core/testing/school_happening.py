"""学校一步. How the next act of schools is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.figures.schooling import learners_of
from shequ_core.model import (
    Course,
    CourseEnrolment,
    Lesson,
    Person,
    School,
    SchoolTerm,
)
from shequ_core.testing.happening import Drawn
from shequ_core.values import ClockSpan, Ref


def _course(it: Drawn) -> Course:
    return it.one(it.town.on(it.on).all(Course))


def _found(it: Drawn) -> Writes:
    return acts.found_school(it.town, it.book, f"{it.key}学校", on=it.on)


def _open_term(it: Drawn) -> Writes:
    school = it.one(it.town.on(it.on).all(School))
    last = it.on + timedelta(it.draw(st.integers(30, 120)))
    return acts.open_term(it.town, school.id, f"{it.key}学期", first=it.on, last=last)


def _open_course(it: Drawn) -> Writes:
    term = it.one(it.town.all(SchoolTerm))
    places = it.draw(st.none() | st.integers(1, 3))
    return acts.open_course(it.town, term.id, f"{it.key}课", places=places)


def _join(it: Drawn) -> Writes:
    return acts.join_course(it.town, it.stay().person, _course(it).id, on=it.on)


def _leave(it: Drawn) -> Writes:
    place = it.one(it.town.on(it.on).all(CourseEnrolment))
    return acts.leave_course(it.town, place.person, place.course, on=it.on)


def _give(it: Drawn) -> Writes:
    hour = it.draw(st.integers(8, 20)) * 60
    guests = it.draw(st.none() | st.integers(0, 9))
    return acts.give_lesson(
        it.town,
        _course(it).id,
        "健康",
        on=it.on,
        span=ClockSpan(hour, hour + 60),
        guests=guests,
    )


def _call(it: Drawn) -> Writes:
    lesson = it.one(it.town.all(Lesson))
    learners = learners_of(it.town, lesson.course, lesson.period)
    who = [one.person for one in learners]
    came = it.some(who) if who else list[Ref[Person]]()
    guests = [stay.person for stay in it.stays() if stay.person not in who]
    return acts.call_roll(
        it.town,
        lesson.id,
        present=came,
        on_leave=[one for one in who if one not in came][:1],
        guests=guests[: it.draw(st.integers(0, 2))],
    )


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "found_school": _found,
    "open_term": _open_term,
    "open_course": _open_course,
    "join_course": _join,
    "leave_course": _leave,
    "give_lesson": _give,
    "call_roll": _call,
}
"""各种学校事项. How each is drawn, by its name."""
