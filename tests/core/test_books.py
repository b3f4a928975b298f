"""Books: whole communities out of a store."""

import gc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books
from shequ_core.errors import NotFound
from shequ_core.model import Community, Household, LedgerSheet
from shequ_core.ports import Batch
from shequ_core.register import Register
from shequ_core.testing import days, towns
from shequ_core.values import Ref

HOUSE = Household(id=Ref("bei/household/1"), number="1")
OTHER = Household(id=Ref("bei/household/2"), number="2")


def stored(*registers):
    """A store with the records of each register, one commit each."""
    store = MemoryStore()
    for base, register in enumerate(registers):
        store.commit(Batch(base=base, puts=tuple(register)))
    return store


@given(towns("zhen"), towns("zhen-2"), days())
def test_a_community_is_read_as_it_was_written(town, other, on):
    """Of all books, the one asked for: whole, or as it is on a day."""
    with stored(town, other).view() as view:
        assert list(books.read(view, "zhen")) == list(town)
        assert list(books.read(view, "zhen", on=on)) == list(town.on(on))
        assert books.communities(view) == ("zhen", "zhen-2")
        assert [list(it) for it in books.read_city(view)] == [list(town), list(other)]


@given(st.booleans())
def test_the_collector_is_left_as_it_was(on):
    """Reading a book does not turn on what was off, nor off what was on."""
    if not on:
        gc.disable()
    try:
        with stored([HOUSE]).view() as view:
            books.read(view, "bei")
        assert gc.isenabled() == on
    finally:
        gc.enable()


def test_the_only_community_is_found():
    """One book needs no name; none or several do."""
    one = [Community(id=Ref("bei/community/bei"), name="北正社区")]
    two = [*one, Community(id=Ref("nan/community/nan"), name="南正社区")]
    with stored(one).view() as view:
        assert books.only_community(view) == "bei"
    for found, said in (([], "found 0"), (two, "found 2: bei, nan")):
        with stored(found).view() as view, pytest.raises(NotFound, match=said):
            books.only_community(view)


def test_sources_are_the_latest_that_were_given():
    """An edit without a source keeps the old one; what was struck has none."""
    store = MemoryStore()
    sources = {HOUSE.id: "表#7", OTHER.id: "表#8"}
    store.commit(Batch(base=0, puts=(HOUSE, OTHER), sources=sources))
    store.commit(Batch(base=1, puts=(HOUSE.evolve(number="3"),), strikes=(OTHER.id,)))
    assert books.sources(store, "bei") == {HOUSE.id: "表#7"}
    moved = Batch(base=2, puts=(HOUSE, OTHER), sources={HOUSE.id: "表#9"})
    store.commit(moved)
    assert books.sources(store, "bei") == {HOUSE.id: "表#9"}
    assert books.sources(store, "be") == {}


def test_the_latest_day_that_was_told_is_known():
    """The sheets of a register say on which days they were filled in."""

    def sheet(key, told_on):
        ref = Ref.to("bei", "ledger_sheet", key)
        return LedgerSheet(
            id=ref, file="册", sheet="一", ledger="residents", told_on=told_on
        )

    last = date(2004, 12, 31)
    told = [sheet("1", last), sheet("2", date(2004, 1, 1)), sheet("3", None)]
    assert books.as_of(Register(told)) == last
    assert books.as_of(Register([sheet("3", None)])) is None


@given(towns())
def test_a_stream_is_what_is_read_one_at_a_time(town):
    """The same records in the same order, made as they are asked for."""
    with stored(town).view() as view:
        told = books.stream(view, "zhen")
        assert list(told) == list(books.read(view, "zhen"))
        assert next(told, None) is None


def test_the_current_book_is_read_again_once_somebody_wrote():
    """The same one until then, whoever asks; then what is there."""
    store = stored(Register([HOUSE]))
    current = books.Current(store, "bei")
    first = current.read()
    assert current.read() is first
    store.commit(Batch(base=1, puts=(OTHER,)))
    assert [list(it) for it in (first, current.read())] == [[HOUSE], [HOUSE, OTHER]]
    assert current.sources() == {}
    sheet = "bei/ledger_sheet/1#3"
    store.commit(Batch(base=2, puts=(HOUSE,), sources={HOUSE.id: sheet}))
    assert current.sources() == books.sources(store, "bei") == {HOUSE.id: sheet}
    assert current.sources() is current.sources()
    town = Community(id=Ref("bei/community/bei"), name="北正社区")
    assert books.Current(stored(Register([town]))).community == "bei"
