"""The whole example under lock: whoever steals its bytes reads of nobody in them."""

from contextlib import closing

import pytest
from tests.adapters.storage.sealed.keyring import OLD
from tests.adapters.storage.sealed.searching import (
    bytes_of,
    chinese_in,
    identifiers,
    seen_in,
)
from tests.faults.kills import LEDGERS

from shequ_adapters.cli import main, stores
from shequ_core.plugins import Plugins

PLACES = {"sqlite": "sqlite:///{}/books.db", "text": "text:{}/books"}


@pytest.mark.parametrize("sort", PLACES)
def test_the_example_names_nobody(sort, tmp_path, monkeypatch, capsys):
    """No name, id number, phone or address in the file, in its write-ahead log, in the
    folder of texts; not even a Chinese word, for it might be a name.
    """
    monkeypatch.setenv("SHEQU_KEYS", OLD)
    address = PLACES[sort].format(tmp_path)
    with closing(stores.open_store(address, Plugins.discover())) as store:
        # Who reads meanwhile keeps the write-ahead log from being put away.
        with store.view():
            assert main(["load", *map(str, LEDGERS), "--into", address]) == 0
        if sort == "sqlite":
            assert (tmp_path / "books.db-wal").stat().st_size > 1_000_000
        data = bytes_of(tmp_path)
        told = set(identifiers(store))
    capsys.readouterr()
    assert len(told) > 20_000
    assert b"sealed:1:k1:" in data
    assert chinese_in(data) == []
    assert seen_in(data, told) == set()
