"""加密存储. Any store, with what may name somebody sealed before it sees it.

The id of a batch is a digest of all that is in it, names too, and would let a guess be
tried; its reason is free text, its actor is somebody's name. So they travel together,
sealed, in the place of the reason, and the inner store knows the batch by a keyed code
of its id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

import attrs

from shequ_adapters.storage.sealed.keys import Keys, index_form
from shequ_adapters.storage.sealed.records import (
    open_payload,
    open_record,
    open_source,
    retold,
    seal_record,
    seal_remains,
    seal_source,
)
from shequ_adapters.storage.sealed.text import is_sealed
from shequ_core.errors import Conflict
from shequ_core.model import Person, Record
from shequ_core.ports import Batch, Change, Redaction, Remains, Store, View
from shequ_core.ports.chain import digest_of_text
from shequ_core.privacy import guarded
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class SealedStore:
    """加密存储. A Store over another one, which holds no name to read.

    Reading raises Unreadable, one sentence, where the keys do not fit.
    """

    def __init__(self, inner: Store, keys: Keys) -> None:
        self._inner = inner
        self._keys = keys
        self._opened_terms = lru_cache(256)(self._open_terms)

    @contextmanager
    def view(self) -> Iterator[SealedView]:
        """视图. Open a snapshot."""
        with self._inner.view() as view:
            yield SealedView(view, self._keys)

    def commit(self, batch: Batch) -> int:
        """提交. Write a batch, all or nothing. Raises Conflict."""
        return self._once(batch, lambda: self._inner.commit(self._sealed(batch)))

    def redact(self, redaction: Redaction) -> int:
        """删除. Commit a batch, and leave what remains of earlier changes.

        What remains is sealed, too, and the erasure tells of it as it lies below, so
        that the log can be verified without a key. Raises as ``commit``.
        """
        batch = redaction.batch
        again = self._written(batch, batch.refs()) is not None
        leave = self._as_it_lies if again else partial(seal_remains, keys=self._keys)
        remains = tuple(map(leave, redaction.remains))
        told = {
            f"{it.revision}/{it.position}": digest_of_text(it.payload) for it in remains
        }
        sealed = self._sealed(batch)
        puts = tuple(retold(record, told) for record in sealed.puts)
        below = Redaction(attrs.evolve(sealed, puts=puts), remains)
        return self._once(batch, lambda: self._inner.redact(below))

    def _as_it_lies(self, left: Remains) -> Remains:
        """Sealed anew it would be another text than the one that was told of."""
        for change in self._inner.changes(after=left.revision - 1, ref=left.ref):
            return attrs.evolve(left, payload=change.payload or "")
        return left

    def _once(self, batch: Batch, write: Callable[[], int]) -> int:
        """Its revision, too, if it was written before its key was the first."""
        try:
            return write()
        except Conflict as conflict:
            revision = self._written(batch, conflict.refs)
            if revision is None:
                raise
            return revision

    def changes(
        self,
        *,
        after: int = 0,
        community: str | None = None,
        ref: Ref[Any] | None = None,
    ) -> Iterator[Change]:
        """变更. The changes of the revisions after that one, oldest first."""
        for change in self._inner.changes(after=after, community=community, ref=ref):
            yield self._opened(change)

    def persons_numbered(
        self, number: str, *, community: str | None = None
    ) -> tuple[Person, ...]:
        """按证件号查人. Who has that id number, of 15 or 18 places; nobody has ""."""
        with self.view() as view:
            return tuple(view.persons_numbered(number, community=community))

    def close(self) -> None:
        """关闭. Close the store underneath."""
        self._inner.close()

    def _sealed(self, batch: Batch) -> Batch:
        code = self._keys.first.batch(batch.id)
        terms = json.dumps([batch.id, batch.reason, batch.actor], ensure_ascii=False)
        return attrs.evolve(
            batch,
            id=code,
            actor="",
            reason=self._keys.seal(terms, code),
            puts=tuple(seal_record(record, self._keys) for record in batch.puts),
            sources={
                ref: seal_source(source, ref, self._keys)
                for ref, source in batch.sources.items()
            },
        )

    def _opened(self, change: Change) -> Change:
        terms = change.batch, change.reason, change.actor
        if is_sealed(change.reason):
            terms = self._opened_terms(change.batch, change.reason)
        batch, reason, actor = terms
        return attrs.evolve(
            change,
            payload=change.payload and open_payload(change.payload, self._keys),
            source=open_source(change.source, change.ref, self._keys),
            batch=batch,
            reason=reason,
            actor=actor,
            stored=change,
        )

    def _open_terms(self, code: str, sealed: str) -> tuple[str, str, str]:
        batch, reason, actor = json.loads(self._keys.open(sealed, code))
        return batch, reason, actor

    def _written(self, batch: Batch, late: tuple[str, ...]) -> int | None:
        """The revision of a batch, as the log of one of its refs tells it."""
        for ref in late[:1]:
            for change in self.changes(after=batch.base, ref=Ref.trusted(ref)):
                if change.batch == batch.id:
                    return change.revision
        return None


class SealedView:
    """加密视图. A snapshot of a SealedStore."""

    def __init__(self, inner: View, keys: Keys) -> None:
        self._inner = inner
        self._keys = keys

    @property
    def revision(self) -> int:
        """版次. The last commit that the view sees; 0 in an empty store."""
        return self._inner.revision

    def get(self, ref: Ref[R]) -> R:
        """取. The record of that name. Raises NotFound."""
        return open_record(self._inner.get(ref), self._keys)

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. The records of a kind, sorted by community and id."""
        found = self._inner.scan(kind, community=community, on=on)
        if not guarded(kind):
            return found
        return (open_record(record, self._keys) for record in found)

    def persons_numbered(
        self, number: str, *, community: str | None = None
    ) -> Iterator[Person]:
        """按证件号查人. Who has that id number; nobody else's fields are opened."""
        wanted = index_form(number)
        heads = self._keys.heads(wanted)

        def is_it(stored: str) -> bool:
            if is_sealed(stored):
                return stored.startswith(heads)
            return stored != "" and index_form(stored) == wanted

        for person in self._inner.scan(Person, community=community):
            if is_it(person.number):
                yield open_record(person, self._keys)
