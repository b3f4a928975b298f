"""变动核对表. Events as a ledger that an office marks, and what it marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum

import attrs

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.events.accepting import Dated
from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Confidence, Event, EventKind, Who
from shequ_core.findings import Place
from shequ_core.ledgers import CellKind, Ledger, LedgerColumn, Row, Sheet, Table
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.render import Plain, renderer
from shequ_core.ledgers.writing import WrittenLedger
from shequ_core.privacy import mask_name


class Verdict(Enum):
    """采纳与否. What the office says of an event; nothing, until it does."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


CHECKLIST = Ledger(
    name="events",
    title="变动核对表",
    order=0,
    needed=("verdict", "number"),
    columns=(
        LedgerColumn(
            key="verdict",
            title="采纳",
            cell=CellKind.CHOICE,
            choices=Verdict,
            words={
                **dict.fromkeys(("是", "√", "同意", "已采纳"), Verdict.ACCEPTED),
                **dict.fromkeys(("否", "×", "不同意"), Verdict.REJECTED),
            },
            width=9,
        ),
        LedgerColumn(
            key="kind",
            title="变动",
            cell=CellKind.CHOICE,
            choices=EventKind,
            words={
                **dict.fromkeys(("去世", "病故", "亡故", "已故"), EventKind.DIED),
                **dict.fromkeys(("迁走", "搬走"), EventKind.MOVED_OUT),
            },
            width=10,
        ),
        LedgerColumn(key="people", title="当事人", width=18),
        LedgerColumn(key="home", title="户号", cell=CellKind.LABEL, width=22),
        LedgerColumn(key="day", title="发生日期", cell=CellKind.DAY, width=12),
        LedgerColumn(key="within", title="区间", width=24),
        LedgerColumn(
            key="confidence",
            title="把握",
            cell=CellKind.CHOICE,
            choices=Confidence,
            width=8,
        ),
        LedgerColumn(key="why", title="依据", width=62),
        LedgerColumn(key="old", title="旧台账位置", width=34),
        LedgerColumn(key="new", title="新台账位置", width=34),
        LedgerColumn(key="number", title="事件号(勿改)", cell=CellKind.LABEL, width=13),
    ),
)
"""变动核对表. Its rows are events; the verdict, the kind and the day are for people."""

_EITHER = (
    frozenset({EventKind.DIED, EventKind.MOVED_OUT}),
    frozenset({EventKind.BORN, EventKind.MOVED_IN}),
)


def checklist(
    given: Comparison, found: Iterable[Event], *, unmasked: bool = False
) -> WrittenLedger:
    """写核对表. The events to be marked; names are masked unless told otherwise."""
    writers = [(column.key, renderer(column)) for column in CHECKLIST]

    def rows() -> Iterator[tuple[Plain, ...]]:
        for event in found:
            said = said_of(given, event, unmasked=unmasked)
            yield tuple(write(said.get(key)) for key, write in writers)

    old, new = given.before.day, given.new.day
    told = (
        f"旧台账{_day(old)}，新台账{_day(new)}      "
        "在“采纳”列选采纳，“发生日期”空着的请填上；死亡与迁出、出生与迁入认错的可以改"
    )
    return WrittenLedger(
        ledger=CHECKLIST, title=CHECKLIST.title, told=told, rows=rows()
    )


def said_of(
    given: Comparison, event: Event, *, unmasked: bool = False
) -> dict[str, object]:
    """所言. What the columns of the checklist say of an event."""
    return {
        "kind": event.kind,
        "people": "、".join(_name(given, it, unmasked) for it in event.people),
        "home": homes_of(given, event),
        "day": event.day,
        "within": "" if event.day else _between(given),
        "confidence": event.confidence,
        "why": event.why + _led(given, event, unmasked),
        "old": place_words(event.evidence.old),
        "new": place_words(event.evidence.new),
        "number": event.id,
    }


def homes_of(given: Comparison, event: Event) -> str:
    """户号. Of the household that is left or stays, and of that which is joined."""
    left = given.old.number(event.home.old) or given.new.number(event.home.new)
    joined = given.new.number(event.into.new)
    if event.kind is EventKind.RENUMBERED:
        joined = given.new.number(event.home.new)
    return " → ".join(dict.fromkeys(it for it in (left, joined) if it))


def place_words(place: Place) -> str:
    """位置. File, sheet and cell, as far as they are known."""
    cell = f"第{place.cell}行" if place.cell.isdecimal() else place.cell
    return " › ".join(filter(None, (place.file, place.sheet, cell)))


def _name(given: Comparison, who: Who, unmasked: bool) -> str:
    side, ref = (given.new, who.new) if who.new else (given.old, who.old)
    name = side.people[ref].name if ref else ""
    return name if unmasked else mask_name(name)


def _led(given: Comparison, event: Event, unmasked: bool) -> str:
    if event.head is None or event.kind is EventKind.HEAD_CHANGED:
        return ""
    return f"；户主变更为{_name(given, event.head, unmasked)}"


def _between(given: Comparison) -> str:
    return f"{given.within.start} 至 {given.within.last}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@attrs.frozen(kw_only=True)
class Marked:
    """已标. A row that the office accepted: which event, as what, on which day."""

    number: str
    kind: EventKind | None
    day: date | None


def accepted_in(sheets: Iterable[Sheet]) -> tuple[Marked, ...]:
    """所采纳. The rows of a checklist that are marked as accepted.

    Raises NotFound where none of the sheets is a checklist, and InvalidValue where
    what an office wrote into one can not be read: nothing else is taken for it.
    """
    parts = [part for sheet in sheets for part in understand(sheet, (CHECKLIST,))]
    tables = [part for part in parts if isinstance(part, Table)]
    if not tables:
        raise NotFound("文件里没有变动核对表；请用 shequ diff 旧台账 新台账 -o 核对表")
    rows = [row for table in tables for row in table.rows]
    for row in rows:
        _refuse_unreadable(row)
    return tuple(
        Marked(number=row.text("number"), kind=row.get("kind"), day=row.get("day"))
        for row in rows
        if row.get("verdict") is Verdict.ACCEPTED
    )


def _refuse_unreadable(row: Row) -> None:
    written = ("verdict", "kind", "day")
    if row.get("verdict") is Verdict.REJECTED:
        return
    for note in row.notes:
        if note.field in written and row.get(note.field) is None:
            raise InvalidValue(
                f"核对表第{row.number}行：{note.message}", problem="unreadable"
            )


def chosen(
    found: Sequence[Event], marked: Iterable[Marked], on: date | None = None
) -> tuple[Dated, ...]:
    """选定. The events that were accepted, each on its day; ``on`` where none is told.

    Raises NotFound for a number that none of the events has, and InvalidValue where a
    day is lacking, or one kind of event was made another that it can not be.
    """
    by_number = {event.id: event for event in found}
    picked = tuple(marked)
    strange = [it.number or "（空）" for it in picked if it.number not in by_number]
    if strange:
        raise NotFound(
            f"事件号{strange[0]}等{len(strange)}个对不上：核对表不是这两份台账比出来的，"
            "请用新的核对表"
        )
    dated = [(_as_marked(by_number[it.number], it), it.day) for it in picked]
    undated = [event for event, day in dated if not (day or event.day or on)]
    if undated:
        raise InvalidValue(
            f"采纳的变动中有{len(undated)}件没有发生日期（如{undated[0].id}）："
            "请在核对表里填写，或用 --on 定一个日期",
            problem="undated",
        )
    return tuple(
        Dated(event, found_day)
        for event, day in dated
        if (found_day := day or event.day or on)
    )


def _as_marked(event: Event, marked: Marked) -> Event:
    if marked.kind is None or marked.kind is event.kind:
        return event
    if not any({event.kind, marked.kind} <= either for either in _EITHER):
        raise InvalidValue(
            f"事件{event.id}不能改成这一类：只有死亡与迁出、出生与迁入可以互改",
            problem="event-kind",
        )
    return attrs.evolve(event, kind=marked.kind)
