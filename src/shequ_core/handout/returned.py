"""退回件. Workbooks that came back, each beside what it was when it was handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

import attrs

from shequ_core import history
from shequ_core.errors import NotFound, Unreadable
from shequ_core.handout.edits import Edits, edits
from shequ_core.handout.extent import as_handed
from shequ_core.handout.issuing import handed_sheets
from shequ_core.handout.scopes import LedgerRow, Scope, rows_by_key, scope_named
from shequ_core.handout.stamp import Stamp, batch_of, stamp_on
from shequ_core.ledgers import Cell, Ledger, Practice, Sheet, Table, Unknown
from shequ_core.ledgers.marking import unmarked
from shequ_core.ledgers.recognise import understand
from shequ_core.ledgers.render import Plain
from shequ_core.ledgers.writing import WrittenLedger, titles
from shequ_core.ports import Store
from shequ_core.privacy import masked
from shequ_core.register import Register


@attrs.frozen(kw_only=True)
class ReturnedFile:
    """退回件. A file, what it says it is, and what was understood of its sheets."""

    name: str
    stamp: Stamp
    sheets: tuple[Sheet, ...]
    parts: tuple[Table | Unknown, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """表. What was understood."""
        return tuple(it for it in self.parts if isinstance(it, Table))


@attrs.frozen(kw_only=True)
class Compared:
    """对照. A file, its scope, and what was edited in it since it was handed out."""

    file: ReturnedFile
    scope: Scope
    edits: Edits


def returned_files(
    store: Store, sheets: Iterable[Sheet], practices: Sequence[Practice]
) -> tuple[ReturnedFile, ...]:
    """退回件. Every file that the sheets are of.

    Raises Unreadable, a sentence, for one that this store did not hand out.
    """
    ledgers = ledgers_of(practices)
    by_file = groupby(sheets, key=lambda it: (it.file, it.digest))
    return tuple(_file(store, tuple(group), ledgers) for _, group in by_file)


def _file(
    store: Store, sheets: Sequence[Sheet], ledgers: Sequence[Ledger]
) -> ReturnedFile:
    stamp = stamp_on(sheets)
    if stamp is None:
        raise Unreadable(
            f"{sheets[0].file}：没有发放号，不是发放出去的台账；"
            "普通台账请用 shequ load 载入"
        )
    if stamp != _bound(store, stamp):
        raise Unreadable(
            f"{sheets[0].file}：发放号 {stamp} 与这个库对不上，"
            "不是从这里发放的，或者发放号被改过"
        )
    plain = unmarked(sheets)
    return ReturnedFile(
        name=plain[0].file if plain else sheets[0].file,
        stamp=stamp,
        sheets=tuple(plain),
        parts=tuple(part for sheet in plain for part in understand(sheet, ledgers)),
    )


def handed_out_by(store: Store, sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """从这里发放的. The files that this store handed out: they are to be taken back."""
    by_file = groupby(sheets, key=lambda it: (it.file, it.digest))
    stamped = ((name, stamp_on(group)) for (name, _), group in by_file)
    return tuple(
        name for name, stamp in stamped if stamp and stamp == _bound(store, stamp)
    )


def _bound(store: Store, stamp: Stamp) -> Stamp | None:
    try:
        return stamp.bound(batch_of(store, stamp.revision))
    except NotFound:
        return None


def ledgers_of(practices: Iterable[Practice]) -> tuple[Ledger, ...]:
    """台账. What the practices are of."""
    return tuple(practice.ledger for practice in practices)


def practice_of(ledger: Ledger, practices: Iterable[Practice]) -> Practice:
    """做法. What is done with a ledger."""
    return next(it for it in practices if it.ledger.name == ledger.name)


class HandedOut:
    """发出时. What was known at a revision, and what of it was handed out for a day."""

    def __init__(
        self,
        store: Store,
        community: str,
        revision: int,
        practices: Sequence[Practice],
    ) -> None:
        self.register = history.known_at(store, community, revision)
        self._practices = practices
        self._ledgers = ledgers_of(practices)
        self._on: dict[date, Register] = {}
        self._shown: dict[tuple[date, bool], Register] = {}

    def on(self, day: date) -> Register:
        """某日. What was handed out for a day, behind the stars."""
        if day not in self._on:
            self._on[day] = as_handed(self.register, day)
        return self._on[day]

    def compared(self, file: ReturnedFile) -> Compared:
        """对照. A file beside what was handed out as it."""
        stamp = file.stamp
        register = self.on(stamp.on)
        scope = scope_named(register, stamp.split, stamp.key, self._practices)
        handed = [
            part
            for written in handed_sheets(
                self._as_shown(stamp), scope, stamp, self._practices
            )
            for part in understand(as_sheet(written, file.name), self._ledgers)
            if isinstance(part, Table)
        ]

        def known(ledger: Ledger) -> Mapping[str, LedgerRow]:
            return register.once(rows_by_key, practice_of(ledger, self._practices))

        return Compared(file=file, scope=scope, edits=edits(handed, file.tables, known))

    def _as_shown(self, stamp: Stamp) -> Register:
        manner = stamp.on, stamp.masked
        if manner not in self._shown:
            whole = self.on(stamp.on)
            shown = Register(masked(whole)) if stamp.masked else whole
            self._shown[manner] = shown
        return self._shown[manner]


def as_sheet(written: WrittenLedger, file: str) -> Sheet:
    """写成工作表. The cells that a written ledger has in a workbook."""
    rows = [tuple(map(_cell, row)) for row in written.rows]
    heads = titles(written.ledger)
    if written.ledger.upright:
        lines = [(head, *values) for head, *values in zip(heads, *rows, strict=True)]
        body = [("项目", "内容"), *lines]
    else:
        body = [heads, *rows]
    return Sheet(
        file=file,
        name=written.ledger.title,
        rows=[(written.title,), (written.told,), *body],
    )


def _cell(value: Plain) -> Cell:
    if isinstance(value, Decimal):
        return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"
    return value


def rounds(compared: Iterable[Compared]) -> Iterator[tuple[Compared, ...]]:
    """轮次. Files of one revision and day that share no row are taken back at once.

    What two files say of one row is taken back one after the other, so that the
    second is held against the first.
    """
    batch: list[Compared] = []
    rows: set[tuple[str, str]] = set()
    for it in compared:
        mine = {(name, key) for name, keys in it.scope.rows.items() for key in keys}
        if batch and (rows & mine or _when(it) != _when(batch[0])):
            yield tuple(batch)
            batch, rows = [], set()
        batch.append(it)
        rows |= mine
    if batch:
        yield tuple(batch)


def _when(compared: Compared) -> tuple[int, date]:
    return compared.file.stamp.revision, compared.file.stamp.on
