"""识别变动: what is found explains how the ledgers differ, wholly and nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.events.town_diff import (
    as_known,
    dated,
    headless,
    ledgers,
    namesakes,
    shown,
)

from shequ_core.events import Comparison, Confidence, EventKind, accept, events
from shequ_core.model import Residence
from shequ_core.testing import lives, towns

FIRST, LAST = date(2003, 12, 31), date(2006, 1, 31)
GONE = {EventKind.DIED, EventKind.MOVED_OUT}
SIDES = (ledgers, as_known)
EXPECTED = {
    "move_in": {EventKind.MOVED_IN},
    "found": {EventKind.MOVED_IN},
    "return": {EventKind.MOVED_IN},
    "come_to_live": {EventKind.CAME},
    "born": {EventKind.BORN},
    "died": {EventKind.DIED},
    "move_out": {EventKind.MOVED_OUT},
    "go": {EventKind.WENT},
    "transfer": {EventKind.TRANSFERRED, EventKind.MERGED},
    "split_household": {EventKind.SPLIT},
    "merge_households": {EventKind.MERGED},
    "change_head": {EventKind.HEAD_CHANGED},
    "regroup": {EventKind.REGROUPED},
    "merge_groups": {EventKind.REGROUPED},
}
"""What an act looks like from outside; who has a household alone merges it."""


@given(lives())
def test_old_ledgers_and_their_events_make_the_new_ones(life):
    """All accepted: the same people in the same households, under the same heads."""
    assume(not namesakes(life.end))
    both = Comparison(ledgers(life.start, FIRST), ledgers(life.end, LAST))
    assume(not headless(both.new))
    done = accept(both, both.old.register, dated(events(both), both))
    assert not done.refused
    assert shown(done.register, LAST) == shown(both.new.register, LAST)


@given(lives())
def test_a_register_takes_the_events_of_its_own_ledgers(life):
    """Accepted into a database that knows more than the old ledgers say."""
    assume(not namesakes(life.end))
    both = Comparison(ledgers(life.start, FIRST), ledgers(life.end, LAST))
    assume(not headless(both.new))
    known = life.start.on(FIRST)
    done = accept(both, known, dated(events(both), both))
    assert not done.refused
    assert shown(done.register, LAST) == shown(both.new.register, LAST)


@given(towns(), st.sampled_from(SIDES), st.sampled_from(SIDES))
def test_where_nothing_happened_nothing_is_found(town, then, now):
    """The same town on two days, from ledgers or a database."""
    both = Comparison(then(town, LAST), now(town, LAST + timedelta(1)))
    assert events(both) == ()


@given(lives(only=("separate", "reunite")), st.sampled_from(SIDES))
def test_who_lives_elsewhere_has_not_moved(life, now):
    """To be registered here and to live elsewhere is no move."""
    both = Comparison(as_known(life.start, LAST), now(life.end, LAST + timedelta(1)))
    assert events(both) == ()


@pytest.mark.parametrize("name", EXPECTED)
@given(data=st.data())
def test_each_act_is_found_for_what_it_is(name, data):
    """Between the eve and the day; a ledger that only lacks someone says so."""
    led_to_by = ("move_out",) if name == "return" else ()
    life = data.draw(lives(most=3, only=(name, *led_to_by)))
    assume(life.steps and life.steps[-1].name == name)
    assume(not namesakes(life.end))
    step, before = life.steps[-1], life.towns[-2]
    now = data.draw(st.sampled_from(SIDES))
    both = Comparison(as_known(before, step.on - timedelta(1)), now(life.end, step.on))
    assume(not headless(both.new))
    people = {it.person for it in step.writes.puts if isinstance(it, Residence)}
    found = [it for it in events(both) if _concerns(it, people, both)]
    kinds = {it.kind for it in found}
    if kinds - EXPECTED[name]:
        assert kinds <= GONE
        assert all(it.confidence is Confidence.POSSIBLE for it in found)
    else:
        assert bool(found) == bool(EXPECTED[name]) or _unseen(before, life, step)


def _concerns(event, people, both):
    """Whether somebody whom the act wrote of is in the event, or their household."""
    names = {ref for it in event.people for ref in (it.old, it.new)}
    homes = {it.household for it in both.old.registered.values() if it.person in people}
    return bool(names & people) or bool({event.home.old, event.into.old} & homes)


def _unseen(before, life, step):
    """An act that does not show on its day: it changed what is later, or nothing."""
    return shown(before, step.on) == shown(life.end, step.on)
