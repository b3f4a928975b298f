"""无悬挂引用. Some records of a book, with no name left of those that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from shequ_core.model import Record, field_types, per_kind, ref_fields
from shequ_core.privacy import NAMING, unnamed
from shequ_core.register import Register

_SUBJECTS = frozenset({"person", "who", "holder", "voter", "proposer", "of", "about"})
"""主体字段. Whom a record is about: without them it is not told at all."""


def closed(records: Iterable[Record]) -> Register:
    """无悬挂引用. Of some records those that name no other, and the rest without it.

    A record goes where it must name what is not there, or is about it; where it only
    may, it is told without the name, and without words in which it may stand too.
    """
    before, after = Register(), Register(records)
    while len(before) != len(after):
        before = after
        after = Register(it for it in before if _stands(it, before))
    return Register(_without(it, after) for it in after)


def _missing(record: Record, known: Register) -> Iterator[str]:
    return (name for name, ref in record.refs() if ref not in known)


def _stands(record: Record, known: Register) -> bool:
    may = _optional(type(record))
    return all(name in may for name in _missing(record, known))


def _without(record: Record, known: Register) -> Record:
    missing = list(_missing(record, known))
    if not missing:
        return record
    told: Any = unnamed(record) if type(record) in NAMING else record
    return told.evolve(**dict.fromkeys(missing))  # type: ignore[no-any-return]  # a record without some of its names


@per_kind
def _optional(kind: type[Record]) -> frozenset[str]:
    """The fields that name others, and may be empty without changing the subject."""
    hints = field_types(kind)
    return frozenset(
        name
        for name in ref_fields(kind)
        if name not in _SUBJECTS and type(None) in getattr(hints[name], "__args__", ())
    )
