"""A person is erased from records and log; what was counted stays counted."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, history
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures import Window, measure_all
from shequ_core.model import Erasure, Person, Residence, ServiceRequest
from shequ_core.ports import Batch
from shequ_core.privacy import NAMING, unnamed
from shequ_core.rules import check
from shequ_core.testing import towns
from shequ_core.testing.town_making import DAY
from shequ_core.values import Ref

BY = {"actor": "李主任", "reason": "本人申请", "basis": "个人信息保护法第47条"}
WANG = Person(
    id=Ref("bei/person/1"),
    name="王建华",
    number="430181195001010011",
    phones=("13912345678",),
    workplace="花炮厂",
)
HOME = Residence(id=Ref("bei/residence/1"), person=WANG.id, address="北正中路1号")
ASKED = ServiceRequest(id=Ref("bei/service_request/1"), number="1", requester="王建华")


def written(*batches):
    """A store with those batches of records."""
    store = MemoryStore()
    for base, puts in enumerate(batches):
        store.commit(Batch(base=base, puts=tuple(puts)))
    return store


def register_of(store):
    """The book of the town."""
    with store.view() as view:
        return books.read(view, books.communities(view)[0])


def names_in(store, person):
    """What of a person's identifiers still stands in the log or the records."""
    words = {person.name, person.number, *person.phones} - {""}
    with store.view() as view:
        texts = [repr(it) for kind in NAMING for it in view.scan(kind)]
    texts += [change.payload or "" for change in store.changes()]
    return {word for word in words if any(word in text for text in texts)}


@given(towns(), st.data())
def test_figures_do_not_move(town, data):
    """Whoever is erased, each figure is what it was, and no rule finds more."""
    store = written(town)
    person = data.draw(st.sampled_from(list(town.all(Person))))
    assume(unnamed(person) != person)
    history.erase(store, person.id, **BY)
    after = register_of(store)
    year = Window.year_to(DAY)
    assert measure_all(after, year) == measure_all(town, year)
    assert {it.kind for it in check(after, DAY)} <= {it.kind for it in check(town, DAY)}
    assert history.verify(store).flaw is None
    then = history.known_at(store, person.id.community, 1)
    assert then[person.id] == unnamed(person)
    others = {it.id: it for it in town if it.id != person.id and not names(it, person)}
    assert {ref: then[ref] for ref in others} == others


def names(record, person):
    """Whether a record is about the person."""
    return any(ref == person.id for _, ref in record.refs())


def test_what_named_the_person_is_gone_everywhere():
    """From every version of every record about the person; the rest is as it was."""
    store = written(
        [WANG, HOME], [WANG.evolve(name="王建国")], [HOME.evolve(note="王")]
    )
    assert history.erase(store, WANG.id, **BY) == 4
    assert names_in(store, WANG) == set()
    assert names_in(store, WANG.evolve(name="王建国")) == set()
    [paper] = [
        change.after
        for change in store.changes(after=3)
        if isinstance(change.after, Erasure)
    ]
    assert (paper.of, paper.basis) == (WANG.id, BY["basis"])
    assert [entry.split(":")[0] for entry in paper.entries] == [
        "1/0",
        "1/1",
        "2/0",
        "3/0",
    ]
    assert history.verify(store).erased == 4


def test_words_without_a_ref_are_left_to_a_human():
    """A name that stands in another record may be another person's: it is told."""
    store = written([WANG, HOME, ASKED])
    with store.view() as view:
        assert history.mentions(view, WANG.id) == (ASKED.id,)
    history.erase(store, WANG.id, **BY)
    assert names_in(store, WANG) == {"王建华"}


def test_who_was_struck_is_erased_from_the_log():
    """Nobody has to be there today to be in the history."""
    store = written([WANG])
    store.commit(Batch(base=1, strikes=(WANG.id,)))
    history.erase(store, WANG.id, **BY)
    assert names_in(store, WANG) == set()
    assert register_of_all(store) == {Erasure}


def register_of_all(store):
    """The kinds of all records there are."""
    with store.view() as view:
        return {type(it) for kind in (Person, Erasure) for it in view.scan(kind)}


def test_nobody_is_erased_twice_or_unknown():
    """The second time there is nothing left; a stranger was never there."""
    store = written([WANG])
    history.erase(store, WANG.id, **BY)
    with pytest.raises(InvalidValue) as refused:
        history.erase(store, WANG.id, **BY)
    assert refused.value.problem == "erased"
    with pytest.raises(NotFound):
        history.erase(store, Ref("bei/person/2"), **BY)


def test_who_came_back_can_be_erased_again():
    """A later ledger that names the person again is erased as the first was."""
    store = written([WANG])
    history.erase(store, WANG.id, **BY)
    store.commit(Batch(base=2, puts=(WANG,)))
    assert history.erase(store, WANG.id, **BY) == 4
    assert names_in(store, WANG) == set()
    assert history.verify(store).flaw is None


def test_undoing_what_came_before_brings_no_name_back():
    """An older import can be undone all the same: what it restores names nobody."""
    store = written([WANG], [WANG.evolve(workplace="")])
    last = list(history.commits(store))[-1]
    history.erase(store, WANG.id, **BY)
    history.undo(store, last.batch, actor="李主任", reason="录入有误")
    with store.view() as view:
        assert view.get(WANG.id) == unnamed(WANG)
    assert names_in(store, WANG) == set()
    assert history.verify(store).flaw is None
