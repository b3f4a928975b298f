"""存储端口. What a store promises; docs/laws.md numbers the promises S1 to S9."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

import attrs

from shequ_core.codec import dumps
from shequ_core.model import Record
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


@attrs.frozen(kw_only=True)
class Batch:
    """批次. What is written together: all of it or nothing.

    ``id`` makes a retry recognisable; ``base`` is the revision the writer had seen;
    ``sources`` says of a put ref where it came from; ``told_on`` is the 填报时间.
    """

    id: str
    base: int
    puts: tuple[Record, ...] = ()
    strikes: tuple[Ref[Any], ...] = ()
    actor: str = ""
    reason: str = ""
    told_on: date | None = None
    sources: Mapping[str, str] = attrs.field(factory=dict)

    def refs(self) -> Iterator[Ref[Any]]:
        """引用. Every record that the batch touches."""
        for record in self.puts:
            yield record.id
        yield from self.strikes


@attrs.frozen(kw_only=True)
class Change:
    """变更. One put (``after`` is the record) or strike (None), as the log keeps it.

    ``revision`` numbers the commits from 1 without gaps, ``position`` the changes
    within one from 0; ``at`` is when it was recorded (UTC).
    """

    revision: int
    position: int
    batch: str
    at: datetime
    ref: Ref[Any]
    after: Record | None
    actor: str = ""
    reason: str = ""
    told_on: date | None = None
    source: str = ""


class View(Protocol):
    """视图. A snapshot: what was committed when it was opened, whatever happens since."""

    @property
    def revision(self) -> int:
        """版次. The last commit that the view sees; 0 in an empty store."""
        ...

    def get(self, ref: Ref[R]) -> R:
        """取. The record of that name. Raises NotFound."""
        ...

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. The records of a kind, sorted by id: of one community, true on a day."""
        ...


class Store(Protocol):
    """存储. Three verbs; everything else is built on them in the core."""

    def view(self) -> AbstractContextManager[View]:
        """视图. Open a snapshot."""
        ...

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing; the revision it became.

        A batch id seen before changes nothing and gives its revision again. Raises
        Conflict if a ref of the batch changed after ``base``.
        """
        ...

    def changes(self, *, after: int = 0) -> Iterator[Change]:
        """变更. Every change of the revisions after that one, in order."""
        ...


def batch_id(
    base: int, puts: tuple[Record, ...], strikes: tuple[Ref[Any], ...], *, reason: str
) -> str:
    """批次号. The digest of what a batch does: the same work retried has the same id."""
    digest = hashlib.sha256(f"{base}\n{reason}\n".encode())
    for record in puts:
        digest.update(dumps(record).encode("utf-8", "surrogatepass"))
    for ref in strikes:
        digest.update(f"-{ref}\n".encode())
    return digest.hexdigest()[:32]
