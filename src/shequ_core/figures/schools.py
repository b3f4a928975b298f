"""社区学校指标. Courses and lessons, who enrolled, and who came: 人 and 人次 apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.model import (
    Attendance,
    Course,
    CourseEnrolment,
    Lesson,
    Presence,
    School,
)
from shequ_core.register import Register


def _school_of_course(register: Register) -> Mapping[str, str]:
    """The name of the school of each course."""
    schools = register.named(School)
    return {
        name: schools[course.school].name if course.school in schools else UNSTATED
        for name, course in register.named(Course).items()
    }


def _course_school(register: Register, window: Window) -> Callable[[Course], str]:
    names = register.once(_school_of_course)
    return lambda course: names[course.id]


def _lesson_school(register: Register, window: Window) -> Callable[[Lesson], str]:
    names = register.once(_school_of_course)
    return lambda lesson: names.get(lesson.course, UNSTATED)


def _place_school(
    register: Register, window: Window
) -> Callable[[CourseEnrolment], str]:
    names = register.once(_school_of_course)
    return lambda place: names.get(place.course, UNSTATED)


def _schools(register: Register, window: Window) -> list[str]:
    return list(dict.fromkeys(it.name for it in register.all(School)))


def _roll(register: Register, window: Window) -> list[Attendance]:
    """The learners on the rolls of the period; guests are not among them."""
    return [
        it
        for it in begun(register, Attendance, window)
        if it.event.kind == Lesson.kind and it.presence is not Presence.OBSERVER
    ]


def _came(register: Register, window: Window) -> list[Attendance]:
    return [it for it in _roll(register, window) if it.presence is Presence.PRESENT]


def _enrolled(register: Register, window: Window) -> list[CourseEnrolment]:
    return begun(register, CourseEnrolment, window)


SCHOOLS = Figure(
    code="schools",
    label="社区学校数",
    english="Schools of the community",
    unit="所",
    basis="统计日设有的市民学校、人口学校等社区学校",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(School),
)
COURSES = Figure(
    code="courses",
    label="开设课程门数",
    english="Courses",
    unit="门",
    basis="开课日期在时期内的课程；同一门课在两个学期开设计两门",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Course, window),
)
LESSONS = Figure(
    code="lessons",
    label="授课次数",
    english="Lessons",
    unit="次",
    basis="时期内上课的次数",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Lesson, window),
)
PLACES = Figure(
    code="course_enrolments",
    label="报名人次",
    english="Enrolments in courses",
    unit="人次",
    basis="报名入学日期在时期内的学员登记；一人报两门课计两人次",
    clock=Clock.FLOW,
    rows=_enrolled,
)
LEARNERS = Figure(
    code="learners",
    label="学员人数",
    english="Learners",
    unit="人",
    basis="报名入学日期在时期内的学员，不论报几门课，每人计一次",
    clock=Clock.FLOW,
    rows=_enrolled,
    distinct=lambda place: place.person,
)
EXPECTED = Figure(
    code="lesson_places",
    label="应到课人次",
    english="Learners on the rolls",
    unit="人次",
    basis="时期内点过名的各次课的学员合计，请假和缺课的计入，旁听的不计",
    clock=Clock.FLOW,
    rows=_roll,
)
VISITS = Figure(
    code="lesson_visits",
    label="到课人次",
    english="Learners who came",
    unit="人次",
    basis="时期内点名到课的学员合计；一人到两次课计两人次，旁听的不计",
    clock=Clock.FLOW,
    rows=_came,
)
VISITORS = Figure(
    code="lesson_visitors",
    label="到课人数",
    english="People who came to a lesson",
    unit="人",
    basis="时期内到过课的学员，不论几次，每人计一次，旁听的不计",
    clock=Clock.FLOW,
    rows=_came,
    distinct=lambda signed: signed.who,
)
GUESTS = Figure(
    code="lesson_guests",
    label="旁听人次",
    english="Guests at lessons",
    unit="人次",
    basis="时期内各次课登记的旁听人次合计，与学员分开计",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in begun(register, Lesson, window) if it.guests is not None
    ],
    measure=lambda lesson: lesson.guests,
)
RATE = Ratio(
    code="lesson_attendance_rate",
    label="到课率",
    english="Learners who came, of those on the rolls",
    unit="%",
    basis="到课人次除以应到课人次，乘以100",
    part=VISITS,
    whole=EXPECTED,
    times=100,
)
FIGURES = (
    SCHOOLS,
    COURSES,
    COURSES.split(
        "courses_by_school",
        "各学校课程门数",
        "Courses by school",
        by=_course_school,
        keys=_schools,
    ),
    LESSONS,
    LESSONS.split(
        "lessons_by_school",
        "各学校授课次数",
        "Lessons by school",
        by=_lesson_school,
        keys=_schools,
    ),
    PLACES,
    PLACES.split(
        "course_enrolments_by_school",
        "各学校报名人次",
        "Enrolments by school",
        by=_place_school,
        keys=_schools,
    ),
    LEARNERS,
    EXPECTED,
    VISITS,
    VISITORS,
    GUESTS,
)
