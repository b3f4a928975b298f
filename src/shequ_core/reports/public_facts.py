"""公开信息. What of a book may be told to anybody, and names no person of it."""

from __future__ import annotations

from typing import Any

import attrs

from shequ_core.figures.names import Names
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
    names, kinds = Names.of(register), (*PUBLIC, *besides)
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


def _is_sole_trader(record: Record) -> bool:
    if not isinstance(record, Unit):
        return False
    code, trade = _SOLE_TRADER
    return record.credit_code.startswith(code) or trade in record.trade


def _told(record: Record, names: Names, words: frozenset[str]) -> Record | None:
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
