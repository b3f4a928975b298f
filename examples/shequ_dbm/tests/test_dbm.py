"""The laws, over the store on dbm; that shequ finds it; that it is there tomorrow."""

from pathlib import Path

from shequ_core import Batch, Plugins, Ref, Store
from shequ_core.model import Community
from shequ_core.testing import StoreLaws

import shequ_dbm
from shequ_dbm.store import DbmStore


class TestDbmStore(StoreLaws):
    """S0 to S14, and two people in any order."""

    def open_store(self, folder: Path) -> Store:
        """A new store in the folder."""
        return DbmStore(folder)


TOWN = Community(id=Ref("bei/community/bei"), name="北正社区")


def test_shequ_finds_it_by_its_address(tmp_path: Path) -> None:
    """Once installed, ``dbm:`` is an address like ``sqlite:``; asking makes none."""
    plugins, url = Plugins(shequ_dbm), f"dbm://{tmp_path}"
    assert plugins.store_exists(url) is False
    store = plugins.open_store(url)
    assert isinstance(store, DbmStore)
    store.close()
    assert plugins.store_exists(url)
    assert plugins.store_exists("sqlite:///a.db") is None


def test_it_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    """Records and log; and a commit cut short, whose head was not written, is not."""
    store = DbmStore(tmp_path)
    store.commit(Batch(base=0, puts=(TOWN,), actor="李主任"))
    begun = store.change(1, 0)
    store._db["2/0"] = "half of what was to be comm"
    store.close()
    again = DbmStore(tmp_path)
    with again.view() as view:
        assert (view.revision, view.get(TOWN.id)) == (1, TOWN)
    assert list(again.changes()) == [begun]
    assert again.commit(Batch(base=1, strikes=(TOWN.id,))) == 2
    again.close()
