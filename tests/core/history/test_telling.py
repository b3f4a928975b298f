"""What was written when, and what was known then."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.history.stories import (
    BOOKS,
    BY,
    NOON,
    REFS,
    known,
    of_book,
    states,
    stories,
    ticking,
    told,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, history
from shequ_core.errors import InvalidValue
from shequ_core.model import Household
from shequ_core.ports import Batch


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
