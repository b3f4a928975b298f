"""Laws of forums: one vote each, a decision by vote or for a reason, and an answer."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.act_views import count, dangling, edges, happens

from shequ_core.figures import Window
from shequ_core.figures.meetings import turnout
from shequ_core.figures.voting import Tally, is_carried, votes_on
from shequ_core.model import (
    Attendance,
    Decision,
    FollowUp,
    Forum,
    Meeting,
    MeetingType,
    Presence,
    Proposal,
    ProposalOutcome,
    Vote,
)
from shequ_core.register import Register
from shequ_core.rules import check, rule_named
from shequ_core.testing import Life, lives, towns
from shequ_core.testing.forum_happening import ACTS
from shequ_core.values import Period

LED_TO_BY = {
    "cast_votes": ("propose",),
    "decide_proposal": ("propose", "cast_votes"),
    "settle_proposal": ("propose",),
    "answer_follow_up": ("assign_follow_up",),
}
FIRST, LAST = date(2004, 1, 1), date(2006, 1, 31)


def forum_lives(*only: str, most: int = 10):
    """Lives of forums: any of their acts, or those named."""
    return lives(towns(), only=only or tuple(ACTS), most=most)


@pytest.mark.parametrize("name", ACTS)
def test_every_act_happens(name: str):
    """The strategy of lives reaches every act of a forum."""
    happens(name, forum_lives(name, *LED_TO_BY.get(name, ())))


@given(forum_lives("hold_forum", "propose", "cast_votes", "decide_proposal"))
def test_a_vote_counts_each_voter_once(life: Life):
    """On one proposal, at one session; and only of those present who have one."""
    town = life.end
    assert not dangling(town)
    cast = Counter((it.proposal, it.session, it.voter) for it in town.all(Vote))
    assert set(cast.values()) <= {1}
    for vote in town.all(Vote):
        signed = town.tied(Attendance, "event", vote.session)
        present = {it.who for it in signed if it.presence is Presence.PRESENT}
        assert vote.voter in present
        assert vote.period == town[vote.session].period
    for proposal in town.all(Proposal):
        if proposal.decision is not None:
            decision = town[proposal.decision]
            named = votes_on(town, proposal.id, decision.meeting)
            assert Tally.stated(decision) == Tally.of(named) or not named


@given(forum_lives())
def test_a_decision_has_a_vote_or_a_reason(life: Life):
    """A vote of a session of its forum, on the day it was decided; never both."""
    town = life.end
    for proposal in town.all(Proposal):
        assert (proposal.outcome is None) == (proposal.decided is None)
        if proposal.outcome is None:
            assert proposal.decision is None
            assert not proposal.reason
        elif proposal.decision is None:
            assert proposal.reason
        else:
            _by_vote(town, proposal)


def _by_vote(town: Register, proposal: Proposal) -> None:
    decision = town[proposal.decision]
    session = town[decision.meeting]
    assert session.type is MeetingType.FORUM
    assert session.body == town[proposal.session].body
    assert session.period.start == proposal.decided
    assert proposal.period.has(proposal.decided)
    tally = Tally.stated(decision)
    _, present = turnout(town, session)
    assert tally.cast <= (tally.cast if present is None else present)
    adopted = proposal.outcome is ProposalOutcome.ADOPTED
    assert adopted == is_carried(town, session, tally)


@given(forum_lives(), st.dates(FIRST, LAST))
def test_a_follow_up_is_overdue_iff_its_day_passed_unanswered(life: Life, day: date):
    """From the day after it was due, until it is answered; of what was adopted only."""
    for it in life.end.all(FollowUp):
        assert it.due
        late = day > it.due and (it.answered is None or it.answered > day)
        assert it.is_overdue(day) == late
        assert not it.is_overdue(it.due)
        assert it.is_overdue(it.due + timedelta(1)) != it.is_answered(
            it.due + timedelta(1)
        )
        proposal = life.end[it.proposal]
        assert proposal.outcome is ProposalOutcome.ADOPTED
        assert proposal.decided <= it.period.start <= it.due
        assert bool(it.answer) == (it.answered is not None)


@given(forum_lives())
def test_acts_give_the_rules_of_forums_nothing_but_time_to_tell(life: Life):
    """What was not answered or assigned was not; nothing else is found."""
    kinds = (
        "proposal-without-vote",
        "outcome-unlike-vote",
        "voted-twice",
        "voter-not-present",
        "votes-unlike-count",
    )
    assert not check(life.end, LAST, map(rule_named, kinds))


@given(forum_lives(), st.dates(FIRST, LAST))
def test_the_rule_speaks_of_what_is_overdue(life: Life, day: date):
    """Of each that the figure counts, and of no other."""
    found = check(life.end, day, [rule_named("follow-up-overdue")])
    late = {it.id for it in life.end.all(FollowUp) if it.is_overdue(day)}
    assert {it.about[0] for it in found} == late
    assert count(life.end, "follow_ups_overdue", Window.year_to(day)) == len(late)


@given(forum_lives())
def test_what_was_put_is_open_or_decided_and_what_was_assigned_answered(life: Life):
    """On every day: open = so far put - decided, unanswered = assigned - answered."""
    for day in edges(life.end):
        told = Window(day, Period.through(date(1990, 1, 1), day))
        now = partial(count, life.end, window=told)
        assert now("proposals_open") == now("proposals") - now("proposals_decided")
        assert now("proposals_adopted") <= now("proposals_decided")
        answered = now("follow_ups_answered")
        assert now("follow_ups_open") == now("follow_ups") - answered
        assert now("follow_ups_overdue") <= now("follow_ups_open")
        late = now("follow_ups_due") - now("follow_ups_answered_in_time")
        assert now("follow_ups_overdue") <= late
        assert now("forum_participants") <= now("forum_visits")


@given(forum_lives())
def test_a_session_is_held_while_the_forum_is_there(life: Life):
    """Nobody signs in twice, and no more are present than entitled."""
    for session in life.end.tied(Meeting, "type", MeetingType.FORUM):
        assert life.end[session.body].period.covers(session.period)
        signed = [it.who for it in life.end.tied(Attendance, "event", session.id)]
        assert len(signed) == len(set(signed))
        assert (session.present or 0) <= (session.entitled or 0)


@given(forum_lives())
def test_an_act_changes_nothing_before_its_day(life: Life):
    """What was put, and how it stood, is on earlier days what it was."""
    told_of_a_session = {"propose", "cast_votes", "decide_proposal"}
    for before, step, after in zip(
        life.towns, life.steps, life.towns[1:], strict=False
    ):
        if step.name in told_of_a_session:
            continue
        for day in edges(before, after):
            if day < step.on:
                assert _seen(before, day) == _seen(after, day), (step.name, day)


def _seen(register: Register, day: date) -> set[object]:
    now = register.on(day)
    return {
        *(it.id for it in now.all(Forum)),
        *(it.id for it in now.all(Meeting)),
        *(it.id for it in now.all(Decision)),
        *(
            (it.id, it.outcome if it.decided and it.decided <= day else None)
            for it in now.all(Proposal)
        ),
        *((it.id, it.is_answered(day)) for it in now.all(FollowUp)),
    }
