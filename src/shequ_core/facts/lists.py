"""清单. What offices list that no ledger keeps: notices, decisions, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs

from shequ_core.figures import Window
from shequ_core.glossary import field_word, kind_word, word
from shequ_core.ledgers.render import Plain
from shequ_core.model import (
    Decision,
    FundRaising,
    Meeting,
    MeetingType,
    Notice,
    Record,
)
from shequ_core.register import Register
from shequ_core.reports.duties import State, duties_of_part
from shequ_core.rules.disclosure import disclosure_calendar
from shequ_core.rules.party_calendar import Slot, party_calendar
from shequ_core.values import Ref

Cells = tuple[Plain, ...]

_RESIDENTS = (
    MeetingType.RESIDENTS_MEETING,
    MeetingType.DELEGATES_MEETING,
    MeetingType.COMMITTEE_MEETING,
)
_STATES = {State.DONE: "已办", State.MISSING: "缺", State.AHEAD: "未到期"}


@attrs.frozen(kw_only=True)
class FactList:
    """清单. By its ``name`` or its Chinese ``title``; a row of cells under ``header``.

    It names no person. ``rows`` are of a register that may be a part; what bodies owe
    follows from the ``whole``, the second.
    """

    name: str
    title: str
    header: tuple[str, ...]
    rows: Callable[[Register, Register, Window], Iterator[Cells]]


def _begun(record: Record, window: Window) -> bool:
    day = record.period.start
    return day is not None and window.period.has(day) and day <= window.on


def _notices(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    found = [it for it in register.all(Notice) if _begun(it, window)]
    for it in sorted(found, key=lambda it: (it.period.start, it.id)):
        yield it.period.start, word(it.item), it.title, it.place


def _decisions(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    held = register.named(Meeting)
    found = [
        (it, held[it.meeting])
        for it in register.all(Decision)
        if it.meeting in held and held[it.meeting].type in _RESIDENTS
    ]
    for it, meeting in sorted(found, key=lambda one: (str(one[1].period), one[0].id)):
        if _begun(meeting, window):
            voted = it.in_favour, it.against, it.abstained
            yield meeting.period.start, word(meeting.type), it.subject, *voted


def _funds(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    for it in register.all(FundRaising):
        if _begun(it, window):
            yield (
                it.period.start,
                it.purpose,
                it.amount.amount if it.amount else None,
                "已经同意" if it.decision else "没有登记",
                "已公布" if it.notice else "未公布",
            )


def _disclosure(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    """What is due by the end of the day, and when it was put up."""
    for year in _years(window):
        for due in disclosure_calendar(register, year):
            if (
                due.span.meets(window.period)
                and (due.span.start or window.on) <= window.on
            ):
                days = [it.period.start for it in due.notices if it.period.start]
                put_up = min((day for day in days if day <= window.on), default=None)
                state = "未公开" if due.missing(window.on) else "未到期"
                yield f"{year}年{due.name}", word(due.item), put_up or state


def _party_life(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    """What each body was to hold in the spans that are over, and what it held."""
    slots: dict[tuple[str, MeetingType], list[Slot]] = {}
    for year in _years(window):
        for slot in party_calendar(whole, year):
            last = slot.span.last
            over = last and last <= window.on and window.period.covers(slot.span)
            if over and slot.body in register:
                slots.setdefault((slot.body, slot.type), []).append(slot)
    for (body, type), due in slots.items():
        held = sum(not slot.missing(window.on) for slot in due)
        lacking = "、".join(slot.name for slot in due if slot.missing(window.on))
        name = _called(register, body)
        yield name, word(type), len(due), held, lacking


def _duties(register: Register, whole: Register, window: Window) -> Iterator[Cells]:
    for it in duties_of_part(whole, register, window.on):
        if window.period.has(it.due):
            body = _called(register, it.body)
            yield it.what, body, it.span, it.due, _STATES[it.state]


def _called(register: Register, ref: str) -> str:
    return getattr(register.find(Ref.trusted(ref)), "name", "") or Ref.trusted(ref).key


def _years(window: Window) -> range:
    first, last = window.period.start, window.period.last
    start = first.year if first else window.on.year
    return range(start, min(last.year if last else window.on.year, window.on.year) + 1)


_SAID = "应开期数", "已开期数", "缺"

LISTS: Mapping[str, FactList] = {
    it.name: it
    for it in (
        FactList(
            name="notices",
            title="公开内容",
            header=(
                "公开日期",
                *(field_word(Notice, name) for name in ("item", "title", "place")),
            ),
            rows=_notices,
        ),
        FactList(
            name="decisions",
            title="居民会议决议",
            header=("日期", kind_word(Meeting), "决议", "同意", "反对", "弃权"),
            rows=_decisions,
        ),
        FactList(
            name="fund_raisings",
            title="筹集费用",
            header=("日期", "用途", "金额（元）", "居民会议同意", "收支账目"),
            rows=_funds,
        ),
        FactList(
            name="disclosure",
            title="应公开事项",
            header=("期", "公开事项", "公开日期"),
            rows=_disclosure,
        ),
        FactList(
            name="party_life",
            title="组织生活",
            header=("党组织", "会议和活动", *_SAID),
            rows=_party_life,
        ),
        FactList(
            name="duties",
            title="应办事项",
            header=("事项", "单位", "期", "期限", "状态"),
            rows=_duties,
        ),
    )
}
"""清单表. Every list that there is, by name."""


def list_named(word: str) -> FactList | None:
    """清单. Of that name or title, None where there is none."""
    by_title = {it.title: it for it in LISTS.values()}
    return LISTS.get(word) or by_title.get(word)
