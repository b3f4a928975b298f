"""收回件. What became of each workbook, and the questions that it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from shequ_core.handout.merging import Merge
from shequ_core.handout.pairing import KEY
from shequ_core.handout.questions import (
    CellEdit,
    Outcome,
    Sides,
    clash_note,
    edit_note,
    missing_note,
    outcomes,
    subject,
)
from shequ_core.handout.reading import ReturnIntake
from shequ_core.handout.returned import Compared
from shequ_core.handout.stamp import Stamp
from shequ_core.ledgers import Ledger, Row, Table


@attrs.frozen(kw_only=True)
class Return:
    """收回件. What became of one workbook.

    ``rows`` came back, ``added`` of them new; ``missing`` did not. ``cells`` are those
    edited in rows that were handed out. ``absent`` are the titles of the ledgers that
    it lacks, which change nothing; ``sheets`` the names of those that it has.
    """

    file: str
    title: str
    stamp: Stamp
    rows: int
    added: int
    missing: int
    cells: tuple[CellEdit, ...]
    absent: tuple[str, ...]
    sheets: frozenset[str]

    def count(self, outcome: Outcome) -> int:
        """格数. How many of the edited cells ended so."""
        return Counter(cell.outcome for cell in self.cells)[outcome]


def came_back(compared: Iterable[Compared]) -> frozenset[tuple[str, str]]:
    """退回的行. The rows that came back in any workbook: ledger and key."""
    return frozenset(
        (table.ledger.name, row.text(KEY))
        for one in compared
        for table in one.edits.tables
        for row in table.rows
        if row.text(KEY)
    )


@attrs.define(kw_only=True)
class Asking:
    """询问. Of one round of taking back: what is asked is kept among the papers."""

    sides: Sides
    intake: ReturnIntake
    merged: Merge
    came_back: frozenset[tuple[str, str]]
    asking: bool
    _asked: set[str] = attrs.field(factory=set, init=False)

    def about(self, compared: Compared) -> Return:
        """询问一册. The cells and the missing rows of one workbook."""
        cells: list[CellEdit] = []
        for table, row, column, edit in outcomes(
            compared, self.sides, self.intake, asking=self.asking
        ):
            cells.append(edit)
            note = edit_note(column, edit)
            if note:
                about = subject(self.intake.community, table.ledger, edit.key)
                self.intake.question(table, note, row=row.number, about=about)
            if edit.outcome is Outcome.ASKED:
                self._asked.add(f"{self.intake.paper_of(table)}#{row.number}")
        edits = compared.edits
        return Return(
            file=compared.file.name,
            title=compared.scope.title,
            stamp=compared.file.stamp,
            rows=sum(len(table.rows) for table in edits.tables),
            added=sum(row.added for _, row in edits.rows()),
            missing=sum(self._miss(edits.tables, *it) for it in edits.missing),
            cells=tuple(cells),
            absent=tuple(ledger.title for ledger in edits.absent),
            sheets=frozenset(sheet.name for sheet in compared.file.sheets),
        )

    def _miss(self, tables: Sequence[Table], ledger: Ledger, row: Row) -> bool:
        """Ask about a row that came back nowhere and is still known."""
        key = row.text(KEY)
        known = key in self.sides.rows(self.sides.before, ledger)
        if not known or (ledger.name, key) in self.came_back:
            return False
        table = next(it for it in tables if it.ledger.name == ledger.name)
        about = subject(self.intake.community, ledger, key)
        self.intake.question(table, missing_note(row.number, key), row=0, about=about)
        return True

    def about_the_rest(self, batch: Sequence[Compared]) -> None:
        """询问其余. Clashes that no edited cell shows: of a record behind a row."""
        tables = {
            str(self.intake.paper_of(table)): table
            for one in batch
            for table in one.edits.tables
        }
        for clash in self.merged.clashes:
            source = self.intake.sources.get(clash.ref, "")
            if source in self._asked:
                continue
            paper, _, row = source.partition("#")
            table = tables.get(paper) or next(iter(tables.values()))
            self.intake.question(
                table, clash_note(clash), row=int(row or 0), about=clash.ref
            )
