"""居民自治指标. The residents' committee, its elections, meetings and notices."""

from __future__ import annotations

from collections.abc import Hashable

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.glossary import word
from shequ_core.model import (
    Committee,
    CommitteeForm,
    Decision,
    FundRaising,
    Meeting,
    MeetingType,
    Notice,
    NoticeItem,
    Post,
    Tenure,
    Term,
)
from shequ_core.register import Register

_POSTS = (Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.MEMBER)
_MEETINGS = (
    MeetingType.RESIDENTS_MEETING,
    MeetingType.DELEGATES_MEETING,
    MeetingType.COMMITTEE_MEETING,
    MeetingType.HEARING,
)


def _committees(register: Register) -> set[str]:
    residents = register.tied(Committee, "form", CommitteeForm.RESIDENTS)
    return {committee.id for committee in residents}


def _members(register: Register, window: Window) -> list[Tenure]:
    committees = _committees(register)
    return [
        tenure
        for tenure in register.all(Tenure)
        if tenure.body in committees and tenure.post in _POSTS
    ]


def _holder(tenure: Tenure) -> Hashable:
    """Who holds it; a name without a person is somebody of that community only."""
    return tenure.holder or (tenure.id.community, tenure.name or tenure.id)


MEMBERS = Figure(
    code="committee_members",
    label="居委会成员人数",
    english="Members of the residents' committee",
    unit="人",
    basis="统计日担任居委会主任、副主任、委员的人，一人兼数职只计一次",
    clock=Clock.STOCK,
    rows=_members,
    distinct=_holder,
)
DELEGATES = Figure(
    code="residents_delegates",
    label="居民代表人数",
    english="Delegates of residents' groups",
    unit="人",
    basis="统计日担任居民代表的人，一人只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: register.tied(Tenure, "post", Post.DELEGATE),
    distinct=_holder,
)


def _elections(register: Register, window: Window) -> list[Term]:
    committees = _committees(register)
    return [
        term
        for term in register.all(Term)
        if term.body in committees
        and term.electors is not None
        and term.voters is not None
    ]


ELECTORS = Figure(
    code="committee_electors",
    label="居委会换届应参选人数",
    english="Electors of the residents' committee",
    unit="人",
    basis="统计日本届居委会选举的应参选人（户、代表）数，登记了参选数的届次",
    clock=Clock.STOCK,
    rows=_elections,
    measure=lambda term: term.electors,
)
VOTERS = Figure(
    code="committee_voters",
    label="居委会换届实参选人数",
    english="Voters for the residents' committee",
    unit="人",
    basis="统计日本届居委会选举的实参选人（户、代表）数",
    clock=Clock.STOCK,
    rows=_elections,
    measure=lambda term: term.voters,
)
ELECTION_TURNOUT = Ratio(
    code="committee_election_turnout",
    label="居委会换届参选率",
    english="Turnout at the election of the residents' committee",
    unit="%",
    basis="居委会换届实参选人数除以应参选人数，乘以100",
    part=VOTERS,
    whole=ELECTORS,
    times=100,
)
MEETINGS = Figure(
    code="self_government_meetings",
    label="居民自治会议次数",
    english="Meetings of self-government",
    unit="次",
    basis="统计期内召开的居民会议、居民代表会议、居委会会议和听证协商会",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in begun(register, Meeting, window) if it.type in _MEETINGS
    ],
)


def _decisions(register: Register, window: Window) -> list[Decision]:
    residents = (MeetingType.RESIDENTS_MEETING, MeetingType.DELEGATES_MEETING)
    meetings = register.named(Meeting)
    return [
        decision
        for decision in begun(register, Decision, window)
        if decision.meeting in meetings and meetings[decision.meeting].type in residents
    ]


DECISIONS = Figure(
    code="residents_decisions",
    label="居民会议决议件数",
    english="Decisions of residents' meetings",
    unit="件",
    basis="统计期内居民会议和居民代表会议作出的决议",
    clock=Clock.FLOW,
    rows=_decisions,
)
NOTICES = Figure(
    code="public_notices",
    label="居务公开次数",
    english="Notices published by the committee",
    unit="次",
    basis="统计期内张榜公开的事项，每项每次计一次",
    clock=Clock.FLOW,
    rows=lambda register, window: begun(register, Notice, window),
)
FUNDS = Figure(
    code="funds_raised_yuan",
    label="筹集费用金额",
    english="Money raised from residents and units",
    unit="元",
    basis="统计期内向居民和辖区单位自愿筹集的费用",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        it for it in begun(register, FundRaising, window) if it.amount is not None
    ],
    measure=lambda raised: raised.amount.amount,
)
FIGURES = (
    MEMBERS,
    DELEGATES,
    ELECTORS,
    VOTERS,
    MEETINGS,
    MEETINGS.split(
        "self_government_meetings_by_type",
        "各类居民自治会议次数",
        "Meetings of self-government by type",
        by=lambda register, window: lambda meeting: word(meeting.type),
        keys=lambda register, window: map(word, _MEETINGS),
    ),
    DECISIONS,
    NOTICES,
    NOTICES.split(
        "public_notices_by_item",
        "各类居务公开次数",
        "Notices by item",
        by=lambda register, window: lambda notice: word(notice.item),
        keys=lambda register, window: map(word, NoticeItem),
    ),
    FUNDS,
)
