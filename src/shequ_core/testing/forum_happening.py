"""论坛一步. How the next act of a residents' forum is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Writes
from shequ_core.figures.voting import Tally
from shequ_core.model import (
    Attendance,
    Community,
    FollowUp,
    Forum,
    Meeting,
    MeetingType,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
)
from shequ_core.testing.happening import Drawn
from shequ_core.values import Ref


def _session(it: Drawn) -> Meeting:
    return it.one(it.town.tied(Meeting, "type", MeetingType.FORUM))


def _open(it: Drawn) -> Proposal:
    return it.one(it.town.tied(Proposal, "outcome", None))


def _session_of(it: Drawn, proposal: Proposal) -> Meeting:
    forum = it.town[proposal.session].body
    return it.one(it.town.tied(Meeting, "body", forum))


def _found(it: Drawn) -> Writes:
    return acts.found_forum(it.town, it.book, f"{it.key}论坛", on=it.on)


def _hold(it: Drawn) -> Writes:
    forum = it.one(it.town.on(it.on).all(Forum))
    presence = it.draw(st.sampled_from((Presence.PRESENT, Presence.OBSERVER)))
    who = [stay.person for stay in it.stays()]
    signed = [(one, presence if one == who[0] else Presence.PRESENT) for one in who]
    return acts.hold_forum(it.town, forum.id, on=it.on, signed=signed)


def _propose(it: Drawn) -> Writes:
    proposer = it.draw(st.sampled_from([None, it.stay().person]))
    return acts.propose(it.town, _session(it).id, "修路灯", proposer=proposer)


def _cast(it: Drawn) -> Writes:
    proposal = _open(it)
    session = _session_of(it, proposal)
    signed = it.town.tied(Attendance, "event", session.id)
    choices = st.sampled_from(("in_favour", "in_favour", "against", "abstained"))
    cast: dict[str, list[Ref[Person]]] = {}
    for voter in it.some(one.who for one in signed):
        cast.setdefault(it.draw(choices), []).append(Ref(voter))
    return acts.cast_votes(it.town, proposal.id, session.id, **cast)


def _decide(it: Drawn) -> Writes:
    proposal = _open(it)
    session = _session_of(it, proposal)
    counted = it.draw(st.none() | st.builds(Tally, *[st.integers(0, 3)] * 3))
    return acts.decide_proposal(it.town, proposal.id, session.id, counted=counted)


def _settle(it: Drawn) -> Writes:
    outcome = it.draw(st.sampled_from(ProposalOutcome))
    return acts.settle_proposal(
        it.town, _open(it).id, outcome, on=it.on, reason="已由物业办理"
    )


def _assign(it: Drawn) -> Writes:
    adopted = it.town.tied(Proposal, "outcome", ProposalOutcome.ADOPTED)
    due = it.on + timedelta(it.draw(st.integers(0, 60)))
    hall = Ref[Community].to(it.book, Community.kind, it.book)
    return acts.assign_follow_up(
        it.town, it.one(adopted).id, hall, "修灯", on=it.on, due=due
    )


def _answer(it: Drawn) -> Writes:
    left = it.town.on(it.on).tied(FollowUp, "answered", None)
    return acts.answer_follow_up(it.town, it.one(left).id, on=it.on, answer="已修好")


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "found_forum": _found,
    "hold_forum": _hold,
    "propose": _propose,
    "cast_votes": _cast,
    "decide_proposal": _decide,
    "settle_proposal": _settle,
    "assign_follow_up": _assign,
    "answer_follow_up": _answer,
}
"""各种论坛事项. How each is drawn, by its name."""
