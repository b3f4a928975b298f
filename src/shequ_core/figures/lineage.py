"""承继关系. Who continues whom across the books of a city, and in which book when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from shequ_core.model import (
    Building,
    Club,
    Community,
    Corps,
    Facility,
    Forum,
    GridGroup,
    Household,
    PartyBody,
    Record,
    School,
    Succession,
    Team,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Ref

HANDED: tuple[type[Record], ...] = (
    GridGroup,
    Building,
    Household,
    PartyBody,
    Unit,
    Facility,
    Club,
    Team,
    Corps,
    Forum,
    School,
)
"""可移交. What goes from book to book, beside persons: things, not what happened."""


@attrs.frozen
class Handover:
    """移交. On a day one record went on as another."""

    on: date
    old: str
    new: str


class Lineage:
    """承继关系. What was handed over from book to book, as one thing with many names.

    Communities are not things: one that is split goes on beside the one it made.
    """

    def __init__(self, registers: Iterable[Register]) -> None:
        self._into: dict[str, list[Handover]] = {}
        self._out: dict[str, list[Handover]] = {}
        self._communities: dict[str, Community] = {}
        for register in registers:
            for community in register.all(Community):
                self._communities[community.id.community] = community
            self._read(register)

    def _read(self, register: Register) -> None:
        for it in sorted(_handovers(register), key=lambda it: (it.on, it.old)):
            if it not in self._into.get(it.new, ()):  # both books tell of it
                self._into.setdefault(it.new, []).append(it)
                self._out.setdefault(it.old, []).append(it)

    def first(self, ref: str) -> str:
        """最初. What it was called before any hand-over: its one name for good."""
        seen = {ref}
        while (came := self._into.get(ref)) and came[0].old not in seen:
            ref = came[0].old
            seen.add(ref)
        return ref

    def on(self, ref: str, day: date) -> str:
        """某日. What it was called on a day: after the hand-overs until then."""
        ref, seen = self.first(ref), set[str]()
        while ref not in seen:
            seen.add(ref)
            for it in self._out.get(ref, ()):
                if it.on <= day:
                    ref = it.new
                    break
        return ref

    def book(self, ref: str, day: date) -> str:
        """某日所属社区. The book that a record belonged to on a day, or would have.

        What came to be later belongs to the community that its own came from.
        """
        name, seen = Ref[Any].trusted(self.on(ref, day)).community, set[str]()
        while name not in seen:
            seen.add(name)
            community = self._communities.get(name)
            if community is None or community.period.has(day):
                break
            name = self._before_or_after(community, day)
        return name

    def _before_or_after(self, community: Community, day: date) -> str:
        """The community that one came from, or went into, when it is not there."""
        start, end = community.period.start, community.period.end
        if start is not None and day < start:
            came = (it.old for it in self._into.get(community.id, ()) if it.on == start)
            return next(map(_book, came), community.id.community)
        went = (it.new for it in self._out.get(community.id, ()) if it.on == end)
        return next(map(_book, went), community.id.community)


def _book(ref: str) -> str:
    return Ref[Any].trusted(ref).community


def _handovers(register: Register) -> Iterator[Handover]:
    for it in register.all(Succession):
        if it.period.start is None:
            continue
        if it.went_to:
            yield Handover(it.period.start, it.about, it.went_to)
        if it.came_from:
            yield Handover(it.period.start, it.came_from, it.about)
