"""故事. Little histories: what was put and struck, step by step."""

from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from shequ_adapters.storage.memory import MemoryStore
from shequ_core.model import Household
from shequ_core.ports import Batch
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
