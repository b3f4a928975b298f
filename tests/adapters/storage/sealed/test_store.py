"""A sealed store keeps the laws of stores, and shows the store below no identifier."""

from pathlib import Path

import pytest
from hypothesis import given
from tests.adapters.storage.sealed.keyring import (
    NEW,
    OLD,
    entry,
    keys,
    neighbourhood,
    number_of,
    someone,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_adapters.storage.sealed.store import SealedStore
from shequ_adapters.storage.sql import SqlStore
from shequ_core.codec import dumps
from shequ_core.errors import Conflict, Unreadable
from shequ_core.model import KINDS, Household, Person, Record
from shequ_core.ports import Batch, Store
from shequ_core.privacy import DIRECT, guarded
from shequ_core.testing import StoreLaws, any_record
from shequ_core.values import Ref


class TestSealedMemoryStore(StoreLaws):
    """S1 to S12, over a store in memory."""

    def open_store(self, folder: Path) -> Store:
        """A new one."""
        return SealedStore(MemoryStore(), keys())


class TestSealedSqlStore(StoreLaws):
    """S1 to S12, over a database."""

    def open_store(self, folder: Path) -> Store:
        """A new file."""
        below = SqlStore.open(f"sqlite:///{folder / 'books.db'}")
        return SealedStore(below, keys())


def held(store: Store) -> list[Record]:
    """All that a store holds."""
    with store.view() as view:
        return [record for kind in KINDS for record in view.scan(kind)]


def write(store: Store, *puts: Record, **terms: object) -> int:
    """One batch on the newest revision."""
    with store.view() as view:
        return store.commit(Batch(**{"base": view.revision, "puts": puts, **terms}))


def texts_of(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The texts of a field, of one or of many."""
    return (value,) if isinstance(value, str) else value


@given(any_record())
def test_no_identifier_is_seen_below(record: Record) -> None:
    """Row and log of the store below differ in every text that may name somebody, and
    in these alone; the log above is the one that an unsealed store would have, to the
    letter.
    """
    below = MemoryStore()
    above = SealedStore(below, keys())
    write(above, record)
    [row] = held(below)
    [change] = below.changes()
    assert change.after == row
    assert not {*DIRECT.get(type(record), ())} - {*guarded(type(record))}
    for field in guarded(type(record)):
        texts = texts_of(getattr(row, field))
        assert all(text == "" or text.startswith("sealed:1:k1:") for text in texts)
    plain = {field: getattr(record, field) for field in guarded(type(record))}
    assert row.evolve(**plain) == record
    [told] = above.changes()
    assert told.payload == dumps(record)


def test_the_same_text_is_never_sealed_alike() -> None:
    """Equal names are not seen to be equal, nor is a name that was written again."""
    below = MemoryStore()
    above = SealedStore(below, keys())
    write(above, someone("1"), someone("2"))
    write(above, someone("1").evolve(workplace="别处"))
    names = {change.after.name for change in below.changes()}
    assert len(names) == 3


def test_how_many_phones_is_not_seen() -> None:
    """One phone or five, below there is one text; none stays none."""
    below = MemoryStore()
    people = [
        someone(str(count)).evolve(phones=tuple("12345"[:count])) for count in range(4)
    ]
    above = SealedStore(below, keys())
    write(above, *people)
    assert [len(it.phones) for it in held(below)] == [0, 1, 1, 1]
    assert held(above) == people


def test_a_text_that_looks_sealed_is_sealed_like_any() -> None:
    """Somebody called ``sealed:1:k1::AAAA`` is called so ever after."""
    odd = someone().evolve(
        name="sealed:1:k1::AAAA", phones=("sealed:",), workplace="sealed:1:k9::AAAA"
    )
    above = SealedStore(MemoryStore(), keys())
    write(above, odd)
    assert held(above) == [odd]
    assert [change.after for change in above.changes()] == [odd]


def test_a_ciphertext_opens_only_in_its_place() -> None:
    """A name moved to another person, or to another field, is not taken for theirs."""
    below = MemoryStore()
    above = SealedStore(below, keys())
    write(above, someone("1"), someone("2", 2))
    one, two = held(below)
    for swapped in (two.evolve(name=one.name), two.evolve(name=two.number)):
        write(below, swapped)
        with pytest.raises(Unreadable, match="bei/person/2#name"):
            held(above)


@pytest.mark.parametrize("place", range(3))
def test_a_changed_ciphertext_is_told(place: int) -> None:
    """A flipped bit, a cut end or another blind index is not opened."""
    below = MemoryStore()
    above = SealedStore(below, keys())
    write(above, someone())
    [row] = held(below)
    head, _, body = row.number.rpartition(":")
    flipped = body[:30] + ("A" if body[30] != "A" else "B") + body[31:]
    spoilt = (f"{head}:{flipped}", f"{head}:{body[:20]}", f"{head[:-1]}_:{body}")
    write(below, row.evolve(number=spoilt[place]))
    with pytest.raises(Unreadable):
        held(above)


def test_a_batch_id_is_no_way_in() -> None:
    """The id of a batch, a digest of all in it, is not below, nor are its reason, its
    actor and where its records came from; above all are told.
    """
    below = MemoryStore()
    sources = {someone().id: "王小甲来电", someone("2").id: "bei/ledger_sheet/04#7"}
    puts = (someone(), someone("2"), someone("3"))
    terms = {"reason": "王小甲迁入", "actor": "李主任", "sources": sources}
    batch = Batch(base=0, puts=puts, **terms)
    above = SealedStore(below, keys())
    above.commit(batch)
    seen, told = list(below.changes()), list(above.changes())
    assert batch.id not in repr(seen)
    assert "王小" not in repr(seen)
    assert {(it.actor, len(it.batch)) for it in seen} == {("", 32)}
    assert {(it.batch, it.reason, it.actor) for it in told} == {
        (batch.id, "王小甲迁入", "李主任")
    }
    assert [it.source for it in told] == [*sources.values(), ""]
    assert [it.source for it in seen[1:]] == ["bei/ledger_sheet/04#7", ""]


def test_a_batch_sent_again_under_another_key_is_known() -> None:
    """A retry after a change of keys, or after the first keys, is written once."""
    below = MemoryStore()
    batch = Batch(base=0, puts=(someone(),))
    other = Batch(base=0, puts=(someone().evolve(name="别人"),))
    assert below.commit(batch) == 1
    for entries in ((OLD,), (NEW, OLD)):
        above = SealedStore(below, keys(*entries))
        assert above.commit(batch) == 1
        with pytest.raises(Conflict):
            above.commit(other)
    assert len(list(below.changes())) == 1


def test_a_person_is_found_by_number() -> None:
    """By 18 places or by 15, in any spelling; whoever else is there stays sealed."""
    below = MemoryStore()
    old = someone("2", 2).evolve(number=number_of(2)[:6] + number_of(2)[8:17])
    write(SealedStore(below, keys(entry("k3", 3))), someone("3", 3))
    above = SealedStore(below, keys())
    write(above, someone("1", 1), old, someone("4").evolve(number=""))
    assert above.persons_numbered(number_of(1)) == (someone("1", 1),)
    assert above.persons_numbered(f" {number_of(2)} ") == (old,)
    assert above.persons_numbered(old.number) == (old,)
    assert above.persons_numbered(old.number, community="nan") == ()
    assert above.persons_numbered(number_of(9)) == above.persons_numbered("") == ()
    with pytest.raises(Unreadable, match="k3"):
        held(above)


def test_a_person_is_found_under_every_key_and_under_none() -> None:
    """Records of before the keys, and of before a rotation, are found as well."""
    below = MemoryStore()
    write(below, someone("1"))
    write(SealedStore(below, keys(OLD)), someone("2"))
    above = SealedStore(below, keys(NEW, OLD))
    write(above, someone("3"))
    found = above.persons_numbered(number_of(1))
    assert [person.id.key for person in found] == ["1", "2", "3"]


def test_what_was_unsealed_opens_as_it_is() -> None:
    """A database of before the keys is read, and what is written now is sealed."""
    below = MemoryStore()
    town = neighbourhood()
    write(below, *town, id="first", reason="台账")
    above = SealedStore(below, keys())
    before = held(above)
    assert {record.id: record for record in before} == {it.id: it for it in town}
    moved = someone("0", 0).evolve(workplace="别处")
    write(above, moved)
    with below.view() as view:
        assert view.get(moved.id).name.startswith("sealed:")
        assert view.get(someone("1", 1).id) == someone("1", 1)
    log = list(above.changes())
    assert (log[0].batch, log[0].reason, log[-1].after) == ("first", "台账", moved)


def test_a_view_of_others_asks_for_no_key() -> None:
    """Kinds without identifiers are read as they are, whatever the keys."""
    below = MemoryStore()
    write(SealedStore(below, keys(OLD)), *neighbourhood(2))
    above = SealedStore(below, keys(NEW))
    with above.view() as view:
        assert len(list(view.scan(Household))) == 2
        with pytest.raises(Unreadable, match="k1"):
            view.get(Ref[Person]("bei/person/1"))
