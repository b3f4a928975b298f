"""三方合并: only what was edited comes back, and nothing is written over unseen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_town import ref

from shequ_core.handout.merging import Clash, Preference, merge
from shequ_core.model import Person, Residence
from shequ_core.register import Register
from shequ_core.testing.strategies import records
from shequ_core.values import PartDate, Period, Sex

KINDS = (Person, Residence)
FEW = {
    kind: st.sampled_from([ref(kind, key) for key in ("1", "2", "3")]) for kind in KINDS
}
OF_KIND = {kind: records(kind, id=FEW[kind]) for kind in KINDS}
RECORDS = st.lists(st.one_of(OF_KIND.values()), max_size=4).map(Register)


@st.composite
def sides(draw):
    """Handed out, returned, current: each side an edition of the first."""
    handed = draw(RECORDS)
    return handed, draw(editions(handed)), draw(editions(handed))


@st.composite
def editions(draw, register):
    """A register with some records left out, some fields changed, some put in."""
    kept = []
    for record in register:
        fate = draw(st.sampled_from(("keep", "keep", "edit", "drop")))
        if fate == "edit":
            other = draw(OF_KIND[type(record)])
            names = draw(st.sets(st.sampled_from(("name", "address", "sex", "note"))))
            fields = {it: getattr(other, it) for it in names if hasattr(other, it)}
            kept.append(record.evolve(**fields))
        elif fate == "keep":
            kept.append(record)
    return Register([*kept, *draw(RECORDS)])


def same(one, other):
    """Two registers hold the same records."""
    return list(one) == list(other)


@given(sides())
def test_what_came_back_unedited_changes_nothing(drawn):
    """Whatever was written meanwhile stays."""
    handed, _, current = drawn
    merged = merge(handed, handed, current)
    assert (merged.puts, merged.strikes, merged.clashes) == ((), (), ())


@given(sides())
def test_what_only_the_return_edited_arrives(drawn):
    """Where nobody wrote meanwhile, the merge is what came back."""
    handed, returned, _ = drawn
    merged = merge(handed, returned, handed)
    assert same(merged.over(handed), returned)
    assert not merged.clashes


@given(sides())
def test_what_both_sides_changed_alike_is_no_clash(drawn):
    """Nor is it written again: to take a return back twice is to do it once."""
    handed, returned, current = drawn
    again = merge(handed, returned, returned)
    assert (again.puts, again.strikes, again.clashes) == ((), (), ())
    for prefer in (Preference.RETURNED, Preference.CURRENT):
        once = merge(handed, returned, current, prefer=prefer).over(current)
        assert same(merge(handed, returned, once, prefer=prefer).over(once), once)


@given(sides())
def test_what_only_the_current_side_changed_is_kept(drawn):
    """Field by field, also in a record that the return changed elsewhere."""
    handed, returned, current = drawn
    after = merge(handed, returned, current).over(current)
    for record in current:
        base, theirs = handed.find(record.id), returned.find(record.id)
        if base is None or theirs is None:
            continue
        for field in ("name", "address", "sex", "note"):
            if getattr(theirs, field, None) == getattr(base, field, None):
                now = getattr(after[record.id], field, None)
                assert now == getattr(record, field, None)


@given(sides())
def test_a_clash_leaves_the_current_value_until_asked(drawn):
    """It names all three values; preferring a side settles it, and says nothing."""
    handed, returned, current = drawn
    merged = merge(handed, returned, current)
    after = merged.over(current)
    forced = merge(handed, returned, current, prefer=Preference.RETURNED)
    kept = merge(handed, returned, current, prefer=Preference.CURRENT)
    assert not forced.clashes
    assert same(kept.over(current), after)
    for clash in merged.clashes:
        assert clash.returned != clash.current
        if clash.field:
            assert getattr(after[clash.ref], clash.field) == clash.current
            won = forced.over(current)[clash.ref]
            assert getattr(won, clash.field) == clash.returned


@given(sides(), st.sets(st.sampled_from(("1", "2", "3"))))
def test_disjoint_returns_may_come_in_any_order(drawn, keys):
    """Two returns of other records of one handing out: either first, the same end."""
    handed, returned, current = drawn

    def edited(chosen):
        mine = [it for it in returned if (it.id.key in keys) is chosen]
        rest = [it for it in handed if (it.id.key in keys) is not chosen]
        return Register([*mine, *rest])

    ends = []
    for order in ((True, False), (False, True)):
        now = current
        for chosen in order:
            now = merge(handed, edited(chosen), now).over(now)
        ends.append(now)
    assert same(*ends)


WANG = Person(id=ref(Person, "h1a"), name="王芳", phones=("13900001111",))


def test_two_phones_for_one_person_are_a_clash():
    """Neither is taken; the name that only the return changed is."""
    theirs = WANG.evolve(name="王方", phones=("13900002222",))
    ours = WANG.evolve(phones=("13900003333",))
    merged = merge(Register([WANG]), Register([theirs]), Register([ours]))
    assert merged.puts == (ours.evolve(name="王方"),)
    assert merged.clashes == (
        Clash(
            ref=WANG.id,
            field="phones",
            handed=WANG.phones,
            returned=theirs.phones,
            current=ours.phones,
        ),
    )


def test_the_two_ends_of_a_stay_are_two_facts():
    """One side learnt when it began, the other when it ended."""
    stay = Residence(id=ref(Residence, "x1"), person=WANG.id)
    first, last = date(2003, 5, 1), date(2004, 6, 1)
    theirs = stay.evolve(period=Period(first, None))
    ours = stay.evolve(period=Period(None, last))
    merged = merge(Register([stay]), Register([theirs]), Register([ours]))
    assert merged.puts == (stay.evolve(period=Period(first, last)),)
    early = stay.evolve(period=Period(None, date(2003, 1, 1)))
    crossed = merge(Register([stay]), Register([theirs]), Register([early]))
    assert [it.field for it in crossed.clashes] == ["period"]


def test_a_number_and_what_it_settles_stand_or_fall_together():
    """Nobody gets the number of one ledger with the sex of another."""
    theirs = WANG.evolve(
        number="430181198503121232", sex=Sex.MALE, born=PartDate(1985, 3, 12)
    )
    ours = WANG.evolve(number="430181198605011228")
    merged = merge(Register([WANG]), Register([theirs]), Register([ours]))
    assert merged.puts == ()
    assert {it.field for it in merged.clashes} == {"number", "sex", "born"}


def test_a_period_that_stands_with_a_number_is_taken_whole():
    """Where the return wins, it wins with its own period, not with ends of both."""
    born, died = date(1985, 3, 12), date(2004, 12, 1)
    handed = WANG.evolve(number="430181198503121240", period=Period(born, None))
    theirs = handed.evolve(number="430181198503121267", period=Period(None, None))
    ours = handed.evolve(number="430181198503121283", period=Period(born, died))
    three = Register([handed]), Register([theirs]), Register([ours])
    assert {it.field for it in merge(*three).clashes} == {"number", "period"}
    [won] = merge(*three, prefer=Preference.RETURNED).puts
    assert (won.number, won.period) == (theirs.number, theirs.period)


@pytest.mark.parametrize("struck", ["returned", "current"])
def test_changed_here_and_struck_there_is_a_clash(struck):
    """Of the record as a whole, which stays as it is."""
    edited = WANG.evolve(name="王方")
    with_it, without = Register([edited]), Register()
    pair = (without, with_it) if struck == "returned" else (with_it, without)
    merged = merge(Register([WANG]), *pair)
    assert (merged.puts, merged.strikes) == ((), ())
    assert [it.field for it in merged.clashes] == [""]


def test_what_the_return_struck_is_struck():
    """Where nobody changed it meanwhile."""
    merged = merge(Register([WANG]), Register(), Register([WANG]))
    assert merged.strikes == (WANG.id,)
