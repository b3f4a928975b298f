"""居民提议. Residents propose something at a forum, vote on it, and it is decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from shequ_core.acts.meetings import decide
from shequ_core.acts.stays import fresh
from shequ_core.acts.writes import Writes
from shequ_core.errors import InvalidValue
from shequ_core.figures.voting import Tally, is_carried, votes_on
from shequ_core.model import (
    Attendance,
    Meeting,
    MeetingType,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
    Unit,
    Vote,
    VoteChoice,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

Voters = Iterable[Ref[Person | Unit]]
"""表决人. Residents, and units that take part."""


def propose(
    register: Register,
    session: Ref[Meeting],
    subject: str,
    *,
    proposer: Ref[Person | Unit] | None = None,
) -> Writes:
    """提出提议. Somebody puts a proposal at a session of a forum.

    Raises NotFound, and InvalidValue where it is no session of a forum
    (``not-a-forum``), or the proposer is not there that day (``not-alive``).
    """
    held, day = _session(register, session)
    if proposer is not None and not register[proposer].period.has(day):
        raise InvalidValue(
            f"{proposer} (提议人) is not there on {day}", problem="not-alive"
        )
    place = len(register.tied(Proposal, "session", held.id)) + 1
    ref: Ref[Proposal] = Ref.to(
        session.community, Proposal.kind, f"{session.key}.{place}"
    )
    proposal = Proposal(
        id=fresh(register, ref),
        session=held.id,
        subject=subject,
        proposer=proposer,
        period=Period.since(day),
    )
    return Writes((proposal,))


def cast_votes(
    register: Register,
    proposal: Ref[Proposal],
    session: Ref[Meeting],
    *,
    in_favour: Voters = (),
    against: Voters = (),
    abstained: Voters = (),
) -> Writes:
    """投票表决. How those who are present vote on a proposal, one by one.

    Raises NotFound, and InvalidValue where it was decided already
    (``decided-already``), is of another forum (``another-forum``) or was put later
    (``too-early``); where somebody votes twice (``voted-already``), or did not sign in
    as present (``not-present``).
    """
    held, _ = _up_for_vote(register, proposal, session)
    sides = zip(VoteChoice, (in_favour, against, abstained), strict=True)
    votes = [
        _vote(register, proposal, held, voter, choice)
        for choice, voters in sides
        for voter in voters
    ]
    _hold_to_voters(register, held, votes, votes_on(register, proposal, held.id))
    return Writes(tuple(votes))


def decide_proposal(
    register: Register,
    proposal: Ref[Proposal],
    session: Ref[Meeting],
    *,
    counted: Tally | None = None,
) -> Writes:
    """表决定案. The vote of a session decides a proposal.

    It is adopted where more than half of those present are in favour, else declined.
    Votes that were cast one by one are counted here; a secret ballot is ``counted`` as
    the minutes have it. Raises InvalidValue where nobody voted (``no-vote``), or votes
    are told in both ways and differ (``votes-unlike``), and as ``cast_votes`` and
    ``decide`` do.
    """
    held, day = _up_for_vote(register, proposal, session)
    tally = _tally(votes_on(register, proposal, held.id), counted)
    known = register[proposal]
    decided = decide(register, held.id, known.subject, **attrs.asdict(tally))
    [decision] = decided.puts
    carried = is_carried(register, held, tally)
    outcome = ProposalOutcome.ADOPTED if carried else ProposalOutcome.DECLINED
    closed = known.evolve(outcome=outcome, decided=day, decision=decision.id)
    return decided.then(Writes((closed,)))


def settle_proposal(
    register: Register,
    proposal: Ref[Proposal],
    outcome: ProposalOutcome,
    *,
    on: date,
    reason: str,
) -> Writes:
    """不经表决定案. A proposal is settled without a vote, and for what reason.

    Raises NotFound, and InvalidValue where no reason is given (``no-reason``), it was
    decided already (``decided-already``), or put later (``too-early``).
    """
    known = _open(register, proposal)
    if not reason:
        raise InvalidValue(
            f"{proposal} (提议) is settled without a vote: say why", problem="no-reason"
        )
    if not known.period.has(on):
        raise InvalidValue(
            f"{proposal} (提议) was put later than {on}", problem="too-early"
        )
    return Writes((known.evolve(outcome=outcome, decided=on, reason=reason),))


def _session(register: Register, session: Ref[Meeting]) -> tuple[Meeting, date]:
    held = register[session]
    if held.type is not MeetingType.FORUM or held.period.start is None:
        raise InvalidValue(
            f"{session} is no session of a forum (论坛) with a day",
            problem="not-a-forum",
        )
    return held, held.period.start


def _open(register: Register, proposal: Ref[Proposal]) -> Proposal:
    known = register[proposal]
    if known.outcome is not None:
        raise InvalidValue(
            f"{proposal} (提议) was decided on {known.decided} already",
            problem="decided-already",
        )
    return known


def _up_for_vote(
    register: Register, proposal: Ref[Proposal], session: Ref[Meeting]
) -> tuple[Meeting, date]:
    """The session and its day, at which an open proposal of that forum is voted on."""
    known = _open(register, proposal)
    held, day = _session(register, session)
    if held.body != register[known.session].body:
        raise InvalidValue(
            f"{proposal} (提议) is of another forum (论坛) than {session}",
            problem="another-forum",
        )
    if not known.period.has(day):
        raise InvalidValue(
            f"{proposal} (提议) was put later than {session} of {day}",
            problem="too-early",
        )
    return held, day


def _hold_to_voters(
    register: Register, held: Meeting, votes: Iterable[Vote], before: Iterable[Vote]
) -> None:
    signed = register.tied(Attendance, "event", held.id)
    present = {it.who for it in signed if it.presence is Presence.PRESENT}
    voted = {it.voter for it in before}
    for vote in votes:
        if vote.voter in voted:
            raise InvalidValue(
                f"{vote.voter} has voted (表决) on {vote.proposal} already",
                problem="voted-already",
            )
        if vote.voter not in present:
            raise InvalidValue(
                f"{vote.voter} did not sign in as present (出席) at {held.id}",
                problem="not-present",
            )
        voted.add(vote.voter)


def _tally(votes: list[Vote], counted: Tally | None) -> Tally:
    tally = Tally.of(votes) if votes or counted is None else counted
    if not tally.cast:
        raise InvalidValue(
            "nobody voted (表决): settle the proposal for a reason", problem="no-vote"
        )
    if counted is not None and counted != tally:
        raise InvalidValue(
            f"{counted} was counted (计票), but the votes are {tally}",
            problem="votes-unlike",
        )
    return tally


def _vote(
    register: Register,
    proposal: Ref[Proposal],
    held: Meeting,
    voter: Ref[Person | Unit],
    choice: VoteChoice,
) -> Vote:
    key = f"{proposal.key}.{voter.kind}-{voter.key}"
    return Vote(
        id=fresh(register, Ref.to(proposal.community, Vote.kind, key)),
        proposal=proposal,
        session=held.id,
        voter=voter,
        choice=choice,
        period=held.period,
    )
