"""History: what was known when, and how a batch is taken back."""

import io
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_adapters.formats.jsonl import Jsonl
from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, history
from shequ_core.errors import Conflict, InvalidValue, NotFound
from shequ_core.model import KINDS, Household
from shequ_core.ports import Batch
from shequ_core.testing import any_record
from shequ_core.values import Ref

BOOKS = ("bei", "bei-2")
REFS = tuple(Ref.to(book, "household", key) for book in BOOKS for key in "12")
NOON = datetime(2004, 12, 31, 12, tzinfo=UTC)
BY = {"actor": "李主任", "reason": "录入有误"}

steps = st.dictionaries(
    st.sampled_from(REFS), st.none() | st.integers(0, 1), min_size=1
)
stories = st.lists(steps, min_size=1, max_size=6)


def ticking():
    """A clock that goes on by an hour whenever it is looked at."""
    hours = count()
    return lambda: NOON + timedelta(hours=next(hours))


def told(story, clock=None):
    """A store in which each step of a story is a batch: number or strike a ref."""
    store = MemoryStore(clock=clock or ticking())
    for base, step in enumerate(story):
        write(store, f"step-{base}", step)
    return store


def write(store, name, step):
    """One step."""
    with store.view() as view:
        base = view.revision
    numbered = {ref: number for ref, number in step.items() if number is not None}
    return store.commit(
        Batch(
            base=base,
            id=name,
            puts=tuple(Household(id=it, number=str(n)) for it, n in numbered.items()),
            strikes=tuple(ref for ref in step if ref not in numbered),
        )
    )


def states(story):
    """What a story comes to: the number of every ref, after each step from none."""
    state = {}
    yield state
    for step in story:
        state = {**state, **step}
        state = {ref: number for ref, number in state.items() if number is not None}
        yield state


def known(register):
    """The number of every ref in a register."""
    return {record.id: int(record.number) for record in register}


def now(store):
    """The number of every ref in a store."""
    with store.view() as view:
        return {it.id: int(it.number) for it in view.scan(Household)}


def of_book(state, book):
    """The part of a state that is one community's."""
    return {ref: number for ref, number in state.items() if ref.community == book}


@given(stories)
def test_what_was_known_after_each_commit(story):
    """After any revision, of any book, just what had been written by then."""
    store = told(story)
    for revision, state in enumerate(states(story)):
        for book in BOOKS:
            register = history.known_at(store, book, revision)
            assert known(register) == of_book(state, book)


@given(stories)
def test_what_is_known_now_is_what_is_there(story):
    """The last revision is the present."""
    store = told(story)
    with store.view() as view:
        for book in BOOKS:
            then = history.known_at(store, book, view.revision)
            assert list(then) == list(books.read(view, book))


@given(stories, st.integers(-90, 600))
def test_what_was_known_at_a_moment(story, minutes):
    """The moment of a commit is in; before the first, nothing was known."""
    store = told(story)
    written = min(max(minutes // 60 + 1, 0), len(story))
    for book in BOOKS:
        moment = NOON + timedelta(minutes=minutes)
        at_moment = history.known_at(store, book, moment)
        assert list(at_moment) == list(history.known_at(store, book, written))


def test_a_clock_that_was_set_back_shows_no_state_that_never_was():
    """What was written after a later moment was not known before it."""
    hours = iter((0, 5, 2))
    story = [{REFS[0]: 0}, {REFS[0]: 1}, {REFS[1]: 1}]
    store = told(story, clock=lambda: NOON + timedelta(hours=next(hours)))
    then = history.known_at(store, "bei", NOON + timedelta(hours=3))
    assert known(then) == {REFS[0]: 0}


@pytest.mark.parametrize("when", [-1, 2, datetime(2004, 12, 31)], ids=str)
def test_only_what_was_can_be_looked_at(when):
    """No revision before the first or after the last, no moment of no time zone."""
    store = told([{REFS[0]: 0}])
    for ask in (history.known_at, history.sources_at, history.changes_until):
        with pytest.raises(InvalidValue):
            ask(store, "bei", when)


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
    """The last record of each ref."""
    return tuple({record.id: record for record in records}.values())


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


def test_every_batch_is_told_once():
    """Revision, who, why, when, told on which day, and how many puts and strikes."""
    store = MemoryStore(clock=ticking())
    homes = tuple(Household(id=ref, number="0") for ref in REFS)
    day = date(2004, 12, 31)
    store.commit(Batch(base=0, id="first", puts=homes, told_on=day, **BY))
    store.commit(Batch(base=1, id="second", puts=homes[1:2], strikes=(REFS[0],)))
    first, second = history.commits(store)
    assert first == history.Commit(
        revision=1, batch="first", at=NOON, told_on=day, puts=4, strikes=0, **BY
    )
    assert (second.revision, second.puts, second.strikes) == (2, 1, 1)


def test_many_in_the_way_are_counted():
    """The first five are named in the sentence, all of them in the error."""
    refs = tuple(Ref.to("bei", "household", f"{key:02}") for key in range(7))
    store = told([dict.fromkeys(refs, number) for number in (0, 1)])
    with pytest.raises(Conflict, match="and 2 more") as refused:
        history.undo(store, "step-0", **BY)
    assert refused.value.refs == refs
