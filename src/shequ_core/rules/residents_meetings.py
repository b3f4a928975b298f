"""居民会议规则. Who must come, how many must agree, and when one must be called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from shequ_core.figures import Window
from shequ_core.figures.meetings import turnout
from shequ_core.figures.population import registered
from shequ_core.findings import Matter, Severity
from shequ_core.glossary import word
from shequ_core.model import (
    Decision,
    GridGroup,
    GroupLevel,
    Household,
    Meeting,
    MeetingDemand,
    MeetingForm,
    MeetingType,
    Post,
    Tenure,
)
from shequ_core.register import Register
from shequ_core.rules.as_of import measured, names, today
from shequ_core.rules.committee import COMMITTEE_LAW
from shequ_core.rules.dated import Dated
from shequ_core.rules.rule import Rule, Spot
from shequ_core.values import age_at_most

RULED_SINCE = date(1990, 1, 1)
RESIDENTS_MEETINGS = (MeetingType.RESIDENTS_MEETING, MeetingType.DELEGATES_MEETING)
"""居民会议. The assembly itself, and that of the delegates of the groups."""

DELEGATES = Dated((RULED_SINCE, (2, 3)))
"""小组代表人数. Delegates of each small group: at least and at most."""

CALLED_WITHIN = timedelta(days=30)
"""召集期限. The law says that a meeting is called, not when: a month is taken."""

_UNITS: Mapping[MeetingForm | None, str] = {
    MeetingForm.PERSONS: "名居民",
    MeetingForm.HOUSEHOLDS: "户",
    MeetingForm.DELEGATES: "名居民代表",
    None: "人",
}
_ADULT = 18
_SHARES = {5: "五分之一", 3: "三分之一"}


def entitled(register: Register, meeting: Meeting) -> int | None:
    """应到人数. Those who make up the meeting: as the minutes say, else as registered.

    By its form: adults, households, or the delegates of the groups. None where
    neither tells.
    """
    stated, _ = turnout(register, meeting)
    day = meeting.period.start
    if stated is not None or day is None:
        return stated
    then = today(register, day)
    if meeting.form is MeetingForm.HOUSEHOLDS:
        return len(then.named(Household)) or None
    if (
        meeting.form is MeetingForm.DELEGATES
        or meeting.type is MeetingType.DELEGATES_MEETING
    ):
        return len(_delegates(then)) or None
    if meeting.form is MeetingForm.PERSONS:
        return adults(register, day)[0] or None
    return None


def adults(register: Register, day: date) -> tuple[int, int]:
    """成年居民. Registered residents of eighteen and over, on a day: at least, at most.

    Whose birthday is not known may be one.
    """
    here = registered(today(register, day), Window.year_to(day))
    surely = sum(age is not None and age >= _ADULT for age in here.ages)
    born = (person.born for person in here.persons)
    perhaps = sum(it is None or age_at_most(it, day) >= _ADULT for it in born)
    return surely, perhaps


def _delegates(register: Register) -> list[Tenure]:
    return register.tied(Tenure, "post", Post.DELEGATE)


def _held(register: Register) -> Iterator[Meeting]:
    for meeting in register.all(Meeting):
        day = meeting.period.start
        if meeting.type in RESIDENTS_MEETINGS and day and day >= RULED_SINCE:
            yield meeting


def _quorum(register: Register, on: date) -> Iterator[Spot]:
    for meeting in _held(register):
        expected = entitled(register, meeting)
        _, present = turnout(register, meeting)
        if expected and present is not None and present * 2 <= expected:
            unit = _UNITS[meeting.form]
            yield Spot(
                f"{word(meeting.type)}应到{expected}{unit}，实到{present}{unit}，"
                "没有过半数，不能举行，所作决定无效",
                (meeting.id, meeting.body),
                "present",
            )


def _majority(register: Register, on: date) -> Iterator[Spot]:
    for meeting in _held(register):
        _, present = turnout(register, meeting)
        for decision in register.tied(Decision, "meeting", meeting.id):
            if (
                present
                and decision.in_favour is not None
                and decision.in_favour * 2 <= present
            ):
                yield Spot(
                    f"到会{present}，赞成{decision.in_favour}，"
                    "没有过半数，决议没有通过",
                    (decision.id, meeting.id),
                    "in_favour",
                )


def _votes(register: Register, on: date) -> Iterator[Spot]:
    for meeting in register.all(Meeting):
        _, present = turnout(register, meeting)
        for decision in register.tied(Decision, "meeting", meeting.id):
            votes = [decision.in_favour, decision.against, decision.abstained]
            total = sum(filter(None, votes))
            if present is not None and total > present:
                yield Spot(
                    f"赞成、反对、弃权合计{total}票，多于到会{present}人，请核对",
                    (decision.id, meeting.id),
                    "in_favour",
                )


def _demanded(register: Register, on: date) -> Iterator[Spot]:
    for demand in register.all(MeetingDemand):
        day = demand.period.start
        if day is None or day < RULED_SINCE or not on - day > CALLED_WITHIN:
            continue
        meeting = register.find(demand.met)
        called = meeting.period.start if meeting else None
        if called and called - day <= CALLED_WITHIN:
            continue
        enough = _enough(register, demand, day)
        if enough:
            waited = f"{((called or on) - day).days}天"
            told = f"{waited}后才召集" if called else f"已过{waited}没有召集"
            yield Spot(
                f"{enough}提议召集居民会议，{told}", (demand.id, demand.committee)
            )


def _enough(register: Register, demand: MeetingDemand, day: date) -> str:
    """Who asked, if they are as many as the law wants; "" otherwise."""
    households = measured(register, "registered_households", day)
    groups = measured(register, "small_groups", day)
    for asked, whole, share, unit in (
        (demand.residents, adults(register, day)[1], 5, "名居民"),
        (demand.households, households, 5, "户"),
        (demand.groups, groups, 3, "个居民小组"),
    ):
        if asked and whole and asked * share >= whole:
            return f"{asked}{unit}（共{whole}，达到{_SHARES[share]}）"
    return ""


def _group_delegates(register: Register, on: date) -> Iterator[Spot]:
    span = DELEGATES.on(on)
    now = today(register, on)
    if span is None or not _delegates(now):
        return
    groups = now.tied(GridGroup, "level", GroupLevel.SMALL)
    sent: dict[str, int] = {group.id: 0 for group in groups}
    for tenure in _delegates(now):
        if tenure.body in sent:
            sent[tenure.body] += 1
    wrong = [group for group in groups if not span[0] <= sent[group.id] <= span[1]]
    if wrong:
        yield Spot(
            f"{len(groups)}个居民小组中有{len(wrong)}个的居民代表"
            f"不是{span[0]}至{span[1]}人",
            names(wrong),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="R-C03",
        kind="residents-quorum",
        severity=Severity.ERROR,
        title="居民会议到会不足半数",
        english="A residents' or delegates' meeting without a quorum",
        source=f"{COMMITTEE_LAW}第九条",
        check=_quorum,
    ),
    Rule(
        code="R-C04",
        kind="decision-not-carried",
        severity=Severity.ERROR,
        title="决议赞成不足半数",
        english="A decision that half of those present did not vote for",
        source=f"{COMMITTEE_LAW}第九条",
        check=_majority,
    ),
    Rule(
        code="R-C04",
        kind="votes-exceed-present",
        severity=Severity.WARNING,
        matter=Matter.LEDGER,
        title="票数多于到会人数",
        english="More votes than people present",
        source="会议记录",
        check=_votes,
    ),
    Rule(
        code="R-C05",
        kind="demanded-meeting-not-called",
        severity=Severity.WARNING,
        title="居民提议的会议没有召集",
        english="A residents' meeting that was demanded and not called",
        source=f"{COMMITTEE_LAW}第十条：五分之一居民或户、三分之一小组",
        check=_demanded,
    ),
    Rule(
        code="R-G08",
        kind="group-delegates",
        severity=Severity.WARNING,
        title="居民小组代表人数不合规定",
        english="Small groups with fewer than two or more than three delegates",
        source=f"{COMMITTEE_LAW}第九条",
        check=_group_delegates,
    ),
)
