"""取数表. Rows of words under headings, and the numbers among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import attrs

from shequ_core.errors import NotFound
from shequ_core.ledgers import Practice
from shequ_core.ledgers.render import Plain, renderer
from shequ_core.register import Register
from shequ_core.reports.numerals import chinese_day, plain_number

_HIDDEN = ("key", "person_key", "parent_key")
"""Columns for programs, which a paper shows only when they are asked for."""


@attrs.frozen
class FactRow:
    """行. Its cells in order; one of them by place, by key or by heading."""

    cells: tuple[str, ...]
    names: Mapping[str, int] = attrs.field(factory=dict, repr=False)

    def __getitem__(self, name: str | int) -> str:
        """格. Raises NotFound where there is none of that name or place."""
        place = self.names.get(name) if isinstance(name, str) else name
        if place is None or not 0 <= place < len(self.cells):
            titles = {at: word for word, at in reversed(tuple(self.names.items()))}
            known = "、".join(titles[at] for at in sorted(titles))
            raise NotFound(f"表里没有列 {name}，有的是 {known}")
        return self.cells[place]


@attrs.frozen(kw_only=True)
class FactTable:
    """取数表. ``caption`` is what it is about; ``numeric`` are the columns of numbers,
    from 0; ``total`` stands below the rows, empty where nothing adds up.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[FactRow, ...]
    numeric: frozenset[int] = frozenset()
    total: tuple[str, ...] = ()

    def headed(self, heads: Sequence[str]) -> FactTable:
        """换表头. With other words over its columns. Raises NotFound unless each has
        one.
        """
        if len(heads) != len(self.header):
            listed = "、".join(self.header)
            raise NotFound(f"表头要写 {len(self.header)} 项，现在是 {listed}")
        return attrs.evolve(self, header=tuple(map(str, heads)))


def table_of(
    caption: str, header: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> FactTable:
    """取数表. Of values as they are; a column of numbers alone is numeric."""
    values = [tuple(row) for row in rows]
    return _table(caption, {title: place for place, title in enumerate(header)}, values)


def ledger_table(
    practice: Practice, register: Register, on: date, columns: Sequence[str], most: int
) -> FactTable:
    """台账表. The rows that a ledger has on a day, ``most`` of them (0 for all), in the
    ``columns`` of those keys or titles. Raises NotFound for a column there is not.
    """
    known = {it.key: it for it in practice.ledger}
    by_title = {it.title: it.key for it in practice.ledger}
    keys = [by_title.get(it, it) for it in columns] or [
        it for it in known if it not in _HIDDEN
    ]
    for key in keys:
        if key not in known:
            listed = "、".join(by_title)
            raise NotFound(f"{practice.ledger.title}没有列 {key}，有的是 {listed}")
    found = list(practice.rows(register.once(Register.on, on)))
    write = [(key, renderer(known[key])) for key in keys]
    values = [
        tuple(written(row.get(key)) for key, written in write)
        for row in (found[:most] if most else found)
    ]
    names = {
        it: place for place, key in enumerate(keys) for it in (known[key].title, key)
    }
    return _table(practice.ledger.title, names, values)


def _table(
    caption: str, names: Mapping[str, int], values: Sequence[Sequence[Plain]]
) -> FactTable:
    header = {place: title for title, place in reversed(tuple(names.items()))}
    return FactTable(
        caption=caption,
        header=tuple(header[place] for place in sorted(header)),
        rows=tuple(FactRow(tuple(map(cell_words, row)), names) for row in values),
        numeric=frozenset(
            place
            for place in header
            if values and all(isinstance(row[place], int | Decimal) for row in values)
        ),
    )


def cell_words(value: Plain) -> str:
    """格中文字. A number without trailing zeros, a day as papers write it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return chinese_day(value)
    return plain_number(value) if isinstance(value, int | Decimal) else value
