"""簿册. Whole communities out of a store."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from shequ_core.errors import NotFound
from shequ_core.model import KINDS, Community, InOrder, LedgerSheet, Record
from shequ_core.ports import Change, Store, View
from shequ_core.register import Register


def read(view: View, community: str, *, on: date | None = None) -> Register:
    """读一社区. Everything of one community, or what is true there on a day."""
    with uncollected():
        return Register(_scanned(view, community, on))


def stream(view: View, community: str, *, on: date | None = None) -> InOrder:
    """逐条读. As ``read``, one at a time and once, while the view is open.

    For what is written record by record, of more than there is memory for.
    """
    return InOrder(_scanned(view, community, on))


def _scanned(view: View, community: str, on: date | None) -> Iterator[Record]:
    for kind in KINDS:
        yield from view.scan(kind, community=community, on=on)


@contextmanager
def uncollected() -> Iterator[None]:
    """不回收. Without the cyclic collector: it would visit records, none in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def communities(view: View) -> tuple[str, ...]:
    """社区名录. The names of the books that a store holds, sorted."""
    return tuple(sorted({record.id.community for record in view.scan(Community)}))


class Current:
    """现册. A community as it is now: read when it is asked for, and again only after
    somebody has written. Threads may share it.

    Where no community is named, it is the only one: raises NotFound if there are more.
    """

    def __init__(self, store: Store, community: str = "") -> None:
        with store.view() as view:
            self.community = community or only_community(view)
        self.store = store
        self._read = (0, Register())
        self._sources: tuple[int, Mapping[str, str]] = (0, {})

    def read(self) -> Register:
        """读现册. The same Register as long as nothing has changed in the store."""
        with self.store.view() as view:
            revision, register = self._read
            if revision != view.revision:
                register = read(view, self.community)
                self._read = view.revision, register
        return register

    def sources(self) -> Mapping[str, str]:
        """来源. As ``books.sources``, of the records as they are now."""
        with self.store.view() as view:
            now = view.revision
        revision, found = self._sources
        if revision != now:
            found = sources(self.store, self.community)
            self._sources = now, found
        return found


def read_city(view: View, *, on: date | None = None) -> Iterator[Register]:
    """读全市. One Register a community, one at a time."""
    for community in communities(view):
        yield read(view, community, on=on)


def only_community(view: View) -> str:
    """唯一社区. The one book of a store. Raises NotFound unless there is just one."""
    found = communities(view)
    if len(found) != 1:
        raise NotFound(
            f"expected one community (社区) in the store, found {len(found)}: "
            + ", ".join(found[:10])
        )
    return found[0]


def sources(store: Store, community: str) -> Mapping[str, str]:
    """来源. Where each record of a community was last said to come from, by its ref."""
    return last_sources(store.changes(community=community))


def last_sources(changes: Iterable[Change]) -> Mapping[str, str]:
    """来源. As ``sources``, of some changes only, oldest first."""
    found: dict[str, str] = {}
    for change in changes:
        if change.payload is None:
            found.pop(change.ref, None)
        elif change.source:
            found[change.ref] = change.source
    return found


def as_of(register: Register) -> date | None:
    """数据截止日期. The latest day that the ledgers were told on, None if none says."""
    days = [sheet.told_on for sheet in register.all(LedgerSheet) if sheet.told_on]
    return max(days, default=None)
