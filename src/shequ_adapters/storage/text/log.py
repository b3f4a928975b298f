"""日志. One file a commit, numbered from 1 without gaps; what is written stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from shequ_adapters.storage.text.entries import (
    Entry,
    Head,
    entry_of,
    head_of,
    lines_of,
)
from shequ_adapters.storage.text.files import publish
from shequ_core.errors import Unreadable
from shequ_core.ports import Batch, Change
from shequ_core.values import Ref

_NAME = re.compile(r"(\d{6,})\.jsonl", re.ASCII)
_DAMAGE = (ValueError, TypeError, LookupError, StopIteration)


class Log:
    """日志. The commits in a folder, as written by any process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last = self._count()
        self._revisions: dict[str, int] = {}
        self._heads_read = 0

    def last(self) -> int:
        """末版. The number of the last commit, 0 if there is none."""
        while self._path(self._last + 1).exists():
            self._last += 1
        return self._last

    def revision_of(self, batch: str) -> int | None:
        """批次版次. The commit that a batch became, if it did."""
        for revision in range(self._heads_read + 1, self.last() + 1):
            self._revisions[self.head(revision).batch] = revision
            self._heads_read = revision
        return self._revisions.get(batch)

    def add(self, batch: Batch, revision: int, at: datetime) -> bool:
        """添加. Write a batch as that commit; False if another was first."""
        return publish(self._path(revision), lines_of(batch, revision, at))

    def entries(self, after: int, until: int) -> Iterator[Entry]:
        """条目. What the commits after one and until another put and struck."""
        for revision in range(after + 1, until + 1):
            _, entries = self._read(revision)
            yield from entries

    def head(self, revision: int) -> Head:
        """首行. Who wrote that commit, why and when."""
        return self._read(revision)[0]

    def changes(
        self, revision: int, community: str | None, wanted: str | None
    ) -> Iterator[Change]:
        """变更. The changes of a commit: of one community, of one ref."""
        head, entries = self._read(revision)
        book = b"" if community is None else f"{community}/".encode()
        name = None if wanted is None else wanted.encode()
        for position, (ref, payload, source) in enumerate(entries):
            if ref.startswith(book) and name in (None, ref):
                yield Change(
                    revision=revision,
                    position=position,
                    batch=head.batch,
                    at=head.at,
                    ref=Ref.trusted(ref.decode()),
                    payload=None if payload is None else payload.decode(),
                    actor=head.actor,
                    reason=head.reason,
                    told_on=head.told_on,
                    source=source,
                )

    def _path(self, revision: int) -> Path:
        return self._folder / f"{revision:06}.jsonl"

    def _count(self) -> int:
        names = map(_NAME.fullmatch, (path.name for path in self._folder.iterdir()))
        numbers = {int(name[1]) for name in names if name}
        last = max(numbers, default=0)
        gaps = set(range(1, last)) - numbers
        if gaps:
            raise Unreadable(
                f"缺少 {self._path(min(gaps))}，请从备份取回"
                " (a commit of the log is missing, restore it from a backup)"
            )
        return last

    def _read(self, revision: int) -> tuple[Head, Iterator[Entry]]:
        """The head of a commit, and its entries as they are read."""
        lines = self._lines(revision)
        try:
            head = head_of(next(lines), revision)
        except _DAMAGE:
            raise self._damaged(revision, 1) from None
        return head, self._entries(revision, lines, head.changes)

    def _entries(
        self, revision: int, lines: Iterator[bytes], changes: int
    ) -> Iterator[Entry]:
        number = 1
        for number, line in enumerate(lines, 2):
            try:
                yield entry_of(line)
            except _DAMAGE:
                raise self._damaged(revision, number) from None
        if number != changes + 1:
            raise self._damaged(revision, number + 1)

    def _lines(self, revision: int) -> Iterator[bytes]:
        path = self._path(revision)
        try:
            with path.open("rb") as stream:
                yield from stream
        except OSError as error:
            raise Unreadable(
                f"无法读取 {path} (can't be read: {error.strerror})"
            ) from None

    def _damaged(self, revision: int, number: int) -> Unreadable:
        return Unreadable(
            f"{self._path(revision)} 第 {number} 行已损坏，请从备份取回"
            f" (line {number} is damaged, restore the file from a backup)"
        )
