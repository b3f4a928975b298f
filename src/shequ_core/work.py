"""工作单元. Your own writes over a snapshot, and one commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from types import TracebackType
from typing import Any, Self, TypeVar

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Record
from shequ_core.ports import Batch, Store, View, batch_id
from shequ_core.values import Ref

R = TypeVar("R", bound=Record)


class UnitOfWork:
    """工作单元. Reads a snapshot with your own writes in it; commits when told to.

    Leaving the block without ``commit()`` writes nothing. ``actor`` is who does it,
    ``reason`` why, ``told_on`` the day on which it was reported (填报时间).
    """

    def __init__(
        self, store: Store, *, actor: str, reason: str, told_on: date | None = None
    ) -> None:
        self._store = store
        self._actor, self._reason, self._told_on = actor, reason, told_on
        self._puts: dict[str, Record] = {}
        self._strikes: dict[str, Ref[Any]] = {}
        self._sources: dict[str, str] = {}
        self._open = ExitStack()
        self._view: View | None = None

    def __enter__(self) -> Self:
        self._view = self._open.enter_context(self._store.view())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._view = None
        self._open.close()

    @property
    def view(self) -> View:
        """视图. The snapshot it stands on. Raises InvalidValue outside its block."""
        if self._view is None:
            raise InvalidValue("a unit of work (工作单元) is used inside its with-block")
        return self._view

    def get(self, ref: Ref[R]) -> R:
        """取. The record as you left it, or as the snapshot has it. Raises NotFound."""
        if ref in self._strikes:
            raise NotFound(f"no record (记录) is called {ref}: struck in this work")
        mine = self._puts.get(ref)
        return self.view.get(ref) if mine is None else mine  # type: ignore[return-value]  # put under its own id

    def scan(
        self, kind: type[R], *, community: str | None = None, on: date | None = None
    ) -> Iterator[R]:
        """扫描. As View.scan, your own writes included."""
        found = {
            record.id: record
            for record in self.view.scan(kind, community=community, on=on)
            if record.id not in self._strikes and record.id not in self._puts
        }
        for record in self._puts.values():
            if (
                isinstance(record, kind)
                and (community is None or record.id.community == community)
                and (on is None or record.period.has(on))
            ):
                found[record.id] = record
        for ref in sorted(found):
            yield found[ref]

    def put(self, *records: Record, source: str = "") -> None:
        """写. Add or replace records; ``source`` says where they came from."""
        for record in records:
            self._strikes.pop(record.id, None)
            self._puts[record.id] = record
            if source:
                self._sources[record.id] = source

    def strike(self, *refs: Ref[Any]) -> None:
        """勾销. Say that records never were (to end one, put it with an earlier end)."""
        for ref in refs:
            self._puts.pop(ref, None)
            self._strikes[ref] = ref

    def batch(self) -> Batch:
        """批次. What a commit would write."""
        puts, strikes = tuple(self._puts.values()), tuple(self._strikes.values())
        base = self.view.revision
        return Batch(
            id=batch_id(base, puts, strikes, reason=self._reason),
            base=base,
            puts=puts,
            strikes=strikes,
            actor=self._actor,
            reason=self._reason,
            told_on=self._told_on,
            sources=dict(self._sources),
        )

    def commit(self) -> int:
        """提交. Write everything at once; the revision it became. Raises Conflict.

        Nothing to write is no commit: the revision stays.
        """
        batch = self.batch()
        if not batch.puts and not batch.strikes:
            return batch.base
        revision = self._store.commit(batch)
        self._puts.clear()
        self._strikes.clear()
        self._sources.clear()
        return revision
