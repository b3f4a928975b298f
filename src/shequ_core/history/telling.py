"""所载. What was written when, and what was known then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain, groupby, takewhile
from operator import attrgetter
from typing import Any

import attrs

from shequ_core import books
from shequ_core.errors import InvalidValue
from shequ_core.model import Record
from shequ_core.ports import Change, Store
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
        return Register(records_of(known.values()))


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
    if not 0 <= when <= last_revision(store):
        raise InvalidValue(f"{when} is not a revision (版次) of this store")
    return lambda change: change.revision <= when


def last_revision(store: Store) -> int:
    """末版. The last commit of a store, 0 if there is none."""
    with store.view() as view:
        return view.revision


def records_of(changes: Iterable[Change]) -> Iterator[Record]:
    """记录. What the changes put; strikes put nothing."""
    return filter(None, (change.after for change in changes))
