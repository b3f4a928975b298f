"""减少. Who is not here any more: died, moved out, or gone elsewhere again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from shequ_core.events.comparison import Comparison
from shequ_core.events.event import Confidence, Event, EventKind, Who, weakest
from shequ_core.events.telling import Telling, Told, telling
from shequ_core.model import Basis, ExitCause, Household, Residence
from shequ_core.values import Marital, Ref, Relation

CERTAIN, LIKELY, POSSIBLE = Confidence

OLD_AGE = 80
"""高龄. From this age on, who is gone from a household that stays has likely died."""

_WHY = {Told.DIED: "台账写明去世", Told.LEFT: "台账写明迁出"}
_SPOUSES = frozenset({Relation.SPOUSE, Relation.HUSBAND, Relation.WIFE, Relation.HEAD})


def departures(given: Comparison) -> Iterator[Event]:
    """减少. A whole household that left is one event, its head first."""
    lost: dict[Ref[Household] | None, list[tuple[Who, Residence]]]
    lost, noted = defaultdict(list), Counter[Ref[Household] | None]()
    for who, stay in given.gone(Basis.REGISTERED):
        told = _told_of(given, who, stay)
        if told:
            noted[stay.household] += 1
            yield _departure(given, who, stay, told)
        else:
            lost[stay.household].append((who, stay))
    for home, gone in lost.items():
        all_of_it = len(given.old.members[home]) if home else 0
        whole = home not in given.homes.new and len(gone) + noted[home] == all_of_it
        if whole and len(gone) > 1:
            yield _dissolved(given, home, gone)
        else:
            yield from (_departure(given, who, stay, None) for who, stay in gone)
    yield from _still_listed(given)
    for who, stay in given.gone(Basis.FLOATING):
        yield _went(given, who, stay)


def _told_of(given: Comparison, who: Who, stay: Residence) -> Telling | None:
    """What is recorded of someone's end here, or the notes of either ledger say."""
    over = _over(given, who, Basis.REGISTERED)
    if over and over.period.end and given.within.has(over.period.end):
        person = given.new.register[over.person]
        died = over.ended is ExitCause.DEATH or person.period.end == over.period.end
        return Telling(Told.DIED if died else Told.LEFT, over.period.end)
    now = given.stay_now(who)
    for note in ((now.note if now else ""), stay.note):
        noted = telling(note)
        if noted and noted.told in _WHY:
            return noted
    return None


def _departure(
    given: Comparison, who: Who, stay: Residence, noted: Telling | None
) -> Event:
    assert who.old is not None, "who leaves is on the old side"
    if noted:
        died, confidence, why = noted.told is Told.DIED, CERTAIN, _WHY[noted.told]
    else:
        died, confidence, why = _guess(given, who, stay)
    ended = given.old.people[who.old].period.end if died else stay.period.end
    field = "note" if noted else "name"
    return Event(
        kind=EventKind.DIED if died else EventKind.MOVED_OUT,
        people=(who,),
        home=given.home_of_old(stay.household),
        head=given.new_head(stay.household) if _leads(given, stay) else None,
        day=given.day_in([noted.day if noted else None, ended]),
        within=given.within,
        confidence=confidence,
        evidence=given.evidence(stay, _neighbour(given, stay), field),
        why=why,
    )


def _guess(
    given: Comparison, who: Who, stay: Residence
) -> tuple[bool, Confidence, str]:
    """Died or moved out: what the rest of the household tells."""
    if who.new and who.new in given.new.floating:
        return False, CERTAIN, "新台账登记为流动人口：户籍已迁出"
    if _widowed(given, stay):
        return True, LIKELY, "新台账没有此人，配偶的婚姻状况由已婚变为丧偶"
    age = _age(given, who)
    if age is not None and age >= OLD_AGE:
        return True, POSSIBLE, f"新台账没有此人，旧台账时{age}岁：可能去世，也可能迁出"
    return False, POSSIBLE, "新台账没有此人：可能迁出，也可能去世或漏登"


def _age(given: Comparison, who: Who) -> int | None:
    born = given.old.people[who.old].born if who.old else None
    return given.before.day.year - born.year if born else None


def _widowed(given: Comparison, stay: Residence) -> bool:
    """The spouse in the household, who was not widowed before, is now."""
    if stay.relation not in _SPOUSES or stay.household is None:
        return False
    for other in given.old.members[stay.household]:
        who = given.of_old(other.person)
        if other.relation in _SPOUSES and other is not stay and who.new:
            was = given.old.people[other.person].marital
            now = given.new.people[who.new].marital
            return now is Marital.WIDOWED and was is not Marital.WIDOWED
    return False


def _dissolved(
    given: Comparison, home: Ref[Household] | None, gone: list[tuple[Who, Residence]]
) -> Event:
    gone.sort(key=lambda it: (it[1].relation is not Relation.HEAD, it[1].id))
    return Event(
        kind=EventKind.MOVED_OUT,
        people=tuple(who for who, _ in gone),
        home=given.home_of_old(home),
        within=given.within,
        confidence=LIKELY,
        evidence=given.evidence(gone[0][1], None, "household"),
        why=f"新台账没有这一户，{len(gone)}人都不在册：全户迁出",
    )


def _still_listed(given: Comparison) -> Iterator[Event]:
    """Those whom the new ledger lists, and says in a note that they are gone."""
    for who, then, now in given.staying():
        noted, before = telling(now.note), telling(then.note)
        if noted and noted.told in _WHY and noted != before:
            event = _departure(given, who, then, noted)
            yield Event(
                kind=event.kind,
                people=event.people,
                home=event.home,
                head=event.head,
                day=event.day,
                within=event.within,
                confidence=weakest(LIKELY, event.confidence),
                evidence=given.evidence(then, now, "note"),
                why=f"{event.why}，但仍列在册内",
            )


def _went(given: Comparison, who: Who, stay: Residence) -> Event:
    now = _over(given, who, Basis.FLOATING)
    day = given.day_in([now.period.end if now else None, stay.period.end])
    return Event(
        kind=EventKind.WENT,
        people=(who,),
        day=day,
        within=given.within,
        confidence=CERTAIN if day else LIKELY,
        evidence=given.evidence(stay, now, "left"),
        why="台账写明离开的日期" if day else "新台账没有这名流动人口：已离开",
    )


def _over(given: Comparison, who: Who, basis: Basis) -> Residence | None:
    """The last stay on a basis that the new side says is over."""
    stays = given.new.register.tied(Residence, "person", who.new) if who.new else []
    over = [it for it in stays if it.basis is basis and it.period.end]
    return max(over, key=lambda it: (it.period.end, it.id), default=None)


def _leads(given: Comparison, stay: Residence) -> bool:
    head = given.old.head(stay.household)
    return head is not None and head.person == stay.person


def _neighbour(given: Comparison, stay: Residence) -> Residence | None:
    """Where the one who left would stand in the new ledger: under the head."""
    return given.new.head(given.home_of_old(stay.household).new)
