"""写入: what an act asks to be written, put together and applied."""

from tests.core.acts.court import COURT, DAY, GRANNY, LI, OLD_LI, SON, WANG

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import UnitOfWork, books
from shequ_core.acts import Writes, apply, died, in_turn, move_out, transfer
from shequ_core.model import Household, Residence
from shequ_core.values import Ref, Relation


def test_of_one_record_the_later_word_stands():
    """A put after a strike is a put, a strike after a put a strike."""
    home = COURT[WANG]
    put, strike = Writes((home,)), Writes((), (home.id,))
    assert strike.then(put) == put
    assert put.then(strike) == strike
    assert put.then(put.then(strike).then(put)) == put


def test_writes_of_one_book():
    """What is written in one community is told from what is written in another."""
    there = COURT[WANG].evolve(id=Ref("nan/household/wang"))
    assert Writes((COURT[WANG],), (there.id,)).of("yuan") == Writes((COURT[WANG],))
    assert Writes((COURT[WANG],), (there.id,)).of("nan") == Writes((), (there.id,))


def test_applying_puts_and_strikes():
    """Records are replaced, added in the order of ids, and taken away."""
    new = Household(id=Ref("yuan/household/abc"), number="0")
    after = apply(COURT, Writes((new, COURT[LI].evolve(number="9")), (WANG,)))
    assert list(after.named(Household)) == [new.id, LI]
    assert after[LI].number == "9"
    assert WANG in COURT
    assert len(after) == len(COURT)


def test_acts_in_turn_see_each_other():
    """The second act is asked of what the first one left."""
    writes = in_turn(
        COURT,
        [
            lambda town: transfer(
                town, SON, household=LI, on=DAY, relation=Relation.NEPHEW
            ),
            lambda town: died(town, OLD_LI, on=DAY, head=SON),
        ],
    )
    town = apply(COURT, writes)
    [stay] = town.on(DAY).tied(Residence, "household", LI)
    assert (stay.person, stay.relation) == (SON, Relation.HEAD)


def test_a_unit_of_work_takes_what_an_act_gives():
    """Read the book, act on it, write it, commit it."""
    store = MemoryStore()
    with UnitOfWork(store, actor="李主任", reason="台账") as work:
        work.put(*COURT)
        work.commit()
        town = books.read(work.view, "yuan")
        work.write(move_out(town, GRANNY, on=DAY))
        work.commit()
    with store.view() as view:
        assert [*books.read(view, "yuan")] == [
            *apply(COURT, move_out(COURT, GRANNY, on=DAY))
        ]
