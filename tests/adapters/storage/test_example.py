"""The example says the same in every store: records, where they are from, figures."""

from contextlib import closing, contextmanager

import pytest
from tests.adapters.storage.sealed.keyring import keys
from tests.faults.kills import LEDGERS
from tests.faults.places import SORTS, place
from tests.faults.writer import opened

from shequ_adapters.cli.inputs import read_sheets
from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_core import books, loading
from shequ_core.figures import Window, measure_all
from shequ_core.history import verify
from shequ_core.plugins import Plugins


@contextmanager
def kept(sort):
    """An empty store of that sort; a sealed one lies over a file."""
    below = "sqlite" if sort == "sealed" else sort
    with place(below) as address, closing(opened(address)) as store:
        yield SealedStore(store, keys()) if sort == "sealed" else store


@pytest.fixture(scope="module")
def plan():
    """What the twelve ledgers of the example would write."""
    sheets = read_sheets(LEDGERS, Plugins.discover())
    return loading.plan(MemoryStore(), sheets)


def told_by(store, plan):
    """What a store says once the example is in it."""
    loading.commit(store, plan, actor="登记员", reason="载入台账")
    with store.view() as view:
        register = books.read(view, plan.community)
    window = Window.year_to(books.as_of(register))
    return (
        list(register),
        books.sources(store, plan.community),
        measure_all(register, window),
    )


@pytest.fixture(scope="module")
def expected(plan):
    """What the store in memory says, which writes nothing down."""
    records, sources, figures = told_by(MemoryStore(), plan)
    assert len(records) > 29_000
    assert figures["registered_residents"].value == 10_680
    return records, sources, figures


@pytest.mark.parametrize("sort", [*SORTS, "sealed"])
def test_the_example_is_the_same_everywhere(sort, plan, expected):
    """Every record, every source and every figure; and the log can be proven."""
    with kept(sort) as store:
        assert told_by(store, plan) == expected
        assert verify(store).flaw is None
