"""组织生活规则. Meetings that are missing, and meetings without a quorum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from shequ_core.figures.meetings import PARTY, signed_in, turnout
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import Meeting, MeetingType, PartyBody
from shequ_core.register import Register
from shequ_core.rules.party import BRANCH_RULES, full_members
from shequ_core.rules.party_calendar import Slot, party_calendar
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import Period

_VOTING = (MeetingType.PARTY_ASSEMBLY, MeetingType.BRANCH_COMMITTEE)
_HALF_WILL_DO = (MeetingType.BRANCH_COMMITTEE,)


def _kept(register: Register, year: int) -> bool:
    """Whether meetings of the year are recorded at all."""
    whole = Period.year(year)
    return any(
        meeting.type in PARTY and meeting.period.start and meeting.period.meets(whole)
        for meeting in register.all(Meeting)
    )


def _calendar(register: Register, year: int) -> tuple[Slot, ...]:
    return tuple(party_calendar(register, year)) if _kept(register, year) else ()


def _missing(*types: MeetingType) -> Callable[[Register, date], Iterator[Spot]]:
    def check(register: Register, on: date) -> Iterator[Spot]:
        missing: defaultdict[tuple[str, MeetingType], list[Slot]] = defaultdict(list)
        for slot in register.once(_calendar, on.year):
            if slot.type in types and slot.missing(on):
                missing[slot.body, slot.type].append(slot)
        for (body, type), slots in missing.items():
            spans = "、".join(slot.name for slot in slots)
            yield Spot(
                f"{on.year}年{spans}没有登记{word(type)}，缺{len(slots)}次"
                f"（{slots[0].source}）",
                (body,),
            )

    return check


def _voting(register: Register) -> Iterator[Meeting]:
    bodies = register.named(PartyBody)
    return (
        meeting
        for meeting in register.all(Meeting)
        if meeting.type in _VOTING and meeting.body in bodies
    )


def _quorum(register: Register, on: date) -> Iterator[Spot]:
    for meeting in _voting(register):
        entitled, present = turnout(register, meeting)
        if entitled is None and meeting.type is MeetingType.PARTY_ASSEMBLY:
            day = meeting.period.start
            entitled = full_members(register, meeting.body, day) if day else None
        if entitled and present is not None and not _enough(meeting, present, entitled):
            few = "不足半数" if meeting.type in _HALF_WILL_DO else "没有超过半数"
            yield Spot(
                f"{word(meeting.type)}应到{entitled}人，实到{present}人，"
                f"{few}，所作决定无效",
                (meeting.id, meeting.body),
                "present",
            )


def _enough(meeting: Meeting, present: int, entitled: int) -> bool:
    """到会人数. More than half of those with a vote; of a committee, half will do."""
    if meeting.type in _HALF_WILL_DO:
        return present * 2 >= entitled
    return present * 2 > entitled


def _signed(register: Register, on: date) -> Iterator[Spot]:
    for meeting in register.all(Meeting):
        listed, came = signed_in(register, meeting)
        if listed and meeting.present is not None and meeting.present != came:
            yield Spot(
                f"会议记录实到{meeting.present}人，签到{came}人，请核对",
                (meeting.id,),
                "present",
            )
        if (meeting.present or 0) > (meeting.entitled or meeting.present or 0):
            yield Spot(
                f"实到{meeting.present}人，多于应到{meeting.entitled}人，请核对",
                (meeting.id,),
                "present",
            )


def _late(register: Register, on: date) -> Iterator[Spot]:
    for meeting in register.all(Meeting):
        day, makes_up = meeting.period.start, meeting.makes_up
        if day and makes_up and makes_up > day:
            yield Spot(
                "补开日期晚于开会日期，补开的应填原定时间",
                (meeting.id,),
                "makes_up",
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-P09",
        kind="party-meetings-missing",
        severity=Severity.WARNING,
        title="三会和主题党日缺开",
        english="Meetings or theme days of a party body are missing",
        source=f"{BRANCH_RULES}；此前为“三会一课”惯例",
        check=_missing(
            MeetingType.PARTY_ASSEMBLY,
            MeetingType.BRANCH_COMMITTEE,
            MeetingType.PARTY_GROUP,
            MeetingType.THEME_DAY,
        ),
    ),
    Rule(
        code="R-P09",
        kind="party-lectures-missing",
        severity=Severity.INFO,
        title="党课缺讲",
        english="Party lectures are missing",
        source="“三会一课”惯例：每季度一次，各地规定不一",
        check=_missing(MeetingType.PARTY_LECTURE),
    ),
    Rule(
        code="R-P09",
        kind="party-appraisal-missing",
        severity=Severity.WARNING,
        title="组织生活会或民主评议缺开",
        english="The yearly meeting or appraisal of members is missing",
        source=f"{BRANCH_RULES}；《关于建立民主评议党员制度的意见》",
        check=_missing(MeetingType.ORGANISATIONAL_LIFE, MeetingType.MEMBER_APPRAISAL),
    ),
    Rule(
        code="R-P10",
        kind="party-quorum",
        severity=Severity.ERROR,
        title="党内会议到会不足半数",
        english="A party meeting without a quorum",
        source=f"{BRANCH_RULES}：有表决权的到会人数超过半数，支部委员会半数以上",
        check=_quorum,
    ),
    Rule(
        code="R-P25",
        kind="attendance-mismatch",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="到会人数不符",
        english="The minutes and the sign-in do not agree",
        source="会议记录和签到表",
        check=_signed,
    ),
    Rule(
        code="R-P25",
        kind="made-up-in-advance",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="补开日期不对",
        english="A meeting that makes up for a later day",
        source="会议记录",
        check=_late,
    ),
)
