"""党建一步. How the next act of party life is drawn, as in ``happening``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from shequ_core import acts
from shequ_core.acts import Letter, Minutes, Writes
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    DevelopmentStep,
    Meeting,
    MeetingType,
    PartyBody,
    PartyMembership,
    Person,
    Post,
    Presence,
    RelationTransfer,
    ReportIn,
    Tenure,
)
from shequ_core.testing.happening import Drawn
from shequ_core.values import Ref, months_after

_NEXT = {
    CandidateStage.APPLICANT: CandidateStage.ACTIVIST,
    CandidateStage.ACTIVIST: CandidateStage.TARGET,
}


def _body(it: Drawn) -> Ref[PartyBody]:
    return it.one(it.town.on(it.on).all(PartyBody)).id


def _member(it: Drawn) -> Ref[Person]:
    return it.one(it.town.on(it.on).all(PartyMembership)).person


def _candidate(it: Drawn, *stages: CandidateStage) -> Candidacy:
    open_ones = it.town.on(it.on).all(Candidacy)
    return it.one(one for one in open_ones if one.stage in stages)


def _probationer(it: Drawn) -> PartyMembership:
    everyone = it.town.on(it.on).all(PartyMembership)
    return it.one(one for one in everyone if one.confirmed is None)


def _apply(it: Drawn) -> Writes:
    who = it.one(it.town.on(it.on).all(Person)).id
    return acts.apply_to_join(it.town, who, body=_body(it), on=it.on)


def _advance(it: Drawn) -> Writes:
    one = _candidate(it, *_NEXT)
    return acts.advance(it.town, one.person, to=_NEXT[one.stage], on=it.on)


def _withdraw(it: Drawn) -> Writes:
    one = _candidate(it, *CandidateStage)
    return acts.withdraw(it.town, one.person, on=it.on)


def _review(it: Drawn) -> Writes:
    one = _candidate(it, CandidateStage.ACTIVIST)
    step = DevelopmentStep.REVIEW
    return acts.take_step(it.town, one.person, step=step, on=it.on)


def _admit(it: Drawn) -> Writes:
    one = _candidate(it, CandidateStage.TARGET)
    return acts.admit(it.town, one.person, on=it.on)


def _confirm(it: Drawn) -> Writes:
    return acts.confirm(it.town, _probationer(it).person, on=it.on)


def _extend(it: Drawn) -> Writes:
    member = _probationer(it)
    until = months_after(member.joined_on or it.on, it.draw(st.integers(12, 24)))
    return acts.extend_probation(it.town, member.person, until=until, on=it.on)


def _transfer(it: Drawn) -> Writes:
    return acts.transfer_relation(it.town, _member(it), to=_body(it), on=it.on)


def _send(it: Drawn) -> Writes:
    letter = Letter(elsewhere="外地某支部", number=it.key)
    return acts.send_relation(it.town, _member(it), letter=letter, on=it.on)


def _received(it: Drawn) -> Writes:
    letters = it.town.on(it.on).tied(RelationTransfer, "received", None)
    return acts.relation_received(it.town, it.one(letters).id, on=it.on)


def _receive(it: Drawn) -> Writes:
    joined = it.draw(st.dates(date(2003, 1, 1), it.on - timedelta(1)))
    return acts.receive_relation(
        it.town,
        it.stranger(),
        body=_body(it),
        joined=joined,
        confirmed=None,
        letter=Letter(elsewhere="外地某支部"),
        on=it.on,
    )


def _end(it: Drawn) -> Writes:
    return acts.end_membership(it.town, _member(it), on=it.on)


def _report(it: Drawn) -> Writes:
    who = it.one(it.town.on(it.on).all(Person)).id
    return acts.report_in(it.town, who, body=_body(it), on=it.on, home="某单位支部")


def _end_report(it: Drawn) -> Writes:
    report = it.one(it.town.on(it.on).all(ReportIn))
    return acts.end_report(it.town, report.id, on=it.on)


def _elect(it: Drawn) -> Writes:
    members = it.town.on(it.on).all(PartyMembership)
    chosen = it.some(sorted({one.person for one in members}))
    posts = (Post.SECRETARY, Post.ORGANISATION, Post.PUBLICITY)
    elected = list(zip(chosen, posts, strict=False))
    return acts.elect(it.town, _body(it), elected=elected, on=it.on)


def _take_post(it: Drawn) -> Writes:
    post = it.one((Post.ORGANISATION, Post.PUBLICITY, Post.DISCIPLINE))
    return acts.take_post(it.town, _member(it), body=_body(it), post=post, on=it.on)


def _leave_post(it: Drawn) -> Writes:
    tenure = it.one(it.town.on(it.on).all(Tenure))
    return acts.leave_post(it.town, tenure.id, on=it.on)


def _hold(it: Drawn) -> Writes:
    body = _body(it)
    here = it.town.on(it.on).tied(PartyMembership, "body", body)
    signed = [(one.person, it.one(Presence)) for one in here]
    return acts.hold(
        it.town,
        body,
        type=MeetingType.PARTY_ASSEMBLY,
        on=it.on,
        minutes=Minutes(topic="学习"),
        signed=signed,
    )


def _decide(it: Drawn) -> Writes:
    meeting = it.one(it.town.all(Meeting))
    in_favour = it.draw(st.integers(0, 5))
    return acts.decide(it.town, meeting.id, "季度安排", in_favour=in_favour)


ACTS: dict[str, Callable[[Drawn], Writes]] = {
    "apply_to_join": _apply,
    "advance": _advance,
    "withdraw": _withdraw,
    "review": _review,
    "admit": _admit,
    "confirm": _confirm,
    "extend_probation": _extend,
    "transfer_relation": _transfer,
    "send_relation": _send,
    "relation_received": _received,
    "receive_relation": _receive,
    "end_membership": _end,
    "report_in": _report,
    "end_report": _end_report,
    "elect": _elect,
    "take_post": _take_post,
    "leave_post": _leave_post,
    "hold": _hold,
    "decide": _decide,
}
"""各种党建事项. How each is drawn, by its name."""
