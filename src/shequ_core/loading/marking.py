"""标注方案. What is to be written into an office's own workbook: where, and what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from shequ_core.findings import NOWHERE, Finding, Place, Severity
from shequ_core.ledgers import LEDGERS, Ledger, Sheet, Table
from shequ_core.ledgers.mappings import AS_THEY_ARE, Mappings
from shequ_core.ledgers.marking import CLEARED, column_number, suggestion
from shequ_core.ledgers.questions import Question
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.recognise.finding import headers_of
from shequ_core.ledgers.recognise.grid import Grid
from shequ_core.loading.proposing import Proposal
from shequ_core.rules import RULES, Rule

_CELL = re.compile(r"([A-Z]{1,3})?([1-9]\d{0,6})")
_WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}


@attrs.frozen(kw_only=True)
class Mark:
    """标注. What is wrong at a row and column, from 1; column 0 is the whole row.

    ``proposed`` is what the cell might say instead, "" where nothing is proposed.
    """

    row: int
    column: int
    severity: Severity
    sentences: tuple[str, ...]
    proposed: str = ""


@attrs.frozen(kw_only=True)
class MarkedSheet:
    """标注的工作表. Its marks, row by row; the worst of a cell is its severity.

    ``column`` (from 1) is the first one free for the sentences of each row, ``headers``
    the rows (from 1) in which it is headed: none where no table has a header.
    ``proposed`` is what is proposed for each row, as it is written beside it, and
    ``questions`` are those about its rows.
    """

    name: str
    column: int
    headers: tuple[int, ...]
    marks: tuple[Mark, ...]
    proposed: Mapping[int, str] = attrs.field(factory=dict)
    questions: Mapping[int, Question] = attrs.field(factory=dict)

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
    community as a whole, which no cell causes. ``proposals`` and ``questions`` are
    those in the file.
    """

    file: str
    sheets: tuple[MarkedSheet, ...]
    counts: tuple[Count, ...]
    findings: tuple[Finding, ...]
    general: tuple[Finding, ...]
    proposals: Mapping[Place, Proposal] = attrs.field(factory=dict)
    questions: tuple[Question, ...] = ()


def marked_book(
    sheets: Sequence[Sheet],
    findings: Iterable[Finding],
    *,
    rules: Iterable[Rule] = RULES,
    ledgers: Sequence[Ledger] = LEDGERS,
    mappings: Mappings = AS_THEY_ARE,
    proposals: Iterable[Proposal] = (),
    questions: Iterable[Question] = (),
) -> MarkedBook:
    """标注方案. Of the sheets of one file (``unmarked``), from all findings, proposals
    and questions of a plan.
    """
    given = tuple(findings)
    file = sheets[0].file if sheets else ""
    here = sorted((it for it in given if it.place.file == file), key=_order)
    by_sheet: dict[str, list[Finding]] = defaultdict(list)
    for finding in here:
        by_sheet[finding.place.sheet].append(finding)
    proposed = [it for it in proposals if it.place.file == file]
    asked = tuple(it for it in questions if it.place.file == file)
    found = (
        _sheet(it, by_sheet[it.name], mappings.ledgers_for(it.name, ledgers))
        for it in sheets
    )
    return MarkedBook(
        file=file,
        sheets=tuple(_with_proposals(it, proposed, asked) for it in found),
        counts=tuple(_counts(here, {rule.kind: rule.title for rule in rules})),
        findings=tuple(here),
        general=tuple(sorted((it for it in given if it.place == NOWHERE), key=_order)),
        proposals={it.place: it for it in proposed},
        questions=asked,
    )


def _with_proposals(
    sheet: MarkedSheet, proposals: Iterable[Proposal], questions: Iterable[Question]
) -> MarkedSheet:
    """The sheet with what is proposed and asked of it, by cell and by row."""
    cells: dict[tuple[int, int], tuple[str, str]] = {}
    for it in proposals:
        at = _CELL.fullmatch(it.place.cell)
        if it.place.sheet == sheet.name and at and at[1]:
            words = suggestion(at[1], it.header, it.value)
            cells[int(at[2]), column_number(at[1])] = it.value or CLEARED, words
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), (_, words) in sorted(cells.items()):
        rows[row] += [words] if words else []
    return attrs.evolve(
        sheet,
        marks=tuple(
            attrs.evolve(it, proposed=cells.get((it.row, it.column), ("", ""))[0])
            for it in sheet.marks
        ),
        proposed={row: "；".join(words) for row, words in rows.items() if words},
        questions=_by_row(sheet.name, questions),
    )


def _by_row(sheet: str, questions: Iterable[Question]) -> Mapping[int, Question]:
    """The questions about the rows of a sheet; there is one a row."""
    found = ((it, _CELL.fullmatch(it.place.cell)) for it in questions)
    return {int(at[2]): it for it, at in found if at and it.place.sheet == sheet}


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
