"""变动的把握: what two small rosters say of who came, who left and who stayed."""

from datetime import date

import pytest
from tests.core.events.rosters import (
    LI,
    MEI,
    NEW,
    OLD,
    SON,
    WANG,
    ZHANG,
    but,
    compared,
    roster,
)

from shequ_core.errors import InvalidValue
from shequ_core.events import (
    Comparison,
    Confidence,
    Dated,
    EventKind,
    accept,
    events,
)
from shequ_core.model import Person, Residence
from shequ_core.values import Relation


def found(old, new):
    """The events between two rosters: kind, confidence."""
    return [(it.kind, it.confidence) for it in events(compared(old, new))]


def the(old, new):
    """The one event between two rosters."""
    [event] = events(compared(old, new))
    return event


def test_a_widow_tells_of_a_death():
    """Her husband is gone and she is widowed; she leads the household now."""
    widow = but(LI, marital="丧偶", relation="户主")
    event = the([ZHANG, LI], [widow])
    assert (event.kind, event.confidence) == (EventKind.DIED, Confidence.LIKELY)
    given = compared([ZHANG, LI], [widow])
    assert given.old.people[event.head.old].name == "李小妹"
    assert (event.day, event.within.start) == (None, date(2004, 1, 1))
    assert event.evidence.old.cell == "B2"
    assert event.evidence.new.file == "2004.xlsx"


@pytest.mark.parametrize(
    ("note", "kind", "day"),
    [
        ("2004年5月3日病故", EventKind.DIED, date(2004, 5, 3)),
        ("2004.6.1迁往长沙", EventKind.MOVED_OUT, date(2004, 6, 1)),
        ("去世", EventKind.DIED, None),
    ],
)
def test_a_note_tells_it_for_certain(note, kind, day):
    """In the old ledger, of someone who is gone from the new; with the day, if told."""
    event = the([WANG, but(MEI, note=note)], [WANG])
    assert (event.kind, event.day) == (kind, day)
    assert event.confidence is Confidence.CERTAIN
    assert event.evidence.old.cell == "H3"


def test_a_note_about_somebody_still_listed_is_an_event_too():
    """The office wrote it down and forgot the row."""
    event = the([WANG, MEI], [WANG, but(MEI, note="2004-08-01病故")])
    assert (event.kind, event.day) == (EventKind.DIED, date(2004, 8, 1))
    assert event.confidence is Confidence.LIKELY
    assert "仍列在册" in event.why
    assert event.evidence.new.cell == "H3"


def test_the_old_are_more_likely_to_have_died():
    """From 80 on; below it is a move, if anything. Either is only possible."""
    assert found([ZHANG, SON], [but(SON, relation="户主")]) == [
        (EventKind.DIED, Confidence.POSSIBLE)
    ]
    assert found([WANG, MEI], [WANG]) == [(EventKind.MOVED_OUT, Confidence.POSSIBLE)]


def test_a_whole_household_moves_as_one():
    """Out and in: one event, its head first."""
    out = the([ZHANG, WANG, MEI], [ZHANG])
    assert (out.kind, len(out.people)) == (EventKind.MOVED_OUT, 2)
    came = the([ZHANG], [ZHANG, MEI, WANG])
    assert (came.kind, len(came.people)) == (EventKind.MOVED_IN, 2)
    assert came.confidence is Confidence.LIKELY
    assert came.evidence.old.file == ""


@pytest.mark.parametrize(
    ("born", "day", "confidence"),
    [
        ("2004-03-08", date(2004, 3, 8), Confidence.CERTAIN),
        ("2004-03", None, Confidence.LIKELY),
    ],
)
def test_a_birth_between_the_ledgers_is_one(born, day, confidence):
    """On its day, where that is known."""
    child = ("02", "王小宝", "子", born, "", "", "2组", "")
    event = the([WANG], [WANG, child])
    assert (event.kind, event.day) == (EventKind.BORN, day)
    assert event.confidence is confidence


def test_who_was_born_before_has_moved_in():
    """Or was forgotten; without a birth date it may even be a newborn."""
    assert found([WANG], [WANG, MEI]) == [(EventKind.MOVED_IN, Confidence.LIKELY)]
    unknown = but(MEI, born="", number="")
    assert found([WANG], [WANG, unknown]) == [(EventKind.MOVED_IN, Confidence.POSSIBLE)]


def test_a_number_with_another_digit_is_a_correction():
    """The same name, birth and home: nobody left and nobody came."""
    right = but(MEI, number="43018119800202124X")
    event = the([WANG, MEI], [WANG, right])
    assert event.kind is EventKind.CORRECTED
    assert event.evidence.old.cell == "E3"
    done = accept(
        compared([WANG, MEI], [WANG, right]),
        compared([WANG, MEI], [WANG, right]).old.register,
        [Dated(event, NEW)],
    )
    assert "43018119800202124X" in {it.number for it in done.register.all(Person)}


def test_another_name_under_the_same_number_is_a_correction():
    """The number says who it is."""
    assert found([WANG, MEI], [WANG, but(MEI, name="王美")]) == [
        (EventKind.CORRECTED, Confidence.LIKELY)
    ]


def test_new_household_numbers_are_no_moves():
    """All households were renumbered: the people tell which is which."""
    old = [ZHANG, LI, WANG, MEI]
    new = [but(it, home=f"10{it[0]}") for it in old]
    assert [kind for kind, _ in found(old, new)] == [EventKind.RENUMBERED] * 2


def test_swapped_numbers_do_not_swap_families():
    """Numbers that mostly left their people tell nothing."""
    old = [ZHANG, LI, WANG, MEI]
    new = [but(it, home="02" if it[0] == "01" else "01") for it in old]
    assert [kind for kind, _ in found(old, new)] == [EventKind.RENUMBERED] * 2


def test_a_daughter_who_founds_a_household_splits_off():
    """With her own number; her father stays."""
    event = the([WANG, MEI], [WANG, but(MEI, home="03", relation="户主")])
    assert (event.kind, event.confidence) == (EventKind.SPLIT, Confidence.CERTAIN)
    assert (event.evidence.old.cell, event.evidence.new.cell) == ("A3", "A3")


def test_two_households_become_one():
    """All who were of the one are of the other."""
    new = [WANG, MEI, but(SON, home="02", relation="其他")]
    assert found([WANG, MEI, but(SON, relation="户主")], new) == [
        (EventKind.MERGED, Confidence.CERTAIN)
    ]


def test_a_new_head_beside_the_old_one():
    """The old head is still there; what they are to each other is turned round."""
    new = [but(WANG, relation="父"), but(MEI, relation="户主")]
    given = compared([WANG, MEI], new)
    [event] = events(given)
    assert event.kind is EventKind.HEAD_CHANGED
    done = accept(given, given.old.register, [Dated(event, date(2004, 7, 1))])
    now = done.register.on(NEW)
    assert {it.relation for it in now.all(Residence)} == {
        Relation.HEAD,
        Relation.FATHER,
    }
    before = done.register.on(date(2004, 6, 30))
    assert [it.relation for it in before.all(Residence)].count(Relation.HEAD) == 1


def test_a_household_in_another_group_was_regrouped():
    """However the group is written."""
    new = [but(it, group="第3居民小组") for it in (WANG, MEI)]
    assert found([WANG, MEI], new) == [(EventKind.REGROUPED, Confidence.CERTAIN)]
    same = [but(it, group="第2居民小组") for it in (WANG, MEI)]
    assert found([WANG, MEI], same) == []


def test_what_depends_on_each_other_is_done_in_its_order():
    """A newcomer leads the household whose head left: first in, then out."""
    son = but(SON, home="02", relation="户主", group="2组")
    new = [son, but(MEI, relation="其他")]
    given = compared([WANG, MEI], new)
    found_events = events(given)
    assert {it.kind for it in found_events} == {
        EventKind.MOVED_IN,
        EventKind.MOVED_OUT,
    }
    done = accept(given, given.old.register, [Dated(it, NEW) for it in found_events])
    assert not done.refused
    [head] = [
        it
        for it in done.register.on(NEW).all(Residence)
        if it.relation is Relation.HEAD
    ]
    assert done.register[head.person].name == "张小山"


def test_what_can_not_be_is_refused_and_the_rest_done():
    """An event after the day of the new ledgers is not told by them."""
    given = compared([ZHANG, WANG, MEI], [but(ZHANG, group="2组"), WANG])
    regrouped, gone = sorted(events(given), key=lambda it: it.kind.value)[::-1]
    chosen = [Dated(gone, date(2005, 1, 1)), Dated(regrouped, NEW)]
    done = accept(given, given.old.register, chosen)
    assert [(it.event, it.problem) for it in done.refused] == [(gone, "day-after")]
    assert [event for event, _ in done.done] == [regrouped]


def test_the_later_ledger_comes_second():
    """A day before, or the same day, is refused."""
    side = roster(WANG, day=OLD, file="2003.xlsx")
    with pytest.raises(InvalidValue):
        Comparison(side, side)


def test_the_same_ledgers_give_the_same_numbers():
    """An event is known again by its number; no two have one."""
    old, new = [ZHANG, LI, WANG, MEI], [but(LI, relation="户主"), WANG]
    first, again = (events(compared(old, new)) for _ in range(2))
    assert [it.id for it in first] == [it.id for it in again]
    assert len({it.id for it in first}) == len(first) > 1
