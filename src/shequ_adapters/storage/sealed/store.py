"""加密存储. Any store, with the direct identifiers sealed before it sees them.

The id of a batch is a digest of all that is in it, names too, and would let a guess be
tried; its reason is free text. So they travel together, sealed, in the place of the
reason, and the inner store knows the batch by a keyed code of its id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from shequ_adapters.storage.sealed.keys import Keys, index_form
from shequ_adapters.storage.sealed.records import (
    open_payload,
    open_record,
    seal_record,
    sealed_fields,
)
from shequ_adapters.storage.sealed.text import is_sealed
from shequ_core.codec import loads
from shequ_core.errors import Conflict, InvalidValue
from shequ_core.model import Person, Record
from shequ_core.ports import Batch, Change, Redaction, Store, View
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class SealedStore:
    """加密存储. A Store over another one, which holds no direct identifier to read.

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
        """删除. Commit a batch, and leave the remains of earlier changes.

        Raises as ``commit``, and InvalidValue where what is to remain would have to be
        sealed: an erasure leaves nothing that is.
        """
        for left in redaction.remains:
            record = loads(left.payload)
            if seal_record(record, self._keys) != record:
                raise InvalidValue(f"what remains of {left.ref} names somebody")
        batch = redaction.batch
        return self._once(
            batch,
            lambda: self._inner.redact(
                attrs.evolve(redaction, batch=self._sealed(batch))
            ),
        )

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
        terms = json.dumps([batch.id, batch.reason], ensure_ascii=False)
        return attrs.evolve(
            batch,
            id=code,
            reason=self._keys.seal(terms, code),
            puts=tuple(seal_record(record, self._keys) for record in batch.puts),
        )

    def _opened(self, change: Change) -> Change:
        batch, reason = change.batch, change.reason
        if is_sealed(reason):
            batch, reason = self._opened_terms(batch, reason)
        payload = change.payload and open_payload(change.payload, self._keys)
        return attrs.evolve(
            change, payload=payload, batch=batch, reason=reason, stored=change
        )

    def _open_terms(self, code: str, sealed: str) -> tuple[str, str]:
        batch, reason = json.loads(self._keys.open(sealed, code))
        return batch, reason

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
        if not sealed_fields(kind):
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
