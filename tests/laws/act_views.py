"""事项所见. What a register shows on a day, and what must never be in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.strategies import SearchStrategy

from shequ_core import rules
from shequ_core.figures import Window, measure
from shequ_core.figures.groupings import household_groups
from shequ_core.figures.lineage import Lineage
from shequ_core.findings import Severity
from shequ_core.model import (
    KINDS,
    Basis,
    FormerGroup,
    Household,
    Person,
    Residence,
    Separation,
)
from shequ_core.register import Register
from shequ_core.testing import Life
from shequ_core.values import Relation

EVE = date(2003, 12, 31)


def edges(*registers: Register) -> list[date]:
    """The days on which something begins or ends, and the days before them.

    From the last day of 2003 on: whatever happens in a life happens later.
    """
    found = {
        day
        for register in registers
        for record in register
        if not isinstance(record, Person)
        for day in (record.period.start, record.period.end)
        if day and day > EVE
    }
    return sorted({EVE} | found | {day - timedelta(1) for day in found})


def registered(register: Register, day: date) -> set[str]:
    """Who is registered on a day."""
    now = register.on(day)
    stays = now.tied(Residence, "basis", Basis.REGISTERED)
    return {stay.person for stay in stays if stay.person in now}


def seen(register: Register, day: date) -> dict[str, object]:
    """Where everyone is on a day, and the group of each household."""
    now = register.on(day)
    shown: dict[str, object] = {
        f"{stay.person} {stay.basis.value}": (
            stay.household,
            stay.relation,
            stay.group,
        )
        for stay in now.all(Residence)
    }
    return shown | dict(household_groups(now))


def count(register: Register, code: str, window: Window) -> int:
    """A figure that counts."""
    value = measure(register, code, window).value
    assert isinstance(value, int)
    return value


def counted(register: Register, day: date) -> int:
    """The registered residents of a day, as the figure has them."""
    return count(register, "registered_residents", Window.year_to(day))


def happens(name: str, some: SearchStrategy[Life]) -> None:
    """That act is done in some of the lives. Raises NoSuchExample."""
    soon = settings(
        max_examples=3000,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    find(some, lambda life: any(it.name == name for it in life.steps), settings=soon)


def dangling(register: Register) -> set[str]:
    """What is named and is not there."""
    named = {ref for record in register for _, ref in record.refs()}
    there = {ref for kind in KINDS for ref in register.named(kind)}
    return named - there


def outlived(register: Register) -> Iterator[str]:
    """Stays on days on which their person, household or group is not there."""
    for stay in register.all(Residence):
        for ref in (stay.person, stay.household, stay.group):
            known = register.find(ref)
            if known is not None and not known.period.covers(stay.period):
                yield f"{stay.id} {stay.period} outlives {ref} {known.period}"


def overlapping(register: Register) -> Iterator[str]:
    """Two records that say different things of one person or household at once."""
    for stays in register.grouped(Residence, "person").values():
        for one, other in combinations(stays, 2):
            if one.basis is other.basis and one.period.meets(other.period):
                yield f"{one.id} {one.period} {other.id} {other.period}"
    for kind, field in ((Separation, "person"), (FormerGroup, "household")):
        for ties in register.grouped(kind, field).values():
            for one, other in combinations(ties, 2):
                if one.period.meets(other.period):
                    yield f"{one.id} {one.period} {other.id} {other.period}"


def misled(register: Register, day: date) -> Iterator[str]:
    """Households with people and without a head, with several, or that have ended."""
    now = register.on(day)
    for household, stays in now.grouped(Residence, "household").items():
        if household is None:
            continue
        heads = [stay for stay in stays if stay.relation is Relation.HEAD]
        if len(heads) != 1 or household not in now.named(Household):
            yield f"{household} on {day}: {len(heads)} heads"


def lost_or_found(before: Register, after: Register) -> set[str]:
    """Who is registered on some day in one city and not in the other, by lineage."""
    lineage = Lineage([after])
    changed = set[str]()
    for day in edges(before, after):
        then = {lineage.first(name) for name in registered(before, day)}
        now = {lineage.first(name) for name in registered(after, day)}
        changed |= then ^ now
    return changed


def book(register: Register, community: str) -> Register:
    """One community's records of a city."""
    return register.once(_book, community)


def _book(register: Register, community: str) -> Register:
    return Register(it for it in register if it.id.community == community)


def errors(register: Register, day: date) -> set[str]:
    """What the rules find wrong on a day, by their words."""
    found = rules.check(register, day)
    return {it.kind for it in found if it.severity is Severity.ERROR}
