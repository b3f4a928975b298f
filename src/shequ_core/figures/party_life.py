"""党员发展和组织生活指标. Those on the way, those who move, and the meetings held."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from shequ_core.figures.figure import Clock, Figure, Ratio, Window
from shequ_core.figures.flows import begun
from shequ_core.figures.meetings import PARTY
from shequ_core.glossary import word
from shequ_core.model import (
    Candidacy,
    CandidateStage,
    Meeting,
    PartyMembership,
    RelationTransfer,
    ReportIn,
)
from shequ_core.register import Register


def _candidates(code: str, stage: CandidateStage, english: str) -> Figure:
    return Figure(
        code=code,
        label=f"{word(stage)}人数",
        english=english,
        unit="人",
        basis=f"统计日处于{word(stage)}阶段的人，一人只计一次",
        clock=Clock.STOCK,
        rows=lambda register, window: register.tied(Candidacy, "stage", stage),
        distinct=lambda candidacy: candidacy.person,
    )


APPLICANTS = _candidates(
    "party_applicants", CandidateStage.APPLICANT, "Applicants for the party"
)
ACTIVISTS = _candidates(
    "party_activists", CandidateStage.ACTIVIST, "Activists applying for the party"
)
TARGETS = _candidates(
    "party_development_targets", CandidateStage.TARGET, "Development targets"
)


def _within(day: date | None, window: Window) -> bool:
    return day is not None and window.period.has(day)


ADMITTED = Figure(
    code="party_members_admitted",
    label="发展党员人数",
    english="Members admitted",
    unit="人",
    basis="入党时间（不知哪一天的，整月或整年）在统计期内、"
    "由本社区党组织接收的预备党员，转入的不计",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        membership
        for membership in begun(register, PartyMembership, window)
        if membership.joined
        and membership.joined.first == membership.period.start
        and _within(membership.joined.last, window)
    ],
    distinct=lambda membership: membership.person,
)
CONFIRMED = Figure(
    code="party_members_confirmed",
    label="转正党员人数",
    english="Members confirmed",
    unit="人",
    basis="转正时间（不知哪一天的，整月或整年）在统计期内、"
    "转正时组织关系在本社区的党员",
    clock=Clock.FLOW,
    rows=lambda register, window: [
        membership
        for membership in register.all(PartyMembership)
        if membership.confirmed
        and _within(membership.confirmed.first, window)
        and _within(membership.confirmed.last, window)
        and membership.period.has(membership.confirmed.last)
    ],
    distinct=lambda membership: membership.person,
)


def _letters(
    wanted: Callable[[RelationTransfer], bool],
) -> Callable[[Register, Window], Iterable[RelationTransfer]]:
    return lambda register, window: [
        letter
        for letter in register.all(RelationTransfer)
        if _within(letter.received, window) and wanted(letter)
    ]


RELATIONS_IN = Figure(
    code="party_relations_in",
    label="组织关系转入人数",
    english="Relations moved in",
    unit="人",
    basis="回执日期在统计期内、从社区外转入的组织关系介绍信，每封一人",
    clock=Clock.FLOW,
    rows=_letters(lambda letter: letter.origin is None and letter.target is not None),
)
RELATIONS_OUT = Figure(
    code="party_relations_out",
    label="组织关系转出人数",
    english="Relations moved out",
    unit="人",
    basis="回执日期在统计期内、向社区外转出的组织关系介绍信，每封一人",
    clock=Clock.FLOW,
    rows=_letters(lambda letter: letter.target is None and letter.origin is not None),
)
REPORTED_IN = Figure(
    code="members_reported_in",
    label="报到党员人数",
    english="Members reported in",
    unit="人",
    basis="统计日到社区报到的党员，组织关系在别处，不计入党员人数，一人只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        it for it in register.all(ReportIn) if it.person is not None
    ],
    distinct=lambda report: report.person,
)
UNITS_REPORTED_IN = Figure(
    code="units_reported_in",
    label="报到单位数",
    english="Units reported in",
    unit="个",
    basis="统计日其党组织到社区报到的单位，一个单位只计一次",
    clock=Clock.STOCK,
    rows=lambda register, window: [
        it for it in register.all(ReportIn) if it.unit is not None
    ],
    distinct=lambda report: report.unit,
)


def _held(register: Register, window: Window) -> list[Meeting]:
    return [it for it in begun(register, Meeting, window) if it.type in PARTY]


def _counted(register: Register, window: Window) -> list[Meeting]:
    return [
        it
        for it in _held(register, window)
        if it.entitled is not None and it.present is not None
    ]


MEETINGS = Figure(
    code="party_meetings",
    label="党内会议和活动次数",
    english="Party meetings held",
    unit="次",
    basis="统计期内召开的三会一课、主题党日、组织生活会和民主评议党员，补开的计入实际召开日",
    clock=Clock.FLOW,
    rows=_held,
)
ENTITLED = Figure(
    code="party_meeting_entitled",
    label="党内会议应到人次",
    english="Entitled to attend party meetings",
    unit="人次",
    basis="统计期内登记了应到和实到人数的党内会议，应到人数合计",
    clock=Clock.FLOW,
    rows=_counted,
    measure=lambda meeting: meeting.entitled,
)
PRESENT = Figure(
    code="party_meeting_present",
    label="党内会议实到人次",
    english="Present at party meetings",
    unit="人次",
    basis="统计期内登记了应到和实到人数的党内会议，实到人数合计",
    clock=Clock.FLOW,
    rows=_counted,
    measure=lambda meeting: meeting.present,
)
TURNOUT = Ratio(
    code="party_meeting_turnout",
    label="党内会议到会率",
    english="Turnout at party meetings",
    unit="%",
    basis="党内会议实到人次除以应到人次，乘以100",
    part=PRESENT,
    whole=ENTITLED,
    times=100,
)
FIGURES = (
    APPLICANTS,
    ACTIVISTS,
    TARGETS,
    ADMITTED,
    CONFIRMED,
    RELATIONS_IN,
    RELATIONS_OUT,
    REPORTED_IN,
    UNITS_REPORTED_IN,
    MEETINGS,
    MEETINGS.split(
        "party_meetings_by_type",
        "各类党内会议和活动次数",
        "Party meetings by type",
        by=lambda register, window: lambda meeting: word(meeting.type),
        keys=lambda register, window: map(word, PARTY),
    ),
    ENTITLED,
    PRESENT,
)
