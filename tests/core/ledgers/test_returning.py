"""再次在册: who is named again by a later ledger is there again."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import HEADS, ledger, load, number, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.acts import move_out
from shequ_core.figures import Window, measure
from shequ_core.ledgers.returning import LISTED_AFTER
from shequ_core.model import ExitCause, Household, Person, Residence
from shequ_core.work import UnitOfWork

GIVEN = "甲乙丙丁戊己庚辛壬癸子丑"
ROWS = [
    (
        f"{place:04}",
        f"张{name}",
        "户主",
        "女",
        "1960-01-01",
        number(sequence=place * 2),
        "",
        "第1居民小组",
    )
    for place, name in enumerate(GIVEN, 1)
]
FIRST, MISSED, BACK = "2005年1月31日", "2005年2月28日", "2005年3月31日"
LATER = "2005年4月30日"
DAYS = (date(2005, 1, 31), date(2005, 2, 28), date(2005, 3, 30), date(2005, 3, 31))


def counted(register, code="registered_residents"):
    """A figure on each of the days."""
    return [measure(register, code, Window.year_to(it)).value for it in DAYS]


def missed(gone=(0,)):
    """A store in which a complete roster did not name some."""
    store = MemoryStore()
    load(store, residents(*ROWS, told=FIRST))
    there = [it for place, it in enumerate(ROWS) if place not in gone]
    load_whole(store, *there, told=MISSED)
    return store


def load_whole(store, *rows, told):
    """A complete roster, loaded whatever is doubted."""
    plan = planned(store, *rows, told=told)
    loading.commit(store, plan, actor="李主任", reason="全册", confirmed=True)
    return plan


def planned(store, *rows, told, complete=("residents",)):
    """What a roster would do."""
    return loading.plan(store, [residents(*rows, told=told)], complete=complete)


@given(
    st.sets(st.integers(0, 11), min_size=1, max_size=11),
    st.sampled_from([(), ("residents",)]),
)
def test_who_was_missed_and_is_named_again_is_back_from_that_day(gone, complete):
    """With their household; twice is once; the days between stay as they were told."""
    store, less = missed(gone), len(ROWS) - len(gone)
    plan = planned(store, *ROWS, told=BACK, complete=complete)
    loading.commit(store, plan, actor="李主任", reason="补上", confirmed=True)
    for code in ("registered_residents", "registered_households"):
        assert counted(plan.register, code) == [12, less, less, 12]
    again = planned(store, *ROWS, told="2005年4月30日", complete=complete)
    assert counted(again.register) == [12, less, less, 12]
    assert set(again.changed) <= {"ledger_sheet"}
    assert not again.added


def test_a_roster_of_the_same_day_takes_the_ending_back():
    """As if it had named them at once."""
    plan = planned(missed(), *ROWS, told=MISSED)
    assert counted(plan.register) == [12, 12, 12, 12]
    assert {it.period.end for it in plan.register.all(Household)} == {None}


def test_an_earlier_roster_brings_nobody_back():
    """It speaks of the days before."""
    plan = planned(missed(), *ROWS, told=FIRST, complete=())
    assert counted(plan.register) == [12, 11, 11, 11]


@pytest.mark.parametrize("cause", [ExitCause.DEATH, ExitCause.DEPARTURE])
def test_who_is_entered_as_gone_stays_gone(cause):
    """A row that was forgotten in the roster is told, and nothing is changed."""
    store = MemoryStore()
    first = load(store, residents(*ROWS, told=FIRST))
    [who] = [it for it in first.register.all(Person) if it.name == "张甲"]
    writes = move_out(first.register, who.id, on=date(2005, 2, 3), cause=cause)
    with UnitOfWork(store, actor="李主任", reason="变动") as work:
        for record in writes.puts:
            work.put(record)
        work.commit()
    plan = planned(store, *ROWS, told=BACK)
    assert counted(plan.register) == [12, 11, 11, 11]
    [told] = [it for it in plan.findings if it.kind == LISTED_AFTER]
    assert "没有改动" in told.message
    assert not plan.added.get("residence")


def test_a_number_given_out_again_is_the_new_household():
    """The household that had it stays ended."""
    store = missed()
    row = ("0001", "赵新", "户主", "女", "1970-01-01", number("19700101", 2), "", "1组")
    plan = load_whole(store, row, *ROWS[1:], told=BACK)
    homes = [it for it in plan.register.all(Household) if it.number == "0001"]
    assert [str(it.period) for it in homes] == ["../2005-02-28", "2005-03-31/.."]
    again = planned(store, row, *ROWS[1:], told="2005年4月30日")
    assert "household" not in again.added
    assert "residence" not in again.changed


def test_a_member_who_is_listed_again_is_one_again():
    """From the day of the ledger, or as if never left out."""
    store = MemoryStore()
    old = ("张甲", number(), "1990-07-01", "第一支部", "")
    other = ("李乙", number(sequence=3), "1995-07-01", "第一支部", "")
    load(store, ledger("党员花名册", old, other, told=FIRST))
    whole = {"complete": ("party_members",)}
    plan = loading.plan(store, [ledger("党员花名册", old, told=MISSED)], **whole)
    loading.commit(store, plan, actor="王", reason="全册", confirmed=True)
    same = loading.plan(store, [ledger("党员花名册", old, other, told=MISSED)], **whole)
    assert counted(same.register, "party_members") == [2, 2, 2, 2]
    back = loading.plan(store, [ledger("党员花名册", old, other, told=BACK)], **whole)
    assert counted(back.register, "party_members") == [2, 1, 1, 2]
    assert {it.household for it in back.register.all(Residence)} <= {None}


@pytest.mark.parametrize(
    ("listed", "days"), [("低保", [1, 1, 1, 2]), ("残疾", [1, 1, 1, 1])]
)
def test_who_is_newly_listed_is_from_the_day_that_it_is_told(listed, days):
    """As others of the group were told of before; else it was only not asked."""
    store = MemoryStore()
    head = (*HEADS["居民花名册"], "特殊群体")
    first = [(*ROWS[0], "低保"), *((*it, "") for it in ROWS[1:])]
    later = [*first[:5], (*first[5][:-1], listed), *first[6:]]
    for rows, told in ((first, FIRST), (later, BACK)):
        sheet = residents(told=told)
        plan = load(store, attrs.evolve(sheet, rows=(*sheet.rows[:2], head, *rows)))
    code = {"低保": "subsistence_allowance_residents", "残疾": "disabled_residents"}
    assert counted(plan.register, code[listed]) == days


def test_who_is_listed_again_is_so_from_that_day():
    """What ended meanwhile stays as it was told."""
    store = MemoryStore()
    head = (*HEADS["居民花名册"], "特殊群体")
    for told, listed in (
        (FIRST, "低保"),
        (MISSED, ""),
        (BACK, "低保"),
        (LATER, "低保"),
    ):
        rows = [(*ROWS[0], "低保"), (*ROWS[1], listed)]
        sheet = residents(told=told)
        plan = load(store, attrs.evolve(sheet, rows=(*sheet.rows[:2], head, *rows)))
    assert "care_listing" not in plan.added
    assert counted(plan.register, "subsistence_allowance_residents") == [2, 1, 1, 2]


def test_a_wrong_number_is_not_believed_over_a_valid_one():
    """A slip in one year's roster leaves the number, the sex and the birth alone."""
    store = MemoryStore()
    load(store, residents(*ROWS, told=FIRST))
    right = ROWS[0][5]
    slip = right[:-1] + ("1" if right[-1] != "1" else "2")
    for wrong in (slip, right[:12]):
        row = (*ROWS[0][:5], wrong, *ROWS[0][6:])
        plan = planned(store, row, *ROWS[1:], told=BACK)
        assert "person" not in plan.changed
        [told] = [it for it in plan.findings if it.kind == "number-kept"]
        assert "没有改" in told.message
        assert right not in told.message
