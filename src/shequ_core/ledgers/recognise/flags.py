"""是否列. Columns that ask whether someone is one of a list: 是否低保, 残疾人, 党员."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs

from shequ_core.ledgers.cells.choices import choice_named
from shequ_core.ledgers.cells.flags import NO, YES, read_flag
from shequ_core.ledgers.cells.notes import Reading
from shequ_core.ledgers.cells.text import text_of
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Note
from shequ_core.ledgers.recognise.columns import Column
from shequ_core.ledgers.recognise.headings import codes_told, heading
from shequ_core.ledgers.sheet import Cell
from shequ_core.ledgers.table import flag_field

_ASKS = re.compile("^(?:是不是|是否|有没有|有无)(?:属于|享受|纳入|有|为|是)?(?=..)")
_SHORTEST = 2
_OF_SEVERAL = frozenset({"留守", "困境"})  # children, and old people, and women
_NO_NAMES = ("OTHER", "UNKNOWN", "NOT_STATED")
_UNREADABLE = "?"
_UNKNOWN = "unknown-word"


@lru_cache(maxsize=8192)
def asked_by(ledger: Ledger, words: str) -> tuple[str, Enum] | None:
    """所问. The column of choices and the one of them that the words ask about.

    A list of choices is asked about by its words alone too (低保户); a column of one
    choice only where the words ask (是否党员).
    """
    bare = heading(words).bare
    plain = _ASKS.sub("", bare)
    asks = plain != bare
    if len(plain) < _SHORTEST or plain in _OF_SEVERAL:
        return None
    for column in ledger:
        if column.cell is CellKind.CHOICES or (asks and column.cell is CellKind.CHOICE):
            choice = choice_named(column, plain)
            if choice is not None and choice.name not in _NO_NAMES:
                return column.key, choice
    return None


def read_flags(
    column: LedgerColumn, cells: Sequence[Cell], *, asked: Enum, header: str
) -> Column:
    """读是否列. True, False or None of each cell.

    Numbers that are not all 1 or 0 are codes that no one told us, unless the header
    does: (0否1是).
    """
    codes = _codes(header, cells)
    known: dict[Cell, tuple[Any, tuple[Note, ...]]] = {}
    for cell in set(cells):
        known[cell] = _of_flag(
            read_flag(column, cell, asked=asked, codes=codes), column, asked, header
        )
    said = [known[cell] for cell in cells]
    return Column(
        [value for value, _ in said],
        {place: notes for place, (_, notes) in enumerate(said) if notes},
    )


def _of_flag(said: Reading, column: LedgerColumn, asked: Enum, header: str) -> Reading:
    """Its notes are of the column that asks, and not of the list it asks about."""
    value, notes = said
    field, words = flag_field(column.key, asked), heading(header).bare or header
    message = f"“{words}”一栏只填是或否，这里写的不认识，未采用"
    return value, tuple(
        Note(
            kind=it.kind,
            field=field,
            message=message if it.kind == _UNKNOWN else it.message,
        )
        for it in notes
    )


def _codes(header: str, cells: Sequence[Cell]) -> Mapping[str, str]:
    told = codes_told(heading(header).hint)
    if set(told.values()) <= YES | NO and told:
        return told
    numbers = {text for cell in cells if (text := text_of(cell)).isdecimal()}
    return dict.fromkeys(numbers, _UNREADABLE) if numbers - {"0", "1"} else {}


def with_flags(
    column: LedgerColumn,
    own: Column | None,
    flags: Sequence[tuple[Enum, Column]],
) -> Column:
    """并入是否列. The choices of each row, those in flag columns after its ``own``.

    Where there is one choice only, what its own column says outranks a flag.
    """
    rows = range(len(flags[0][1].values))
    notes: dict[int, tuple[Note, ...]] = dict(own.notes) if own else {}
    values: list[Any] = []
    for place in rows:
        said = own.values[place] if own else None
        told = [choice for choice, it in flags if it.values[place]]
        if column.cell is CellKind.CHOICES:
            values.append(tuple(dict.fromkeys((*(said or ()), *told))))
        else:
            values.append(told[0] if said is None and told else said)
        noticed = tuple(note for _, it in flags for note in it.notes.get(place, ()))
        if noticed:
            notes[place] = (*notes.get(place, ()), *noticed)
    return attrs.evolve(own or Column([], {}), values=values, notes=notes)
