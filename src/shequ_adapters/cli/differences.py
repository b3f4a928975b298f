"""变动文字. Events in tables and as JSON, and what became of those accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shequ_adapters.cli.words import say
from shequ_core import glossary
from shequ_core.findings import Place

if TYPE_CHECKING:
    from rich.table import Table

    from shequ_adapters.cli.load_report import Loaded
    from shequ_core.events import Accepted, Comparison, Event

_SHOWN = 30
_PROBLEMS: Mapping[str, str] = {
    "unknown-person": "库里没有这个人",
    "unknown-household": "库里没有这一户",
    "unknown-group": "库里没有这个小组",
    "not-here": "这一天不在册",
    "not-alive": "这一天还没有出生，或者已经去世",
    "here-already": "库里已经在册",
    "later": "库里记着之后的变动，先更正那一条",
    "no-head": "户里没有户主，先采纳户主的变动",
    "two-heads": "户里已有户主",
    "head-already": "已经是户主",
    "not-a-member": "这一天不在这一户",
    "household-ended": "这一天没有这一户",
    "group-ended": "这一天没有这个小组",
    "known-already": "库里已经登记",
    "nothing-left": "全户都走了，不是分户",
    "nothing-to-merge": "两户中有一户没有人",
    "day-after": "发生日期晚于新台账",
    "birth-date": "发生日期与出生日期不符",
}


def as_json(
    given: Comparison, found: Sequence[Event], *, unmasked: bool
) -> dict[str, object]:
    """变动 JSON. The two days, and one object an event."""
    return {
        "old": str(given.before.day),
        "new": str(given.new.day),
        "events": [_event_json(given, it, unmasked=unmasked) for it in found],
    }


def _event_json(
    given: Comparison, event: Event, *, unmasked: bool
) -> dict[str, object]:
    from shequ_core.events.checklist import said_of

    said = said_of(given, event, unmasked=unmasked)
    return {
        "id": event.id,
        "kind": event.kind.value,
        "confidence": event.confidence.value,
        "people": [it.new or it.old for it in event.people],
        "names": said["people"],
        "households": said["home"],
        "day": str(event.day) if event.day else None,
        "within": str(event.within),
        "why": said["why"],
        "old": _place_json(event.evidence.old),
        "new": _place_json(event.evidence.new),
    }


def _place_json(place: Place) -> dict[str, str]:
    return {"file": place.file, "sheet": place.sheet, "cell": place.cell}


def as_tables(
    given: Comparison, found: Sequence[Event], *, unmasked: bool
) -> list[Table | str]:
    """变动表. How many of each kind, how surely; and the first of them."""
    if not found:
        return [say("两份台账之间没有发现变动")]
    parts: list[Table | str] = [_counted(given, found), _listed(given, found, unmasked)]
    if len(found) > _SHOWN:
        more = f"{len(found) - _SHOWN:,}"
        parts.append(say("另有 {count} 件，-o 写出全部", count=more))
    return parts


def _counted(given: Comparison, found: Sequence[Event]) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_core.events import Confidence

    counts = Counter((it.kind, it.confidence) for it in found)
    people = Counter(it.kind for it in found for _ in it.people)
    made = table(
        say("变动 {count} 件", count=f"{len(found):,}")
        + say("：{old} 至 {new}", old=given.before.day, new=given.new.day),
        ("变动", "件数", "人数", *(glossary.word(it) for it in Confidence)),
        right=range(1, 6),
    )
    for kind in dict.fromkeys(it.kind for it in found):
        sure = [counts[kind, it] for it in Confidence]
        numbers = (sum(sure), people[kind], *sure)
        made.add_row(glossary.word(kind), *(f"{number:,}" for number in numbers))
    return made


def _listed(given: Comparison, found: Sequence[Event], unmasked: bool) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_core.events.checklist import said_of

    made = table(
        say("变动清单"),
        ("变动", "当事人", "户号", "发生日期", "把握", "依据", "旧台账", "新台账"),
    )
    for event in found[:_SHOWN]:
        said = said_of(given, event, unmasked=unmasked)
        made.add_row(
            glossary.word(event.kind),
            str(said["people"]),
            str(said["home"]),
            str(event.day or "—"),
            glossary.word(event.confidence),
            str(said["why"]),
            str(said["old"]) or "—",
            str(said["new"]) or "—",
        )
    return made


def done_json(
    given: Comparison, accepted: Accepted, done: Loaded, *, dry_run: bool
) -> dict[str, object]:
    """采纳 JSON. What was written, and what could not be."""
    plan = done.plan
    return {
        "community": plan.community,
        "revision": done.revision,
        "dry_run": dry_run,
        "accepted": [event.id for event, _ in accepted.done],
        "refused": [
            {"id": it.event.id, "kind": it.event.kind.value, "problem": it.problem}
            for it in accepted.refused
        ],
        "changes": {
            "added": dict(plan.added),
            "changed": dict(plan.changed),
            "struck": dict(plan.struck),
        },
    }


def told_of(given: Comparison, accepted: Accepted) -> list[Table | str]:
    """采纳结果. How many were written, and why the others could not be."""
    parts: list[Table | str] = [say("采纳 {count} 件", count=f"{len(accepted.done):,}")]
    if accepted.refused:
        parts.append(_refused_table(given, accepted))
    return parts


def _refused_table(given: Comparison, accepted: Accepted) -> Table:
    from shequ_adapters.cli.output import table
    from shequ_core.events.checklist import said_of

    made = table(
        say("没有写入 {count} 件", count=f"{len(accepted.refused):,}"),
        ("变动", "当事人", "户号", "原因", "事件号"),
    )
    for it in accepted.refused:
        said = said_of(given, it.event)
        made.add_row(
            glossary.word(it.event.kind),
            str(said["people"]),
            str(said["home"]),
            say(_PROBLEMS.get(it.problem, "与库里的记录矛盾")),
            it.event.id,
        )
    return made
