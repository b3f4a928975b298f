"""区划口径. The books of a city as they would be, had the boundaries of a day held.

So a figure of any day can be told of the old area or of the new one. Nobody comes or
goes by a hand-over then: who was handed over was there all along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from shequ_core.figures.lineage import HANDED, Lineage
from shequ_core.model import (
    CareListing,
    Community,
    FormerCode,
    FormerGroup,
    GridGroup,
    Household,
    Person,
    Record,
    Reorganisation,
    Residence,
    Separation,
    Succession,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref

_OF_PERSONS = (CareListing, Separation)
_OF_CHANGES = (Reorganisation, Succession)


def on_boundary_of(day: date, registers: Iterable[Register]) -> dict[str, Register]:
    """某日区划口径. Everything of a city, by the communities of that day.

    ``registers`` are the books of all communities concerned. A household belongs where
    its group was that day, a person where they live or lived; what was founded later
    belongs where its group, or its community, came from. What was handed over has the
    name that it had first. Figures measured on the registers are on that boundary.
    """
    return _Redrawn(day, registers).registers()


class _Redrawn:
    """The records of a city, and where each belongs by the boundary of a day."""

    def __init__(self, day: date, registers: Iterable[Register]) -> None:
        self._day = day
        self._city = Register(record for register in registers for record in register)
        self._lineage = Lineage([self._city])

    def registers(self) -> dict[str, Register]:
        """The books, each with all that belongs there."""
        books: dict[str, dict[str, Record]] = {
            name: {}
            for name, it in self._communities.items()
            if it.period.has(self._day)
        }
        for record in self._city:
            if isinstance(record, _OF_CHANGES):
                continue
            for book, piece in self._pieces(record):
                named = self._renamed(piece, book)
                kept = books.setdefault(book, {})
                known = kept.get(named.id)
                kept[named.id] = named if known is None else self._joined(known, named)
        return {name: Register(kept.values()) for name, kept in sorted(books.items())}

    @cached_property
    def _communities(self) -> Mapping[str, Community]:
        return {it.id.community: it for it in self._city.all(Community)}

    def _pieces(self, record: Record) -> Iterator[tuple[str, Record]]:
        """The books that a record belongs to; a household's days in each."""
        if isinstance(record, Household):
            yield from self._pieces_of_household(record)
        elif isinstance(record, Person):
            for book in self._homes(record.id):
                yield book, record
        elif isinstance(record, _OF_PERSONS):
            for book in self._homes(record.person):
                yield book, record
        elif isinstance(record, Community | FormerCode):
            if self._book(record.id) == record.id.community:
                yield record.id.community, record
        elif isinstance(record, FormerGroup):
            yield self._book(record.group, record.household), record
        elif isinstance(record, Residence):
            yield self._book_of_stay(record), record
        else:
            yield self._book_of_thing(record), record

    def _pieces_of_household(self, home: Household) -> Iterator[tuple[str, Record]]:
        former = self._city.tied(FormerGroup, "household", home.id)
        since = max((it.period.end for it in former if it.period.end), default=None)
        parts = [(self._book(it.group, home.id), it.period, it.group) for it in former]
        now = home.period if since is None else home.period.split(since)[1]
        parts.append((self._book(home.group, home.id), now, home.group))
        for book in dict.fromkeys(book for book, _, _ in parts):
            mine = [(period, group) for name, period, group in parts if name == book]
            if len(mine) == len(parts):
                yield book, home
            else:
                periods = [period & home.period for period, _ in mine]
                yield book, home.evolve(period=_hull(periods), group=mine[-1][1])

    def _book(self, *refs: str | None) -> str:
        """Where the first thing that is named belongs."""
        return next(self._lineage.book(ref, self._day) for ref in refs if ref)

    def _book_of_stay(self, stay: Residence) -> str:
        home = self._city.find(stay.household)
        group = stay.group or (home.group if home else None)
        return self._book(group, stay.household, stay.building, stay.person)

    def _book_of_thing(self, record: Record) -> str:
        """By its own hand-over, else by the group or body that it names."""
        if isinstance(record, GridGroup):
            return self._book(record.id)
        if self._lineage.first(record.id) != record.id or record.kind in _HANDED:
            group = getattr(record, "group", None)
            return self._book(group if isinstance(group, str) else None, record.id)
        named = [ref for _, ref in record.refs() if ref.kind in _HANDED]
        return self._book(*named, record.id)

    def _homes(self, person: Ref[Person]) -> Collection[str]:
        """Where someone lived; else where they are known."""
        name = self._lineage.first(person)
        return self._homes_by_name.get(name) or {self._book(person): None}

    @cached_property
    def _homes_by_name(self) -> Mapping[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for stay in self._city.all(Residence):
            name = self._lineage.first(stay.person)
            found.setdefault(name, {})[self._book_of_stay(stay)] = None
        return found

    def _renamed(self, record: Record, book: str) -> Record:
        """As it was called before it was handed over, and so all that it names.

        A community that it names is that of the area.
        """
        changes: dict[str, Any] = {}
        for field, ref in (("id", record.id), *record.refs()):
            if ref.kind == Community.kind:
                area = self._communities.get(book)
                first = area.id if area else ref
            else:
                first = Ref.trusted(self._lineage.first(ref))
            if first != ref:
                changes[field] = first
        return record.evolve(**changes) if changes else record

    def _joined(self, one: Record, other: Record) -> Record:
        """One thing under two names: its days together, told as it was told last."""
        earlier, later = sorted((one, other), key=_begins)
        told = later
        if isinstance(one, GridGroup) and not later.period.has(self._day):
            told = earlier
        return told.evolve(period=_hull([earlier.period, later.period]))


_HANDED = frozenset(kind.kind for kind in HANDED)


def _begins(record: Record) -> tuple[date, date]:
    return record.period.start or date.min, record.period.end or date.max


def _hull(periods: Iterable[Period]) -> Period:
    """From the first day of any to the last."""
    all_of_them = list(periods)
    starts = [it.start for it in all_of_them]
    ends = [it.end for it in all_of_them]
    return Period(
        None if None in starts else min(filter(None, starts)),
        None if None in ends else max(filter(None, ends)),
    )
