"""存储定律. What every store promises, as tests that anyone can run.

    class TestMyStore(StoreLaws):
        def open_store(self, folder: Path) -> Store:
            return MyStore(folder / "books")

docs/laws.md tells the laws in words; their numbers are in the names of the tests.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis.stateful import run_state_machine_as_test

from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.model import Building, Community, Household, Record
from shequ_core.ports import Batch
from shequ_core.testing.store_machine import StoreMachine
from shequ_core.testing.store_proofs import StoreProofs
from shequ_core.testing.store_samples import (
    commit,
    everything,
    household,
)
from shequ_core.testing.strategies import any_record, days, periods
from shequ_core.testing.trying import lawful
from shequ_core.values import Period, Ref


class StoreLaws(StoreProofs):
    """存储定律. Subclass it, say how a store is opened, and pytest does the rest."""

    def test_s0_no_law_is_overridden(self) -> None:
        """S0. A store answers to these laws, not to laws of its own."""
        for name in LAWS:
            assert getattr(type(self), name) is getattr(StoreLaws, name), name

    def test_s1_a_committed_batch_is_wholly_there(self, tmp_path: Path) -> None:
        """S1. All of a committed batch is there, in the place of what was before."""
        with self.opened(tmp_path) as store:
            town = Community(id=Ref("bei/community/bei"), name="北正社区")
            assert everything(store) == []
            assert commit(store, household("2"), town, household("1")) == 1
            assert everything(store) == [town, household("1"), household("2")]
            gone: tuple[Ref[Any], ...] = (household("2").id, Ref("bei/building/never"))
            assert commit(store, household("1", "新"), strikes=gone) == 2
            assert everything(store) == [town, household("1", "新")]
            with store.view() as view:
                assert view.revision == 2
                assert view.get(household("1").id) == household("1", "新")
                with pytest.raises(NotFound):
                    view.get(household("2").id)

    def test_s2_a_refused_batch_is_wholly_absent(self, tmp_path: Path) -> None:
        """S2. Nothing of a refused batch is there, and its id is free again."""
        with self.opened(tmp_path) as store:
            commit(store, household("1"))
            commit(store, household("1", "2"))
            terms: dict[str, Any] = {"id": "refused", "strikes": (household("1").id,)}
            with pytest.raises(Conflict):
                commit(store, household("0"), base=1, **terms)
            assert everything(store) == [household("1", "2")]
            assert [change.revision for change in store.changes()] == [1, 2]
            assert commit(store, household("0"), **terms) == 3
            assert everything(store) == [household("0")]

    def test_s3_a_view_does_not_move(self, tmp_path: Path) -> None:
        """S3. A view shows what it showed when it was opened, whatever is committed."""
        with self.opened(tmp_path) as store:
            commit(store, *(household(key) for key in "123"))
            with store.view() as view:
                begun = view.scan(Household)
                seen = [next(begun)]
                commit(store, household("2", "新"), household("4"))
                commit(store, strikes=(household("3").id,))
                assert view.revision == 1
                assert [*seen, *begun] == [household(key) for key in "123"]
                assert view.get(household("2").id) == household("2")
                assert list(view.scan(Household)) == [household(key) for key in "123"]
                with store.view() as later:
                    assert later.revision == 3
                    assert list(later.scan(Household)) == [
                        household("1"),
                        household("2", "新"),
                        household("4"),
                    ]

    def test_s4_who_comes_second_is_refused(self, tmp_path: Path) -> None:
        """S4. Conflict if, and only if, a ref of the batch changed after its base."""
        mine = [household(key, "迟") for key in "234"]
        late: list[dict[str, Any]] = [
            {"puts": tuple(mine)},
            {"strikes": tuple(record.id for record in mine)},
        ]
        with self.opened(tmp_path) as store:
            commit(store, *(household(key) for key in "1234"))
            commit(store, household("2", "新"), strikes=(household("3").id,))
            for terms in late:
                with pytest.raises(Conflict) as refused:
                    store.commit(Batch(base=1, **terms))
                assert set(refused.value.refs) == {mine[0].id, mine[1].id}
            assert commit(store, household("4", "准"), household("5"), base=1) == 3
            assert commit(store, household("3", "还"), base=2) == 4
            with pytest.raises(Conflict):
                commit(store, strikes=(household("4").id,), base=2)

    def test_s5_scan_is_sorted_and_lazy(self, tmp_path: Path) -> None:
        """S5. A scan goes by community, then by id, and reads as it is asked."""
        names = [
            (community, key)
            for community in ("bei", "bei-2", "bei0")
            for key in ("1", "1-2", "1.5", "10", "2", "a")
        ]
        with self.opened(tmp_path) as store:
            for part in (names[1::2], names[::2]):
                commit(store, *(household(key, "1", book) for book, key in part[::-1]))
            with store.view() as view:
                found = view.scan(Household)
                assert next(found).id == "bei/household/1"
                assert [(it.id.community, it.id.key) for it in found] == names[1:]

    def test_s6_the_first_day_is_in_and_the_last_is_not(self, tmp_path: Path) -> None:
        """S6. On a day there is what began by then and has not ended by then."""
        with self.opened(tmp_path) as store:

            @lawful()
            @given(period=periods(), on=days())
            def holds(period: Period, on: date) -> None:
                record = household("1").evolve(period=period)
                commit(store, record)
                edges = [day for day in (period.start, period.end) if day]
                eves = [day - timedelta(1) for day in edges if day > date.min]
                with store.view() as view:
                    for day in (on, *edges, *eves):
                        found = list(view.scan(Household, on=day))
                        assert found == [record] * period.has(day)

            holds()

    def test_s7_scope_never_leaks(self, tmp_path: Path) -> None:
        """S7. Asked of one community, a store tells of no other; so with kinds."""
        with self.opened(tmp_path) as store:
            mine = [household(key) for key in "12"]
            others = [household("1", "1", book) for book in ("be", "bei-2", "bei2")]
            commit(store, *mine, *others, Building(id=Ref("bei/building/1"), name="楼"))
            commit(store, *others[:1], strikes=(others[1].id, mine[1].id))
            with store.view() as view:
                today: dict[str, Any] = {"community": "bei", "on": date(2004, 12, 31)}
                assert list(view.scan(Household, community="bei")) == mine[:1]
                assert list(view.scan(Household, **today)) == mine[:1]
                assert list(view.scan(Household, community="b")) == []
                assert list(view.scan(Community, community="bei")) == []
                with pytest.raises(NotFound):
                    view.get(Ref("bei/building/2"))
            told = [change.ref for change in store.changes(community="bei")]
            assert told == [mine[0].id, mine[1].id, "bei/building/1", mine[1].id]
            told = [change.ref for change in store.changes(ref=others[1].id)]
            assert told == [others[1].id] * 2
            assert [change.revision for change in store.changes(after=1)] == [2] * 3

    def test_s8_the_log_tells_everything(self, tmp_path: Path) -> None:
        """S8. Every put and strike is told: in order, by whom, why, when, for ever."""
        terms: dict[str, Any] = {
            "actor": "李主任",
            "reason": "户籍台账",
            "told_on": date(2004, 12, 31),
            "sources": {household("2").id: "bei/ledger_sheet/04#7"},
        }
        never = Ref[Any]("bei/building/never")
        with self.opened(tmp_path) as store:
            commit(store, household("2"), household("1"), id="first", **terms)
            begun = store.changes()
            seen = [next(begun)]
            commit(store, household("1", "新"), strikes=(household("2").id, never))
            seen += [change for change in begun if change.revision == 1]
            commit(store, household("2", "又"))
            changes = list(store.changes())
            assert changes[:2] == seen
            assert [
                (change.revision, change.position, change.ref, change.after)
                for change in changes
            ] == [
                (1, 0, household("2").id, household("2")),
                (1, 1, household("1").id, household("1")),
                (2, 0, household("1").id, household("1", "新")),
                (2, 1, household("2").id, None),
                (2, 2, never, None),
                (3, 0, household("2").id, household("2", "又")),
            ]
            first, second, third = changes[:3]
            assert (first.actor, first.reason) == ("李主任", "户籍台账")
            assert (first.batch, first.told_on) == ("first", date(2004, 12, 31))
            assert (third.actor, third.reason, third.told_on) == ("", "", None)
            assert [first.source, second.source] == ["bei/ledger_sheet/04#7", ""]
            assert first.at == second.at
            assert first.at.utcoffset() == timedelta(0)

    def test_s9_what_comes_back_is_what_went_in(self, tmp_path: Path) -> None:
        """S9. Text, numbers, quantities, days and refs come back as they were."""
        with self.opened(tmp_path) as store:

            @lawful()
            @given(any_record())
            def holds(record: Record) -> None:
                revision = commit(store, record)
                with store.view() as view:
                    got = view.get(record.id)
                    [scanned] = [
                        it for it in view.scan(type(record)) if it.id == record.id
                    ]
                [change] = store.changes(after=revision - 1)
                for back in (got, scanned, change.after):
                    assert back == record
                    assert repr(back) == repr(record)
                assert type(got.id) is Ref

            holds()

    def test_s10_a_batch_is_written_once(self, tmp_path: Path) -> None:
        """S10. A batch sent again changes nothing and is given its revision again."""
        batch = Batch(base=0, puts=(household("1"),))
        with self.opened(tmp_path) as store:
            assert store.commit(batch) == 1
            assert store.commit(batch) == 1
            assert commit(store, household("1", "新")) == 2
            assert store.commit(batch) == 1
            assert everything(store) == [household("1", "新")]
            assert [change.revision for change in store.changes()] == [1, 2]

    def test_s11_nobody_has_seen_the_future(self, tmp_path: Path) -> None:
        """S11. A base that the store has not reached is refused."""
        with self.opened(tmp_path) as store:
            with pytest.raises(InvalidValue):
                commit(store, household("1"), base=1)
            assert everything(store) == []
            assert commit(store, household("1")) == 1

    def test_s12_a_view_ends_with_its_block(self, tmp_path: Path) -> None:
        """S12. A view, or a scan begun in it, is of no use after its with-block."""
        with self.opened(tmp_path) as store:
            commit(store, household("1"), household("2"))
            with store.view() as view:
                begun = view.scan(Household)
                next(begun)
            with pytest.raises(InvalidValue):
                next(begun)
            with pytest.raises(InvalidValue):
                next(view.scan(Household))
            with pytest.raises(InvalidValue):
                view.get(household("1").id)

    def test_any_order_of_two_people(self, tmp_path: Path) -> None:
        """S1 to S10. Whatever two people do, in any order, the laws hold."""

        class Machine(StoreMachine):
            open_store = staticmethod(self.open_store)

        run_state_machine_as_test(Machine, settings=lawful())


_NAMES = [name for laws in (StoreLaws, StoreProofs) for name in vars(laws)]
LAWS = tuple(
    sorted(
        filter(lambda name: name.startswith("test_"), _NAMES),
        key=lambda name: name.startswith("test_any"),
    )
)
"""定律. The names of the laws, in order."""
