"""收录. Rows become records: matched to what is known, named, and accounted for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any, TypeVar

from shequ_core.ledgers.ledger import BARE_CODE, MASKED, SAID_UNKNOWN, Note, Row
from shequ_core.ledgers.outdated import earlier_sheets, left_over, outdated
from shequ_core.ledgers.questions import NO_ANSWERS, Answers, Question
from shequ_core.ledgers.standing import key_of
from shequ_core.ledgers.stating import Stating
from shequ_core.ledgers.table import Table, Unknown
from shequ_core.model import LedgerSheet, Record, Remark
from shequ_core.register import Register
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class Fate(Enum):
    """去向. What became of a row."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    QUARANTINED = "quarantined"


class Intake(Stating):
    """收录. Gathers the records of one community's tables over what is known.

    Nothing is written: ``records`` holds what is new or changed, ``sources`` where
    each came from, ``struck`` the papers that no longer stand, ``questions`` what
    could not be told, ``asked`` the names of these and of those that were answered,
    ``named_here`` every record that a row spoke of, and ``noted`` the remarks that were
    made of the table being read.
    """

    def __init__(
        self, community: str, known: Register, answers: Answers = NO_ANSWERS
    ) -> None:
        super().__init__(community, known)
        self.questions: list[Question] = []
        self.noted: list[Ref[Remark]] = []
        self.answers = answers
        self.asked: set[str] = set()
        self.surveys: dict[str, Any] = {}
        self._opened = set[Ref[LedgerSheet]]()
        self._table: Table | None = None
        self._begin_row(None)

    @property
    def table(self) -> Table:
        """当前表. The table being read."""
        assert self._table is not None, "no table is being read"
        return self._table

    @property
    def here(self) -> tuple[LedgerSheet, int]:
        """当前行. The sheet and the row being read."""
        sheet = self.find(self._sheet)
        assert sheet is not None, "no table is being read"
        return sheet, self._row

    def open_table(self, table: Table) -> None:
        """开表. Begin to read a table: it is entered among the papers."""
        self._table, self._ledger = table, table.ledger.name
        self._absent = frozenset(it.key for it in table.ledger) - table.told()
        letters = (
            *(f"{it.key}={it.letter}{it.row or ''}" for it in table.columns.values()),
            *(f"{it.field}={it.letter}" for it in table.flags),
        )
        self._open(
            LedgerSheet(
                id=self._paper(table.file, table.sheet, table.ledger.name),
                file=table.file,
                sheet=table.sheet,
                ledger=table.ledger.name,
                columns=letters,
                digest=table.digest,
                told_on=table.facts.told_on,
            )
        )

    def leave_unread(self, sheet: Unknown) -> None:
        """不读. Enter a sheet that is not read among the papers, with the reason."""
        self._open(
            LedgerSheet(
                id=self._paper(sheet.file, sheet.sheet, ""),
                file=sheet.file,
                sheet=sheet.sheet,
                ledger="",
            )
        )
        self.remark(Note(kind=sheet.kind, field="", message=sheet.reason))
        self.close_table()

    def _paper(self, *names: str) -> Ref[LedgerSheet]:
        name = "\n".join(names).encode("utf-8", "surrogatepass")
        return self.ref(LedgerSheet, hashlib.sha256(name).hexdigest()[:12])

    def _open(self, sheet: LedgerSheet) -> None:
        self._sheet = sheet.id
        self._begin_row(None)
        if self.find(sheet.id) != sheet:
            self.gather(sheet)
        self._stale = {it.id for it in self.known.tied(Remark, "sheet", sheet.id)}
        self._opened.add(sheet.id)
        self._earlier = earlier_sheets(sheet, self.known, self._opened)
        self._stale.update(left_over(sheet, self._earlier, self.known))
        self.noted = []
        self.kept_over.clear()
        self.not_kept.clear()
        self.unlike.clear()

    def drop_table(self) -> None:
        """不留. Leave no paper of a table from which nothing was taken."""
        if self._sheet is None or self._sheet in self.known:
            self.close_table()
            return
        for ref in (self._sheet, *self.noted):
            self._let_go(ref)
        self._table = self._sheet = None

    def close_table(self) -> None:
        """合表. Remarks of an earlier reading that were not made again are struck, and
        those of earlier rosters about what this later one speaks of.
        """
        for ref in self._stale:
            self._let_go(ref)
        self.struck |= self._stale
        self._stale = set()
        self._table = self._sheet = None

    def read(self, row: Row, into: Callable[[Row, Intake], None]) -> Fate:
        """收行. Read one row; its notes become remarks about what it is a row of."""
        self._begin_row(row)
        into(row, self)
        self._end_row()
        created, changed = self._created, self._changed
        for note in self._worth_keeping(row) if row.notes else self._notes:
            self._remark(note, row.number)
        if self._earlier and self._subject:
            self._stale.update(outdated(self._subject, self._earlier, self.known))
        if self._refused:
            return Fate.QUARANTINED
        if created:
            return Fate.IMPORTED
        return Fate.UPDATED if changed else Fate.UNCHANGED

    def _worth_keeping(self, row: Row) -> Iterable[Note]:
        """Stars over what we know are no news, in a masked column they are said once;
        nor is it news that nothing else stands there. So are codes in a coded column.
        不详 over what we know is told of the table.
        """
        noticed = self._uncoded(row)
        masked = [note for note in noticed if note.kind == MASKED]
        if not masked:
            return (*self._notes, *noticed)
        hidden = {note.field for note in masked}
        mine = [it for it in self._notes if it.field not in hidden]
        other = [it for it in noticed if it.kind != MASKED]
        if self._subject is not None and self._subject in self.known:
            return (*mine, *other)
        once = self.table.masked
        stars = [it for it in masked if it.field not in once]
        return (*mine, *other, *(stars[:1] if self._refused else stars))

    def _uncoded(self, row: Row) -> Sequence[Note]:
        once = self.table.coded
        noticed = (it for it in row.notes if it.kind != SAID_UNKNOWN)
        return [it for it in noticed if it.kind != BARE_CODE or it.field not in once]

    def about(self, ref: Ref[Any]) -> None:
        """主体. What the row is a row of; remarks are about it."""
        self._subject = ref

    def quarantine(self, kind: str, message: str, *, field: str = "") -> None:
        """隔离. The row is kept as a remark only, nothing is made of it; the first
        reason is enough.
        """
        if not self._refused:
            self.note(kind, message, field=field)
        self.set_apart()

    def set_apart(self) -> None:
        """隔离. Nothing is made of the row; why was said already."""
        self._refused = True

    def remark(self, note: Note, *, row: int = 0) -> None:
        """核对记录. Something about the table: at a row, or (0) of the whole sheet."""
        self._begin_row(None)
        self._remark(note, row)

    def _remark(self, note: Note, row: int) -> None:
        assert self._sheet is not None, "remarks are made while a table is read"
        field = key_of(note.field) or "row"
        ref = self.ref(Remark, f"{self._sheet.key}-{row}-{note.kind}-{field}")
        entry = Remark(
            id=ref,
            sheet=self._sheet,
            row=row,
            finding=note.kind,
            field=note.field,
            message=note.message,
            about=self._subject,
        )
        self._stale.discard(ref)
        self.struck.discard(ref)
        self.noted.append(ref)
        if self.find(ref) != entry:
            self.gather(entry)
