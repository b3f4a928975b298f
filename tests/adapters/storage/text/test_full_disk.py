"""A full disk: what can't be written is told, and nothing is lost."""

import pytest
from tests.faults.full_disk import limited

from shequ_adapters.storage.text import TextStore
from shequ_core.errors import Unreadable
from shequ_core.model import Household
from shequ_core.ports import Batch
from shequ_core.values import Ref

MANY = tuple(
    Household(id=Ref(f"bei/household/{place:04}"), number="王" * 50)
    for place in range(500)
)
LIMIT = 16 * 1024


def test_a_commit_that_does_not_fit_is_wholly_absent(tmp_path):
    """One sentence; the folder as it was; and once there is room, it is written."""
    store = TextStore.open(tmp_path)
    store.commit(Batch(base=0, puts=MANY[:1]))
    before = {path: path.stat() for path in tmp_path.rglob("*") if path.is_file()}
    batch = Batch(base=1, puts=MANY)
    with limited(LIMIT), pytest.raises(Unreadable, match="写入失败") as refused:
        store.commit(batch)
    assert "王" not in str(refused.value)
    after = {path: path.stat() for path in tmp_path.rglob("*") if path.is_file()}
    assert after.keys() == before.keys()
    assert all(after[path].st_size == before[path].st_size for path in before)
    assert store.commit(batch) == 2


def test_a_commit_that_fits_stands_though_the_files_can_not_follow(tmp_path):
    """The log has it; the file of the kind is mended when there is room again."""
    store = TextStore.open(tmp_path)
    store.commit(Batch(base=0, puts=MANY))
    size = (tmp_path / "household.jsonl").stat().st_size
    with limited(LIMIT):
        assert store.commit(Batch(base=1, strikes=(MANY[0].id,))) == 2
        with store.view() as view:
            assert list(view.scan(Household)) == list(MANY[1:])
    assert (tmp_path / "household.jsonl").stat().st_size == size
    TextStore.open(tmp_path).close()
    assert (tmp_path / "household.jsonl").stat().st_size < size
    assert not list(tmp_path.rglob(".*"))
