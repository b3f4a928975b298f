"""日志. One file a commit, numbered from 1 without gaps; what is written stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from shequ_adapters.storage.files import publish
from shequ_adapters.storage.text.entries import (
    Entry,
    FirstLine,
    entry_of,
    first_line_of,
    lines_of,
)
from shequ_core.errors import Damaged, Unreadable
from shequ_core.ports import Batch, Change, Remains
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
        while self.path(self._last + 1).exists():
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
        previous = self.head(revision - 1).link if revision > 1 else ""
        lines = lines_of(batch, revision, at, previous)
        return publish(self.path(revision), lines)

    def lines_left(
        self, revision: int, remains: Mapping[int, Remains]
    ) -> Iterator[bytes]:
        """删余行. The lines of a commit after an erasure of some, by position."""
        lines = self._lines(revision)
        yield next(lines)
        for position, line in enumerate(lines):
            left = remains.get(position)
            yield entry_of(line).left(left.payload) if left else line

    def path(self, revision: int) -> Path:
        """路径. The file of a commit."""
        return self._folder / f"{revision:06}.jsonl"

    def entries(self, after: int, until: int) -> Iterator[Entry]:
        """条目. What the commits after one and until another put and struck."""
        for revision in range(after + 1, until + 1):
            _, entries = self._read(revision)
            yield from entries

    def head(self, revision: int) -> FirstLine:
        """首行. Who wrote that commit, why and when."""
        return self._read(revision)[0]

    def changes(
        self, revision: int, community: str | None, wanted: str | None
    ) -> Iterator[Change]:
        """变更. The changes of a commit: of one community, of one ref."""
        head, entries = self._read(revision)
        book = b"" if community is None else f"{community}/".encode()
        name = None if wanted is None else wanted.encode()
        for position, entry in enumerate(entries):
            if entry.ref.startswith(book) and name in (None, entry.ref):
                yield self._change(revision, position, head, entry)

    def _change(
        self, revision: int, position: int, head: FirstLine, entry: Entry
    ) -> Change:
        try:
            source, salt, digest = entry.terms()
            payload = None if entry.payload is None else entry.payload.decode()
            ref: Ref[Any] = Ref.trusted(entry.ref.decode())
        except _DAMAGE:
            raise self._damaged(revision, position + 2) from None
        return Change(
            revision=revision,
            position=position,
            batch=head.batch,
            at=head.at,
            ref=ref,
            payload=payload,
            actor=head.actor,
            reason=head.reason,
            told_on=head.told_on,
            source=source,
            salt=salt,
            digest=digest,
            link=head.link,
        )

    def _count(self) -> int:
        names = map(_NAME.fullmatch, (path.name for path in self._folder.iterdir()))
        numbers = {int(name[1]) for name in names if name}
        last = max(numbers, default=0)
        gaps = set(range(1, last)) - numbers
        if gaps:
            raise Unreadable(
                f"缺少 {self.path(min(gaps))}，请从备份取回"
                " (a commit of the log is missing, restore it from a backup)"
            )
        return last

    def _read(self, revision: int) -> tuple[FirstLine, Iterator[Entry]]:
        """The head of a commit, and its entries as they are read."""
        lines = self._lines(revision)
        try:
            head = first_line_of(next(lines), revision)
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
        path = self.path(revision)
        try:
            with path.open("rb") as stream:
                yield from stream
        except OSError as error:
            raise Unreadable(
                f"无法读取 {path} (can't be read: {error.strerror})"
            ) from None

    def _damaged(self, revision: int, number: int) -> Damaged:
        return Damaged(
            f"{self.path(revision)} 第 {number} 行已损坏，请从备份取回"
            f" (line {number} is damaged, restore the file from a backup)",
            revision=revision,
            position=number - 2 if number > 1 else None,
        )
