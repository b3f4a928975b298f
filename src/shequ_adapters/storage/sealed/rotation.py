"""更换密钥. The current records under the first key; the log stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from shequ_adapters.storage.sealed.keys import Keys
from shequ_adapters.storage.sealed.records import open_record, sealed_texts
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sealed.text import head
from shequ_core.model import KINDS, Record
from shequ_core.ports import Batch, Store, View

REASON = "更换密钥 (keys rotated)"
"""事由. What the log says of a rotation."""

_AT_ONCE = 10_000
"""一次. How many records are written in one batch."""


def rotate(store: Store, keys: Keys, *, actor: str, reason: str = REASON) -> int:
    """更换密钥. Seal anew what is not under the first key; how many records that was.

    ``store`` is the one underneath, as it lies on the disk: its records may be sealed
    under any of the keys, or not at all. Nothing in them changes. Raises Unreadable
    where a key is missing, and Conflict where somebody changed a record meanwhile:
    call it again, what is done is not done twice.
    """
    sealed = SealedStore(store, keys)
    count = 0
    with store.view() as view:
        stale = _stale(view, keys)
        while some := tuple(islice(stale, _AT_ONCE)):
            batch = Batch(base=view.revision, puts=some, actor=actor, reason=reason)
            sealed.commit(batch)
            count += len(some)
    return count


def _stale(view: View, keys: Keys) -> Iterator[Record]:
    current = head(keys.first.id)
    for kind in KINDS:
        for record in view.scan(kind):
            if not all(text.startswith(current) for text in sealed_texts(record)):
                yield open_record(record, keys)
