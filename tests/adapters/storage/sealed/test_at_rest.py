"""A stolen database shows no name, id number, phone or address."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.adapters.storage.sealed.keyring import (
    NEW,
    OLD,
    keys,
    neighbourhood,
    someone,
)
from tests.adapters.storage.sealed.searching import (
    bytes_of,
    chinese_in,
    identifiers,
    seen_in,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed.rotation import rotate
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sql import SqlStore
from shequ_core.ports import Batch, Store
from shequ_core.work import UnitOfWork


def told_of() -> set[str]:
    """Every direct identifier of the neighbourhood, and of what becomes of it."""
    below = MemoryStore()
    below.commit(Batch(base=0, puts=tuple(neighbourhood())))
    below.commit(Batch(base=1, puts=(someone("0", 0).evolve(name="王大同"),)))
    return {*identifiers(below), someone("0", 0).name}


def years_of_work(store: Store) -> None:
    """Load, correct, strike: every way in which an identifier gets into a store."""
    store.commit(
        Batch(
            base=0, puts=tuple(neighbourhood()), sources={someone("1").id: "花名册#7"}
        )
    )
    with UnitOfWork(store, actor="李主任", reason="王小甲改名王大同") as work:
        work.put(someone("0", 0).evolve(name="王大同"))
        work.strike(someone("1").id)
        work.commit()


@pytest.fixture
def below(tmp_path: Path) -> Iterator[SqlStore]:
    """A database, open so that its write-ahead log is there."""
    store = SqlStore.open(f"sqlite:///{tmp_path / 'books.db'}")
    yield store
    store.close()


def test_a_plain_database_shows_them_all(tmp_path: Path, below: SqlStore) -> None:
    """So that the next test does not look in vain."""
    years_of_work(below)
    assert (tmp_path / "books.db-wal").exists()
    assert seen_in(bytes_of(tmp_path), told_of()) == told_of()


@pytest.mark.parametrize("spelling", ["utf-16-le", "utf-16-be", "ascii"])
def test_another_spelling_is_read_as_well(spelling: str) -> None:
    """Nor is the search fooled by another encoding, or by JSON's escapes."""
    texts = {"王大同", "430181195001010015", "北正南路1号"}
    words = '"王大同","430181195001010015","北正南路1号"'
    data = json.dumps(words).encode() if spelling == "ascii" else words.encode(spelling)
    assert seen_in(b"\x00\xff" + data, texts) == texts


def test_a_sealed_database_shows_none(tmp_path: Path, below: SqlStore) -> None:
    """Neither the file nor its log, before and after a rotation; codes stand."""
    years_of_work(SealedStore(below, keys(OLD)))
    assert not seen_in(bytes_of(tmp_path), told_of())
    rotate(below, keys(NEW, OLD), actor="管理员")
    data = bytes_of(tmp_path)
    assert not seen_in(data, told_of())
    assert chinese_in(data) == []
    assert b"2004-1" in data


def test_nor_is_a_key_in_it(tmp_path: Path, below: SqlStore) -> None:
    """Keys stay outside: of them only the names are written."""
    years_of_work(SealedStore(below, keys(OLD)))
    data = bytes_of(tmp_path)
    assert bytes([1] * 8) not in data
    assert b"AQEBAQEB" not in data
    assert b"sealed:1:k1:" in data
