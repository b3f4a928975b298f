"""重复文件: the same bytes again are known for what they are."""

import attrs
from tests.core.loading.rosters import load, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import history
from shequ_core.loading import repeats

ROW = ("0001", "张三", "户主", "男", "1960-01-01", "", "", "第1居民小组")


def file(digest, *, phone="", name="花名册.xlsx"):
    """A roster as a file of that digest."""
    row = (*ROW[:6], phone, ROW[7])
    return attrs.evolve(residents(row), file=name, digest=digest)


def told(store, sheet, **more):
    """What is known of the file: as which revision, and whether another came since."""
    return [
        (it.file, it.revision, it.replaced) for it in repeats(store, [sheet], **more)
    ]


def test_a_file_that_was_loaded_is_known_by_its_bytes():
    """Under another name too; one that was edited is another file."""
    store = MemoryStore()
    first, edited = file("a"), file("b", phone="13900001111")
    assert told(store, first) == []
    load(store, first)
    assert told(store, first) == [("花名册.xlsx", 1, False)]
    assert told(store, file("a", name="副本.xlsx")) == [("副本.xlsx", 1, False)]
    assert told(store, edited) == []
    load(store, edited)
    assert told(store, edited) == [("花名册.xlsx", 2, False)]
    assert told(store, first) == [("花名册.xlsx", 1, True)]


def test_what_was_undone_was_not_loaded():
    """It may be loaded again; and into the book of another community."""
    store = MemoryStore()
    load(store, file("a"))
    assert told(store, file("a"), community="nan") == []
    [batch] = {it.batch for it in store.changes()}
    history.undo(store, batch, actor="王", reason="载错了")
    assert told(store, file("a")) == []
