"""The environment says whether a store is sealed, and no store is half so unawares."""

import sys

import pytest
from tests.adapters.storage.sealed.keyring import (
    NEW,
    OLD,
    entry,
    keys,
    neighbourhood,
    someone,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed import KEYS, sealed
from shequ_adapters.storage.sealed.rotation import rotate
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_core.errors import PluginError, Unreadable
from shequ_core.model import Person
from shequ_core.ports import Batch


def filled(*batches: Batch, key: str = OLD) -> MemoryStore:
    """A store below, sealed with a key."""
    below = MemoryStore()
    above = SealedStore(below, keys(key))
    for batch in batches or (Batch(base=0, puts=tuple(neighbourhood())),):
        above.commit(batch)
    return below


@pytest.mark.parametrize("environ", [{}, {KEYS: ""}, {KEYS: " "}], ids=repr)
def test_without_keys_a_store_is_itself(environ: dict[str, str]) -> None:
    """Empty or filled, a store that was never sealed is given back as it is."""
    store = MemoryStore()
    assert sealed(store, environ) is store
    store.commit(Batch(base=0, puts=(someone(),), reason="台账"))
    assert sealed(store, environ) is store


def test_with_keys_it_is_sealed() -> None:
    """What is written is sealed from the first commit on."""
    below = MemoryStore()
    sealed(below, {KEYS: OLD}).commit(Batch(base=0, puts=(someone(),)))
    with below.view() as view:
        assert view.get(someone().id).name.startswith("sealed:1:k1:")


@pytest.mark.parametrize(
    "batches",
    [
        (),
        (Batch(base=0, puts=tuple(neighbourhood())), Batch(base=1, id="nothing")),
        (Batch(base=0, strikes=(someone().id,)),),
    ],
    ids=["filled", "an empty batch last", "a strike alone"],
)
def test_a_sealed_store_does_not_open_without_keys(batches: tuple[Batch, ...]) -> None:
    """Nobody reads ciphertexts for names, or writes names among ciphertexts."""
    with pytest.raises(Unreadable, match=KEYS):
        sealed(filled(*batches), {})


@pytest.mark.parametrize("text", [NEW, entry("k1", 9), "k1", "k1:***"])
def test_nor_with_others(text: str) -> None:
    """Missing, wrong and misspelt keys are told when it is opened."""
    with pytest.raises(Unreadable):
        sealed(filled(), {KEYS: text})


def test_the_last_commit_decides() -> None:
    """After a rotation the new key opens the store; the log asks for the old one."""
    below = filled()
    rotate(below, keys(NEW, OLD), actor="管理员")
    store = sealed(below, {KEYS: NEW})
    with store.view() as view:
        assert len(list(view.scan(Person))) == 5
    with pytest.raises(Unreadable):
        list(store.changes())


def test_an_unsealed_store_may_be_given_keys() -> None:
    """It opens as it is; from the first write on it asks for its keys."""
    below = MemoryStore()
    below.commit(Batch(base=0, puts=(someone("1"),)))
    store = sealed(below, {KEYS: OLD})
    with store.view() as view:
        assert list(view.scan(Person)) == [someone("1")]
    assert sealed(below, {}) is below
    store.commit(Batch(base=1, puts=(someone("2"),)))
    with pytest.raises(Unreadable, match=KEYS):
        sealed(below, {})


def test_without_the_library_the_line_to_type_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Plain stores work without it; sealed ones say what to install."""
    package = "shequ_adapters.storage.sealed"
    for name in ("store", "keys", "cipher", "records"):
        monkeypatch.delitem(sys.modules, f"{package}.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    store = MemoryStore()
    assert sealed(store, {}) is store
    with pytest.raises(PluginError, match=r"shequ\[crypto\]"):
        sealed(store, {KEYS: OLD})
