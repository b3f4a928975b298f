"""论坛和学校例子. For every rule of both a changed town that makes it speak."""

from datetime import date

from tests.core.small_town import TOWN, ref

from shequ_core.acts import (
    apply,
    assign_follow_up,
    book,
    call_roll,
    cancel,
    cast_votes,
    close_facility,
    decide_proposal,
    found_forum,
    found_school,
    give_lesson,
    hold_forum,
    join_course,
    open_course,
    open_term,
    propose,
    record_use,
)
from shequ_core.acts.using import Occasion
from shequ_core.model import (
    Attendance,
    Booking,
    Community,
    Course,
    CourseEnrolment,
    Facility,
    FacilityUse,
    FollowUp,
    Forum,
    Lesson,
    Meeting,
    Opening,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
    School,
    SchoolTerm,
    Vote,
)
from shequ_core.values import ClockSpan, OpeningHours, Period

HALL, ROOM = ref(Community, "town"), ref(Facility, "f1")
MAY, DUE = date(2004, 5, 18), date(2004, 6, 30)
FIRST, LAST, OCTOBER = date(2004, 9, 10), date(2004, 12, 20), date(2004, 10, 9)
WHO = [ref(Person, f"h{place}a") for place in range(1, 4)]
STRANGER = ref(Person, "h9a")
SPAN = ClockSpan.of("09:00-10:30")


def after(town, act, *args, **told):
    """The register with what an act writes."""
    return apply(town, act(town, *args, **told))


def forum():
    """Three came, asked for a lamp, and voted for it; the hall answers by July."""
    town = after(TOWN, found_forum, "town", "居民论坛", on=MAY, convenor=HALL)
    [it] = town.all(Forum)
    signed = [(who, Presence.PRESENT) for who in WHO]
    town = after(town, hold_forum, it.id, on=MAY, signed=signed)
    [session] = town.tied(Meeting, "body", it.id)
    town = after(town, propose, session.id, "安装路灯", proposer=WHO[0])
    [lamp] = town.all(Proposal)
    town = after(town, cast_votes, lamp.id, session.id, in_favour=WHO)
    town = after(town, decide_proposal, lamp.id, session.id)
    return after(town, assign_follow_up, lamp.id, HALL, "安装", on=MAY, due=DUE)


def school():
    """A course for three, two of whom learn; one lesson, and who was there."""
    town = after(TOWN, found_school, "town", "市民学校", on=FIRST, facility=ROOM)
    [it] = town.all(School)
    town = after(town, open_term, it.id, "2004年秋季", first=FIRST, last=LAST)
    [term] = town.all(SchoolTerm)
    town = after(town, open_course, term.id, "健康知识", places=3)
    [course] = town.all(Course)
    for who in WHO[:2]:
        town = after(town, join_course, who, course.id, on=FIRST)
    town = after(town, give_lesson, course.id, "膳食", on=OCTOBER, span=SPAN, guests=1)
    [lesson] = town.all(Lesson)
    return after(town, call_roll, lesson.id, present=WHO[:1], guests=[STRANGER])


def room(**told):
    """A room for twenty, booked and used one morning."""
    hall = TOWN[ROOM].evolve(open_days=None, capacity=20)
    open_ = Opening(
        id=ref(Opening, "u1"),
        facility=ROOM,
        hours=OpeningHours.of("FREQ=DAILY 08:00-18:00"),
    )
    town = TOWN.after([hall, open_])
    kept = {"day": OCTOBER, "span": SPAN, "on": date(2004, 10, 1)}
    town = after(town, book, ROOM, HALL, **kept)
    [booking] = town.all(Booking)
    use = {"on": OCTOBER, "people": 20, "occasion": Occasion(booking=booking.id)}
    return after(town, record_use, ROOM, "座谈", **use, **told)


FORUM, SCHOOL, USED = forum(), school(), room()
[LAMP], [FOLLOW_UP] = FORUM.all(Proposal), FORUM.all(FollowUp)
ANSWERED = FOLLOW_UP.evolve(answered=DUE, answer="已安装")
[COURSE], [LESSON] = SCHOOL.all(Course), SCHOOL.all(Lesson)
[USE] = USED.all(FacilityUse)
VOTE = next(iter(FORUM.all(Vote)))
PLACE = next(iter(SCHOOL.all(CourseEnrolment)))
COHERENT = {
    "forum": FORUM.after([ANSWERED]),
    "school": SCHOOL,
    "use": USED,
}
"""合规的. In which no rule of these speaks."""


def signed(who, presence=Presence.PRESENT):
    """Somebody is on the roll of the lesson."""
    return Attendance(
        id=ref(Attendance, f"extra-{who.key}"),
        event=LESSON.id,
        who=who,
        presence=presence,
        period=LESSON.period,
    )


def enrolled(who, key):
    """Somebody is in the course for the term."""
    return PLACE.evolve(id=ref(CourseEnrolment, key), person=who)


EXAMPLES = {
    "proposal-without-vote": FORUM.after([LAMP.evolve(decision=None)]),
    "outcome-unlike-vote": FORUM.after([LAMP.evolve(outcome=ProposalOutcome.DECLINED)]),
    "voted-twice": FORUM.after([VOTE.evolve(id=ref(Vote, "again"))]),
    "voter-not-present": FORUM.after(
        [VOTE.evolve(id=ref(Vote, "stranger"), voter=STRANGER)]
    ),
    "votes-unlike-count": FORUM.after(
        [FORUM[LAMP.decision].evolve(in_favour=2, against=1)]
    ),
    "follow-up-overdue": FORUM,
    "adopted-not-assigned": FORUM.after([], [FOLLOW_UP.id]),
    "roll-not-enrolled": SCHOOL.after([signed(ref(Person, "h8a"))]),
    "guest-enrolled": SCHOOL.after([enrolled(STRANGER, "guest")]),
    "guests-exceed-heads": SCHOOL.after([LESSON.evolve(guests=0)]),
    "course-overfull": SCHOOL.after([COURSE.evolve(places=1)]),
    "enrolled-twice": SCHOOL.after([enrolled(PLACE.person, "twice")]),
    "lesson-outside-course": SCHOOL.after(
        [COURSE.evolve(period=Period.through(FIRST, date(2004, 10, 8)))]
    ),
    "course-not-taught": SCHOOL.after([COURSE.evolve(id=ref(Course, "idle"))]),
    "use-over-capacity": USED.after([USE.evolve(people=21)]),
    "used-while-closed": after(
        USED, close_facility, ROOM, first=OCTOBER, last=OCTOBER, reason="装修"
    ),
    "use-of-cancelled-booking": after(USED, cancel, USE.booking, on=OCTOBER),
}
