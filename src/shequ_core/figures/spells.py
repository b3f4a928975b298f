"""在册期. How long on end someone was registered here: who came, and who left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from shequ_core.model import (
    Basis,
    EntryCause,
    ExitCause,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.values import Period


@attrs.frozen
class Spell:
    """在册期. Days on end on which one person was registered here.

    Its ``stays`` follow each other without a gap: whoever moves from one household to
    another, or is registered twice, came once and left once.
    """

    person: Person
    days: Period
    stays: tuple[Residence, ...]

    @property
    def began(self) -> EntryCause | None:
        """增加原因. As told; else by the birth that day, None where nothing tells."""
        cause = self.stays[0].began
        if cause is not None or self.days.start is None:
            return cause
        born = self.person.born.exact if self.person.born else None
        known = (self.person.period.start, born)
        return EntryCause.BIRTH if self.days.start in known else None

    @property
    def last(self) -> Residence:
        """最后居住. The stay that lasted longest."""
        return max(self.stays, key=lambda it: (it.period.end or date.max, it.id))

    @property
    def ended(self) -> ExitCause | None:
        """减少原因. As told; else by the death that day, None where nothing tells."""
        end, stay = self.days.end, self.last
        if stay.ended is not None and stay.period.end == end:
            return stay.ended
        died = end is not None and end == self.person.period.end
        return ExitCause.DEATH if died else None

    def on(self, day: date) -> Residence:
        """某日居住. The stay on a day of it; of several the first."""
        return next((it for it in self.stays if it.period.has(day)), self.stays[0])


def spells(register: Register) -> list[Spell]:
    """在册期. Of every person registered here, in the order of the persons."""
    return register.once(_spells)


def _spells(register: Register) -> list[Spell]:
    persons = register.named(Person)
    stays: dict[str, list[Residence]] = {}
    for stay in register.tied(Residence, "basis", Basis.REGISTERED):
        if stay.person in persons:
            stays.setdefault(stay.person, []).append(stay)
    return [
        spell for name in sorted(stays) for spell in _of(persons[name], stays[name])
    ]


def _of(person: Person, stays: Iterable[Residence]) -> Iterator[Spell]:
    lived = [(it.period & person.period, it) for it in stays if _counts(it, person)]
    lived.sort(key=lambda it: (it[0].start or date.min, it[0].end or date.max))
    days, joined = Period(date.min, date.min), list[Residence]()
    for period, stay in lived:
        if joined and days.touches(period):
            days = Period(days.start, _later(days.end, period.end))
            joined.append(stay)
            continue
        if joined:
            yield Spell(person, days, tuple(joined))
        days, joined = period, [stay]
    if joined:
        yield Spell(person, days, tuple(joined))


def _counts(stay: Residence, person: Person) -> bool:
    """Days of a life; none at all only for who came and left on one day."""
    if stay.period.empty or person.period.empty:
        return stay.period.touches(person.period)
    return stay.period.meets(person.period)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
