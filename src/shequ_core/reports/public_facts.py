"""公开信息. What of a book may be told to anybody, and names no person of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from shequ_core.model import (
    Activity,
    CalendarYear,
    Closure,
    Club,
    Committee,
    Community,
    Corps,
    Facility,
    FormerCode,
    GridGroup,
    JointCouncil,
    Opening,
    Outline,
    PartyBody,
    Person,
    Record,
    Reorganisation,
    School,
    Service,
    SharingAgreement,
    Succession,
    Team,
    Tenure,
    Unit,
    field_types,
    per_kind,
)
from shequ_core.privacy import unnamed
from shequ_core.register import Register
from shequ_core.reports.closing import closed

PUBLIC: tuple[type[Record], ...] = (
    Community,
    FormerCode,
    GridGroup,
    Committee,
    PartyBody,
    JointCouncil,
    Club,
    Team,
    Corps,
    School,
    Unit,
    Facility,
    SharingAgreement,
    Opening,
    Closure,
    CalendarYear,
    Service,
    Activity,
    Tenure,
    Reorganisation,
    Succession,
    Outline,
)
"""公开种类. Bodies and posts, places, services, events, and how they changed."""

_SOLE_TRADER = ("92", "个体")
"""个体工商户. How their credit codes begin (GB 32100-2015), what their trade says."""

_NAMES: tuple[tuple[type[Record], str], ...] = (
    (Person, "name"),
    (GridGroup, "leader"),
    (Unit, "head"),
    (Tenure, "name"),
)
"""姓名. Where names of persons stand alone; other fields mix them with bodies."""

_SHORTEST = 2
"""最短. A name of one character stands in too many words to look for."""


def public_facts(
    register: Register, *, besides: tuple[type[Record], ...] = ()
) -> Register:
    """公开信息. The same book with nothing in it of a person.

    Heads, leaders, phones and who holds a post are taken out, so is every text in
    which the name of a person of the book stands. What must have that text is left
    out whole, and so are sole traders: their shop and its address are a person's.
    What can not be without them is left out, too. ``besides`` are further kinds to
    tell of in this way.
    """
    names, kinds = _Names.of(register), (*PUBLIC, *besides)
    words = frozenset(kind.kind for kind in kinds)
    told = (
        _told(record, names, words)
        for kind in kinds
        for record in register.all(kind)
        if not _is_sole_trader(record)
    )
    return closed(record for record in told if record is not None)


@per_kind
def _needed(kind: type[Record]) -> frozenset[str]:
    """The fields that a record of the kind must have."""
    fields = attrs.fields(kind)  # type: ignore[arg-type]  # kinds are attrs classes
    return frozenset(it.name for it in fields if it.default is attrs.NOTHING)


@attrs.frozen
class _Names:
    """Every name of a person that the book has, in whatever field."""

    known: frozenset[str]
    lengths: frozenset[int]

    @classmethod
    def of(cls, register: Register) -> _Names:
        known = frozenset(it for it in _said(register) if len(it) >= _SHORTEST)
        return cls(known, frozenset(map(len, known)))

    def stand_in(self, text: str) -> bool:
        """Whether one of them is a part of the text."""
        return any(
            text[start : start + length] in self.known
            for length in self.lengths
            for start in range(len(text) - length + 1)
        )


def _said(register: Register) -> Iterator[str]:
    for kind, field in _NAMES:
        for record in register.all(kind):
            yield getattr(record, field)


def _is_sole_trader(record: Record) -> bool:
    if not isinstance(record, Unit):
        return False
    code, trade = _SOLE_TRADER
    return record.credit_code.startswith(code) or trade in record.trade


def _told(record: Record, names: _Names, words: frozenset[str]) -> Record | None:
    """The record without what may not be told; None where that is all of it."""
    kind = type(record)
    bare = unnamed(record)
    silent: dict[str, Any] = {
        name: ""
        for name, hint in field_types(kind).items()
        if hint is str and names.stand_in(getattr(bare, name))
    }
    silent |= {name: None for name, ref in bare.refs() if ref.kind not in words}
    return None if _needed(kind) & silent.keys() else bare.evolve(**silent)
