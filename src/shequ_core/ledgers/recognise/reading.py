"""读表. From the headers of a sheet to its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from shequ_core.ledgers.ledger import CellKind, Ledger, Note
from shequ_core.ledgers.recognise.body import Body
from shequ_core.ledgers.recognise.event_days import year_over
from shequ_core.ledgers.recognise.finding import Found
from shequ_core.ledgers.recognise.grid import Grid, letter
from shequ_core.ledgers.recognise.header import Header
from shequ_core.ledgers.recognise.headings import heading, scale_between
from shequ_core.ledgers.recognise.sections import over_tables
from shequ_core.ledgers.recognise.titles import Titles, read_titles
from shequ_core.ledgers.recognise.unknown import unknown_part
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import (
    FlagColumn,
    Given,
    MappedColumn,
    Table,
    ToldBy,
    Unknown,
)

TITLE, HEADER = "标题", "表头"

_SHOWN = 6


def read_tables(
    sheet: Sheet, grid: Grid, found: Sequence[Found], ledgers: Sequence[Ledger]
) -> tuple[Table | Unknown, ...]:
    """读表. Every table, each from under its header to the titles of the next."""
    ends = [it.start for it in found[1:]] + [len(grid)]
    read: list[Table | Unknown] = []
    for group, end in zip(found, ends, strict=True):
        rows = range(group.bottom + 1, end)
        read += (_table(sheet, grid, group, it, rows) for it in group.headers)
        if not group.headers:
            read.append(unknown_part(sheet, grid, range(group.start, end), ledgers))
    return tuple(read)


def _table(
    sheet: Sheet, grid: Grid, group: Found, header: Header, rows: range
) -> Table:
    over = range(group.start, header.top)
    titles = read_titles(grid, over)
    ledger, columns = header.match.ledger, _columns(header, titles)
    given = _given(ledger, columns, sheet.name, titles)
    year = _year(ledger, columns, sheet.name, titles)
    body = Body(grid, ledger, columns, header.span, given, _flags(header), year)
    body.sort(rows, group.repeated)
    data = body.read(plain=bool(sheet.encoding))
    if body.signatures and not titles.facts.told_on:
        titles = read_titles(grid, over, body.signatures)
    lines = header.bottom - header.top + 1
    furniture = {TITLE: titles.count, HEADER: lines + body.furniture.pop(HEADER, 0)}
    furniture |= body.furniture
    return Table(
        file=sheet.file,
        sheet=sheet.name,
        ledger=ledger,
        facts=titles.facts,
        columns=body.columns,
        rows=data,
        totals=tuple(body.totals),
        skipped={reason: count for reason, count in body.skipped.items() if count},
        furniture={word: count for word, count in furniture.items() if count},
        unmatched=_unmatched(header),
        notes=(*_twice(header), *_coded(body), *_carried(body)),
        masked=body.masked,
        coded=body.coded,
        given=body.told(),
        flags=body.flags,
        digest=sheet.digest,
    )


def _columns(header: Header, titles: Titles) -> dict[str, MappedColumn]:
    """The found columns in the order of the ledger."""
    ledger, found = header.match.ledger, header.match.found
    columns: dict[str, MappedColumn] = {}
    for column in ledger.columns:
        label = found.get(column.key)
        if label is None:
            continue
        scale = scale_between(label.header, column.title)
        if column.cell is CellKind.YUAN and not heading(label.header).hint:
            scale = titles.money
        columns[column.key] = MappedColumn(
            key=column.key,
            index=label.index,
            letter=letter(label.index),
            header=label.header,
            scale=scale or Decimal(1),
        )
    return columns


def _flags(header: Header) -> tuple[FlagColumn, ...]:
    return tuple(
        FlagColumn(
            key=it.key,
            index=it.label.index,
            letter=letter(it.label.index),
            header=it.label.header,
            choice=it.choice,
        )
        for it in header.match.flags
    )


def _given(
    ledger: Ledger, columns: Mapping[str, MappedColumn], name: str, titles: Titles
) -> tuple[Given, ...]:
    """What has no column and is told over the table: by its title, or the sheet's.

    A mapping knows better than both, and fills what is blank in a column too.
    """
    told = {it.key: it for it in over_tables(ledger, name, titles.lines)}
    constants = ledger.mapping.constants if ledger.mapping else {}
    return (
        *(it for it in told.values() if it.key not in {**columns, **constants}),
        *(
            Given(key=key, words=words, by=ToldBy.MAPPING)
            for key, words in constants.items()
        ),
    )


def _year(
    ledger: Ledger, columns: Mapping[str, MappedColumn], name: str, titles: Titles
) -> Given | None:
    days = (key for key in columns if ledger.column(key).lasts)
    return next((year_over(key, name, titles.lines) for key in days), None)


def _unmatched(header: Header) -> tuple[str, ...]:
    strange = [label for label in header.match.unmatched if not label.numbering]
    twice = [label for _, label in header.match.twice]
    return tuple(
        it.header for it in sorted((*strange, *twice), key=lambda it: it.index)
    )


def _twice(header: Header) -> Iterator[Note]:
    for key, label in header.match.twice:
        first = header.match.found[key]
        yield Note(
            kind="header-dup",
            field=key,
            message=(
                f"{letter(label.index)}列“{label.header}”与"
                f"{letter(first.index)}列“{first.header}”是同一项，只读取后者"
            ),
        )


def _coded(body: Body) -> Iterator[Note]:
    for key, codes in body.coded.items():
        column = body.columns[key]
        shown = "、".join(codes[:_SHOWN]) + ("…" if len(codes) > _SHOWN else "")
        yield Note(
            kind="coded-column",
            field=key,
            message=(
                f"{column.letter}列“{column.header}”写的是代码（{shown}），没有说明是"
                "哪一套，未采用：是国标代码就注明（--profile 国标），"
                "是别的就在列对应里写明每个代码的意思"
            ),
        )


def _carried(body: Body) -> Iterator[Note]:
    for key, count in body.carried.items():
        column = body.columns[key]
        yield Note(
            kind="carried-down",
            field=key,
            message=(
                f"{column.letter}列“{column.header}”只写在每户的第一行，"
                f"下面{count:,}行随第一行读取"
            ),
        )
