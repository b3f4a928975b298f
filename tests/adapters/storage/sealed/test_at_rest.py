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

from shequ_adapters.storage.sealed.rotation import rotate
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sql import SqlStore
from shequ_core.ports import Batch, Store
from shequ_core.privacy import DIRECT
from shequ_core.work import UnitOfWork

NAMES_OF_PLACES = {"市第一中学"}
"""What the neighbourhood says in the open, though it is somebody's workplace."""


def identifiers() -> Iterator[str]:
    """Every direct identifier of the neighbourhood, and of what becomes of it."""
    records = [*neighbourhood(), someone("0", 0).evolve(name="王大同")]
    for record in records:
        for field in DIRECT.get(type(record), ()):
            value = getattr(record, field)
            yield from (value,) if isinstance(value, str) else value


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


def bytes_of(folder: Path) -> bytes:
    """All that the database left on the disk: the file, its log, its index."""
    files = sorted(folder.iterdir())
    assert "books.db-wal" in {file.name for file in files}
    return b"".join(file.read_bytes() for file in files)


def seen_in(data: bytes) -> set[str]:
    """The identifiers that stand there, in any spelling that a database might use."""
    return {
        text
        for text in identifiers()
        if any(
            spelling in data
            for spelling in (
                text.encode(),
                *(
                    [text.encode("utf-16-le")] if len(text) > 4 else []
                ),  # else by chance
                json.dumps(text)[1:-1].encode(),
            )
        )
    }


@pytest.fixture
def below(tmp_path: Path) -> Iterator[SqlStore]:
    """A database, open so that its write-ahead log is there."""
    store = SqlStore.open(f"sqlite:///{tmp_path / 'books.db'}")
    yield store
    store.close()


def test_a_plain_database_shows_them_all(tmp_path: Path, below: SqlStore) -> None:
    """So that the next test does not look in vain."""
    years_of_work(below)
    assert seen_in(bytes_of(tmp_path)) == set(identifiers())


def test_a_sealed_database_shows_none(tmp_path: Path, below: SqlStore) -> None:
    """Neither the file nor its log, before and after a rotation; other words stand."""
    years_of_work(SealedStore(below, keys(OLD)))
    assert not seen_in(bytes_of(tmp_path))
    rotate(below, keys(NEW, OLD), actor="管理员")
    data = bytes_of(tmp_path)
    assert not seen_in(data)
    for word in NAMES_OF_PLACES:
        assert word.encode() in data


def test_nor_is_a_key_in_it(tmp_path: Path, below: SqlStore) -> None:
    """Keys stay outside: of them only the names are written."""
    years_of_work(SealedStore(below, keys(OLD)))
    data = bytes_of(tmp_path)
    assert bytes([1] * 8) not in data
    assert b"AQEBAQEB" not in data
    assert b"sealed:1:k1:" in data
