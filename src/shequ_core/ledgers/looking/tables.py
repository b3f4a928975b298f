"""看表. From a table that was understood to what is told of it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from shequ_core import glossary
from shequ_core.ledgers.ledger import Ledger
from shequ_core.ledgers.looking.headings import headed
from shequ_core.ledgers.looking.places import (
    letters_of,
    notes_of,
    rows_between,
    titles_over,
)
from shequ_core.ledgers.looking.reasons import (
    lying_certainty,
    reason_for,
    upright_certainty,
)
from shequ_core.ledgers.looking.records import (
    Certainty,
    Headed,
    Reason,
    Recognised,
    Rows,
    SeenTable,
    SeenTotal,
)
from shequ_core.ledgers.looking.samples import given, sample, unnumbered
from shequ_core.ledgers.recognise.finding import headers_of
from shequ_core.ledgers.recognise.grid import Grid, letter
from shequ_core.ledgers.recognise.header import Header
from shequ_core.ledgers.recognise.labels import Label
from shequ_core.ledgers.recognise.mapped import said_of
from shequ_core.ledgers.recognise.reading import HEADER
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import FlagColumn, Table, Total


def stands_upright(table: Table) -> bool:
    """竖表. Whether the titles of a table stand down the side."""
    return any(column.row for column in table.columns.values())


def seen_upright(sheet: Sheet, table: Table, ledgers: Sequence[Ledger]) -> SeenTable:
    """看竖表. A ledger with its titles down the side."""
    rows = rows_between(column.row for column in table.columns.values())
    first = rows.first - 1 if rows else 0
    over = first - table.furniture.get(HEADER, 0)
    return _seen(
        table,
        certainty=upright_certainty(table, sheet, ledgers),
        titles=titles_over(Grid.of(sheet), range(over)),
        header=rows_between(range(over + 1, first + 1)),
        data=rows,
        recognised=_recognised(table, {}, ()),
        unmatched=tuple(headed("", it, table.ledger) for it in table.unmatched),
    )


def seen_lying(
    sheet: Sheet, tables: Sequence[Table], ledgers: Sequence[Ledger]
) -> tuple[SeenTable, ...]:
    """看横表. The tables of a sheet, each with the header that it was read under."""
    grid = Grid.of(sheet)
    found = headers_of(grid, tuple(ledgers), sheet.name)
    headers = [(it.start, header) for it in found for header in it.headers]
    return tuple(
        _under(grid, start, header, table, ledgers)
        for (start, header), table in zip(headers, tables, strict=True)
    )


def _under(
    grid: Grid, start: int, header: Header, table: Table, ledgers: Sequence[Ledger]
) -> SeenTable:
    match = header.match
    lowest = {it.index: grid.words(header.bottom, it.index) for it in header.labels}
    said = said_of(header.labels, table.ledger)
    return _seen(
        table,
        certainty=lying_certainty(match, header.labels, ledgers),
        titles=titles_over(grid, range(start, header.top)),
        header=Rows(first=header.top + 1, last=header.bottom + 1),
        data=rows_between(row.number for row in table.rows),
        recognised=(
            *_recognised(table, lowest, said),
            *(_flag(table.ledger, it, said) for it in table.flags),
        ),
        unmatched=tuple(
            headed(letter(it.index), it.header, table.ledger)
            for it in match.unmatched
            if not it.numbering
        ),
        repeated=tuple(_repeated(table.ledger, *it) for it in match.twice),
        barred=tuple(
            Headed(letter=letter(it.index), header=unnumbered(it.header))
            for it in match.barred
        ),
    )


def _recognised(
    table: Table, lowest: Mapping[int, str], said: Container[int]
) -> tuple[Recognised, ...]:
    """The columns from left to right; ``lowest`` are the words of the last line, a
    mapping spoke of those that are ``said``.
    """
    columns = sorted(table.columns.values(), key=lambda it: (it.row, it.index))
    return tuple(
        Recognised(
            letter=it.letter,
            header=it.header,
            key=it.key,
            title=table.ledger.column(it.key).title,
            reason=Reason.MAPPED
            if it.index in said
            else reason_for(table.ledger, it.header),
            stacked=_stacked(it.header, lowest.get(it.index, "")),
            scale=it.scale,
            row=it.row,
        )
        for it in columns
    )


def _flag(ledger: Ledger, it: FlagColumn, said: Container[int]) -> Recognised:
    return Recognised(
        letter=it.letter,
        header=it.header,
        key=it.key,
        title=ledger.column(it.key).title,
        reason=Reason.MAPPED if it.index in said else Reason.FLAG,
        choice=glossary.word(it.choice),
    )


def _stacked(header: str, leaf: str) -> bool:
    return bool(leaf) and header != leaf and header.endswith(leaf)


def _repeated(ledger: Ledger, key: str, label: Label) -> Recognised:
    return Recognised(
        letter=letter(label.index),
        header=label.header,
        key=key,
        title=ledger.column(key).title,
        reason=reason_for(ledger, label.header),
    )


def _seen(
    table: Table,
    *,
    certainty: Certainty,
    titles: Rows | None,
    header: Rows | None,
    data: Rows | None,
    recognised: tuple[Recognised, ...],
    unmatched: tuple[Headed, ...],
    repeated: tuple[Recognised, ...] = (),
    barred: tuple[Headed, ...] = (),
) -> SeenTable:
    return SeenTable(
        ledger=table.ledger.name,
        title=table.ledger.title,
        upright=stands_upright(table),
        certainty=certainty,
        titles=titles,
        header=header,
        data=data,
        columns=letters_of(table),
        recognised=recognised,
        unmatched=unmatched,
        repeated=repeated,
        count=len(table.rows),
        skipped=dict(table.skipped),
        furniture=dict(table.furniture),
        facts=table.facts,
        totals=tuple(map(_total, table.totals)),
        notes=notes_of(table),
        sample=sample(table),
        given=given(table),
        barred=barred,
        coded=dict(table.coded),
        mapping=table.ledger.mapping.number if table.ledger.mapping else 0,
    )


def _total(total: Total) -> SeenTotal:
    said = {total.letters[key]: number for key, number in total.said.items()}
    return SeenTotal(row=total.row, since=total.since, said=said)
