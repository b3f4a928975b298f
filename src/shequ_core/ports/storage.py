"""存储端口. What a store promises; docs/laws.md numbers the promises, S1 to S14."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Protocol, TypeVar

import attrs

from shequ_core.codec import dumps, loads, sound
from shequ_core.errors import Conflict, InvalidValue
from shequ_core.model import Record, kind_named
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


def _payloads(batch: Batch) -> tuple[str, ...]:
    return tuple(map(dumps, batch.puts))


def _digest(batch: Batch) -> str:
    terms = (batch.base, batch.actor, batch.reason, str(batch.told_on))
    strikes = (f"-{ref}" for ref in batch.strikes)
    lines = "\n".join((repr(terms), *batch.payloads, *strikes))
    return hashlib.sha256(lines.encode()).hexdigest()[:32]


_id = attrgetter("id")


@attrs.frozen(kw_only=True)
class Batch:
    """批次. What is written together: all of it or nothing.

    ``base`` is the revision the writer had seen; ``sources`` says of a put ref where
    it came from; ``told_on`` is the 填报时间. ``payloads`` are the puts as the log
    keeps them. ``id`` makes a retry recognisable: unless given it is the digest of the
    rest, so the same work is the same batch.

    Raises InvalidValue when it names a record twice or can not be kept for ever, and
    NotFound on a kind that is not known.
    """

    base: int
    puts: tuple[Record, ...] = ()
    strikes: tuple[Ref[Any], ...] = ()
    actor: str = ""
    reason: str = ""
    told_on: date | None = None
    sources: Mapping[str, str] = attrs.field(factory=dict)
    payloads: tuple[str, ...] = attrs.field(
        default=attrs.Factory(_payloads, takes_self=True),
        init=False,
        repr=False,
        eq=False,
    )
    id: str = attrs.field(default=attrs.Factory(_digest, takes_self=True))

    def __attrs_post_init__(self) -> None:
        refs = self.refs()
        if len(set(refs)) < len(refs):
            raise InvalidValue("a batch (批次) names a record twice", problem="twice")
        for kind in {record.kind for record in self.puts}:
            kind_named(kind)
        for ref in self.strikes:
            kind_named(ref.kind)
        for text in (self.id, self.actor, self.reason, *self.sources.values()):
            sound(text)

    def refs(self) -> tuple[Ref[Any], ...]:
        """引用. Every record that the batch touches: the puts, then the strikes."""
        return (*map(_id, self.puts), *self.strikes)

    def admit(self, last: int, changed: Callable[[Ref[Any]], int]) -> None:
        """准入. May it be written after the ``last`` revision?

        ``changed`` tells the revision that changed a ref last, 0 if none did. Raises
        InvalidValue if ``base`` is yet to come, Conflict if a ref changed after it.
        """
        if self.base > last:
            raise InvalidValue(f"base {self.base} is not a revision (版次) yet")
        if self.base < last:
            late = tuple(ref for ref in self.refs() if changed(ref) > self.base)
            if late:
                raise Conflict(late)


@attrs.frozen(kw_only=True)
class Change:
    """变更. One put or strike, as the log keeps it.

    ``revision`` numbers the commits from 1 without gaps, ``position`` the refs of one
    batch from 0; ``at`` is when it was recorded (UTC). ``payload`` is the record as a
    line of JSON, None for a strike; it is read only when ``after`` is asked for.
    ``digest`` is what the change commits to with its ``salt`` ("" once its payload was
    erased), ``link`` the end of the hash chain after its commit. ``stored`` is the
    change as it lies in the store, where that is not as it is read (sealed).
    """

    revision: int
    position: int
    batch: str
    at: datetime
    ref: Ref[Any]
    payload: str | None
    actor: str = ""
    reason: str = ""
    told_on: date | None = None
    source: str = ""
    salt: str = attrs.field(default="", repr=False)
    digest: str = attrs.field(default="", repr=False)
    link: str = attrs.field(default="", repr=False)
    stored: Change | None = attrs.field(default=None, repr=False, eq=False)

    @property
    def after(self) -> Record | None:
        """其后. The record as it was put, None where it was struck."""
        return None if self.payload is None else loads(self.payload)


@attrs.frozen
class Remains:
    """删余. What is left of a change: ``payload`` in the place of what it told."""

    revision: int
    position: int
    ref: Ref[Any]
    payload: str


@attrs.frozen
class Redaction:
    """删除. A batch, and what is left of earlier changes once it is written.

    The batch tells the log what was erased (an ``Erasure`` record), so that the chain
    can be verified all the same; ``shequ_core.history`` makes both.
    """

    batch: Batch
    remains: tuple[Remains, ...]


class View(Protocol):
    """视图. A snapshot: what was committed when it was opened, whatever happens since.

    It lives as long as its with-block; used later, it raises InvalidValue.
    """

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
        """扫描. The records of a kind: of one community, true on a day.

        Sorted by community, then by id; read as they are taken, not all at once.
        """
        ...


class Store(Protocol):
    """存储. Four verbs; everything else is built on them in the core."""

    def view(self) -> AbstractContextManager[View]:
        """视图. Open a snapshot."""
        ...

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing; the revision it became.

        Each change is kept with its salt, digest and link (``ports.chained``). A batch
        id seen before changes nothing and gives its revision again. Striking what is
        not there is told in the log like any strike. Raises Conflict if a ref of the
        batch changed after ``base``, InvalidValue if ``base`` is yet to come.
        """
        ...

    def changes(
        self,
        *,
        after: int = 0,
        community: str | None = None,
        ref: Ref[Any] | None = None,
    ) -> Iterator[Change]:
        """变更. The changes of the revisions after that one, oldest first.

        Of one community or one record, if named; read as they are taken.
        """
        ...

    def redact(self, redaction: Redaction) -> int:
        """删除. Commit the batch and, with it, put the remains in the place of what the
        log says there; the revision it became. All or nothing, raises as ``commit``.

        The salts of those changes are forgotten, their digests stay. Afterwards the
        old texts are nowhere: not in the log, not in the files.
        """
        ...

    def close(self) -> None:
        """关闭. Let go of files and connections; closing twice does no harm."""
        ...
