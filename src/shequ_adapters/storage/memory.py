"""内存存储. Everything in dicts: for tests, for trials, for what is asked only once."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from operator import attrgetter
from threading import Lock
from typing import Any, TypeVar

from shequ_adapters.storage import utc_now
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Record, kind_named
from shequ_core.ports import Batch, Change, Redaction, chained, without
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)
Shelf = tuple[str, str]
Shelves = Mapping[Shelf, Mapping[str, Record]]
"""书架. By community and kind, the records by id; never changed, only replaced."""


class MemoryStore:
    """内存存储. A Store without a file. ``clock`` tells the moment of a commit."""

    def __init__(self, *, clock: Callable[[], datetime] = utc_now) -> None:
        self._clock = clock
        self._writing = Lock()
        self._now = MemoryView(0, {})
        self._log: list[Change] = []
        self._revisions: dict[str, int] = {}
        self._touched: dict[str, int] = {}

    @contextmanager
    def view(self) -> Iterator[MemoryView]:
        """视图. Open a snapshot."""
        view = self._now.again()
        try:
            yield view
        finally:
            view.shut()

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing. Raises Conflict."""
        with self._writing:
            return self._write(batch)

    def redact(self, redaction: Redaction) -> int:
        """删除. Commit a batch, and leave the remains of earlier changes."""
        left = {(it.revision, it.position): it.payload for it in redaction.remains}
        with self._writing:
            revision = self._write(redaction.batch)
            self._log = [
                without(it, left[place])
                if (place := (it.revision, it.position)) in left
                else it
                for it in self._log
            ]
            return revision

    def _write(self, batch: Batch) -> int:
        if batch.id in self._revisions:
            return self._revisions[batch.id]
        batch.admit(self._now.revision, lambda ref: self._touched.get(ref, 0))
        revision = self._now.revision + 1
        later = self._now.after(batch, revision)
        link = self._log[-1].link if self._log else ""
        self._log += chained(batch, revision, self._clock(), link, os.urandom)
        self._revisions[batch.id] = revision
        self._touched.update(dict.fromkeys(batch.refs(), revision))
        self._now = later
        return revision

    def changes(
        self,
        *,
        after: int = 0,
        community: str | None = None,
        ref: Ref[Any] | None = None,
    ) -> Iterator[Change]:
        """变更. The changes of the revisions after that one, oldest first."""
        log = self._log
        first = bisect_right(log, after, key=attrgetter("revision"))
        for place in range(first, len(log)):
            change = log[place]
            if ref in (None, change.ref) and community in (None, change.ref.community):
                yield change

    def close(self) -> None:
        """关闭. There is nothing to let go of."""


class MemoryView:
    """内存视图. A snapshot of a MemoryStore."""

    def __init__(self, revision: int, shelves: Shelves) -> None:
        self.revision = revision
        self._shelves = shelves
        self._open = True

    def get(self, ref: Ref[R]) -> R:
        """取. The record of that name. Raises NotFound."""
        self._check()
        record = self._shelves.get((ref.community, ref.kind), {}).get(ref)
        if record is None:
            raise NotFound(f"no record (记录) is called {ref}")
        return record  # type: ignore[return-value]  # a Ref[R] names an R

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. The records of a kind, sorted by community and id."""
        self._check()
        word = kind_named(kind.kind).kind
        for book, shelf in sorted(self._shelves):
            if shelf == word and community in (None, book):
                records = self._shelves[book, shelf]
                for ref in sorted(records):
                    self._check()
                    record = records[ref]
                    if on is None or record.period.has(on):
                        yield record  # type: ignore[misc]  # shelved by kind

    def again(self) -> MemoryView:
        """再开. The same snapshot, for another reader."""
        return MemoryView(self.revision, self._shelves)

    def after(self, batch: Batch, revision: int) -> MemoryView:
        """其后. The snapshot that the batch makes of this one."""
        fresh: dict[Shelf, dict[str, Record]] = {}

        def shelf_of(ref: Ref[Any]) -> dict[str, Record]:
            shelf = (ref.community, ref.kind)
            if shelf not in fresh:
                fresh[shelf] = dict(self._shelves.get(shelf, {}))
            return fresh[shelf]

        for record in batch.puts:
            shelf_of(record.id)[record.id] = record
        for ref in batch.strikes:
            shelf_of(ref).pop(ref, None)
        return MemoryView(revision, {**self._shelves, **fresh})

    def shut(self) -> None:
        """合上. The with-block has ended."""
        self._open = False

    def _check(self) -> None:
        if not self._open:
            raise InvalidValue("a view (视图) is read inside its with-block")
