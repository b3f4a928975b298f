"""历史. What was written when, what was known then, and how a batch is taken back.

All of it is read from the log of changes, so it holds for every store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain, groupby, takewhile
from operator import attrgetter
from typing import Any

import attrs

from shequ_core import books
from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.model import Record
from shequ_core.ports import Batch, Change, Store
from shequ_core.register import Register
from shequ_core.values import Ref

When = int | datetime
"""何时. A revision (that commit is in), or a moment of a known time zone."""


@attrs.frozen(kw_only=True)
class Commit:
    """提交. One batch as it was written; ``puts`` and ``strikes`` count its changes."""

    revision: int
    batch: str
    at: datetime
    actor: str
    reason: str
    told_on: date | None
    puts: int
    strikes: int


def commits(store: Store) -> Iterator[Commit]:
    """提交记录. Every batch that changed something, oldest first."""
    for _, changes in groupby(store.changes(), key=attrgetter("revision")):
        yield _commit(changes)


def _commit(changes: Iterator[Change]) -> Commit:
    first = next(changes)
    put = [change.payload is not None for change in chain([first], changes)]
    return Commit(
        revision=first.revision,
        batch=first.batch,
        at=first.at,
        actor=first.actor,
        reason=first.reason,
        told_on=first.told_on,
        puts=sum(put),
        strikes=len(put) - sum(put),
    )


def history(store: Store, ref: Ref[Any]) -> Iterator[Change]:
    """历史. Every put and strike of one record, oldest first; none if it never was."""
    return store.changes(ref=ref)


def known_at(store: Store, community: str, when: When) -> Register:
    """当时所知. What the store knew of a community after a revision, or at a moment.

    Revision 0 knew nothing. Raises InvalidValue on a revision that is yet to come,
    and on a moment without a time zone.
    """
    known: dict[str, Change] = {}
    for change in changes_until(store, community, when):
        if change.payload is None:
            known.pop(change.ref, None)
        else:
            known[change.ref] = change
    with books.uncollected():
        return Register(_records(known.values()))


def sources_at(store: Store, community: str, when: When) -> Mapping[str, str]:
    """当时来源. What books.sources said then. Raises as ``known_at``."""
    return books.last_sources(changes_until(store, community, when))


def changes_until(store: Store, community: str, when: When) -> Iterator[Change]:
    """截至变更. The changes of a community until then. Raises as ``known_at``.

    They end where the first later one begins: a state that really was, even if the
    clocks that recorded it disagreed.
    """
    return takewhile(_written_by(store, when), store.changes(community=community))


def _written_by(store: Store, when: When) -> Callable[[Change], bool]:
    if isinstance(when, datetime):
        if when.utcoffset() is None:
            raise InvalidValue("a moment (时刻) must say its time zone")
        return lambda change: change.at <= when
    if not 0 <= when <= _revision(store):
        raise InvalidValue(f"{when} is not a revision (版次) of this store")
    return lambda change: change.revision <= when


def undo(store: Store, batch: str, *, actor: str, reason: str) -> int:
    """撤销. Make everything as it was before a batch; the revision it became.

    The undoing is a batch itself and may be undone. Raises as ``reversal`` does.
    """
    return store.commit(reversal(store, batch, actor=actor, reason=reason))


def reversal(store: Store, batch: str, *, actor: str, reason: str) -> Batch:
    """反向批次. The batch that makes everything as it was before that one.

    What is so already is left alone. Raises NotFound on a batch that never was,
    InvalidValue (``undone``) where there is nothing left to undo, and Conflict, which
    names the records, where a later change stands in the way.
    """
    base = _revision(store)
    written, now = _written(store, batch, base)
    before, sources = _standing_before(store, written)
    back = [ref for ref in written if now[ref] != _payload(before.get(ref))]
    if not back:
        raise InvalidValue(f"batch (批次) {batch} is undone already", problem="undone")
    changed = tuple(ref for ref in back if now[ref] != written[ref].payload)
    if changed:
        raise Conflict(changed, _in_the_way(batch, changed))
    with books.uncollected():
        return Batch(
            base=base,
            puts=tuple(_records(before[ref] for ref in back if ref in before)),
            strikes=tuple(ref for ref in back if ref not in before),
            actor=actor,
            reason=reason,
            sources={ref: sources[ref] for ref in back if ref in sources},
        )


def _revision(store: Store) -> int:
    with store.view() as view:
        return view.revision


def _written(
    store: Store, batch: str, base: int
) -> tuple[Mapping[Ref[Any], Change], Mapping[Ref[Any], str | None]]:
    """The changes of the batch by ref, and how those records stand at the base."""
    written: dict[Ref[Any], Change] = {}
    now: dict[Ref[Any], str | None] = {}
    for change in takewhile(lambda it: it.revision <= base, store.changes()):
        if change.batch == batch:
            written[change.ref] = change
        if change.ref in written:
            now[change.ref] = change.payload
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


def _payload(change: Change | None) -> str | None:
    return None if change is None else change.payload


def _records(changes: Iterable[Change]) -> Iterator[Record]:
    return filter(None, (change.after for change in changes))


def _in_the_way(batch: str, refs: tuple[str, ...]) -> str:
    more = f" and {len(refs) - 5} more" if len(refs) > 5 else ""
    return (
        f"batch (批次) {batch} can't be undone, later changes stand in the way: "
        f"{', '.join(refs[:5])}{more}"
    )
