"""标注方案. What is to be written into an office's own workbook: where, and what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from shequ_core.findings import NOWHERE, Finding, Severity
from shequ_core.ledgers import LEDGERS, Ledger, Sheet, Table
from shequ_core.ledgers.mappings import AS_THEY_ARE, Mappings
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.finding import headers_of
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.rules import RULES, Rule

_CELL = re.compile(r"([A-Z]{1,3})?([1-9]\d{0,6})")
_LETTERS = 26
_WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}


@attrs.frozen(kw_only=True)
class Mark:
    """标注. What is wrong at a row and column, from 1; column 0 is the whole row."""

    row: int
    column: int
    severity: Severity
    sentences: tuple[str, ...]


@attrs.frozen(kw_only=True)
class MarkedSheet:
    """标注的工作表. Its marks, row by row; the worst of a cell is its severity.

    ``column`` (from 1) is the first one free for the sentences of each row, ``headers``
    the rows (from 1) in which it is headed: none where no table has a header.
    """

    name: str
    column: int
    headers: tuple[int, ...]
    marks: tuple[Mark, ...]

    def rows(self) -> Mapping[int, tuple[Mark, ...]]:
        """按行. The marks of each row that has any."""
        found: dict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            found[mark.row].append(mark)
        return {row: tuple(marks) for row, marks in found.items()}


@attrs.frozen(kw_only=True)
class Count:
    """按规则计数. How often a rule spoke in the file, and the first finding of it."""

    title: str
    count: int
    first: Finding


@attrs.frozen(kw_only=True)
class MarkedBook:
    """标注的工作簿. ``file`` is the name of the original.

    ``findings`` are those in the file, the worst first, and ``general`` those of the
    community as a whole, which no cell causes.
    """

    file: str
    sheets: tuple[MarkedSheet, ...]
    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]
    general: tuple[Finding, ...]


def marked_book(
    sheets: Sequence[Sheet],
    findings: Iterable[Finding],
    *,
    rules: Iterable[Rule] = RULES,
    ledgers: Sequence[Ledger] = LEDGERS,
    mappings: Mappings = AS_THEY_ARE,
) -> MarkedBook:
    """标注方案. Of the sheets of one file (``unmarked``), from all findings."""
    given = tuple(findings)
    file = sheets[0].file if sheets else ""
    here = sorted((it for it in given if it.place.file == file), key=_order)
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in here:
        by_sheet[finding.place.sheet].append(finding)
    return MarkedBook(
        file=file,
        sheets=tuple(
            _sheet(it, by_sheet[it.name], mappings.ledgers_for(it.name, ledgers))
            for it in sheets
        ),
        counts=tuple(_counts(here, {rule.kind: rule.title for rule in rules})),
        findings=tuple(here),
        general=tuple(sorted((it for it in given if it.place == NOWHERE), key=_order)),
    )


def _order(finding: Finding) -> tuple[int, str, str]:
    return _WORST_FIRST[finding.severity], finding.code, finding.kind


def _counts(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[Count]:
    alike: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_order(finding), []).append(finding)
    for group in alike.values():
        first = group[0]
        yield Count(
            title=titles.get(first.kind, first.message),
            count=len(group),
            first=first,
        )


def _sheet(
    sheet: Sheet, findings: Sequence[Finding], ledgers: Sequence[Ledger]
) -> MarkedSheet:
    marks = tuple(_marks(findings))
    return MarkedSheet(
        name=sheet.name,
        column=_first_free(sheet),
        headers=_headers(sheet, ledgers) if marks else (),
        marks=marks,
    )


def _marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    """One a cell, its sentences said once each."""
    cells: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        found = _CELL.fullmatch(finding.place.cell)
        if found:
            cells[int(found[2]), column_number(found[1] or "")].append(finding)
    for (row, column), group in sorted(cells.items()):
        yield Mark(
            row=row,
            column=column,
            severity=min((it.severity for it in group), key=_WORST_FIRST.__getitem__),
            sentences=tuple(dict.fromkeys(it.message for it in group)),
        )


def column_number(letters: str) -> int:
    """列号. The number of a column from its letters: A is 1, AA is 27, none is 0."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _first_free(sheet: Sheet) -> int:
    """The column after all that is filled or merged, from 1."""
    grid = Grid.of(sheet)
    filled = (grid.filled(row)[-1:] for row in range(len(grid)))
    merged = (merge[3] for merge in sheet.merged)
    return max((*(it[0] for it in filled if it), *merged), default=-1) + 2


def _headers(sheet: Sheet, ledgers: Sequence[Ledger]) -> tuple[int, ...]:
    """The first rows of the headers; in an upright ledger the row over its lines."""
    tables = [it for it in understand(sheet, ledgers) if isinstance(it, Table)]
    if not tables:
        return ()
    if tables[0].ledger.upright:
        over = min(it.row for it in tables[0].columns.values()) - 1
        return (over,) if over else ()
    found = headers_of(Grid.of(sheet), tuple(ledgers), sheet.name)
    return tuple(it.top + 1 for it in found)
