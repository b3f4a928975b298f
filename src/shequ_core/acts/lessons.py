"""上课. A lesson is given, and its roll is called: learners, and guests beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from shequ_core.acts.stays import alive, fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.schooling import learners_of
from shequ_core.model import Attendance, Course, Lesson, Person, Presence
from shequ_core.register import Register
from shequ_core.values import ClockSpan, Period, Ref

People = Iterable[Ref[Person]]


def give_lesson(
    register: Register,
    course: Ref[Course],
    topic: str,
    *,
    on: date,
    span: ClockSpan | None = None,
    guests: int | None = None,
) -> Writes:
    """授课. A course is taught on the day; ``guests`` sat in, counted by heads.

    Raises NotFound, and InvalidValue where the course is not there that day
    (``course-ended``), or is taught at that time already (``taught-already``).
    """
    known = register[course]
    if not known.period.has(on):
        raise InvalidValue(
            f"{course} (课程) is not there on {on}, but {known.period}",
            problem="course-ended",
        )
    lesson = Lesson(
        id=fresh(
            register, Ref.to(course.community, Lesson.kind, f"{course.key}.{on:%Y%m%d}")
        ),
        course=course,
        topic=topic,
        span=span,
        guests=guests,
        period=Period.day(on),
    )
    for other in register.tied(Lesson, "course", course):
        if other.period.meets(lesson.period) and _collide(other.span, span):
            raise InvalidValue(
                f"{course} (课程) is taught on {on} already, {other.id}",
                problem="taught-already",
            )
    return Writes((lesson,))


def call_roll(
    register: Register,
    lesson: Ref[Lesson],
    *,
    present: People,
    on_leave: People = (),
    guests: People = (),
) -> Writes:
    """点名. Who of the learners came to a lesson; who is not named was absent.

    ``guests`` are those beside the learners whose names are known; they count among
    the heads of the lesson's guests, never among the learners. Raises NotFound, and
    InvalidValue where the roll was called already (``called-already``), somebody is
    named who is not enrolled that day (``not-enrolled``), or as a guest who is
    (``no-guest``), and where somebody is both present and on leave
    (``present-and-on-leave``).
    """
    held = register[lesson]
    if register.tied(Attendance, "event", lesson):
        raise InvalidValue(
            f"the roll (点名) of {lesson} was called already", problem="called-already"
        )
    came, excused = dict.fromkeys(present), dict.fromkeys(on_leave)
    learners = {it.person for it in learners_of(register, held.course, held.period)}
    _hold_to_learners(held, came, excused, learners)
    known = {
        **dict.fromkeys(sorted(learners), Presence.ABSENT),
        **dict.fromkeys(excused, Presence.ON_LEAVE),
        **dict.fromkeys(came, Presence.PRESENT),
    }
    for guest in dict.fromkeys(guests):
        _hold_to_guest(register, held, guest, learners)
        known[guest] = Presence.OBSERVER
    signed = tuple(_signed(held, who, presence) for who, presence in known.items())
    named = sum(it.presence is Presence.OBSERVER for it in signed)
    counted = held.evolve(guests=max(named, held.guests or 0))
    return Writes((counted if named else held, *signed))


def _collide(one: ClockSpan | None, other: ClockSpan | None) -> bool:
    """Two lessons of a day at one minute, or of which nobody says when."""
    return one is None or other is None or one.meets(other)


def _hold_to_learners(
    held: Lesson,
    came: Collection[Ref[Person]],
    excused: Collection[Ref[Person]],
    learners: Collection[Ref[Person]],
) -> None:
    for who in (*came, *excused):
        if who not in learners:
            raise InvalidValue(
                f"{who} is not enrolled (学员) in {held.course} on "
                f"{held.period.start}: name them as a guest, or enrol them first",
                problem="not-enrolled",
            )
        if who in came and who in excused:
            raise InvalidValue(
                f"{who} is both present (出席) and on leave (请假) at {held.id}",
                problem="present-and-on-leave",
            )


def _hold_to_guest(
    register: Register,
    held: Lesson,
    guest: Ref[Person],
    learners: Collection[Ref[Person]],
) -> None:
    if guest in learners:
        raise InvalidValue(
            f"{guest} is enrolled (学员) in {held.course}, and no guest (旁听)",
            problem="no-guest",
        )
    if held.period.start is not None:
        alive(register, guest, held.period.start)


def _signed(held: Lesson, who: Ref[Person], presence: Presence) -> Attendance:
    key = f"lesson.{held.id.key}.{who.kind}-{who.key}"
    return Attendance(
        id=Ref.to(held.id.community, Attendance.kind, key),
        event=held.id,
        who=who,
        presence=presence,
        period=held.period,
    )
