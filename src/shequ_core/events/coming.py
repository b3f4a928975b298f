"""增加. Who is new: born here, moved in, or come to live here from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Confidence, Event, EventKind, Who
from shequ_core.events.telling import Told, telling
from shequ_core.model import Basis, EntryCause, Household, Residence
from shequ_core.values import Ref, Relation

CERTAIN, LIKELY, POSSIBLE = Confidence


def arrivals(given: Comparison) -> Iterator[Event]:
    """增加. A whole household that came is one event, its head first."""
    founded: dict[Ref[Household], list[tuple[Who, Residence]]] = defaultdict(list)
    for who, stay in given.come(Basis.REGISTERED):
        if stay.household and stay.household not in given.homes.old:
            founded[stay.household].append((who, stay))
        else:
            yield _joined(given, who, stay)
    for home, came in founded.items():
        if len(came) == len(given.new.members[home]):
            yield _founded(given, home, came)
        else:
            yield from (_joined(given, who, stay) for who, stay in came)
    for who, stay in given.come(Basis.FLOATING):
        yield _came_to_live(given, who, stay)


def _joined(given: Comparison, who: Who, stay: Residence) -> Event:
    """Into a household in which somebody was before, or with somebody who was."""
    return _birth(given, who, stay) or _move(given, who, stay)


def _birth(given: Comparison, who: Who, stay: Residence) -> Event | None:
    assert who.new is not None, "who comes is on the new side"
    person = given.new.people[who.new]
    told, born = _told(stay), person.born
    recent = born is not None and (
        given.within.has(born.first) or given.within.has(born.last)
    )
    if who.old or told is Told.CAME or stay.relation is Relation.HEAD:
        return None
    if not recent and told is not Told.BORN:
        return None
    exact = born.exact if born else None
    return Event(
        kind=EventKind.BORN,
        people=(who,),
        into=given.home_of_new(stay.household),
        day=given.day_in([exact]),
        within=given.within,
        confidence=CERTAIN if exact else LIKELY,
        evidence=given.evidence(_neighbour(given, stay), stay, "born"),
        why="旧台账没有此人，出生日期在两份台账之间",
    )


def _move(given: Comparison, who: Who, stay: Residence) -> Event:
    noted = telling(stay.note)
    confidence, why = _why_moved(given, who, stay)
    return Event(
        kind=EventKind.MOVED_IN,
        people=(who,),
        into=given.home_of_new(stay.household),
        day=given.day_in([noted.day if noted else None, stay.period.start]),
        within=given.within,
        confidence=confidence,
        evidence=given.evidence(_neighbour(given, stay), stay, "name"),
        why=why,
    )


def _told(stay: Residence) -> Told | None:
    """What is recorded of how someone came, or the note says."""
    if stay.began is not None:
        return Told.BORN if stay.began is EntryCause.BIRTH else Told.CAME
    noted = telling(stay.note)
    return noted.told if noted else None


def _why_moved(given: Comparison, who: Who, stay: Residence) -> tuple[Confidence, str]:
    assert who.new is not None, "who comes is on the new side"
    if _told(stay) is Told.CAME:
        return CERTAIN, "新台账写明迁入"
    if who.old and who.old in given.old.floating:
        return CERTAIN, "旧台账登记为流动人口，新台账登记为户籍居民"
    if who.old:
        return LIKELY, "旧台账记有此人但不在册，新台账在册"
    if given.new.people[who.new].born is None:
        return POSSIBLE, "旧台账没有此人；没有出生日期，也可能是新生儿或漏登"
    return LIKELY, "旧台账没有此人，出生在旧台账之前：迁入，也可能是旧台账漏登"


def _founded(
    given: Comparison, home: Ref[Household], came: list[tuple[Who, Residence]]
) -> Event:
    came.sort(key=lambda it: (it[1].relation is not Relation.HEAD, it[1].id))
    first = came[0][1]
    days = [stay.period.start for _, stay in came]
    return Event(
        kind=EventKind.MOVED_IN,
        people=tuple(who for who, _ in came),
        into=given.home_of_new(home),
        day=given.day_in(days if len(set(days)) == 1 else []),
        within=given.within,
        confidence=LIKELY,
        evidence=given.evidence(None, first, "household"),
        why=f"旧台账没有这一户，{len(came)}人都是新登记的：全户迁入",
    )


def _came_to_live(given: Comparison, who: Who, stay: Residence) -> Event:
    day = given.day_in([stay.period.start])
    return Event(
        kind=EventKind.CAME,
        people=(who,),
        day=day,
        within=given.within,
        confidence=CERTAIN if day else LIKELY,
        evidence=given.evidence(None, stay, "arrived"),
        why="旧台账没有这名流动人口" + ("，新台账写明来的日期" if day else ""),
    )


def _neighbour(given: Comparison, stay: Residence) -> Residence | None:
    """Where the newcomer would have stood in the old ledger: under the head."""
    return given.old.head(given.home_of_new(stay.household).old)
