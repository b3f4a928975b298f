"""撤销. How a batch is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from shequ_core import books
from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.history.telling import changes_until, last_revision, records_of
from shequ_core.model import Access
from shequ_core.ports import Batch, Change, Store
from shequ_core.values import Ref


def undo(store: Store, batch: str, *, actor: str, reason: str) -> int:
    """撤销. Make everything as it was before a batch; the revision it became.

    The undoing is a batch itself and may be undone. Raises as ``reversal`` does.
    """
    return store.commit(reversal(store, batch, actor=actor, reason=reason))


def reversal(store: Store, batch: str, *, actor: str, reason: str) -> Batch:
    """反向批次. The batch that makes everything as it was before that one.

    What is so already is left alone. Raises NotFound on a batch that never was,
    InvalidValue where there is nothing left to undo (``undone``) or it is an entry of
    who looked (``access``), and Conflict, which names the records, where a later
    change stands in the way.
    """
    base = last_revision(store)
    written, now = _written(store, batch, base)
    before, sources = _standing_before(store, written)
    back = [ref for ref in written if not _agree(now[ref], before.get(ref))]
    if not back:
        raise InvalidValue(f"batch (批次) {batch} is undone already", problem="undone")
    if any(ref.kind == Access.kind for ref in back):
        raise InvalidValue(
            f"batch (批次) {batch} is an entry (留痕): who looked has looked",
            problem="access",
        )
    changed = tuple(ref for ref in back if not _agree(now[ref], written[ref]))
    if changed:
        raise Conflict(changed, _in_the_way(batch, changed))
    with books.uncollected():
        return Batch(
            base=base,
            puts=tuple(records_of(before[ref] for ref in back if ref in before)),
            strikes=tuple(ref for ref in back if ref not in before),
            actor=actor,
            reason=reason,
            sources={ref: sources[ref] for ref in back if ref in sources},
        )


def _written(
    store: Store, batch: str, base: int
) -> tuple[Mapping[Ref[Any], Change], Mapping[Ref[Any], Change]]:
    """The changes of the batch by ref, and what was last told of those records."""
    written: dict[Ref[Any], Change] = {}
    now: dict[Ref[Any], Change] = {}
    for change in takewhile(lambda it: it.revision <= base, store.changes()):
        if change.batch == batch:
            written[change.ref] = change
        if change.ref in written:
            now[change.ref] = change
    if not written:
        raise NotFound(f"no batch (批次) is called {batch}")
    return written, now


def _standing_before(
    store: Store, written: Mapping[Ref[Any], Change]
) -> tuple[Mapping[Ref[Any], Change], Mapping[str, str]]:
    """How those records stood before they were written so, and their sources."""
    revision = next(iter(written.values())).revision
    earlier = [
        change
        for community in sorted({ref.community for ref in written})
        for change in changes_until(store, community, revision - 1)
        if change.ref in written
    ]
    last = {change.ref: change for change in earlier}
    standing = {ref: it for ref, it in last.items() if it.payload is not None}
    return standing, books.last_sources(earlier)


def _agree(change: Change, other: Change | None) -> bool:
    """Whether both tell the same of a record, be it in the words of two schemas."""
    payload = None if other is None else other.payload
    if other is None or payload is None or change.payload is None:
        return change.payload == payload
    return change.payload == payload or change.after == other.after


def _in_the_way(batch: str, refs: tuple[str, ...]) -> str:
    more = f" and {len(refs) - 5} more" if len(refs) > 5 else ""
    return (
        f"batch (批次) {batch} can't be undone, later changes stand in the way: "
        f"{', '.join(refs[:5])}{more}"
    )
