"""户间变动. Who stays: split off, merged, transferred, under a new head, regrouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Confidence, Event, EventKind, Evidence, Home, Who
from shequ_core.events.snapshot import Snapshot
from shequ_core.findings import Place
from shequ_core.model import GridGroup, Household, Residence
from shequ_core.values import Ref, Relation

CERTAIN, LIKELY = Confidence.CERTAIN, Confidence.LIKELY

Mover = tuple[Who, Residence, Residence]
Way = tuple[Ref[Household], Ref[Household]]


def movements(given: Comparison) -> Iterator[Event]:
    """户间变动. Splits, merges and transfers between households, by way."""
    ways: dict[Way, list[Mover]] = defaultdict(list)
    for who, then, now in given.staying():
        left, joined = then.household, now.household
        if left and joined and given.homes.new.get(left) != joined:
            ways[left, joined].append((who, then, now))
    founders = _founders(given, ways)
    for (left, joined), movers in ways.items():
        movers.sort(key=lambda it: (it[2].relation is not Relation.HEAD, it[2].id))
        if founders.get(joined) == left:
            yield _event(given, EventKind.SPLIT, movers, "新台账另立一户")
        elif _swallowed(given, left, joined, movers):
            yield _event(given, EventKind.MERGED, movers, "旧台账的一户并入另一户")
        else:
            yield _event(given, EventKind.TRANSFERRED, movers, "由一户转到另一户")


def _founders(
    given: Comparison, ways: Mapping[Way, list[Mover]]
) -> Mapping[Ref[Household], Ref[Household]]:
    """From which household each new one split off: that of its head, who moved."""
    return {
        joined: left
        for (left, joined), movers in ways.items()
        if joined not in given.homes.old
        and any(now.relation is Relation.HEAD for _, _, now in movers)
    }


def _swallowed(
    given: Comparison,
    left: Ref[Household],
    joined: Ref[Household],
    movers: list[Mover],
) -> bool:
    """All of a household that are still here are of one that was there before."""
    if left in given.homes.new or joined not in given.homes.old:
        return False
    here = [
        it
        for it in given.old.members[left]
        if given.stay_now(given.of_old(it.person)) is not None
    ]
    return len(here) == len(movers)


def _event(given: Comparison, kind: EventKind, movers: list[Mover], why: str) -> Event:
    people = tuple(who for who, _, _ in movers)
    _, then, now = movers[0]
    head = given.old.head(then.household)
    left = head is not None and any(who.old == head.person for who in people)
    return Event(
        kind=kind,
        people=people,
        home=given.home_of_old(then.household),
        into=given.home_of_new(now.household),
        head=given.new_head(then.household) if left else None,
        within=given.within,
        confidence=given.surely(people),
        evidence=given.evidence(then, now, "household"),
        why=f"户号不同：{why}" + (f"，{len(people)}人" if len(people) > 1 else ""),
    )


def head_changes(given: Comparison) -> Iterator[Event]:
    """户主变更. Where the head that was is still of the household."""
    for left, joined in given.homes.new.items():
        before, now = given.old.head(left), given.new.head(joined)
        if before is None or now is None:
            continue
        was, is_now = given.of_old(before.person), given.of_new(now.person)
        there = given.stay_now(was)
        if was == is_now or there is None or there.household != joined:
            continue
        yield Event(
            kind=EventKind.HEAD_CHANGED,
            people=(is_now,),
            home=Home(left, joined),
            head=is_now,
            within=given.within,
            confidence=given.surely((was, is_now)),
            evidence=given.evidence(before, now, "relation"),
            why="户主换了人，原户主仍在户内",
        )


def regroupings(given: Comparison) -> Iterator[Event]:
    """调整小组. Households of another group than before."""
    for left, joined in given.homes.new.items():
        before, now = given.old.group(left), given.new.group(joined)
        if before is None or now is None or same_group(before, now):
            continue
        first, moved = given.old.members[left][0], given.new.members[joined][0]
        yield Event(
            kind=EventKind.REGROUPED,
            people=(given.of_new(moved.person),),
            home=Home(left, joined),
            group=now.id,
            within=given.within,
            confidence=CERTAIN,
            evidence=given.evidence(first, moved, "group"),
            why=f"全户由{before.name}调到{now.name}",
        )


def same_group(one: GridGroup, other: GridGroup) -> bool:
    """同组. By number, else by name."""
    if one.number is not None and other.number is not None:
        return (one.level, one.number) == (other.level, other.number)
    return one.name == other.name


def corrections(given: Comparison) -> Iterator[Event]:
    """更正. The same person under another name or number."""
    for old, pair in given.people.items():
        who = Who(old, pair.new)
        before, now = given.old.people[old], given.new.people[pair.new]
        changed = []
        if before.name != now.name:
            changed.append(("name", "姓名"))
        if now.number and given.old.identity(old) != given.new.identity(pair.new):
            changed.append(("number", "证件号码"))
        if not changed or not now.name:
            continue
        yield Event(
            kind=EventKind.CORRECTED,
            people=(who,),
            within=given.within,
            confidence=pair.confidence,
            evidence=Evidence(
                _cell(given.old, given.stay_then(who), before.id, changed[0][0]),
                _cell(given.new, given.stay_now(who), now.id, changed[0][0]),
            ),
            why="、".join(word for _, word in changed) + "与旧台账不同，其余相符",
        )


def _cell(side: Snapshot, stay: Residence | None, person: str, field: str) -> Place:
    return side.place(stay.id if stay else person, field)


def renumberings(given: Comparison) -> Iterator[Event]:
    """户号变更. The same household under another number."""
    for left, joined in given.homes.new.items():
        if given.old.number(left) == given.new.number(joined):
            continue
        then, now = given.old.members[left][0], given.new.members[joined][0]
        yield Event(
            kind=EventKind.RENUMBERED,
            people=(given.of_new(now.person),),
            home=Home(left, joined),
            within=given.within,
            confidence=LIKELY,
            evidence=given.evidence(then, now, "household"),
            why="户内是同一家人，户号不同",
        )
