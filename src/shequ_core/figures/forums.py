"""论坛指标. Sessions and who came, what was proposed, and what was answered in time."""

from __future__ import annotations

from collections.abc import Callable

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.groupings import UNSTATED
from shequ_core.figures.meetings import turnout
from shequ_core.glossary import word
from shequ_core.model import (
    Attendance,
    FollowUp,
    Forum,
    Meeting,
    MeetingType,
    Person,
    Presence,
    Proposal,
    ProposalOutcome,
)
from shequ_core.register import Register


def _sessions(register: Register, window: Window) -> list[Meeting]:
    held = begun(register, Meeting, window)
    return [it for it in held if it.type is MeetingType.FORUM]


def _counted(register: Register, window: Window) -> list[Meeting]:
    return [
        it for it in _sessions(register, window) if turnout(register, it)[1] is not None
    ]


def _present(register: Register, window: Window) -> Callable[[Meeting], int]:
    return lambda session: turnout(register, session)[1] or 0


def _people(register: Register, window: Window) -> list[Attendance]:
    return [
        signed
        for session in _sessions(register, window)
        for signed in register.tied(Attendance, "event", session.id)
        if signed.presence is Presence.PRESENT and signed.who.kind == Person.kind
    ]


def _decided(register: Register, window: Window) -> list[Proposal]:
    return [
        it
        for it in register.all(Proposal)
        if it.decided is not None and window.period.has(it.decided)
    ]


def _adopted(register: Register, window: Window) -> list[Proposal]:
    decided = _decided(register, window)
    return [it for it in decided if it.outcome is ProposalOutcome.ADOPTED]


def _open(register: Register, window: Window) -> list[Proposal]:
    return [
        it
        for it in register.all(Proposal)
        if it.decided is None or it.decided > window.on
    ]


def _outcome(register: Register, window: Window) -> Callable[[Proposal], str]:
    return lambda it: word(it.outcome) if it.outcome else UNSTATED


def _outcomes(register: Register, window: Window) -> list[str]:
    return [word(it) for it in ProposalOutcome]


def _answered(register: Register, window: Window) -> list[FollowUp]:
    return [
        it
        for it in register.all(FollowUp)
        if it.answered is not None and window.period.has(it.answered)
    ]


def _due(register: Register, window: Window) -> list[FollowUp]:
    """Those whose day has passed by the day of the count."""
    return [
        it
        for it in register.all(FollowUp)
        if it.due is not None and window.period.has(it.due) and it.due < window.on
    ]


def _in_time(register: Register, window: Window) -> list[FollowUp]:
    return [it for it in _due(register, window) if it.due and it.is_answered(it.due)]


FORUMS = Figure(
    code="forums",
    label="居民论坛数",
    english="Residents' forums",
    unit="个",
    basis="统计日设有的居民论坛",
    clock=Clock.STOCK,
    rows=lambda register, window: register.all(Forum),
)
SESSIONS = Figure(
    code="forum_sessions",
    label="居民论坛场次",
    english="Sessions of residents' forums",
    unit="场",
    basis="时期内举办的居民论坛",
    clock=Clock.FLOW,
    rows=_sessions,
)
VISITS = Figure(
    code="forum_visits",
    label="居民论坛到会人次",
    english="Attendance of residents' forums",
    unit="人次",
    basis="时期内各场居民论坛的实到人数合计，没有登记实到人数的按签到；列席的不计",
    clock=Clock.FLOW,
    rows=_counted,
    weigh=_present,
)
PEOPLE = Figure(
    code="forum_participants",
    label="参加居民论坛人数",
    english="People at residents' forums",
    unit="人",
    basis="时期内在居民论坛签到出席的居民，不论几场，每人计一次；列席的不计",
    clock=Clock.FLOW,
    rows=_people,
    distinct=lambda signed: signed.who,
)
PROPOSALS = Figure(
    code="proposals",
    label="居民提议件数",
    english="Proposals put at forums",
    unit="件",
    basis="时期内在居民论坛提出的提议",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Proposal, window),
)
DECIDED = Figure(
    code="proposals_decided",
    label="居民提议定案件数",
    english="Proposals decided",
    unit="件",
    basis="定案日期在时期内的居民提议，不论何时提出",
    clock=Clock.FLOW,
    rows=_decided,
)
OPEN = Figure(
    code="proposals_open",
    label="待定居民提议件数",
    english="Proposals not decided yet",
    unit="件",
    basis="统计日已经提出、还没有定案的居民提议",
    clock=Clock.STOCK,
    rows=_open,
)
ADOPTED = Figure(
    code="proposals_adopted",
    label="居民提议采纳件数",
    english="Proposals adopted",
    unit="件",
    basis="时期内定案为采纳的居民提议",
    clock=Clock.FLOW,
    rows=_adopted,
)
ADOPTED_RATE = Ratio(
    code="proposal_adoption_rate",
    label="居民提议采纳率",
    english="Proposals adopted, of those decided",
    unit="%",
    basis="居民提议采纳件数除以居民提议定案件数，乘以100",
    part=ADOPTED,
    whole=DECIDED,
    times=100,
)
ASSIGNED = Figure(
    code="follow_ups",
    label="提议交办件数",
    english="Follow-ups assigned",
    unit="件",
    basis="时期内交办的提议办理事项；一件提议交给两家计两件",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, FollowUp, window),
)
ANSWERED = Figure(
    code="follow_ups_answered",
    label="提议答复件数",
    english="Follow-ups answered",
    unit="件",
    basis="答复日期在时期内的提议办理事项，不论何时交办",
    clock=Clock.FLOW,
    rows=_answered,
)
UNANSWERED = Figure(
    code="follow_ups_open",
    label="未答复提议办理件数",
    english="Follow-ups not answered yet",
    unit="件",
    basis="统计日已经交办、还没有答复的提议办理事项",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        it for it in register.all(FollowUp) if not it.is_answered(window.on)
    ],
)
OVERDUE = Figure(
    code="follow_ups_overdue",
    label="逾期未答复提议件数",
    english="Follow-ups overdue",
    unit="件",
    basis="统计日答复期限已过、还没有答复的提议办理事项",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        it for it in register.all(FollowUp) if it.is_overdue(window.on)
    ],
)
DUE = Figure(
    code="follow_ups_due",
    label="到期提议办理件数",
    english="Follow-ups whose day has passed",
    unit="件",
    basis="答复期限在时期内、在统计日以前的提议办理事项",
    clock=Clock.FLOW,
    rows=_due,
)
IN_TIME = Figure(
    code="follow_ups_answered_in_time",
    label="按期答复提议件数",
    english="Follow-ups answered in time",
    unit="件",
    basis="到期提议办理事项中，在期限内答复的",
    clock=Clock.FLOW,
    rows=_in_time,
)
IN_TIME_RATE = Ratio(
    code="follow_up_in_time_rate",
    label="提议按期答复率",
    english="Follow-ups answered in time, of those due",
    unit="%",
    basis="按期答复提议件数除以到期提议办理件数，乘以100",
    part=IN_TIME,
    whole=DUE,
    times=100,
)
FIGURES = (
    FORUMS,
    SESSIONS,
    VISITS,
    PEOPLE,
    PROPOSALS,
    DECIDED,
    DECIDED.split(
        "proposals_by_outcome",
        "居民提议定案结果",
        "Proposals decided, by outcome",
        by=_outcome,
        keys=_outcomes,
    ),
    ADOPTED,
    OPEN,
    ASSIGNED,
    ANSWERED,
    UNANSWERED,
    OVERDUE,
    DUE,
    IN_TIME,
)
