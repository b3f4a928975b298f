"""日历里的会议和课程: where, when and of whom they are, and nobody's name."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from icalendar import Calendar

from shequ_adapters.formats.ics import Ics
from shequ_adapters.formats.ics.meetings import OPEN
from shequ_core.glossary import word
from shequ_core.model import (
    Course,
    Facility,
    FacilityUse,
    Lesson,
    Meeting,
    MeetingType,
    PartyBody,
    Person,
    School,
    SchoolTerm,
)
from shequ_core.testing import towns
from shequ_core.testing.formats import few
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import ClockSpan, Period

ON, FIRST = date(2004, 12, 31), date(2004, 5, 18)
TOWN = TownMaker("bei")
BRANCH = PartyBody(id=TOWN.ref(PartyBody, "1"), name="第一党支部")
ROOM = Facility(id=TOWN.ref(Facility, "room"), name="会议室")
SCHOOL = School(id=TOWN.ref(School, "1"), name="市民学校", facility=ROOM.id)
TERM = SchoolTerm(id=TOWN.ref(SchoolTerm, "1"), school=SCHOOL.id, name="秋季学期")
COURSE = Course(
    id=TOWN.ref(Course, "1"),
    school=SCHOOL.id,
    name="书法",
    term=TERM.id,
    places=20,
    period=Period(FIRST, date(2004, 9, 1)),
)
LESSON = Lesson(
    id=TOWN.ref(Lesson, "1"),
    course=COURSE.id,
    topic="楷书",
    span=ClockSpan.of("19:00-24:00"),
    period=Period.day(FIRST),
)


def events(*records):
    """The events that come back from the icalendar library, of what a town has."""
    stream = BytesIO()
    Ics().write([BRANCH, SCHOOL, *records], stream, on=ON)
    return Calendar.from_ical(stream.getvalue()).walk("VEVENT")


def meeting(type_=MeetingType.PARTY_ASSEMBLY, **fields):
    """They met on the day."""
    told = {"body": BRANCH.id, "period": Period.day(FIRST), **fields}
    return Meeting(id=TOWN.ref(Meeting, "1"), type=type_, **told)


@pytest.mark.parametrize("type_", MeetingType)
def test_a_topic_is_told_where_everybody_may_come(type_):
    """Of a party meeting, or of the committee's own, it may be somebody."""
    [event] = events(meeting(type_, topic="停车", present=12))
    topic = "：停车" if type_ in OPEN else ""
    assert event["summary"] == word(type_) + topic
    assert event["categories"].to_ical().decode() == word(type_)
    assert event["description"] == "召开：第一党支部\n实到人数：12"
    assert (event.start, event.end) == (FIRST, date(2004, 5, 19))
    assert event["uid"] == "bei/meeting/1@shequ"


def test_a_topic_that_names_somebody_is_left_out():
    """So is a course that is called after them."""
    someone = Person(id=TOWN.ref(Person, "1"), name="刘小强")
    named = meeting(MeetingType.HEARING, topic="刘小强的停车位")
    [event] = events(someone, named)
    assert event["summary"] == "听证协商会"
    assert not events(someone, COURSE.evolve(name="刘小强书法班"))


def test_a_meeting_has_the_hours_of_its_room():
    """Where one room was used for it on the day."""
    use = FacilityUse(
        id=TOWN.ref(FacilityUse, "1"),
        facility=ROOM.id,
        span=ClockSpan.of("14:30-16:00"),
        event=meeting().id,
        period=Period.day(FIRST),
    )
    [event] = events(ROOM, meeting(), use)
    assert event.start == datetime(2004, 5, 18, 14, 30)
    assert event.end == datetime(2004, 5, 18, 16, 0)
    assert event["location"] == "会议室"
    [event] = events(ROOM, meeting(place="广场"), use.evolve(span=None))
    assert (event.start, event["location"]) == (FIRST, "广场")
    other = use.evolve(id=TOWN.ref(FacilityUse, "2"))
    later = use.evolve(period=Period.day(ON))
    for uses in ((use, other), (later,)):
        [event] = events(ROOM, meeting(), *uses)
        assert event.start == FIRST
        assert "location" not in event


def test_a_lesson_is_at_its_hours():
    """In the room of its school; the course itself is no event then."""
    [event] = events(ROOM, TERM, COURSE, LESSON)
    assert event["summary"] == "书法：楷书"
    assert event["location"] == "会议室"
    assert event["description"] == "社区学校：市民学校\n学期：秋季学期\n名额：20"
    assert event.start == datetime(2004, 5, 18, 19, 0)
    assert event.end == datetime(2004, 5, 19, 0, 0)
    [event] = events(COURSE, LESSON.evolve(span=None, topic=""))
    assert (event["summary"], event.start) == ("书法", FIRST)
    assert "location" not in event


def test_a_course_without_lessons_is_told_when_it_begins():
    """A day, not all of its months."""
    [event] = events(COURSE)
    assert event["summary"] == "书法开课"
    assert (event.start, event.end) == (FIRST, date(2004, 5, 19))


def test_without_a_day_there_is_no_event():
    """Nor is the last day of all too much."""
    ever = Period()
    begun = COURSE.evolve(id=TOWN.ref(Course, "2"))
    undated = [meeting(), LESSON, begun]
    assert not events(COURSE, *(it.evolve(period=ever) for it in undated))
    last = Period.since(date.max)
    found = events(COURSE, *(it.evolve(period=last) for it in undated))
    assert [it.start for it in found] == [date.max] * 3


def test_everything_with_a_day_is_there():
    """Every meeting and every lesson of a town, each once."""

    @few()
    @given(towns())
    def holds(town):
        uids = [str(it["uid"]) for it in events(*town)]
        assert len(set(uids)) == len(uids)
        dated = [it.id for kind in (Meeting, Lesson) for it in town.all(kind)]
        assert {f"{it}@shequ" for it in dated} <= set(uids)
        assert all(
            it.period.start for kind in (Meeting, Lesson) for it in town.all(kind)
        )

    holds()
