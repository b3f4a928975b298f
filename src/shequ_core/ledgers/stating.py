"""认定. What a row says becomes what is known, unless there is doubt about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from shequ_core.ledgers.ledger import SAID_UNKNOWN, Note, Row
from shequ_core.ledgers.standing import Standing
from shequ_core.model import LedgerSheet, Record
from shequ_core.register import Register
from shequ_core.values import ALWAYS, PartDate, Period, Ref

R = TypeVar("R", bound=Record)
V = TypeVar("V")
_MATCHED = frozenset({"name", "number", "period"})  # of which is told apart who it is


class Stating(Standing):
    """认定. What the row being read says, put over what is known.

    ``sources`` says where each record came from, ``named_here`` has every record that a
    row spoke of, ``kept_over`` counts, by column, the cells that said 不详 over a value
    that is known, ``not_kept`` those of which no record has anything; ``unlike`` has
    the rows that say otherwise, where this ledger does not know better.
    """

    def __init__(self, community: str, known: Register) -> None:
        super().__init__(community, known)
        self.sources: dict[str, str] = {}
        self.named_here: set[Ref[Any]] = set()
        self.kept_over: Counter[str] = Counter()
        self.not_kept: Counter[str] = Counter()
        self.unlike: dict[str, list[int]] = {}
        self._sheet: Ref[LedgerSheet] | None = None
        self._absent: frozenset[str] = frozenset()

    def _begin_row(self, row: Row | None) -> None:
        self._row = row.number if row else 0
        self._doubted = self._absent if row else frozenset()
        self._unsaid: frozenset[str] = frozenset()
        self._kept: set[str] = set()
        self._said = row.values if row else {}
        if row and row.notes:
            self._doubted |= _doubted(row)
            self._unsaid = _unsaid(row)
        self._subject: Ref[Any] | None = None
        self._created = self._changed = self._refused = False
        self._notes: list[Note] = []

    def _end_row(self) -> None:
        """Said once a table, not once a row."""
        self.kept_over.update(self._kept)

    def state(self, kind: type[R], ref: Ref[R], **fields: Any) -> R:
        """认定. This ledger speaks for these fields: they become what it says.

        Fields that were read with doubt, or have no column here, are left as they were.
        """
        before = self.find(ref)
        if before is None:
            return self._keep(kind(id=ref, **fields))  # type: ignore[call-arg]  # each kind takes its fields
        self._keep_over(before, fields)
        told = {k: v for k, v in fields.items() if k not in self._doubted}
        changed = {k: v for k, v in told.items() if getattr(before, k) != v}
        return self._keep(before.evolve(**changed)) if changed else self._seen(before)

    def learn(self, kind: type[R], ref: Ref[R], **fields: Any) -> R:
        """得知. This ledger speaks for these fields where it says something: an empty
        cell does not wipe out what another ledger knew.
        """
        before = self.find(ref)
        if before is not None:
            self._keep_over(before, fields)
        said = {name: value for name, value in fields.items() if _says(value)}
        return self.state(kind, ref, **said)

    def fill(self, kind: type[R], ref: Ref[R], **fields: Any) -> R:
        """补充. This ledger only knows better where nothing is known."""
        before = self.find(ref)
        if before is None:
            return self._keep(kind(id=ref, **fields))  # type: ignore[call-arg]  # each kind takes its fields
        self._keep_over(before, fields)
        for column in _unlike(before, fields) - self._doubted - _MATCHED:
            self.unlike.setdefault(column, []).append(self._row)
        empty = {
            k: v
            for k, v in fields.items()
            if _says(v) and not _says(getattr(before, k))
        }
        return self._keep(before.evolve(**empty)) if empty else self._seen(before)

    def put(self, record: R) -> R:
        """改记. A known record as it is from now on, whatever the row says."""
        return self._keep(record)

    def strike(self, ref: Ref[Any]) -> None:
        """勾销. Say that a record never was."""
        if self._let_go(ref) is None or ref in self.known:
            self.struck.add(ref)
        self._changed = True

    def _keep(self, record: R) -> R:
        ref = record.id
        self.struck.discard(ref)
        if self._enter(record) is None:
            self._created = True
        else:
            self._changed = True
        if self._sheet and ref not in self.sources:
            self.sources[ref] = f"{self._sheet}#{self._row}"
        return self._seen(record)

    def comes_from_here(self, ref: Ref[Any]) -> None:
        """出处. A record is of this row, and not of one that mentioned it before."""
        if self._sheet and ref in self.sources:
            self.sources[ref] = f"{self._sheet}#{self._row}"

    def _seen(self, record: R) -> R:
        self.named_here.add(record.id)
        if self._subject is None:
            self._subject = record.id
        return record

    def doubts(self, field: str) -> bool:
        """存疑. The row says nothing of that field: unreadable, or without a column."""
        return field in self._doubted

    def or_known(self, column: str, told: V, known: V) -> V:
        """所述或已知. What the row says in a column, what is ``known`` where there is
        doubt: for a column that is not called like the field that it fills.
        """
        if column not in self._doubted:
            return told
        if _says(known):
            self.keep_over(column)
        return known

    def keep_over(self, column: str) -> None:
        """保留已知. A known value stays, of which a column says that it is 不详."""
        if column in self._unsaid:
            self._kept.add(column)

    def let_fall(self, column: str) -> None:
        """不入库. What the row says in a column has no place in any record; it is told
        of the table.
        """
        self.not_kept[column] += 1

    def leave_out(self, kind: str, message: str, *, field: str) -> None:
        """不采用. What a column of the row says is not believed: a remark is made, and
        what is known stays.
        """
        self.note(kind, message, field=field)
        self._doubted |= {field}

    def note(self, kind: str, message: str, *, field: str = "") -> None:
        """提示. Something about the row being read: a remark, once the row is read."""
        self._notes.append(Note(kind=kind, field=field, message=message))

    def _keep_over(self, before: Record, fields: Mapping[str, Any]) -> None:
        """A value that is known, over which the cell says no more than 不详."""
        for field, value in fields.items():
            unknown = _says_unknown(value) and self._said.get(field) is value
            said = field in self._unsaid or unknown
            if said and _says(getattr(before, field)):
                self._kept.add(field)


def _unlike(before: Record, fields: Mapping[str, Any]) -> set[str]:
    """The fields of which something else is said than what is known."""
    told = {it: value for it, value in fields.items() if _says(value)}
    known = {it: getattr(before, it) for it in told}
    return {it for it in told if _says(known[it]) and not _agree(known[it], told[it])}


def _agree(known: object, told: object) -> bool:
    """A list may say less than what is known, and a date, too."""
    if isinstance(known, tuple) and isinstance(told, tuple):
        return set(told) <= set(known)
    if isinstance(known, PartDate) and isinstance(told, PartDate):
        return known.agrees(told)
    return known == told


def _doubted(row: Row) -> frozenset[str]:
    """The fields that could not be read: a note, and nothing to show for it. A column
    that asks about one choice is of the field that has it.
    """
    noted = (it.field.partition("/")[0] for it in row.notes)
    return frozenset(it for it in noted if row.get(it) is None)


def _unsaid(row: Row) -> frozenset[str]:
    return frozenset(it.field for it in row.notes if it.kind == SAID_UNKNOWN)


def _says(value: object) -> bool:
    """Whether a field says something; UNKNOWN and ALWAYS say nothing."""
    if isinstance(value, str | tuple):
        return bool(value)
    if isinstance(value, Enum):
        return value.name != "OTHER" and not _says_unknown(value)
    return value is not None and (not isinstance(value, Period) or value != ALWAYS)


def _says_unknown(value: object) -> bool:
    return isinstance(value, Enum) and value.name in ("UNKNOWN", "NOT_STATED")
