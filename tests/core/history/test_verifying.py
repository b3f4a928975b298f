"""Whoever edits, removes or reorders what was told is found out, and told where."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.history.stories import REFS, stories, told

from shequ_core import history
from shequ_core.errors import Unreadable
from shequ_core.model import Household
from shequ_core.values import Ref

OF_AN_ENTRY = {
    "ref": Ref("bei/household/9"),
    "payload": '{"kind":"household","schema":1,"id":"bei/household/1","number":"9"}',
    "source": "bei/ledger_sheet/9#9",
    "salt": "0" * 32,
    "digest": "0" * 64,
}
OF_A_COMMIT = {
    "batch": "another",
    "actor": "王主任",
    "reason": "另有原因",
    "told_on": date(2004, 1, 1),
    "link": "0" * 64,
}


@attrs.frozen
class Tampered:
    """A store whose log tells what it is given, whatever was written."""

    store: object
    log: tuple

    def view(self):
        """As it is."""
        return self.store.view()

    def changes(self, **terms):
        """What somebody made of it."""
        return iter(self.log)


def tampered(store, edit):
    """The store with its log edited."""
    return Tampered(store, tuple(edit(list(store.changes()))))


def one_edited(data, fields):
    """An edit of one change, and the change that it will hit."""
    name = data.draw(st.sampled_from(sorted(fields)))

    def of(log, place):
        return [
            attrs.evolve(it, **{name: fields[name]}) if at == place else it
            for at, it in enumerate(log)
        ]

    return of


@given(stories)
def test_what_nobody_touched_is_proven(story):
    """The whole log is read, and its end is the link to note down."""
    store = told(story)
    proven = history.verify(store)
    *_, last = store.changes()
    assert proven == history.Verification(
        revision=len(story), link=last.link, entries=sum(map(len, story)), erased=0
    )
    assert history.verify(store, noted={len(story): last.link[:8]}).flaw is None


@given(stories, st.data())
def test_an_edited_entry_is_named(story, data):
    """Whatever is edited in a change, that change is the first flaw."""
    store = told(story)
    log = list(store.changes())
    place = data.draw(st.integers(0, len(log) - 1))
    edit = one_edited(data, OF_AN_ENTRY)
    assume(edit(log, place) != log)
    flaw = history.verify(tampered(store, lambda log: edit(log, place))).flaw
    assert (flaw.what, flaw.revision, flaw.position) == (
        "entry",
        log[place].revision,
        log[place].position,
    )


@given(stories, st.data())
def test_an_edited_commit_is_named(story, data):
    """Who, why and when can't be told otherwise afterwards."""
    store = told(story)
    revision = data.draw(st.integers(1, len(story)))
    name = data.draw(st.sampled_from([*OF_A_COMMIT, "at"]))

    def edit(log):
        for it in log:
            value = OF_A_COMMIT.get(name, it.at + timedelta(seconds=1))
            yield attrs.evolve(it, **{name: value}) if it.revision == revision else it

    flaw = history.verify(tampered(store, edit)).flaw
    assert (flaw.what, flaw.revision, flaw.position) == ("commit", revision, None)


@given(stories, st.data())
def test_a_removed_entry_is_missed(story, data):
    """Of whatever commit, at whatever place, the last of all included."""
    store = told(story)
    log = list(store.changes())
    gone = data.draw(st.sampled_from(log))
    last = log[-1].link
    flaw = history.verify(
        tampered(store, lambda log: [it for it in log if it is not gone]),
        noted={len(story): last},
    ).flaw
    assert flaw.revision in (gone.revision, gone.revision + 1)


@given(stories, st.data())
def test_two_entries_in_each_others_place_are_named(story, data):
    """What was told first is told first."""
    store = told(story)
    log = list(store.changes())
    assume(len(log) > 1)
    first = data.draw(st.integers(0, len(log) - 2))
    second = data.draw(st.integers(first + 1, len(log) - 1))

    def edit(log):
        here, there = log[first], log[second]
        log[first] = attrs.evolve(
            there, revision=here.revision, position=here.position, link=here.link
        )
        log[second] = attrs.evolve(
            here, revision=there.revision, position=there.position, link=there.link
        )
        return log

    flaw = history.verify(tampered(store, edit)).flaw
    assert (flaw.revision, flaw.position) == (log[first].revision, log[first].position)


def test_a_log_cut_short_is_known_by_the_link_that_was_noted():
    """The chain alone can't tell that its end is missing: a note can."""
    story = [{REFS[0]: 1}, {REFS[0]: 0}]
    noted = {2: history.verify(told(story)).link}
    assert history.verify(told(story[:1])).flaw is None
    flaw = history.verify(told(story[:1]), noted=noted).flaw
    assert (flaw.what, flaw.revision) == ("noted", 2)


def test_a_payload_taken_away_without_an_erasure_is_noticed():
    """To forget a salt is not enough: an erasure has to tell of it."""
    store = told([{REFS[0]: 1}])
    left = '{"kind":"household","schema":1,"id":"bei/household/1","number":""}'

    def edit(log):
        yield attrs.evolve(log[0], salt="", payload=left)

    flaw = history.verify(tampered(store, edit)).flaw
    assert (flaw.what, flaw.revision, flaw.position) == ("remains", 1, 0)


@given(stories, st.data())
def test_a_record_that_is_not_as_the_log_says_is_named(story, data):
    """Edited, taken away or added in the tables alone."""
    store = told(story)
    ref = data.draw(st.sampled_from(REFS))
    there = store._now._shelves.get((ref.community, ref.kind), {})
    other = data.draw(st.sampled_from([None, Household(id=ref, number="9")]))
    assume(other is not None or ref in there)
    shelf = {key: it for key, it in {**there, ref: other}.items() if it is not None}
    shelves = {**store._now._shelves, (ref.community, ref.kind): shelf}
    store._now = type(store._now)(store._now.revision, shelves)
    flaw = history.verify(store).flaw
    assert (flaw.what, flaw.about) == ("record", ref)


@pytest.mark.parametrize("after", range(5))
def test_what_can_not_be_read_comes_after_what_can(after):
    """The first entry that a store can't read is the flaw, with what the store says."""
    store = told([{REFS[0]: 1, REFS[1]: 1}, {REFS[0]: 0, REFS[1]: 0}])

    def edit(log):
        yield from log[:after]
        raise Unreadable("第 3 行已损坏 (damaged)")

    class Damaged(Tampered):
        def changes(self, **terms):
            return edit(list(self.store.changes()))

    flaw = history.verify(Damaged(store, ())).flaw
    place = [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0)][after]
    assert (flaw.what, flaw.revision, flaw.position) == ("unreadable", *place)
    assert flaw.message == "第 3 行已损坏 (damaged)"
