"""收回阅读. Edited rows become records over what was handed out; others stay silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from shequ_core.handout.edits import EditedRow
from shequ_core.ledgers import Fate, Intake, Note, Row, Table
from shequ_core.ledgers.questions import NO_ANSWERS, Answers
from shequ_core.model import LedgerSheet, Record
from shequ_core.register import Register
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class ReturnIntake(Intake):
    """收回收录. Reads rows that were edited or added, and no other.

    A cell that was emptied says that there is nothing, which an empty cell of an
    ordinary ledger does not. A table in which nothing was edited leaves no paper.
    """

    def __init__(
        self,
        community: str,
        known: Register,
        told_on: date,
        answers: Answers = NO_ANSWERS,
    ) -> None:
        super().__init__(community, known, answers)
        self.refused: set[tuple[str, str, int]] = set()
        self._handed_on = told_on
        self._cleared: frozenset[str] = frozenset()
        self._silent = True

    def open_table(self, table: Table) -> None:
        """开表. Begin to read a table: silent, until something in it was edited."""
        told_on = table.facts.told_on
        edited = any(isinstance(it, EditedRow) and it.edited for it in table.rows)
        self._silent = not edited and (told_on is None or told_on <= self._handed_on)
        super().open_table(table)

    def close_table(self) -> None:
        """合表. A silent table is dropped, unless it is among the papers already."""
        if self._silent and self._sheet and self._sheet not in self.known:
            super().drop_table()
        else:
            super().close_table()

    def read(self, row: Row, into: Callable[[Row, Intake], None]) -> Fate:
        """收行. Nothing is read of a row in which nothing was edited."""
        if isinstance(row, EditedRow) and not row.edited:
            return Fate.UNCHANGED
        self._cleared = row.cleared if isinstance(row, EditedRow) else frozenset()
        fate = super().read(row, into)
        if fate is Fate.QUARANTINED:
            self.refused.add((self.table.file, self.table.sheet, row.number))
        return fate

    def learn(self, kind: type[R], ref: Ref[R], **fields: Any) -> R:
        """得知. As any intake; what was emptied is known to be nothing."""
        learnt = super().learn(kind, ref, **fields)
        emptied = {it: fields[it] for it in fields.keys() & self._cleared}
        return self.state(kind, ref, **emptied) if emptied else learnt

    def paper_of(self, table: Table) -> Ref[LedgerSheet]:
        """来源表. The paper that a table is entered as."""
        return self._paper(table.file, table.sheet, table.ledger.name)

    def question(
        self, table: Table, note: Note, *, row: int, about: Ref[Any] | None
    ) -> None:
        """询问. A question about a row (0: the table), kept among the papers."""
        paper = self.paper_of(table)
        if self.find(paper) is None:
            self.open_table(table)
            self._silent = False
            self.close_table()
        self._sheet = paper
        self._begin_row(None)
        self._subject = about
        self._remark(note, row)
        self._sheet = None
