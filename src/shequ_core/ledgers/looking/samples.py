"""样例. The first rows of a table as they were read, with nobody named in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from shequ_core.ledgers.cells import ONE, read_cell
from shequ_core.ledgers.ledger import CellKind, Ledger, LedgerColumn, Row
from shequ_core.ledgers.looking.records import SampleRow, SeenGiven
from shequ_core.ledgers.render import renderer
from shequ_core.ledgers.table import Given, Table, ToldBy
from shequ_core.privacy import mask_address, mask_name, mask_number, mask_phone

SAMPLE = 3
"""样例行数. How many rows are shown."""

LONG_NUMBER = re.compile(r"\d{7,}[Xx]?")
"""长号码. As long as a phone number, or longer."""

_LONG_NUMBERS = {
    CellKind.TEXT: LONG_NUMBER,
    CellKind.QUANTITY: re.compile(r"\d{11,}[Xx]?"),
    CellKind.LABEL: re.compile(r"\d{15,}[Xx]?"),
}
_SHORTEST_NAME = 2


def sample(table: Table) -> tuple[SampleRow, ...]:
    """样例. The first data rows, personal columns masked.

    In other columns the names that the row gives and long numbers are masked too.
    """
    rows = table.rows[:SAMPLE]
    return tuple(SampleRow(row=it.number, values=_shown(table, it)) for it in rows)


def _shown(table: Table, row: Row) -> dict[str, str]:
    names = _names(table.ledger, table.columns, row)
    shown = {
        key: masked_words(table.ledger.column(key), row.values.get(key), names)
        for key in table.columns
    }
    return {key: words for key, words in shown.items() if words}


def given(table: Table) -> tuple[SeenGiven, ...]:
    """统一信息. What was told once for many rows: the first words of each, masked."""
    told: dict[tuple[str, ToldBy], list[Given]] = {}
    for it in table.given:
        told.setdefault((it.key, it.by), []).append(it)
    return tuple(_given(table, many) for many in told.values())


def _given(table: Table, many: Sequence[Given]) -> SeenGiven:
    first = many[0]
    column, mapped = table.ledger.column(first.key), table.columns.get(first.key)
    scale = mapped.scale if mapped else ONE
    value, _ = read_cell(column, first.words, scale=scale)
    words = first.words if column.lasts else masked_words(column, value)
    return SeenGiven(
        key=first.key,
        title=column.title,
        by=first.by,
        row=first.row,
        words=words,
        count=len(many),
    )


def _names(ledger: Ledger, keys: Iterable[str], row: Row) -> list[str]:
    """The names in a row, the longest first, so that no part of one is left."""
    named = {row.text(key) for key in keys if ledger.column(key).cell is CellKind.NAME}
    return sorted((it for it in named if len(it) >= _SHORTEST_NAME), key=len)[::-1]


def masked_words(column: LedgerColumn, value: Any, names: Iterable[str] = ()) -> str:
    """脱敏文字. A value as it is written, masked where it is personal; the names given
    and long numbers are masked in other text too.
    """
    match column.cell:
        case CellKind.NAME:
            return mask_name(value or "")
        case CellKind.ID_NUMBER:
            return mask_number(value or "")
        case CellKind.PHONES:
            return "/".join(map(mask_phone, value or ()))
    plain = renderer(column)(value)
    words = "" if plain is None else str(plain)
    if column.personal:
        return mask_address(words)
    numbers = _LONG_NUMBERS.get(column.cell)
    return _unnamed(words, names, numbers) if numbers else words


def _unnamed(words: str, names: Iterable[str], numbers: re.Pattern[str]) -> str:
    for name in names:
        words = words.replace(name, mask_name(name))
    return unnumbered(words, numbers)


def unnumbered(words: str, numbers: re.Pattern[str] = LONG_NUMBER) -> str:
    """去号码. The words with long numbers masked: they may be a person's."""
    return numbers.sub(lambda found: mask_number(found[0]), words)
