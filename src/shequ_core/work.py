"""工作单元. Your own writes over a snapshot, and one commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from heapq import merge
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.model import Record
from shequ_core.ports import Batch, Store, View
from shequ_core.values import Ref

if TYPE_CHECKING:  # for its type only: acts bring the rules and figures with them
    from shequ_core.acts import Writes

R = TypeVar("R", bound=Record)


class UnitOfWork:
    """工作单元. Reads a snapshot with your own writes in it; commits when told to.

    Leaving the block without ``commit()`` writes nothing; a commit that failed may
    be tried again, and is written once. ``actor`` is who does it,
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
            raise InvalidValue(
                "a unit of work (工作单元) is used inside its with-block"
            )
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
        kept = (
            record
            for record in self.view.scan(kind, community=community, on=on)
            if record.id not in self._puts and record.id not in self._strikes
        )
        mine = (
            record
            for record in self._puts.values()
            if isinstance(record, kind)
            and community in (None, record.id.community)
            and (on is None or record.period.has(on))
        )
        yield from merge(kept, sorted(mine, key=_place), key=_place)

    def put(self, *records: Record, source: str = "") -> None:
        """写. Add or replace records; ``source`` says where they came from."""
        for record in records:
            self._strikes.pop(record.id, None)
            self._puts[record.id] = record
            if source:
                self._sources[record.id] = source

    def write(self, writes: Writes, source: str = "") -> None:
        """写入. Put and strike what an act asks for."""
        self.put(*writes.puts, source=source)
        self.strike(*writes.strikes)

    def strike(self, *refs: Ref[Any]) -> None:
        """勾销. Say that records never were (one that ended is put, with its end)."""
        for ref in refs:
            self._puts.pop(ref, None)
            self._strikes[ref] = ref

    def batch(self) -> Batch:
        """批次. What a commit would write. Raises InvalidValue if it can't be kept."""
        return Batch(
            base=self.view.revision,
            puts=tuple(self._puts.values()),
            strikes=tuple(self._strikes.values()),
            actor=self._actor,
            reason=self._reason,
            told_on=self._told_on,
            sources={
                ref: self._sources[ref] for ref in self._sources if ref in self._puts
            },
        )

    def commit(self) -> int:
        """提交. Write everything at once; the revision it became. Raises Conflict.

        Nothing to write is no commit: the revision stays. Afterwards the work stands
        on a new snapshot and may go on.
        """
        if not self._puts and not self._strikes:
            return self.view.revision
        revision = self._store.commit(self.batch())
        self._puts.clear()
        self._strikes.clear()
        self._sources.clear()
        self._open.close()
        self._view = self._open.enter_context(self._store.view())
        return revision


def _place(record: Record) -> tuple[str, str]:
    return record.id.community, record.id
