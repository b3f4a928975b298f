"""What the text store promises beyond the laws: it lasts, and is shared."""

from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from threading import Thread

import pytest

from shequ_adapters.storage.text import TextStore, open_text
from shequ_core.errors import Conflict, Unreadable
from shequ_core.model import Household
from shequ_core.ports import Batch
from shequ_core.values import Ref

HOUSE = Household(id=Ref("bei/household/1"), number="1")


@pytest.fixture
def folder(tmp_path):
    """Where a store may be."""
    return tmp_path / "北正 社区"


@pytest.fixture
def store(folder):
    """A store there."""
    return TextStore.open(folder)


def test_what_was_committed_is_there_next_time(folder):
    """A folder that is opened again knows its records, its log and its batches."""
    batch = Batch(base=0, puts=(HOUSE,), reason="户籍台账")
    with closing(open_text(f"text:{folder}")) as store:
        store.commit(batch)
    with closing(open_text(f"text://{folder}")) as store:
        with store.view() as view:
            assert view.revision == 1
            assert view.get(HOUSE.id) == HOUSE
        assert [change.after for change in store.changes()] == [HOUSE]
        assert store.commit(batch) == 1


def test_the_moment_of_a_commit_is_the_clocks(folder):
    """The store asks the clock that it was given, and keeps the answer."""
    moment = datetime(2004, 12, 31, 8, 30, 0, 5, UTC)
    store = TextStore.open(folder, clock=lambda: moment)
    store.commit(Batch(base=0, puts=(HOUSE,)))
    assert [change.at for change in store.changes()] == [moment]


def test_a_view_outlives_what_is_written(folder, store):
    """Its files are held open: it shows what it showed, though they were replaced."""
    other = HOUSE.evolve(id=Ref("bei/household/2"))
    store.commit(Batch(base=0, puts=(HOUSE, other)))
    with store.view() as view:
        TextStore.open(folder).commit(Batch(base=1, strikes=(HOUSE.id,)))
        TextStore.open(folder).commit(Batch(base=2, strikes=(other.id,)))
        assert list(view.scan(Household)) == [HOUSE, other]
        assert view.get(HOUSE.id) == HOUSE
    with store.view() as view:
        assert list(view.scan(Household)) == []


def test_no_update_of_two_writers_is_lost(folder):
    """Two stores on one folder count in one record: what they were told is stored."""
    TextStore.open(folder).commit(Batch(base=0, puts=(HOUSE,)))
    told = []

    def write(actor):
        store = TextStore.open(folder)
        for _ in range(15):
            with store.view() as view:
                number = int(view.get(HOUSE.id).number) + 1
                base = view.revision
            try:
                after = HOUSE.evolve(number=str(number))
                store.commit(Batch(base=base, puts=(after,), actor=actor))
            except Conflict:
                continue
            told.append(number)

    writers = [Thread(target=write, args=(actor,)) for actor in ("甲", "乙")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with TextStore.open(folder).view() as view:
        assert int(view.get(HOUSE.id).number) == 1 + len(told) == max(told)


def test_who_was_first_is_asked_of_the_folder(folder, store, monkeypatch):
    """Where another commits between our look and our write, we look again: the batch
    comes after, or is refused, or turns out to be written already.
    """
    other = HOUSE.evolve(id=Ref("bei/household/2"))
    batches = {
        "after": Batch(base=0, puts=(HOUSE,)),
        "refused": Batch(base=0, puts=(other,)),
        "written": Batch(base=0, puts=(HOUSE,), id="first"),
    }
    add = store._log.add

    def interrupted(batch, revision, at):
        monkeypatch.setattr(store._log, "add", add)
        TextStore.open(folder).commit(Batch(base=0, puts=(other,), id="first"))
        return add(batch, revision, at)

    monkeypatch.setattr(store._log, "add", interrupted)
    assert store.commit(batches["after"]) == 2
    with pytest.raises(Conflict) as refused:
        store.commit(batches["refused"])
    assert refused.value.refs == (other.id,)
    assert store.commit(batches["written"]) == 1


@pytest.mark.parametrize("look", [1, 2, 3])
def test_a_batch_that_another_sends_at_the_same_time_is_written_once(
    folder, store, monkeypatch, look
):
    """Whenever the other is done while we look at the log, it is one commit."""
    batch = Batch(base=0, puts=(HOUSE,))
    last, looks = store._log.last, count(1)

    def interrupted():
        if next(looks) == look:
            TextStore.open(folder).commit(batch)
        return last()

    monkeypatch.setattr(store._log, "last", interrupted)
    assert store.commit(batch) == 1
    assert len(list(TextStore.open(folder).changes())) == 1


def test_a_big_file_is_read_block_by_block(folder, store):
    """Records are found and read in files of many blocks, of one book or of all."""
    many = [
        HOUSE.evolve(id=Ref(f"{book}/household/{place:04}"), number="户" * (place % 90))
        for book in ("bei", "bei-2")
        for place in range(2000)
    ]
    store.commit(Batch(base=0, puts=tuple(many)))
    assert (folder / "household.jsonl").stat().st_size > 5 * 2**16
    with store.view() as view:
        assert list(view.scan(Household)) == many
        assert list(view.scan(Household, community="bei-2")) == many[2000:]
        assert list(view.scan(Household, on=date(2004, 12, 31))) == many
        first, second = view.scan(Household), view.scan(Household)
        assert all(one is not None for one in zip(first, second, strict=True))
        assert [view.get(many[place].id) for place in (0, 1999, 2000, 3999)] == [
            many[place] for place in (0, 1999, 2000, 3999)
        ]


def test_a_folder_that_is_gone_is_told_in_a_sentence(folder, store):
    """Neither writing nor reading raises what only a programmer understands."""
    (folder / "log").rmdir()
    with pytest.raises(Unreadable, match="写入失败"):
        store.commit(Batch(base=0, puts=(HOUSE,)))
    (folder / "log").mkdir()
    store.commit(Batch(base=0, puts=(HOUSE,)))
    (folder / "log" / "000001.jsonl").unlink()
    with pytest.raises(Unreadable, match="无法读取"):
        list(store.changes())
