"""居民论坛: a year of one, from its first session to the answers; and what can't be."""

from datetime import date
from functools import partial

import pytest
from tests.core.acts.test_booking import problem
from tests.core.small_town import DAY, TOWN, ref

from shequ_core.acts import (
    Minutes,
    answer_follow_up,
    apply,
    assign_follow_up,
    cast_votes,
    decide_proposal,
    found_forum,
    hold_forum,
    propose,
    settle_proposal,
)
from shequ_core.errors import NotFound
from shequ_core.figures.voting import Tally
from shequ_core.model import (
    Community,
    Decision,
    FollowUp,
    Forum,
    Meeting,
    MeetingType,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
    Unit,
    Vote,
)
from shequ_core.values import Period

MAY, NOVEMBER = date(2004, 5, 18), date(2004, 11, 6)
HALL, UNIT = ref(Community, "town"), ref(Unit, "u1")
FORUM = ref(Forum, "20040501")
FIRST = ref(Meeting, "forum.20040501.forum.20040518")
SECOND = ref(Meeting, "forum.20040501.forum.20041106")
LAMP = ref(Proposal, f"{FIRST.key}.1")
VOTERS = [ref(Person, f"h{place}a") for place in range(1, 6)]
LISTENER, ABSENT = ref(Person, "h6a"), ref(Person, "h7a")
ADOPTED, DECLINED, WITHDRAWN = ProposalOutcome


def after(register, act, *args, **told):
    """The register with what an act writes."""
    return apply(register, act(register, *args, **told))


def signed():
    """Five with a vote, one who listens, one who is excused."""
    yield from ((who, Presence.PRESENT) for who in VOTERS)
    yield LISTENER, Presence.OBSERVER
    yield ABSENT, Presence.ON_LEAVE


@pytest.fixture
def town():
    """A forum with two sessions; a street lamp was asked for at the first."""
    told = {"on": date(2004, 5, 1), "convenor": HALL}
    now = after(TOWN, found_forum, "town", "居民论坛", **told)
    for day in (MAY, NOVEMBER):
        now = after(now, hold_forum, FORUM, on=day, signed=signed())
    return after(now, propose, FIRST, "安装路灯", proposer=VOTERS[0])


def test_a_forum_meets_while_it_is_there(town):
    """Its sessions are meetings, and count those with a vote who came."""
    held = town[FIRST]
    assert (held.type, held.body) == (MeetingType.FORUM, FORUM)
    assert (held.entitled, held.present) == (6, 5)
    found = partial(problem, found_forum, town, "town")
    assert found("居民论坛", on=DAY) == "named-already"
    assert found_forum(town, "town", "青年论坛", on=DAY).puts
    assert problem(hold_forum, town, FORUM, on=date(2004, 4, 30)) == "forum-ended"
    twice = [(VOTERS[0], Presence.PRESENT), (VOTERS[0], Presence.OBSERVER)]
    assert problem(hold_forum, town, FORUM, on=DAY, signed=twice) == "signed-twice"
    with pytest.raises(NotFound):
        found_forum(town, "town", "论坛", on=DAY, convenor=ref(Community, "none"))


def test_a_proposal_is_put_at_a_session(town):
    """From its day on; by somebody who lives, or by nobody in particular."""
    lamp = town[LAMP]
    assert (lamp.subject, lamp.proposer, lamp.outcome) == ("安装路灯", VOTERS[0], None)
    assert lamp.period == Period.since(MAY)
    again = after(town, propose, FIRST, "清理楼道")
    assert ref(Proposal, f"{FIRST.key}.2") in again
    party = ref(Meeting, "q3")
    assert problem(propose, town, party, "安装路灯") == "not-a-forum"
    dead = town.after([town[LISTENER].evolve(period=Period(None, MAY))])
    assert problem(propose, dead, FIRST, "安装路灯", proposer=LISTENER) == "not-alive"


def test_a_vote_decides_it(town):
    """Each who is present votes once; more than half of those present carry it."""
    now = after(town, cast_votes, LAMP, FIRST, in_favour=VOTERS[:2])
    vote = partial(problem, cast_votes, now, LAMP, FIRST)
    assert vote(against=[VOTERS[1]]) == "voted-already"
    assert vote(against=[VOTERS[2]], abstained=[VOTERS[2]]) == "voted-already"
    assert vote(in_favour=[LISTENER]) == "not-present"
    assert vote(in_favour=[ABSENT]) == "not-present"
    rest = {"in_favour": [VOTERS[2]], "against": [VOTERS[3]]}
    now = after(now, cast_votes, LAMP, FIRST, **rest)
    assert len(now.tied(Vote, "proposal", LAMP)) == 4
    unlike = Tally(in_favour=5)
    assert problem(decide_proposal, now, LAMP, FIRST, counted=unlike) == "votes-unlike"
    now = after(now, decide_proposal, LAMP, FIRST)
    lamp = now[LAMP]
    decision = now[lamp.decision]
    assert (lamp.outcome, lamp.decided) == (ADOPTED, MAY)
    assert (decision.in_favour, decision.against, decision.abstained) == (3, 1, 0)
    assert decision.subject == "安装路灯"
    assert problem(decide_proposal, now, LAMP, SECOND) == "decided-already"
    assert problem(cast_votes, now, LAMP, SECOND) == "decided-already"


def test_half_is_not_more_than_half(town):
    """Two of five present do not carry it; nor do two of four votes, if that is all."""
    declined = after(town, decide_proposal, LAMP, FIRST, counted=Tally(2, 0, 3))
    assert declined[LAMP].outcome is DECLINED
    unlisted = after(town, hold_forum, FORUM, on=DAY, minutes=Minutes(topic="楼道"))
    third = ref(Meeting, "forum.20040501.forum.20041231")
    even = after(unlisted, decide_proposal, LAMP, third, counted=Tally(2, 2))
    assert even[LAMP].outcome is DECLINED
    ahead = after(unlisted, decide_proposal, LAMP, third, counted=Tally(3, 2))
    assert ahead[LAMP].outcome is ADOPTED
    many = Tally(in_favour=6)
    assert problem(decide_proposal, town, LAMP, FIRST, counted=many) == "turnout"


def test_what_was_put_off_is_voted_on_later(town):
    """At a later session of the same forum, and at no other meeting."""
    later = after(town, decide_proposal, LAMP, SECOND, counted=Tally(4))
    assert later[LAMP].decided == NOVEMBER
    put_late = after(town, propose, SECOND, "清理楼道")
    late = ref(Proposal, f"{SECOND.key}.1")
    assert problem(cast_votes, put_late, late, FIRST) == "too-early"
    other = after(town, found_forum, "town", "青年论坛", on=MAY)
    youth = ref(Forum, "20040518")
    other = after(other, hold_forum, youth, on=NOVEMBER)
    elsewhere = ref(Meeting, "forum.20040518.forum.20041106")
    assert problem(cast_votes, other, LAMP, elsewhere) == "another-forum"


def test_no_vote_needs_a_reason(town):
    """A decision comes of votes, or is settled in words, once."""
    assert problem(decide_proposal, town, LAMP, FIRST) == "no-vote"
    settle = partial(problem, settle_proposal, town, LAMP, DECLINED)
    assert settle(on=NOVEMBER, reason="") == "no-reason"
    assert settle(on=date(2004, 5, 17), reason="超出社区职责") == "too-early"
    told = {"on": NOVEMBER, "reason": "提议人撤回"}
    settled = after(town, settle_proposal, LAMP, WITHDRAWN, **told)
    lamp = settled[LAMP]
    assert (lamp.outcome, lamp.decided, lamp.decision) == (WITHDRAWN, NOVEMBER, None)
    again = problem(settle_proposal, settled, LAMP, ADOPTED, **told)
    assert again == "decided-already"
    assert not settled.tied(Decision, "meeting", SECOND)


def test_what_is_adopted_is_answered(town):
    """By whom it was assigned to; overdue from the day after it was due."""
    due = date(2004, 6, 30)
    assign = {"on": MAY, "due": due}
    early = problem(assign_follow_up, town, LAMP, UNIT, "安装", **assign)
    assert early == "not-adopted"
    now = after(town, decide_proposal, LAMP, FIRST, counted=Tally(5))
    backwards = {"on": MAY, "due": date(2004, 5, 17)}
    late = problem(assign_follow_up, now, LAMP, UNIT, "安装", **backwards)
    assert late == "too-early"
    assert assign_follow_up(now, LAMP, UNIT, "安装", on=MAY, due=MAY).puts
    ended = now.after([now[UNIT].evolve(period=Period(None, MAY))])
    gone = problem(assign_follow_up, ended, LAMP, UNIT, "安装", **assign)
    assert gone == "owner-ended"
    now = after(now, assign_follow_up, LAMP, UNIT, "安装", **assign)
    [open_] = now.all(FollowUp)
    assert not open_.is_overdue(due)
    assert open_.is_overdue(date(2004, 7, 1))
    answer = partial(problem, answer_follow_up, now, open_.id)
    assert answer(on=due, answer="") == "no-answer"
    assert answer(on=date(2004, 5, 17), answer="已装6盏") == "too-early"
    now = after(now, answer_follow_up, open_.id, on=date(2004, 7, 5), answer="已装6盏")
    answered = now[open_.id]
    assert answered.answer == "已装6盏"
    assert answered.is_overdue(date(2004, 7, 4))
    assert not answered.is_overdue(date(2004, 7, 5))
    again = problem(answer_follow_up, now, open_.id, on=DAY, answer="又装1盏")
    assert again == "answered-already"
