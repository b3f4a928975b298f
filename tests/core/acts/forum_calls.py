"""论坛办理. What residents ask for and vote on, what they learn, who used the rooms."""

from datetime import date

from tests.core.acts.calling import Call
from tests.core.rules.forum_examples import (
    DUE,
    HALL,
    LAST,
    MAY,
    OCTOBER,
    ROOM,
    SPAN,
    STRANGER,
    WHO,
    forum,
    school,
)
from tests.core.small_town import TOWN

from shequ_core import acts
from shequ_core.acts import Minutes, Occasion
from shequ_core.figures.voting import Tally
from shequ_core.model import (
    Attendance,
    Course,
    FollowUp,
    Forum,
    Lesson,
    Meeting,
    MeetingType,
    Presence,
    Proposal,
    ProposalOutcome,
    School,
    SchoolTerm,
    Vote,
)

TALK, LEARN = forum(), school()
[SESSION] = [it.id for it in TALK.all(Meeting) if it.type is MeetingType.FORUM]
[LAMP] = TALK.named(Proposal)
[OWED] = TALK.named(FollowUp)
OPEN = TALK.after([TALK[LAMP].evolve(outcome=None, decided=None, decision=None)])
[COURSE], [LESSON] = LEARN.named(Course), LEARN.named(Lesson)
UNVOTED = OPEN.after([], OPEN.named(Vote))
UNCALLED = LEARN.after([], LEARN.named(Attendance))
JUNE = date(2004, 6, 20)


def call(town, act, **told):
    """In a town that talks, or learns."""
    return Call(town, act, told)


CALLS = {
    "found_forum": call(
        TOWN, acts.found_forum, community="town", name="论坛", on=MAY, convenor=HALL
    ),
    "found_forum, of that name": call(
        TALK, acts.found_forum, community="town", name="居民论坛", on=JUNE
    ),
    "hold_forum": call(
        TALK,
        acts.hold_forum,
        forum=next(iter(TALK.named(Forum))),
        on=JUNE,
        minutes=Minutes(topic="停车", place="活动室", present=3),
        signed=[(WHO[0], Presence.PRESENT), (WHO[1], Presence.OBSERVER)],
    ),
    "propose": call(
        TALK, acts.propose, session=SESSION, subject="修台阶", proposer=WHO[1]
    ),
    "propose, what was proposed": call(
        TALK, acts.propose, session=SESSION, subject="安装路灯"
    ),
    "cast_votes": call(
        UNVOTED,
        acts.cast_votes,
        proposal=LAMP,
        session=SESSION,
        in_favour=WHO[:1],
        against=WHO[1:2],
        abstained=WHO[2:],
    ),
    "cast_votes, of somebody who was not there": call(
        UNVOTED, acts.cast_votes, proposal=LAMP, session=SESSION, in_favour=[STRANGER]
    ),
    "cast_votes, both ways": call(
        UNVOTED,
        acts.cast_votes,
        proposal=LAMP,
        session=SESSION,
        in_favour=WHO,
        against=WHO[:1],
    ),
    "decide_proposal": call(OPEN, acts.decide_proposal, proposal=LAMP, session=SESSION),
    "decide_proposal, by a count": call(
        UNVOTED,
        acts.decide_proposal,
        proposal=LAMP,
        session=SESSION,
        counted=Tally(1, 2, 0),
    ),
    "settle_proposal": call(
        OPEN,
        acts.settle_proposal,
        proposal=LAMP,
        outcome=ProposalOutcome.WITHDRAWN,
        on=JUNE,
        reason="已由物业办理",
    ),
    "assign_follow_up": call(
        TALK,
        acts.assign_follow_up,
        proposal=LAMP,
        owner=HALL,
        what="维护",
        on=MAY,
        due=DUE,
    ),
    "assign_follow_up, of what is not adopted": call(
        OPEN,
        acts.assign_follow_up,
        proposal=LAMP,
        owner=HALL,
        what="维护",
        on=MAY,
        due=DUE,
    ),
    "answer_follow_up": call(
        TALK, acts.answer_follow_up, follow_up=OWED, on=JUNE, answer="已装好"
    ),
    "found_school": call(
        TOWN,
        acts.found_school,
        community="town",
        name="市民学校",
        on=MAY,
        facility=ROOM,
    ),
    "open_term": call(
        LEARN,
        acts.open_term,
        school=next(iter(LEARN.named(School))),
        name="2005年春季",
        first=date(2005, 3, 1),
        last=date(2005, 6, 30),
    ),
    "open_course": call(
        LEARN,
        acts.open_course,
        term=next(iter(LEARN.named(SchoolTerm))),
        name="书法",
        places=20,
        teacher=WHO[0],
    ),
    "join_course": call(
        LEARN, acts.join_course, person=WHO[2], course=COURSE, on=OCTOBER
    ),
    "join_course, twice": call(
        LEARN, acts.join_course, person=WHO[0], course=COURSE, on=OCTOBER
    ),
    "leave_course": call(
        LEARN, acts.leave_course, person=WHO[1], course=COURSE, on=date(2004, 11, 1)
    ),
    "give_lesson": call(
        LEARN,
        acts.give_lesson,
        course=COURSE,
        topic="膳食",
        on=date(2004, 11, 6),
        span=SPAN,
        guests=2,
    ),
    "give_lesson, on the last day": call(
        LEARN, acts.give_lesson, course=COURSE, topic="总结", on=LAST
    ),
    "call_roll": call(
        UNCALLED,
        acts.call_roll,
        lesson=LESSON,
        present=WHO[:1],
        on_leave=WHO[1:2],
        guests=[STRANGER],
    ),
    "call_roll, of somebody who does not learn": call(
        UNCALLED, acts.call_roll, lesson=LESSON, present=[STRANGER]
    ),
    "record_use": call(
        TOWN,
        acts.record_use,
        facility=ROOM,
        purpose="排练",
        on=OCTOBER,
        people=12,
        span=SPAN,
        occasion=Occasion(by=HALL),
    ),
    "record_use, for what was held": call(
        LEARN,
        acts.record_use,
        facility=ROOM,
        purpose="上课",
        on=OCTOBER,
        occasion=Occasion(event=LESSON),
    ),
}
"""办理. By the forum, the school, and who keeps the rooms."""
