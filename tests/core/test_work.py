"""The unit of work: your own writes over a snapshot, and one commit."""

from datetime import date

import pytest

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.model import Community, Household
from shequ_core.ports import Batch
from shequ_core.values import Period, Ref
from shequ_core.work import UnitOfWork


def household(key, number="1", community="bei", **fields):
    """A household of a few letters."""
    ref = Ref.to(community, "household", key)
    return Household(id=ref, number=number, **fields)


@pytest.fixture
def store():
    """A store with three households."""
    store = MemoryStore()
    store.commit(Batch(base=0, puts=tuple(household(key) for key in "123")))
    return store


def work_at(store, **terms):
    """Work of the director's, for some reason."""
    return UnitOfWork(store, **{"actor": "李主任", "reason": "核对", **terms})


def numbers(store):
    """What the store knows: the numbers of its households, by key."""
    with store.view() as view:
        return {it.id.key: it.number for it in view.scan(Household)}


def test_nothing_is_written_before_the_commit(store):
    """Leaving the block without a commit leaves everything as it was."""
    with work_at(store) as work:
        work.put(household("4"))
        work.strike(household("1").id)
    assert numbers(store) == {"1": "1", "2": "1", "3": "1"}


def test_an_error_in_the_block_writes_nothing(store):
    """Whoever fails half-way has written nothing, and the error is told on."""

    def fail_half_way():
        with work_at(store) as work:
            work.put(household("4"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert "4" not in numbers(store)


def test_a_commit_says_who_why_and_when_told(store):
    """The log has what the work was begun with, and the source of each put."""
    with work_at(store, told_on=date(2004, 12, 31)) as work:
        work.put(household("4"), household("5"), source="bei/ledger_sheet/04#7")
        work.put(household("6"))
        assert work.commit() == 2
    changes = list(store.changes(after=1))
    assert {(it.actor, it.reason, it.told_on) for it in changes} == {
        ("李主任", "核对", date(2004, 12, 31))
    }
    from_sheet = "bei/ledger_sheet/04#7"
    assert [it.source for it in changes] == [from_sheet, from_sheet, ""]


def test_your_own_writes_are_seen(store):
    """Get and scan answer as if what was put and struck were already there."""
    with work_at(store) as work:
        work.put(household("2", "新"), household("0"), household("1", community="be"))
        work.strike(household("3").id)
        found = [(it.id.community, it.id.key, it.number) for it in work.scan(Household)]
        assert found == [
            ("be", "1", "1"),
            ("bei", "0", "1"),
            ("bei", "1", "1"),
            ("bei", "2", "新"),
        ]
        assert work.get(household("2").id).number == "新"
        assert work.get(household("1").id).number == "1"
        with pytest.raises(NotFound, match="struck"):
            work.get(household("3").id)
        with pytest.raises(NotFound):
            work.get(household("9").id)


def test_a_scan_narrows_your_own_writes_too(store):
    """Kind, community and day are asked of what was put as well."""
    later = Period.since(date(2005, 1, 1))
    with work_at(store) as work:
        work.put(household("1", period=later), household("1", community="bei-2"))
        work.put(Community(id=Ref("bei/community/bei"), name="北正社区"))
        on = date(2004, 12, 31)
        found = work.scan(Household, community="bei", on=on)
        assert [it.id.key for it in found] == ["2", "3"]


def test_the_last_word_counts(store):
    """A record is put or struck once, whatever was said of it before."""
    with work_at(store) as work:
        work.put(household("1", "2"), source="表#1")
        work.put(household("1", "3"))
        work.strike(household("2").id)
        work.put(household("2", "回"))
        work.put(household("3", "2"), source="表#3")
        work.strike(household("3").id)
        batch = work.batch()
        work.commit()
    assert [it.number for it in batch.puts] == ["3", "回"]
    assert batch.strikes == (household("3").id,)
    assert batch.sources == {household("1").id: "表#1"}
    assert numbers(store) == {"1": "3", "2": "回"}


def test_nothing_to_write_is_no_commit(store):
    """The revision stays where it was."""
    with work_at(store) as work:
        assert work.commit() == 1
    assert len(list(store.changes(after=1))) == 0


def test_who_comes_second_is_refused_and_may_look_again(store):
    """A conflict names the record; on a new snapshot the same work goes through."""
    with work_at(store) as late:
        with work_at(store) as first:
            first.put(household("1", "先"))
            first.commit()
        late.put(household("1", "后"), household("4"))
        with pytest.raises(Conflict) as refused:
            late.commit()
    assert refused.value.refs == (household("1").id,)
    assert numbers(store) == {"1": "先", "2": "1", "3": "1"}


def test_after_a_commit_the_work_goes_on(store):
    """The same block may commit again and again, each on what it wrote before."""
    with work_at(store) as work:
        for number in "234":
            work.put(household("1", number))
            work.commit()
            assert work.get(household("1").id).number == number
        assert work.view.revision == 4
        work.strike(household("1").id)
        work.commit()
    assert "1" not in numbers(store)


def test_a_commit_whose_answer_was_lost_is_tried_again(store, monkeypatch):
    """The same work has the same batch id, so it is written once."""
    commit = store.commit

    def lost(batch):
        commit(batch)
        raise ConnectionError

    with work_at(store) as work:
        work.put(household("4"))
        with monkeypatch.context() as broken:
            broken.setattr(store, "commit", lost)
            with pytest.raises(ConnectionError):
                work.commit()
        assert work.commit() == 2
    assert [change.revision for change in store.changes(after=1)] == [2]


def test_two_people_with_the_same_edit_are_two_batches(store):
    """What one did is not taken for what another did."""
    with work_at(store) as one, work_at(store, actor="王会计") as other:
        for work in (one, other):
            work.put(household("1", "同"))
        assert one.batch().id != other.batch().id
        one.commit()
        with pytest.raises(Conflict):
            other.commit()


def test_work_is_done_inside_its_block(store):
    """Before and after the block there is no snapshot to stand on."""
    work = work_at(store)
    with pytest.raises(InvalidValue):
        work.get(household("1").id)
    with work:
        pass
    with pytest.raises(InvalidValue):
        work.commit()
