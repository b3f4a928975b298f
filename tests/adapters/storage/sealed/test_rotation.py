"""Rotation seals what is current under the first key, and changes nothing else."""

import pytest
from tests.adapters.storage.sealed.keyring import (
    NEW,
    OLD,
    SM4,
    keys,
    neighbourhood,
    someone,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed import rotation
from shequ_adapters.storage.sealed.rotation import rotate
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_core import history
from shequ_core.errors import Conflict, Unreadable
from shequ_core.model import KINDS, Record
from shequ_core.ports import Batch, Store
from shequ_core.privacy import guarded


def held(store: Store) -> list[Record]:
    """All that a store holds."""
    with store.view() as view:
        return [record for kind in KINDS for record in view.scan(kind)]


def written_under(*entries: str) -> MemoryStore:
    """A store below with a neighbourhood in it, sealed or (without keys) not."""
    below = MemoryStore()
    store = SealedStore(below, keys(*entries)) if entries else below
    store.commit(Batch(base=0, puts=tuple(neighbourhood()), id="load"))
    return below


@pytest.mark.parametrize("before", [(), (OLD,), (SM4,)], ids=repr)
def test_after_it_the_first_key_opens_everything_current(
    before: tuple[str, ...],
) -> None:
    """Current records open under the first key alone, and say what they said."""
    below = written_under(*before)
    told = held(SealedStore(below, keys(NEW, *before)))
    sealed = [record for record in told if guarded(type(record))]
    assert rotate(below, keys(NEW, *before), actor="管理员") == len(sealed)
    assert held(SealedStore(below, keys(NEW))) == told
    assert rotate(below, keys(NEW), actor="管理员") == 0


def test_the_log_still_asks_for_the_old_key() -> None:
    """What the log holds is not written anew: it opens with the old key, as before."""
    below = written_under(OLD)
    told = list(SealedStore(below, keys(OLD)).changes())
    rotate(below, keys(NEW, OLD), actor="管理员")
    log = list(SealedStore(below, keys(NEW, OLD)).changes())
    assert log[: len(told)] == told
    assert {(it.actor, it.reason) for it in log[len(told) :]} == {
        ("管理员", rotation.REASON)
    }
    with pytest.raises(Unreadable, match="k1"):
        list(SealedStore(below, keys(NEW)).changes())


def test_what_was_unsealed_stays_so_in_the_log() -> None:
    """A store that was filled before it had keys keeps its old entries readable."""
    below = written_under()
    rotate(below, keys(NEW), actor="管理员")
    assert "王小" in repr(next(below.changes(ref=someone().id)))
    assert "王小" not in repr(held(below))


def test_a_batch_of_before_can_be_undone() -> None:
    """A rotation is no change of what is said, so it stands in nobody's way."""
    below = written_under(OLD)
    rotate(below, keys(NEW, OLD), actor="管理员")
    above = SealedStore(below, keys(NEW, OLD))
    history.undo(above, "load", actor="管理员", reason="撤销")
    assert held(above) == []


def test_it_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped by somebody's change between two batches, it does the rest next time."""
    monkeypatch.setattr(rotation, "_AT_ONCE", 4)
    below = written_under(OLD)
    ring = keys(NEW, OLD)
    moved = someone("4", 4).evolve(workplace="别处")
    meddled = Meddled(below, SealedStore(below, ring), moved)
    with pytest.raises(Conflict):
        rotate(meddled, ring, actor="管理员")
    assert 0 < rotate(below, ring, actor="管理员") < len(neighbourhood())
    assert moved in held(SealedStore(below, keys(NEW)))


class Meddled:
    """A store to which somebody else writes after its first commit."""

    def __init__(self, below: MemoryStore, above: SealedStore, record: Record) -> None:
        self.below, self.above, self.record = below, above, record
        self.view, self.changes, self.close = below.view, below.changes, below.close

    def commit(self, batch: Batch) -> int:
        """Write, and let the other write."""
        revision = self.below.commit(batch)
        if revision == 2:
            self.above.commit(Batch(base=revision, puts=(self.record,)))
        return revision
