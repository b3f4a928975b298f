"""文本存储. Commits, snapshots and the log, in a folder of text files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Self

from shequ_adapters.storage import utc_now
from shequ_adapters.storage.text.current import Current
from shequ_adapters.storage.text.erasing import discard, finish, prepare
from shequ_adapters.storage.text.log import Log
from shequ_adapters.storage.text.opening import LOG, folder_at, settle
from shequ_adapters.storage.text.view import TextView
from shequ_core.codec import UPCASTS, Upcasts
from shequ_core.errors import Unreadable
from shequ_core.ports import Batch, Change, Redaction
from shequ_core.values import Ref


class TextStore:
    """文本存储. A Store in a folder, which other processes may use at the same time.

    ``clock`` tells the moment of a commit, ``upcasts`` what records of older schemas
    are today. Raises Unreadable, one sentence, where the folder is not what it is
    taken for.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        upcasts: Upcasts = UPCASTS,
    ) -> None:
        settle(folder)
        self._folder = folder
        self._clock = clock
        self._upcasts = upcasts
        self._writing = Lock()
        self._log = Log(folder / LOG)
        finish(self._log, folder / LOG)
        self._current = Current(folder, self._log)
        self._current.refresh()

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        clock: Callable[[], datetime] = utc_now,
        upcasts: Upcasts = UPCASTS,
    ) -> Self:
        """打开. The store in a folder, made if missing. Raises Unreadable."""
        return cls(Path(folder), clock=clock, upcasts=upcasts)

    def close(self) -> None:
        """关闭. There is nothing to let go of: every view lets go of its files."""

    @contextmanager
    def view(self) -> Iterator[TextView]:
        """视图. Open a snapshot."""
        with self._current.snapshot() as snapshot:
            view = TextView(snapshot, self._upcasts)
            try:
                yield view
            finally:
                view.shut()

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing. Raises Conflict.

        Raises Unreadable where it can't be written; trying again writes it once.
        """
        with self._changing():
            return self._written(batch)

    def redact(self, redaction: Redaction) -> int:
        """删除. Commit a batch, and leave the remains of earlier changes.

        Raises as ``commit``.
        """
        kinds = {it.ref.kind for it in redaction.remains}
        with self._changing():
            revision = self._redacted(redaction)
            self._current.forget(kinds)
            return revision

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._writing:
            try:
                yield
            except OSError as error:
                raise Unreadable(
                    f"{self._folder} 写入失败，磁盘可能已满，请排除后重试"
                    f" (could not be written, try again: {error.strerror})"
                ) from None
            self._current.refresh()

    def changes(
        self,
        *,
        after: int = 0,
        community: str | None = None,
        ref: Ref[Any] | None = None,
    ) -> Iterator[Change]:
        """变更. The changes of the revisions after that one, oldest first."""
        for revision in range(max(after, 0) + 1, self._log.last() + 1):
            yield from self._log.changes(revision, community, ref)

    def _written(self, batch: Batch) -> int:
        """The commit that the batch becomes, or became when it was first written."""
        while True:
            last = self._log.last()
            revision = self._log.revision_of(batch.id)
            if revision is not None:
                return revision
            self._check(batch, last)
            # Whoever gives the file its name first has made this commit.
            if self._log.add(batch, last + 1, self._clock()):
                return last + 1

    def _redacted(self, redaction: Redaction) -> int:
        """As ``_written``; nobody else erases between the reading and the commit."""
        folder, batch = self._folder / LOG, redaction.batch
        while True:
            finish(self._log, folder)
            last = self._log.last()
            revision = self._log.revision_of(batch.id)
            if revision is not None:
                return revision
            self._check(batch, last)
            place = prepare(self._log, folder, redaction)
            if self._log.add(batch, last + 1, self._clock()):
                finish(self._log, folder)
                return last + 1
            discard(place)

    def _check(self, batch: Batch, last: int) -> None:
        base = max(batch.base, 0)
        later = {entry.ref: last for entry in self._log.entries(base, last)}
        batch.admit(last, lambda ref: later.get(ref.encode(), 0))


def open_text(url: str) -> TextStore:
    """打开. The store at ``text:///a/folder`` or ``text:folder``. Raises Unreadable."""
    return TextStore.open(folder_at(url))
