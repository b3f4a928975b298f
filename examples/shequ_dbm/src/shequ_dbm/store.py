"""DBM 存储. A store on the dbm of the standard library: docs/writing-a-store.md."""

import dbm.dumb
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from shequ_core import Batch, Change, InvalidValue, NotFound, Record, Ref
from shequ_core.ports import Redaction, chained, change_of_line, change_to_line, without


class DbmStore:
    """DBM 存储. ``3/0`` is the first change of commit 3; ``3`` is its head."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = dbm.dumb.open(str(folder / "books"), "c")  # noqa: SIM115
        self._writing, self._link = Lock(), ""
        self._revisions: dict[str, int] = {}
        self.places: dict[Ref[Any], list[tuple[int, int]]] = {}
        while head := self._db.get(str(len(self._revisions) + 1)):
            self._note(*json.loads(head))

    def _note(self, batch: str, link: str, refs: Iterable[str]) -> None:
        for position, ref in enumerate(refs):
            place = (len(self._revisions) + 1, position)
            self.places.setdefault(Ref(ref), []).append(place)
        self._revisions[batch], self._link = len(self._revisions) + 1, link

    def commit(self, batch: Batch) -> int:
        """提交. The changes first, the head last: with it the commit is there."""
        with self._writing:
            if batch.id in self._revisions:
                return self._revisions[batch.id]
            refs, revision = list(batch.refs()), len(self._revisions) + 1
            batch.admit(revision - 1, lambda ref: self.place(ref)[0])
            now, link = datetime.now(UTC), self._link
            for change in chained(batch, revision, now, link, os.urandom):
                self._db[f"{revision}/{change.position}"] = change_to_line(change)
                link = change.link
            self._db[str(revision)] = json.dumps([batch.id, link, refs])
            self._note(batch.id, link, refs)
            return revision

    def redact(self, redaction: Redaction) -> int:
        """删除. Lines keep their length, so that nothing of the old ones is left."""
        revision = self.commit(redaction.batch)
        for left in redaction.remains:
            place = f"{left.revision}/{left.position}"
            change = without(change_of_line(self._db[place]), left.payload)
            self._db[place] = change_to_line(change).ljust(len(self._db[place]))
        return revision

    def place(self, ref: Ref[Any], by: float = float("inf")) -> tuple[int, int]:
        """位置. Where a ref was changed last up to a revision; (0, 0) if never."""
        places = reversed(self.places.get(ref, ()))
        return next((place for place in places if place[0] <= by), (0, 0))

    def change(self, revision: int, position: int) -> Change:
        """变更. One of them, by its place."""
        return change_of_line(self._db[f"{revision}/{position}"])

    def changes(
        self, *, after: int = 0, community: str | None = None, ref: Any = None
    ) -> Iterator[Change]:
        """变更. The log is the database itself, read in order."""
        for revision in range(max(after, 0) + 1, len(self._revisions) + 1):
            *_, refs = json.loads(self._db[str(revision)])
            for position, name in enumerate(map(Ref[Any], refs)):
                if ref in (None, name) and community in (None, name.community):
                    yield self.change(revision, position)

    @contextmanager
    def view(self) -> Iterator["DbmView"]:
        """视图. A revision to look from; nothing is copied."""
        view = DbmView(self, len(self._revisions))
        try:
            yield view
        finally:
            view.is_open = False

    def close(self) -> None:
        """关闭. Write the index of the database, and let go of it."""
        self._db.close()


class DbmView:
    """视图. What the store held after a revision."""

    def __init__(self, store: DbmStore, revision: int) -> None:
        self._store, self.revision, self.is_open = store, revision, True

    def _find(self, ref: Ref[Any]) -> Record | None:
        if not self.is_open:
            raise InvalidValue("a view (视图) is read inside its with-block")
        revision, position = self._store.place(ref, self.revision)
        return self._store.change(revision, position).after if revision else None

    def get(self, ref: Ref[Any]) -> Any:
        """取. The record of that name."""
        if record := self._find(ref):
            return record
        raise NotFound(f"no record (记录) is called {ref}")

    def scan(
        self, kind: type[Any], *, community: str | None = None, on: date | None = None
    ) -> Iterator[Any]:
        """扫描. Sorted by community, then by id; read as it is asked."""
        for ref in sorted(self._store.places, key=lambda it: (it.community, it)):
            if ref.kind == kind.kind and community in (None, ref.community):
                record = self._find(ref)
                if record and (on is None or record.period.has(on)):
                    yield record
