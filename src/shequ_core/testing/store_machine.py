"""存储状态机. Two people at one store, in an order that nobody thought of.

The town is tiny (two books, two kinds, two names, a few days), so that they meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shequ_core.errors import Conflict, NotFound
from shequ_core.history import verify
from shequ_core.model import GridGroup, GroupLevel, Household, Record
from shequ_core.ports import Batch, Store, View
from shequ_core.testing.strategies import COMMUNITIES, TURN_OF_YEAR, in_order
from shequ_core.values import Period, Ref
from shequ_core.work import UnitOfWork

KINDS = (GridGroup, Household)
REFS = tuple(
    Ref[Any].to(community, kind.kind, key)
    for community in COMMUNITIES
    for kind in KINDS
    for key in ("1", "10")
)
Truth = Mapping[str, Record]

_DAYS = TURN_OF_YEAR[:3]
_side = st.none() | st.sampled_from(_DAYS)


def _record(ref: Ref[Any], number: int, period: Period) -> Record:
    if ref.kind == Household.kind:
        return Household(id=ref, number=str(number), period=period)
    return GridGroup(
        id=ref, name="组", level=GroupLevel.SMALL, number=number, period=period
    )


_records = st.builds(
    _record,
    st.sampled_from(REFS),
    st.integers(0, 9),
    st.tuples(_side, _side).map(in_order),
)


@attrs.define
class Desk:
    """桌. Where somebody works: on a snapshot, with changes not yet handed in."""

    work: UnitOfWork
    base: int
    truth: dict[str, Record]
    touched: set[str] = attrs.field(factory=set)
    leaving: ExitStack = attrs.field(factory=ExitStack)


class StoreMachine(RuleBasedStateMachine):
    """存储状态机. A subclass says by ``open_store`` how an empty store is made."""

    @staticmethod
    def open_store(folder: Path) -> Store:
        """打开. An empty store that may keep its files in the folder."""
        raise NotImplementedError("a machine says how its store is opened")

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        try:
            self.store = self.open_store(Path(self._folder.name))
        except BaseException:
            self._folder.cleanup()
            raise
        self.truths: list[dict[str, Record]] = [{}]
        self.log: list[tuple[int, str, Record | None]] = []
        self.desks: dict[int, Desk] = {}
        self.batches: list[Batch] = []

    def teardown(self) -> None:
        """收场. Everybody leaves, and the store is closed."""
        for desk in self.desks.values():
            desk.leaving.close()
        self.store.close()
        self._folder.cleanup()

    def desk(self, place: int) -> Desk:
        """桌. The desk of a place; whoever comes to an empty one opens a snapshot."""
        if place not in self.desks:
            work = UnitOfWork(self.store, actor=f"{place}号", reason="试")
            leaving = ExitStack()
            leaving.enter_context(work)
            base = work.view.revision
            self.desks[place] = Desk(
                work, base, dict(self.truths[base]), leaving=leaving
            )
        return self.desks[place]

    @rule(place=st.integers(0, 1), record=_records)
    def put(self, place: int, record: Record) -> None:
        """写. Somebody writes a record down."""
        desk = self.desk(place)
        desk.work.put(record, source="表#1")
        desk.truth[record.id] = record
        desk.touched.add(record.id)

    @rule(place=st.integers(0, 1), ref=st.sampled_from(REFS))
    def strike(self, place: int, ref: Ref[Any]) -> None:
        """勾销. Somebody strikes a record out, there or not."""
        desk = self.desk(place)
        desk.work.strike(ref)
        desk.truth.pop(ref, None)
        desk.touched.add(ref)

    @rule(place=st.integers(0, 1))
    def hand_in(self, place: int) -> None:
        """交. Somebody commits, and is refused if another was there first."""
        desk = self.desk(place)
        batch = desk.work.batch()
        late = {
            ref
            for revision, ref, _ in self.log
            if revision > desk.base and ref in desk.touched
        }
        refused: tuple[str, ...] = ()
        try:
            revision = desk.work.commit()
        except Conflict as conflict:
            refused = conflict.refs
        assert set(refused) == late
        if desk.touched and not late:
            self._written(batch)
            assert revision == len(self.truths) - 1
        self.walk_away(place)

    def _written(self, batch: Batch) -> None:
        truth = dict(self.truths[-1])
        revision = len(self.truths)
        for record in batch.puts:
            truth[record.id] = record
            self.log.append((revision, record.id, record))
        for ref in batch.strikes:
            truth.pop(ref, None)
            self.log.append((revision, ref, None))
        self.truths.append(truth)
        self.batches.append(batch)

    @rule(place=st.integers(0, 1))
    def walk_away(self, place: int) -> None:
        """走. Somebody leaves; what was not handed in is gone."""
        desk = self.desks.pop(place, None)
        if desk:
            desk.leaving.close()

    @precondition(lambda self: self.batches)
    @rule(data=st.data())
    def hand_in_again(self, data: st.DataObject) -> None:
        """重交. A batch whose answer was lost is sent once more."""
        place = data.draw(st.integers(0, len(self.batches) - 1))
        assert self.store.commit(self.batches[place]) == place + 1

    @rule(
        place=st.integers(0, 1),
        kind=st.sampled_from(KINDS),
        community=st.none() | st.sampled_from(COMMUNITIES),
        on=_side,
    )
    def look(
        self, place: int, kind: type[Record], community: str | None, on: date | None
    ) -> None:
        """看. Somebody reads: the snapshot of the desk, own changes included."""
        desk = self.desk(place)
        found = list(desk.work.scan(kind, community=community, on=on))
        assert found == _expected(desk.truth, kind, community, on)

    @rule(
        after=st.integers(0, 9),
        community=st.none() | st.sampled_from(COMMUNITIES),
        ref=st.none() | st.sampled_from(REFS),
    )
    def read_the_log(
        self, after: int, community: str | None, ref: Ref[Any] | None
    ) -> None:
        """查日志. The log tells all that was ever handed in, in order."""
        found = [
            (change.revision, change.ref, change.after)
            for change in self.store.changes(after=after, community=community, ref=ref)
        ]
        assert found == [
            (revision, told, record)
            for revision, told, record in self.log
            if revision > after
            and community in (None, told.split("/")[0])
            and ref in (None, told)
        ]

    @rule()
    def prove(self) -> None:
        """核验. The chain holds, and the records are as the log tells."""
        proven = verify(self.store)
        assert (proven.flaw, proven.entries) == (None, len(self.log))

    @invariant()
    def the_store_knows(self) -> None:
        """实情. Whoever looks now sees what was handed in, all of it and no more."""
        truth = self.truths[-1]
        with self.store.view() as view:
            assert view.revision == len(self.truths) - 1
            assert {ref: _got(view, ref) for ref in REFS} == {
                ref: truth.get(ref) for ref in REFS
            }
            for kind in KINDS:
                for on in (None, _DAYS[1]):
                    found = list(view.scan(kind, on=on))
                    assert found == _expected(truth, kind, None, on)


def _got(view: View, ref: Ref[Any]) -> Record | None:
    try:
        found: Record = view.get(ref)
    except NotFound:
        return None
    return found


def _expected(
    truth: Truth, kind: type[Record], community: str | None, on: date | None
) -> list[Record]:
    found = [
        record
        for record in truth.values()
        if isinstance(record, kind)
        and community in (None, record.id.community)
        and (on is None or record.period.has(on))
    ]
    return sorted(found, key=lambda record: (record.id.community, record.id))
