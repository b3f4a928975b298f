"""居民论坛规则. One vote each, a decision that can be accounted for, and an answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from shequ_core.figures.meetings import turnout
from shequ_core.figures.voting import Tally, is_carried, votes_on
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import (
    Attendance,
    Decision,
    FollowUp,
    Meeting,
    Presence,
    Proposal,
    ProposalOutcome,
    Vote,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import names
from shequ_core.rules.rule import Rule, Spot


def _was_voted(register: Register, proposal: Proposal) -> Decision | None:
    """The decision on a proposal, where it has one that counts votes."""
    decision = register.find(proposal.decision)
    return decision if decision and Tally.stated(decision).cast else None


def _neither(register: Register, on: date) -> Iterator[Spot]:
    for proposal in register.all(Proposal):
        outcome = proposal.outcome
        if outcome and not proposal.reason and not _was_voted(register, proposal):
            yield Spot(
                f"提议已定为“{word(outcome)}”，表决0票，也没有写明不经表决的理由",
                (proposal.id, proposal.session),
                "decision",
            )


def _unlike_vote(register: Register, on: date) -> Iterator[Spot]:
    for proposal in register.all(Proposal):
        decision = _was_voted(register, proposal)
        session = register.find(decision.meeting) if decision else None
        if decision is None or session is None or proposal.outcome is None:
            continue
        tally = Tally.stated(decision)
        carried = is_carried(register, session, tally)
        if carried != (proposal.outcome is ProposalOutcome.ADOPTED):
            _, present = turnout(register, session)
            came = f"投票{tally.cast}" if present is None else f"到会{present}"
            yield Spot(
                f"{came}，赞成{tally.in_favour}，{'已' if carried else '没有'}过半数，"
                f"与提议结果“{word(proposal.outcome)}”不符",
                (proposal.id, decision.id),
                "outcome",
            )


def _ballots(register: Register) -> Mapping[tuple[Proposal, Meeting], list[Vote]]:
    """The votes that are known one by one, by proposal and session."""
    cast: defaultdict[tuple[Proposal, Meeting], list[Vote]] = defaultdict(list)
    for vote in register.all(Vote):
        proposal, session = register.find(vote.proposal), register.find(vote.session)
        if proposal and session:
            cast[proposal, session].append(vote)
    return cast


def _twice(register: Register, on: date) -> Iterator[Spot]:
    for (proposal, _), votes in _ballots(register).items():
        by_voter: defaultdict[str, list[Vote]] = defaultdict(list)
        for vote in votes:
            by_voter[vote.voter].append(vote)
        for same in by_voter.values():
            if len(same) > 1:
                yield Spot(
                    f"同一表决人对同一提议表决{len(same)}次，只能计一次",
                    (*names(same), proposal.id),
                    "voter",
                )


def _not_present(register: Register, on: date) -> Iterator[Spot]:
    for (proposal, session), votes in _ballots(register).items():
        signed = register.tied(Attendance, "event", session.id)
        present = {it.who for it in signed if it.presence is Presence.PRESENT}
        absent = [it for it in votes if it.voter not in present]
        if absent:
            yield Spot(
                f"{len(votes)}名表决人中有{len(absent)}名没有签到出席，没有表决权",
                (*names(absent), proposal.id, session.id),
                "voter",
            )


def _unlike_count(register: Register, on: date) -> Iterator[Spot]:
    for proposal in register.all(Proposal):
        decision = _was_voted(register, proposal)
        if decision is None:
            continue
        votes = votes_on(register, proposal.id, decision.meeting)
        told, cast = Tally.stated(decision), Tally.of(votes)
        if votes and told != cast:
            yield Spot(
                f"逐人表决为{_said(cast)}，决议登记为{_said(told)}",
                (decision.id, proposal.id),
                "in_favour",
            )


def _said(tally: Tally) -> str:
    return f"赞成{tally.in_favour}、反对{tally.against}、弃权{tally.abstained}"


def _overdue(register: Register, on: date) -> Iterator[Spot]:
    for it in register.all(FollowUp):
        if it.due and it.is_overdue(on):
            yield Spot(
                f"提议办理应于{it.due}前答复，已过{(on - it.due).days}天没有答复",
                (it.id, it.owner),
                "answered",
            )


def _not_assigned(register: Register, on: date) -> Iterator[Spot]:
    for proposal in register.all(Proposal):
        adopted = proposal.outcome is ProposalOutcome.ADOPTED
        if not adopted or proposal.decided is None or proposal.decided >= on:
            continue
        if not register.tied(FollowUp, "proposal", proposal.id):
            waited = (on - proposal.decided).days
            yield Spot(
                f"提议采纳已{waited}天，没有交办给任何单位",
                (proposal.id,),
                "outcome",
            )


_MINUTES = "居民论坛会议记录"

RULES: tuple[Rule, ...] = (
    Rule(
        code="R-C14",
        kind="proposal-without-vote",
        severity=Severity.WARNING,
        title="提议定案没有表决也没有理由",
        english="A proposal that was decided without a vote, and without a reason",
        source=_MINUTES,
        check=_neither,
    ),
    Rule(
        code="R-C14",
        kind="outcome-unlike-vote",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="提议结果与表决不符",
        english="A proposal whose outcome is not what was voted",
        source=f"{_MINUTES}；到会过半数赞成为采纳",
        check=_unlike_vote,
    ),
    Rule(
        code="R-C15",
        kind="voted-twice",
        severity=Severity.ERROR,
        matter=Matter.LEDGER,
        title="一人表决多次",
        english="A voter who voted twice on one proposal at one session",
        source=_MINUTES,
        check=_twice,
    ),
    Rule(
        code="R-C15",
        kind="voter-not-present",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="表决人没有出席",
        english="A vote of somebody who did not sign in as present",
        source=_MINUTES,
        check=_not_present,
    ),
    Rule(
        code="R-C15",
        kind="votes-unlike-count",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="逐人表决与登记票数不符",
        english="Votes that add up to something else than the decision counts",
        source=_MINUTES,
        check=_unlike_count,
    ),
    Rule(
        code="R-C16",
        kind="follow-up-overdue",
        severity=Severity.WARNING,
        title="提议办理逾期未答复",
        english="A follow-up that was to be answered by now",
        source=_MINUTES,
        check=_overdue,
    ),
    Rule(
        code="R-C16",
        kind="adopted-not-assigned",
        severity=Severity.INFO,
        title="采纳的提议没有交办",
        english="An adopted proposal that nobody was to see to",
        source=_MINUTES,
        check=_not_assigned,
    ),
)
