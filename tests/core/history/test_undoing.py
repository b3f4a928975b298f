"""How a batch is taken back."""

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.history.stories import (
    BY,
    REFS,
    now,
    states,
    stories,
    ticking,
    told,
)

from shequ_adapters.formats.jsonl import Jsonl
from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, history
from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.model import KINDS, Access, Household
from shequ_core.ports import Batch
from shequ_core.testing import any_record
from shequ_core.values import Ref


@given(stories)
def test_the_last_step_can_be_taken_back(story):
    """Undoing restores what was; a step that changed nothing can't be undone."""
    store = told(story)
    *_, before, after = states(story)
    last = f"step-{len(story) - 1}"
    if before == after:
        with pytest.raises(InvalidValue, match="undone already"):
            history.undo(store, last, **BY)
    else:
        assert history.undo(store, last, **BY) == len(story) + 1
    assert now(store) == before


@given(stories)
def test_undoing_is_undone(story):
    """Taking back what was taken back does it again."""
    store = told(story)
    *_, before, after = states(story)
    if before != after:
        history.undo(store, f"step-{len(story) - 1}", **BY)
        *_, undoing = history.commits(store)
        history.undo(store, undoing.batch, **BY)
        assert now(store) == after


@given(stories)
def test_all_steps_are_taken_back_one_by_one(story):
    """From the last to the first: each leaves what was before it, at last nothing."""
    store = told(story)
    numbered = list(enumerate(zip(states(story), [*states(story)][1:], strict=False)))
    for place, (before, after) in reversed(numbered):
        if before != after:
            history.undo(store, f"step-{place}", **BY)
        assert now(store) == before
    assert now(store) == {}


@given(stories, st.data())
def test_any_step_is_taken_back_unless_a_later_one_is_in_the_way(story, data):
    """Refs that still stand as the step left them go back, those changed since then
    are named, and nothing else moves.
    """
    store = told(story)
    place = data.draw(st.integers(0, len(story) - 1))
    every = list(states(story))
    before, after, last = every[place], every[place + 1], every[-1]
    off = {ref for ref in story[place] if last.get(ref) != before.get(ref)}
    changed = {ref for ref in off if last.get(ref) != after.get(ref)}
    if changed or not off:
        with pytest.raises((Conflict, InvalidValue)) as refused:
            history.undo(store, f"step-{place}", **BY)
        assert set(getattr(refused.value, "refs", ())) == changed
        assert all(ref in str(refused.value) for ref in changed)
        assert now(store) == last
    else:
        history.undo(store, f"step-{place}", **BY)
        kept = {ref: number for ref, number in last.items() if ref not in off}
        assert now(store) == {**kept, **{it: before[it] for it in off & before.keys()}}


@given(stories)
def test_undoing_twice_is_refused(story):
    """The second time there is nothing to undo, and nothing is written."""
    store = told([*story, {REFS[0]: 7}])
    history.undo(store, f"step-{len(story)}", **BY)
    with pytest.raises(InvalidValue) as refused:
        history.undo(store, f"step-{len(story)}", **BY)
    assert refused.value.problem == "undone"
    assert len(list(history.commits(store))) == len(story) + 2


def exported(store):
    """The lossless export of everything."""
    stream = io.BytesIO()
    with store.view() as view:
        records = [record for kind in KINDS for record in view.scan(kind)]
    Jsonl().write(records, stream, on=date(2004, 12, 31))
    return stream.getvalue()


def by_ref(records):
    """The last record of each ref; no entries, which are never taken back."""
    imported = (it for it in records if not isinstance(it, Access))
    return tuple({record.id: record for record in imported}.values())


@given(*[st.lists(any_record(), max_size=4).map(by_ref)] * 2, st.data())
def test_an_undone_import_leaves_the_same_bytes(first, second, data):
    """The lossless export is what it was before the import, to the byte."""
    store = MemoryStore(clock=ticking())
    store.commit(Batch(base=0, puts=first))
    before = exported(store)
    edited = data.draw(st.sets(st.sampled_from(first))) if first else set()
    gone = {it.id for it in edited} - {it.id for it in second}
    store.commit(Batch(base=1, id="import", puts=second, strikes=tuple(gone)))
    if exported(store) != before:
        history.undo(store, "import", **BY)
    assert exported(store) == before


def test_what_was_taken_back_is_told_in_the_log():
    """Who, why, and of each record what it became again."""
    store = told([{REFS[0]: 0}, {REFS[0]: 1, REFS[1]: 1}])
    history.undo(store, "step-1", **BY)
    *_, undoing = history.commits(store)
    assert (undoing.actor, undoing.reason) == ("李主任", "录入有误")
    assert (undoing.revision, undoing.puts, undoing.strikes) == (3, 1, 1)
    assert [it.after and it.after.number for it in history.history(store, REFS[0])] == [
        "0",
        "1",
        "0",
    ]


def test_a_record_that_is_put_back_is_said_to_come_from_where_it_came():
    """Its source is what it was before the batch."""
    store = MemoryStore()
    home = Household(id=REFS[0], number="0")
    sheets = ("bei/ledger_sheet/03#7", "bei/ledger_sheet/04#9")
    for base, sheet in enumerate(sheets):
        put = home.evolve(number=str(base))
        store.commit(Batch(base=base, id=sheet, puts=(put,), sources={put.id: sheet}))
    history.undo(store, sheets[1], **BY)
    assert books.sources(store, "bei") == {REFS[0]: sheets[0]}
    assert history.sources_at(store, "bei", 2) == {REFS[0]: sheets[1]}


def test_what_nobody_wrote_can_not_be_undone():
    """A batch that never was, in a store that has others."""
    with pytest.raises(NotFound):
        history.undo(told([{REFS[0]: 0}]), "never", **BY)


def test_many_in_the_way_are_counted():
    """The first five are named in the sentence, all of them in the error."""
    refs = tuple(Ref.to("bei", "household", f"{key:02}") for key in range(7))
    store = told([dict.fromkeys(refs, number) for number in (0, 1)])
    with pytest.raises(Conflict, match="and 2 more") as refused:
        history.undo(store, "step-0", **BY)
    assert refused.value.refs == refs


def test_what_is_said_in_other_words_is_the_same():
    """A record that was told in an older spelling is back when it is told in today's:
    there is nothing left to undo, and nothing in the way.
    """
    house = Household(id=REFS[0], number="1")
    first = Batch(base=0, puts=(house,), id="told")
    spelled = tuple(line.replace("}", ',"group":null}') for line in first.payloads)
    object.__setattr__(first, "payloads", spelled)
    store = MemoryStore(clock=ticking())
    store.commit(first)
    store.commit(Batch(base=1, puts=(house.evolve(number="2"),), id="changed"))
    assert history.undo(store, "changed", **BY) == 3
    with pytest.raises(InvalidValue, match="undone already"):
        history.undo(store, "changed", **BY)
    assert history.undo(store, "told", **BY) == 4


def test_who_looked_has_looked():
    """An entry is never taken back, with whatever else its batch wrote."""
    told_of = {"by": "李主任", "purpose": "走访", "viewpoint": "office", "what": "看"}
    seen = Access(id=Ref("bei/access/1"), **told_of)
    store = told([{REFS[0]: 0}])
    store.commit(Batch(base=1, puts=(seen,), id="entry"))
    with pytest.raises(InvalidValue, match="has looked") as refused:
        history.undo(store, "entry", **BY)
    assert refused.value.problem == "access"
