"""社区学校规则. On the roll are the learners, guests apart; courses are taught."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shequ_core.figures.schooling import (
    learners_of,
    most_at_once,
    named_guests,
    roll_of,
)
from shequ_core.findings import Matter, Severity
from shequ_core.model import Course, CourseEnrolment, Lesson
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot


def _strangers(register: Register, on: date) -> Iterator[Spot]:
    for lesson in register.all(Lesson):
        taken = learners_of(register, lesson.course, lesson.period)
        enrolled = {it.person for it in taken}
        roll = roll_of(register, lesson.id)
        others = [it for it in roll if it.who not in enrolled]
        if others:
            yield Spot(
                f"点名册{len(roll)}人中有{len(others)}人当天不是学员，旁听的请另计",
                (*names(others), lesson.id),
                "who",
            )


def _learners_as_guests(register: Register, on: date) -> Iterator[Spot]:
    for lesson in register.all(Lesson):
        taken = learners_of(register, lesson.course, lesson.period)
        enrolled = {it.person for it in taken}
        guests = named_guests(register, lesson.id)
        wrong = [it for it in guests if it.who in enrolled]
        if wrong:
            yield Spot(
                f"旁听的{len(guests)}人中有{len(wrong)}人当天是学员，应在点名册上",
                (*names(wrong), lesson.id),
                "presence",
            )


def _more_guests(register: Register, on: date) -> Iterator[Spot]:
    for lesson in register.all(Lesson):
        named = len({it.who for it in named_guests(register, lesson.id)})
        if lesson.guests is not None and named > lesson.guests:
            yield Spot(
                f"旁听登记{lesson.guests}人次，签到的却有{named}人，人数不能多于人次",
                (lesson.id,),
                "guests",
            )


def _overfull(register: Register, on: date) -> Iterator[Spot]:
    for course in register.all(Course):
        places = register.tied(CourseEnrolment, "course", course.id)
        fullest = most_at_once(places)
        if course.places is not None and fullest > course.places:
            yield Spot(
                f"招收{course.places}人，同时在学的多到{fullest}人",
                (course.id,),
                "places",
            )


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for course in register.all(Course):
        by_person: defaultdict[str, list[CourseEnrolment]] = defaultdict(list)
        for place in register.tied(CourseEnrolment, "course", course.id):
            by_person[place.person].append(place)
        for mine in by_person.values():
            fullest = most_at_once(mine)
            if fullest > 1:
                yield Spot(
                    f"同一人同时有{fullest}个学员登记，只能计一人",
                    names(mine),
                    "person",
                )


def _outside(register: Register, on: date) -> Iterator[Spot]:
    for lesson in register.all(Lesson):
        course, day = register.find(lesson.course), lesson.period.start
        if course and day and not course.period.has(day):
            days = f"{course.period.start or '…'}至{course.period.last or '…'}"
            yield Spot(
                f"{day}上课，课程起止时间是{days}", (lesson.id, course.id), "period"
            )


def _not_taught(register: Register, on: date) -> Iterator[Spot]:
    for course in register.all(Course):
        last = course.period.last
        if last and last < on and not register.tied(Lesson, "course", course.id):
            yield Spot(f"课程{last}结束，上课0次，没有上课记录", (course.id,))


_ROLL = "社区学校点名册"

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-A13",
        kind="roll-not-enrolled",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="点名册上不是学员",
        english="Somebody on the roll of a lesson who is not enrolled in the course",
        source=_ROLL,
        check=_strangers,
    ),
    Rule(
        code="R-A13",
        kind="guest-enrolled",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="学员登记为旁听",
        english="A learner who is told as a guest of their own course",
        source=_ROLL,
        check=_learners_as_guests,
    ),
    Rule(
        code="R-A01",
        kind="guests-exceed-heads",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="旁听人数多于人次",
        english="More guests by name than heads were counted",
        source="统计口径：人数不多于人次",
        check=_more_guests,
    ),
    Rule(
        code="R-A14",
        kind="course-overfull",
        severity=Severity.WARNING,
        title="学员多于招收人数",
        english="More learners at once than a course takes",
        source="社区学校招生登记",
        check=_overfull,
    ),
    Rule(
        code="R-A14",
        kind="enrolled-twice",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="同一课程重复登记学员",
        english="Somebody who is in a course twice at once",
        source="社区学校招生登记",
        check=_twice,
    ),
    Rule(
        code="R-A15",
        kind="lesson-outside-course",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="上课不在课程时间内",
        english="A lesson on a day on which there is no such course",
        source="社区学校课程表",
        check=_outside,
    ),
    Rule(
        code="R-A15",
        kind="course-not-taught",
        severity=Severity.INFO,
        title="课程没有上课记录",
        english="A course that ended and was never taught",
        source="社区学校课程表",
        check=_not_taught,
    ),
)
