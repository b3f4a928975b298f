"""竖表. A ledger with its titles down a column and the values beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import attrs

from shequ_core.ledgers.cells import read_cell
from shequ_core.ledgers.ledger import Ledger, Note, Row
from shequ_core.ledgers.recognise.grid import Grid, letter
from shequ_core.ledgers.recognise.headings import heading, scale_between
from shequ_core.ledgers.recognise.titles import read_titles
from shequ_core.ledgers.recognise.vocabulary import column_headed
from shequ_core.ledgers.sheet import Sheet
from shequ_core.ledgers.table import MappedColumn, Table, TitleFacts

FEWEST = 3
"""最少项数. Fewer lines than this are no ledger, whatever they say."""

MOST = 150
"""最多行数. A sheet of more rows has its titles across, not down."""

_OVER_LABELS = frozenset({"项目", "指标", "名称", "栏目", "事项", "项", "序号"})
_OVER_VALUES = frozenset(
    {"内容", "数值", "数据", "值", "情况", "填报内容", "填写内容", "填报情况", "指标值"}
)
_TOLD_ON = "as_of"


@attrs.frozen
class Line:
    """竖表项. A title down the side, and the cell that holds its value."""

    key: str
    header: str
    row: int
    label: int
    value: int


def upright(sheet: Sheet, ledgers: Sequence[Ledger]) -> Table | None:
    """竖表. The upright ledger that explains the most lines, None where none holds."""
    grid = Grid.of(sheet)
    if len(grid) > MOST:
        return None
    tables = [
        (len(lines), ledger, lines)
        for ledger in ledgers
        if ledger.upright and (lines := _lines(grid, ledger))
    ]
    if not tables:
        return None
    _, ledger, lines = max(tables, key=lambda it: (it[0], -it[1].order))
    return _table(sheet, grid, ledger, lines)


def _lines(grid: Grid, ledger: Ledger) -> list[Line]:
    """The lines of a ledger on a grid, none where it does not hold."""
    found: dict[str, Line] = {}
    for line in _all_lines(grid, ledger):
        found.setdefault(line.key, line)
    rows = {line.row for line in found.values()}
    if any(key not in found for key in ledger.needed) or len(rows) < FEWEST:
        return []
    return list(found.values())


def _all_lines(grid: Grid, ledger: Ledger) -> Iterator[Line]:
    for row in range(len(grid)):
        if _heads_values(grid, row):
            continue
        beyond = 0
        for column in grid.filled(row):
            words = grid.words(row, column)
            claim = column_headed(ledger, words) if words else None
            if claim and column >= beyond:
                value = _beside(grid, row, column)
                beyond = value + 1
                yield Line(claim[1], words, row, column, value)


def _beside(grid: Grid, row: int, column: int) -> int:
    """The column after a label, or after all that the label is merged over."""
    for _, first, _, last in grid.starting(row):
        if first == column:
            return last + 1
    return column + 1


def _table(sheet: Sheet, grid: Grid, ledger: Ledger, lines: Sequence[Line]) -> Table:
    first = min(line.row for line in lines)
    over = first - 1 if first and _heads_lines(grid, first - 1) else first
    titles = read_titles(grid, range(over))
    columns: dict[str, MappedColumn] = {}
    values: dict[str, object] = {}
    notes: list[Note] = []
    for line in lines:
        column = ledger.column(line.key)
        scale = scale_between(line.header, column.title)
        cell = grid.at(line.row, line.value)
        values[line.key], noticed = read_cell(column, cell, scale=scale)
        notes.extend(noticed)
        columns[line.key] = MappedColumn(
            key=line.key,
            index=line.value,
            letter=letter(line.value),
            header=line.header,
            scale=scale,
            row=line.row + 1,
        )
    row = Row(number=first + 1, values=values, notes=tuple(notes))
    furniture = {"标题": titles.count, "表头": first - over}
    return Table(
        file=sheet.file,
        sheet=sheet.name,
        ledger=ledger,
        facts=_facts(titles.facts, values),
        columns=columns,
        rows=(row,) if notes or _speaks(row) else (),
        furniture={word: count for word, count in furniture.items() if count},
        unmatched=_unmatched(grid, lines),
        digest=sheet.digest,
    )


def _speaks(row: Row) -> bool:
    """An empty form is nobody's row."""
    return any(row.get(key) is not None for key in row.values)


def _heads_lines(grid: Grid, row: int) -> bool:
    words = [heading(grid.words(row, column)).bare for column in grid.filled(row)]
    return any(it in _OVER_LABELS for it in words[:2])


def _heads_values(grid: Grid, row: int) -> bool:
    """名称 beside 数值 heads the lines; it is not a line that says what a name is."""
    words = [heading(grid.words(row, column)).bare for column in grid.filled(row)]
    return any(a in _OVER_LABELS and b in _OVER_VALUES for a, b in pairwise(words))


def _facts(titles: TitleFacts, values: Mapping[str, object]) -> TitleFacts:
    """The day that a line names outranks the one in the title."""
    day = values.get(_TOLD_ON)
    return attrs.evolve(titles, told_on=day) if isinstance(day, date) else titles


def _unmatched(grid: Grid, lines: Sequence[Line]) -> tuple[str, ...]:
    """What stands in the label columns among the lines and heads nothing."""
    taken = {(line.row, line.label) for line in lines}
    labels = {line.label for line in lines}
    rows = range(min(it.row for it in lines), max(it.row for it in lines) + 1)
    strange = (
        grid.words(row, column)
        for row in rows
        for column in sorted(labels)
        if (row, column) not in taken
    )
    return tuple(filter(None, strange))
