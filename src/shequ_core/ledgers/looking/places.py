"""位置. Where on the sheet a table stands, and the notes made on it."""

from __future__ import annotations

from collections.abc import Iterable

from shequ_core.findings import Finding
from shequ_core.ledgers.looking.records import Noticed, Rows
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.ledgers.table import Table


def rows_between(numbers: Iterable[int]) -> Rows | None:
    """行范围. From the least to the greatest row number, None where there is none."""
    known = sorted(numbers)
    return Rows(first=known[0], last=known[-1]) if known else None


def titles_over(grid: Grid, rows: range) -> Rows | None:
    """标题行范围. Of the rows from 0 over a header, those that say something."""
    return rows_between(row + 1 for row in rows if not grid.bare(row))


def letters_of(table: Table) -> tuple[str, str]:
    """列范围. The letters of the first and last column that was recognised."""
    places = {it.index: it.letter for it in table.flags}
    places |= {it.index: it.letter for it in table.columns.values()}
    return places[min(places)], places[max(places)]


def notes_of(table: Table) -> tuple[Noticed, ...]:
    """提示计数. The notes on a table and its cells by kind, the most frequent first."""
    places = [(note.kind, "") for note in table.notes]
    flags = {it.field: it.letter for it in table.flags}
    for row in table.rows:
        for note in row.notes:
            column = table.columns.get(note.field)
            place = f"{column.letter}{column.row or row.number}" if column else ""
            if note.field in flags:
                place = f"{flags[note.field]}{row.number}"
            places.append((note.kind, place))
    return counted(places)


def notes_by_kind(findings: Iterable[Finding]) -> tuple[Noticed, ...]:
    """提示计数. What the reader of a file noticed, by kind."""
    return counted((it.kind, it.place.cell) for it in findings)


def counted(places: Iterable[tuple[str, str]]) -> tuple[Noticed, ...]:
    """计数. Kinds with their cells: how many of each, and the first cell of them."""
    found: dict[str, list[str]] = {}
    for kind, cell in places:
        found.setdefault(kind, []).append(cell)
    return tuple(
        Noticed(kind=kind, count=len(cells), first=next(filter(None, cells), ""))
        for kind, cells in sorted(found.items(), key=lambda it: -len(it[1]))
    )
