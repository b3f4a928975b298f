"""论坛和学校规则: where each begins to speak, and what it leaves alone."""

from datetime import date

from tests.core.rules.forum_examples import (
    COHERENT,
    COURSE,
    EXAMPLES,
    FORUM,
    LAMP,
    LESSON,
    MAY,
    SCHOOL,
    SPAN,
    USE,
    USED,
    VOTE,
)
from tests.core.small_town import DAY, ref

from shequ_core.model import Attendance, Meeting, Presence, ProposalOutcome
from shequ_core.rules import rule_named
from shequ_core.values import Period

DECLINED = ProposalOutcome.DECLINED


def said(town, kind, on=DAY):
    """What a rule says of a town."""
    return [it.message for it in rule_named(kind)(town, on)]


def test_an_outcome_is_held_to_the_votes_in_numbers():
    """Of those present; where nobody knows how many were, of those who voted."""
    wrong = FORUM.after([LAMP.evolve(outcome=DECLINED)])
    assert said(wrong, "outcome-unlike-vote") == [
        "到会3，赞成3，已过半数，与提议结果“未采纳”不符"
    ]
    unlisted = FORUM[LAMP.session].evolve(entitled=None, present=None)
    signed = [it.id for it in FORUM.tied(Attendance, "event", LAMP.session)]
    counted = FORUM[LAMP.decision].evolve(in_favour=1, against=1)
    even = FORUM.after([unlisted, counted], signed)
    assert said(even, "outcome-unlike-vote") == [
        "投票2，赞成1，没有过半数，与提议结果“采纳”不符"
    ]


def test_what_can_not_be_held_to_votes_is_left_alone():
    """Not decided, decided by no vote, or of a session that nobody knows."""
    open_ = FORUM.after([LAMP.evolve(outcome=None, decided=None)])
    assert not said(open_, "outcome-unlike-vote")
    lost = FORUM.after([LAMP.evolve(outcome=DECLINED)], [LAMP.session])
    assert not said(lost, "outcome-unlike-vote")
    assert not said(lost, "voter-not-present")
    settled = FORUM.after([LAMP.evolve(decision=None, reason="无人异议")])
    for kind in ("proposal-without-vote", "outcome-unlike-vote", "votes-unlike-count"):
        assert not said(settled, kind)


def test_votes_of_another_session_are_other_votes():
    """Who votes on the same proposal in May and in November votes once each time."""
    again = FORUM[LAMP.session].evolve(id=ref(Meeting, "again"))
    later = VOTE.evolve(id=ref(type(VOTE), "later"), session=again.id)
    town = FORUM.after([again, later])
    assert not said(town, "voted-twice")
    assert said(town, "voter-not-present") == [
        "1名表决人中有1名没有签到出席，没有表决权"
    ]


def test_what_is_adopted_is_assigned_from_the_next_day_on():
    """On the day itself nobody is late."""
    town = EXAMPLES["adopted-not-assigned"]
    assert not said(town, "adopted-not-assigned", MAY)
    assert said(town, "adopted-not-assigned", date(2004, 5, 19)) == [
        "提议采纳已1天，没有交办给任何单位"
    ]
    declined = town.after([LAMP.evolve(outcome=DECLINED)])
    assert not said(declined, "adopted-not-assigned")


def test_an_answer_is_overdue_from_the_day_after():
    """It was due on 30 June."""
    assert not said(FORUM, "follow-up-overdue", date(2004, 6, 30))
    assert said(FORUM, "follow-up-overdue", date(2004, 7, 1)) == [
        "提议办理应于2004-06-30前答复，已过1天没有答复"
    ]
    assert not said(COHERENT["forum"], "follow-up-overdue")


def test_a_course_is_full_when_it_is_full():
    """Two learners: two places are enough, one is not."""
    assert not said(SCHOOL.after([COURSE.evolve(places=2)]), "course-overfull")
    tight = SCHOOL.after([COURSE.evolve(places=1)])
    assert said(tight, "course-overfull") == ["招收1人，同时在学的多到2人"]
    assert not said(SCHOOL.after([COURSE.evolve(places=None)]), "course-overfull")


def test_days_that_nobody_knows_are_dots():
    """A course that has begun whenever and ended before the lesson."""
    ended = COURSE.evolve(period=Period(None, date(2004, 10, 1)))
    assert said(SCHOOL.after([ended]), "lesson-outside-course") == [
        "2004-10-09上课，课程起止时间是…至2004-09-30"
    ]
    to_come = COURSE.evolve(period=Period(date(2004, 11, 1), None))
    assert said(SCHOOL.after([to_come]), "lesson-outside-course") == [
        "2004-10-09上课，课程起止时间是2004-11-01至…"
    ]


def test_a_course_may_still_be_taught_on_its_last_day():
    """From the next day on it was not."""
    idle = SCHOOL.after([], [LESSON.id])
    assert not said(idle, "course-not-taught", date(2004, 12, 20))
    assert said(idle, "course-not-taught", date(2004, 12, 21)) == [
        "课程2004-12-20结束，上课0次，没有上课记录"
    ]


def test_who_is_excused_is_on_the_roll():
    """A learner on leave is no stranger, and no guest."""
    roll = SCHOOL.tied(Attendance, "event", LESSON.id)
    away = [
        it.evolve(presence=Presence.ON_LEAVE)
        for it in roll
        if it.presence is Presence.PRESENT
    ]
    town = SCHOOL.after(away)
    for kind in ("roll-not-enrolled", "guest-enrolled", "guests-exceed-heads"):
        assert not said(town, kind)


def test_a_room_is_too_full_at_one_time_only():
    """Those who dropped in during a whole day were never there at once."""
    crowd = USE.evolve(people=21)
    assert said(USED.after([crowd]), "use-over-capacity") == [
        "使用登记21人，场地只容纳20人"
    ]
    all_day = crowd.evolve(span=None)
    assert not said(USED.after([all_day]), "use-over-capacity")
    meeting = all_day.evolve(event=ref(Meeting, "q3"))
    assert said(USED.after([meeting]), "use-over-capacity")
    assert not said(USED.after([crowd.evolve(people=None)]), "use-over-capacity")
    room = USED[USE.facility].evolve(capacity=None)
    assert not said(USED.after([crowd, room]), "use-over-capacity")
    assert not said(USED.after([crowd], [USE.facility]), "use-over-capacity")
    assert USE.span == SPAN
