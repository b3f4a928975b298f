"""Stores that break one law each: what the kit must catch."""

# ruff: noqa: D102 (what a method does wrong is told by its class)

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from shequ_adapters.storage.memory import MemoryStore, MemoryView
from shequ_core.errors import Conflict
from shequ_core.ports import Batch, chained, without
from shequ_core.values import Period


class Amnesiac(MemoryStore):
    """Says yes, and forgets."""

    def commit(self, batch):
        before = self._now
        revision = super().commit(batch)
        self._now = before.after(Batch(base=0), revision)
        return revision


class Truncating(MemoryStore):
    """Cuts text at 255 characters, as a VARCHAR does."""

    def commit(self, batch):
        return super().commit(_rewritten(batch, str, lambda text: text[:255]))


class Trimming(MemoryStore):
    """Trims blanks."""

    def commit(self, batch):
        return super().commit(_rewritten(batch, str, str.strip))


class Rounding(MemoryStore):
    """Keeps decimals as floats."""

    def commit(self, batch):
        return super().commit(
            _rewritten(batch, Decimal, lambda number: Decimal(float(number)))
        )


class LastWriterWins(MemoryStore):
    """Knows no conflict."""

    def commit(self, batch):
        return super().commit(_on_base(batch, self._now.revision))


class StaleStrike(MemoryStore):
    """Looks for conflicts of puts, and strikes regardless."""

    def commit(self, batch):
        for ref in batch.strikes:
            self._touched.pop(ref, None)
        return super().commit(batch)


class Touchy(MemoryStore):
    """Refuses whoever is not up to date, whatever they wrote."""

    def commit(self, batch):
        if batch.id not in self._revisions and batch.base < self._now.revision:
            raise Conflict(tuple(batch.refs()))
        return super().commit(batch)


class HalfCommit(MemoryStore):
    """Writes what it can of a batch that it refuses."""

    def commit(self, batch):
        try:
            return super().commit(batch)
        except Conflict as conflict:
            puts = tuple(it for it in batch.puts if it.id not in conflict.refs)
            super().commit(attrs.evolve(batch, id="half", puts=puts, strikes=()))
            raise


class Resentful(MemoryStore):
    """Takes the batch that it refused for written."""

    def commit(self, batch):
        try:
            return super().commit(batch)
        except Conflict:
            self._revisions[batch.id] = self._now.revision
            raise


class PutsOnly(MemoryStore):
    """Forgets to strike when there is something to put."""

    def commit(self, batch):
        if batch.puts:
            batch = attrs.evolve(batch, id=batch.id, strikes=())
        return super().commit(batch)


class WritesTwice(MemoryStore):
    """Does not know a batch again."""

    def commit(self, batch):
        self._revisions.pop(batch.id, None)
        return super().commit(_on_base(batch, max(batch.base, self._last(batch))))

    def _last(self, batch):
        mine = [change.revision for change in self._log if change.batch == batch.id]
        return max(mine, default=0)


class BelievesTheFuture(MemoryStore):
    """Takes any base."""

    def commit(self, batch):
        return super().commit(_on_base(batch, min(batch.base, self._now.revision)))


class Forgetful(MemoryStore):
    """Keeps the log of the last commit only."""

    def commit(self, batch):
        known = batch.id in self._revisions
        before = list(self._log)
        revision = super().commit(batch)
        if not known and before:
            self._log = [it for it in self._log if it.revision == revision]
        return revision


class ForgetsAClock(MemoryStore):
    """Does not keep the day on which it was told."""

    def commit(self, batch):
        return super().commit(attrs.evolve(batch, id=batch.id, told_on=None))


class LocalTime(MemoryStore):
    """Records moments without saying of which zone."""

    def __init__(self):
        super().__init__(clock=datetime.now)


class Viewing(MemoryStore):
    """A store whose views are ``look``: what breaks when reading."""

    look: Callable[..., Any]

    @contextmanager
    def view(self):
        with super().view() as view:
            yield self.look(view._shelves, view.revision, self)


class Look(MemoryView):
    """A view made of another's shelves."""

    def __init__(self, shelves, revision, store):
        super().__init__(revision, shelves)
        self.store = store


class ReadCommitted(Viewing):
    """Shows what was committed after the view was opened."""

    class look(Look):  # noqa: N801
        """Looks at the store, and not at a snapshot."""

        def __init__(self, shelves, revision, store):
            super().__init__(shelves, revision, store)
            self._shelves = _Live(store)


class _Live:
    def __init__(self, store):
        self.store = store

    def __iter__(self) -> Iterator[Any]:
        return iter(self.store._now._shelves)

    def __getitem__(self, shelf):
        return self.store._now._shelves[shelf]

    def get(self, shelf, other):
        return self.store._now._shelves.get(shelf, other)


class Scanning(MemoryStore):
    """A store whose scans go through ``scanned``."""

    @contextmanager
    def view(self):
        with super().view() as view:
            plain = view.scan
            view.scan = lambda kind, **terms: self.scanned(plain, kind, **terms)
            yield view


class Unsorted(Scanning):
    """Scans as things came."""

    def scanned(self, scan, kind, **terms):
        return iter(list(scan(kind, **terms))[::-1])


class SortedByText(Scanning):
    """Sorts by id alone: bei-2 before bei."""

    def scanned(self, scan, kind, **terms):
        return iter(sorted(scan(kind, **terms), key=lambda record: record.id))


class Eager(Scanning):
    """Reads it all into a list."""

    def scanned(self, scan, kind, **terms):
        return list(scan(kind, **terms))


class InclusiveEnd(Scanning):
    """Thinks that the last day is in."""

    def scanned(self, scan, kind, *, community=None, on=None):
        for record in scan(kind, community=community):
            period = record.period
            if (
                on is None
                or period.has(on)
                or (period.end == on and Period(period.start).has(on))
            ):
                yield record


class ExclusiveStart(Scanning):
    """Thinks that the first day is not in."""

    def scanned(self, scan, kind, *, community=None, on=None):
        for record in scan(kind, community=community, on=on):
            if on is None or record.period.start != on:
                yield record


class LeakingScope(Scanning):
    """Takes the beginning of a name for the name."""

    def scanned(self, scan, kind, *, community=None, on=None):
        for record in scan(kind, on=on):
            if record.id.startswith(community or ""):
                yield record


class LeavesTheDoorOpen(MemoryStore):
    """Lets a view be read for ever."""

    @contextmanager
    def view(self):
        with super().view() as view:
            yield view.again()


class Unchained(MemoryStore):
    """Has every commit begin a chain of its own."""

    def commit(self, batch):
        earlier, self._log = self._log, []
        try:
            return super().commit(batch)
        finally:
            self._log = earlier + self._log


class Unsalted(MemoryStore):
    """Draws its salts by no chance: guesses can be tried against the digests."""

    def commit(self, batch):
        known = batch.id in self._revisions
        earlier = list(self._log)
        revision = super().commit(batch)
        if not known:
            link = earlier[-1].link if earlier else ""
            self._log = earlier + list(
                chained(batch, revision, self._clock(), link, bytes)
            )
        return revision


class KeepsTheLog(MemoryStore):
    """Takes an erasure for a commit like any other."""

    def redact(self, redaction):
        return self.commit(redaction.batch)


class KeepsTheSalt(MemoryStore):
    """Takes the text and leaves the salt."""

    def redact(self, redaction):
        salts = {it.digest: it.salt for it in self._log}
        revision = super().redact(redaction)
        self._log = [
            attrs.evolve(it, salt=salts.get(it.digest, it.salt)) for it in self._log
        ]
        return revision


class ErasesRegardless(MemoryStore):
    """Erases from the log though the batch is refused."""

    def redact(self, redaction):
        try:
            return super().redact(redaction)
        except Conflict:
            left = {(it.revision, it.position): it for it in redaction.remains}
            for place, change in enumerate(self._log):
                it = left.get((change.revision, change.position))
                self._log[place] = without(change, it.payload) if it else change
            raise


BROKEN: dict[type[MemoryStore], str] = {
    Amnesiac: "test_s1",
    PutsOnly: "test_s1",
    HalfCommit: "test_s2",
    Resentful: "test_s2",
    ReadCommitted: "test_s3",
    LastWriterWins: "test_s4",
    StaleStrike: "test_s4",
    Touchy: "test_s4",
    Unsorted: "test_s5",
    SortedByText: "test_s5",
    Eager: "test_s5",
    InclusiveEnd: "test_s6",
    ExclusiveStart: "test_s6",
    LeakingScope: "test_s7",
    Forgetful: "test_s8",
    ForgetsAClock: "test_s8",
    LocalTime: "test_s8",
    Truncating: "test_s9",
    Trimming: "test_s9",
    Rounding: "test_s9",
    WritesTwice: "test_s10",
    BelievesTheFuture: "test_s11",
    LeavesTheDoorOpen: "test_s12",
    Unchained: "test_s13",
    Unsalted: "test_s13",
    KeepsTheLog: "test_s14",
    KeepsTheSalt: "test_s14",
    ErasesRegardless: "test_s14",
}
"""Each with the law that it breaks."""

BEYOND_THE_MACHINE = (
    Resentful,
    Eager,
    ForgetsAClock,
    LocalTime,
    Truncating,
    Trimming,
    Rounding,
    BelievesTheFuture,
    LeavesTheDoorOpen,
    Unsalted,
    KeepsTheLog,
    KeepsTheSalt,
    ErasesRegardless,
)
"""Those that two people in a tiny town do not meet; a named law does."""


def opening(broken: type[MemoryStore]) -> Callable[[Path], MemoryStore]:
    """How a store of the gallery is opened."""
    return lambda folder: broken()


def _on_base(batch, base):
    return attrs.evolve(batch, id=batch.id, base=base)


def _rewritten(batch, kind, rewrite):
    puts = tuple(
        record.evolve(
            **{
                name: rewrite(value)
                for name, value in attrs.asdict(record, recurse=False).items()
                if type(value) is kind
            }
        )
        for record in batch.puts
    )
    return attrs.evolve(batch, id=batch.id, puts=puts)
