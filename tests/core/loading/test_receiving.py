"""收到的记录: taken over whole or not at all, once."""

import pytest
from hypothesis import given

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books
from shequ_core.codec.received import broken
from shequ_core.errors import InvalidValue
from shequ_core.findings import Place
from shequ_core.loading import receive, take_over
from shequ_core.model import Facility, Household, Person, Remark, Residence
from shequ_core.privacy import masked
from shequ_core.testing import towns
from shequ_core.values import Ref


def taken(store, records):
    """The receipt, taken over."""
    receipt = receive(store, records)
    take_over(store, receipt, actor="王", reason="备份")
    return receipt


def book(store, key):
    """What the store has of a community, in order."""
    with store.view() as view:
        return list(books.read(view, key))


@given(towns())
def test_what_was_written_out_is_there_again_and_once(town):
    """Every record as it was; the second time nothing is new."""
    store = MemoryStore()
    first, second = taken(store, town), taken(store, town)
    assert first.read == second.read == len(town)
    assert sum(first.added.values()) == len(town)
    assert first.refused == first.findings == second.puts == ()
    assert book(store, next(iter(town)).id.community) == list(town)
    assert second.base == receive(store, ()).base


@given(towns())
def test_what_is_masked_is_not_taken_for_the_original(town):
    """A name behind stars would be written over the name itself."""
    store = MemoryStore()
    taken(store, town)
    receipt = receive(store, masked(town))
    assert {it.kind for it in receipt.refused} == {"masked-column"}
    with pytest.raises(InvalidValue):
        take_over(store, receipt, actor="王", reason="脱敏件")
    assert book(store, next(iter(town)).id.community) == list(town)


def test_one_broken_record_holds_up_all():
    """Half a backup is none."""
    store = MemoryStore()
    person = Person(id=Ref("a/person/1"), name="王")
    receipt = receive(store, [person, broken("不是完整的 JSON", Place(cell="2"))])
    assert [it.kind for it in receipt.refused] == ["broken-record"]
    with pytest.raises(InvalidValue):
        take_over(store, receipt, actor="王", reason="备份")
    assert book(store, "a") == []


def test_what_names_nobody_is_told_and_taken():
    """A database may have been so: its backup comes back as it was."""
    store = MemoryStore()
    lost = Residence(
        id=Ref("a/residence/1"),
        person=Ref("a/person/1"),
        household=Ref("a/household/1"),
    )
    home = Household(id=Ref("a/household/1"), number="1")
    receipt = taken(store, [lost, home])
    assert [(it.kind, it.field) for it in receipt.findings] == [
        ("dangling-reference", "person")
    ]
    assert len(book(store, "a")) == 2
    assert receive(store, [Person(id=Ref("a/person/1"), name="王")]).findings == ()


def test_a_star_in_other_words_is_a_star():
    """A backup may hold what was remarked of stars, and a place called so."""
    store = MemoryStore()
    remark = Remark(
        id=Ref("a/remark/1"),
        sheet=Ref("a/ledger_sheet/1"),
        row=0,
        finding="masked-column",
        message="D列是脱敏内容（含*号）",
    )
    court = Facility(id=Ref("a/facility/1"), name="五*球场")
    assert taken(store, [remark, court]).refused == ()
    assert len(book(store, "a")) == 2
