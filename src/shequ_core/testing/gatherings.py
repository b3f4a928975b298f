"""造论坛和学校. A forum of a town and what it decided, a school and who learns there.

Coherent as of the town's day: voted on by who was there, answered in time; taught to
those who are enrolled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shequ_core.model import (
    Attendance,
    Course,
    CourseEnrolment,
    Decision,
    FollowUp,
    Forum,
    Lesson,
    Meeting,
    MeetingType,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
    Record,
    School,
    SchoolTerm,
    Vote,
    VoteChoice,
)
from shequ_core.testing.town_making import TownMaker
from shequ_core.values import ClockSpan, Period

_SESSION = date(2004, 5, 18)
_TERM = Period.through(date(2004, 9, 10), date(2005, 1, 20))
_LESSON = Period.day(date(2004, 10, 9))


def draw_gatherings(
    draw: DrawFn, town: TownMaker, adults: list[Person]
) -> Iterator[Record]:
    """论坛和学校. Some of the adults talk, and the same learn; or neither is there."""
    who = draw(st.lists(st.sampled_from(adults), unique=True, max_size=3))
    if who:
        yield from _forum(town, who)
        yield from _school(town, who)


def _forum(town: TownMaker, who: list[Person]) -> Iterator[Record]:
    forum, session = town.ref(Forum, "1"), town.ref(Meeting, "forum1")
    held = Period.day(_SESSION)
    yield Forum(id=forum, name="居民论坛", convenor=town.hall)
    yield Meeting(id=session, body=forum, type=MeetingType.FORUM, period=held)
    proposal, decision = town.ref(Proposal, "1"), town.ref(Decision, "forum1")
    yield Proposal(
        id=proposal,
        session=session,
        subject="修路灯",
        proposer=who[0].id,
        outcome=ProposalOutcome.ADOPTED,
        decided=_SESSION,
        decision=decision,
        period=Period.since(_SESSION),
    )
    for one in who:
        yield Attendance(
            id=town.ref(Attendance, f"forum1.{one.id.key}"),
            event=session,
            who=one.id,
            period=held,
        )
        yield Vote(
            id=town.ref(Vote, one.id.key),
            proposal=proposal,
            session=session,
            voter=one.id,
            choice=VoteChoice.IN_FAVOUR,
            period=held,
        )
    yield Decision(
        id=decision,
        meeting=session,
        subject="修路灯",
        in_favour=len(who),
        period=Period.since(_SESSION),
    )
    yield FollowUp(
        id=town.ref(FollowUp, "1"),
        proposal=proposal,
        owner=town.hall,
        what="修灯",
        due=date(2004, 6, 30),
        answered=date(2004, 6, 20),
        answer="已修好",
        period=Period.since(_SESSION),
    )


def _school(town: TownMaker, who: list[Person]) -> Iterator[Record]:
    school, term = town.ref(School, "1"), town.ref(SchoolTerm, "1")
    course, lesson = town.ref(Course, "1"), town.ref(Lesson, "1")
    yield School(id=school, name="市民学校")
    yield SchoolTerm(id=term, school=school, name="2004年秋季", period=_TERM)
    yield Course(
        id=course, school=school, name="健康", term=term, places=3, period=_TERM
    )
    yield Lesson(
        id=lesson,
        course=course,
        topic="膳食",
        span=ClockSpan.of("09:00-10:30"),
        guests=2,
        period=_LESSON,
    )
    for place, one in enumerate(who):
        yield CourseEnrolment(
            id=town.ref(CourseEnrolment, one.id.key),
            person=one.id,
            course=course,
            period=_TERM,
        )
        yield Attendance(
            id=town.ref(Attendance, f"lesson1.{one.id.key}"),
            event=lesson,
            who=one.id,
            presence=Presence.ON_LEAVE if place == 2 else Presence.PRESENT,
            period=_LESSON,
        )
