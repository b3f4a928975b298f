"""减员: whom a complete ledger names no more; what is doubtful is asked first."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import kept, ledger, load, number, residents

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import loading
from shequ_core.errors import InvalidValue, Unconfirmed
from shequ_core.figures import Window, measure
from shequ_core.loading.doubts import (
    BEGINS_MANY,
    ELSEWHERE,
    ENDS_MANY,
    OLDER,
    TWO_DAYS,
)
from shequ_core.loading.endings import WITHHELD
from shequ_core.model import (
    CareGroup,
    CareListing,
    Household,
    PartyMembership,
    Person,
    Residence,
)
from shequ_core.values import PartDate, Ref
from shequ_core.work import UnitOfWork

DAY = date(2005, 12, 31)
LATER = "2005年12月31日"


GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎离艮兑"


def row(place, *, household=None):
    """A resident of the roster."""
    head = household is None
    return (
        f"{household or place:04}",
        f"张{GIVEN[place - 1]}",
        "户主" if head else "子",
        "男",
        "1960-01-01",
        number(sequence=place),
        "",
        "第1居民小组",
    )


ROWS = [row(place) for place in range(1, 31)]


def planned(store, *rows, complete=("residents",), told=LATER):
    """What a later roster would do."""
    return loading.plan(store, [residents(*rows, told=told)], complete=complete)


def full(rows=ROWS):
    """A store with a roster of 2004 in it."""
    store = MemoryStore()
    load(store, residents(*rows))
    return store


def residents_of(register, on):
    """How many are registered on a day."""
    return measure(register, "registered_residents", Window.year_to(on)).value


@given(st.sets(st.integers(0, 29), max_size=28))
def test_who_is_named_no_more_is_there_no_more(gone):
    """From its day on and not before; whoever is named stays, and nobody is new."""
    store = full()
    staying = [it for place, it in enumerate(ROWS) if place not in gone]
    plan = planned(store, *staying)
    [ended] = plan.endings
    assert (ended.on, ended.among, len(ended.records)) == (DAY, 30, len(gone))
    assert residents_of(plan.register, DAY) == len(staying)
    assert residents_of(plan.register, date(2005, 12, 30)) == 30
    assert not plan.added.get("person")
    assert [it.kind for it in plan.doubts] == [ENDS_MANY] * (len(gone) > 3)


def test_a_ledger_that_is_not_said_to_be_complete_ends_nobody():
    """A part of a roster is a part."""
    plan = planned(full(), ROWS[0], complete=())
    assert plan.endings == ()
    assert residents_of(plan.register, DAY) == 30


def test_a_household_that_nobody_is_left_in_ends():
    """And what was kept of a resident ends with the stay."""
    store = full([ROWS[0], ROWS[1], row(3, household=2)])
    with store.view() as view:
        [home] = [it for it in view.scan(Household) if it.number == "0001"]
        [stay] = [it for it in view.scan(Residence) if it.household == home.id]
    veteran = CareListing(
        id=Ref.to(stay.id.community, "care_listing", "v"),
        person=stay.person,
        group=CareGroup.VETERAN,
    )
    with UnitOfWork(store, actor="王", reason="优抚") as work:
        work.put(veteran)
        work.commit()
    plan = planned(store, ROWS[1])
    assert plan.register[veteran.id].period.end == DAY
    assert plan.register[home.id].period.end == DAY
    assert plan.register[stay.id].period.end == DAY
    two = [it for it in plan.register.all(Household) if it.number == "0002"]
    assert [it.period.end for it in two] == [None]
    [ended] = plan.endings
    assert len(ended.records) == 2


def test_a_household_ends_when_its_last_member_goes_to_another():
    """As when they leave the community."""
    plan = planned(full(), ROWS[0], row(2, household=1), *ROWS[2:])
    [home] = [it for it in plan.register.all(Household) if it.number == "0002"]
    assert home.period.end == DAY
    assert residents_of(plan.register, DAY) == 30


@given(st.integers(0, 2))
def test_who_is_named_for_the_first_time_is_there_from_the_day_on(new):
    """And in their new household; who was born since, from the day of birth."""
    born = (*row(30, household=1)[:4], "2005-03-08", "", "", "第1居民小组")
    plan = planned(full(ROWS[:26]), *ROWS[: 26 + new], born)
    [ended] = plan.endings
    assert (ended.records, ended.begun) == ((), new)
    assert plan.doubts == ()
    assert [residents_of(plan.register, it) for it in DAYS] == [26, 27, 27 + new]
    homes = plan.register.on(date(2005, 12, 30)).all(Household)
    assert len(homes) == 26
    year = Window.year_to(DAY)
    counted = [measure(plan.register, it, year).value for it in ("births", "arrivals")]
    assert counted == [1, new]


DAYS = (date(2005, 3, 7), date(2005, 12, 30), DAY)


@pytest.mark.parametrize(("told", "complete"), [(LATER, ()), ("2004年12月31日", None)])
def test_else_whoever_is_new_was_there_before(told, complete):
    """In a part of a roster, or in one of the day that is known already."""
    complete = ("residents",) if complete is None else complete
    plan = planned(full(ROWS[:28]), *ROWS, complete=complete, told=told)
    assert residents_of(plan.register, date(2004, 6, 30)) == 30


def test_many_at_once_are_doubted():
    """The earlier roster was no whole one, more likely."""
    plan = planned(full(ROWS[:20]), *ROWS)
    assert [it.kind for it in plan.doubts] == [BEGINS_MANY]
    assert "原来在册20人，新添10人" in plan.doubts[0].message


def test_a_member_who_comes_from_elsewhere_comes_on_the_day():
    """The day of joining the party (入党时间) is not that of coming to this branch."""
    store = MemoryStore()
    old = ("张甲", number(), "1990-07-01", "第一支部", "")
    came = ("李乙", number(sequence=3), "1995-07-01", "第一支部", "")
    admitted = ("王丙", number(sequence=5), "2005-07-01", "第一支部", "")
    load(store, ledger("党员花名册", old))
    for told in (LATER, "2006年1月31日"):
        sheet = ledger("党员花名册", old, came, admitted, told=told)
        plan = loading.plan(store, [sheet], complete=("party_members",))
        loading.commit(store, plan, actor="王", reason="全册", confirmed=True)
        members = plan.register.all(PartyMembership)
        assert {it.joined: it.period.start for it in members} == {
            PartDate(1990, 7, 1): date(1990, 7, 1),
            PartDate(1995, 7, 1): DAY,
            PartDate(2005, 7, 1): date(2005, 7, 1),
        }


def test_nobody_ends_while_a_row_could_not_be_read():
    """It may be of somebody who seems to be missing."""
    nameless = ("0001", "", *ROWS[0][2:])
    plan = planned(full(), nameless, *ROWS[1:])
    assert plan.endings == ()
    assert WITHHELD in {it.kind for it in plan.findings}
    assert residents_of(plan.register, DAY) == 30


def test_nobody_ends_while_a_row_is_asked_about():
    """Who moved house without a number may be the one who seems to be gone."""
    bare = (*ROWS[0][:5], "", *ROWS[0][6:])
    moved = ("0099", *bare[1:])
    store = full([bare, *ROWS[1:]])
    plan = planned(store, moved, *ROWS[1:])
    [question] = plan.questions
    assert plan.endings == ()
    [finding] = [it for it in plan.findings if it.kind == WITHHELD]
    assert "1处待答复" in finding.message
    [known] = question.options
    answered = loading.plan(
        store,
        [residents(moved, *ROWS[1:], told=LATER)],
        complete=("residents",),
        answers={question.id: known.key},
    )
    [ended] = answered.endings
    assert (ended.among, ended.records) == (30, ())
    assert residents_of(answered.register, DAY) == 30


def test_a_complete_ledger_has_a_day_and_is_a_list():
    """Else it can not be said who is gone, or since when."""
    store = full()
    for how, rows in (
        ({"told": ""}, ROWS),
        ({"complete": ("activities",)}, ROWS),
        ({"complete": ("floating",)}, ROWS),
        ({"complete": ("nonesuch",)}, ROWS),
    ):
        with pytest.raises(InvalidValue):
            planned(store, *rows, **how)


def test_an_older_ledger_is_doubted():
    """It would write old facts over new ones; the same day is no doubt."""
    store = full()
    old = planned(store, *ROWS, complete=(), told="2004年6月30日")
    assert [it.kind for it in old.doubts] == [OLDER]
    assert "2004-06-30" in old.doubts[0].message
    same = planned(store, *ROWS, complete=(), told="2004年12月31日")
    assert same.doubts == ()


def test_a_ledger_of_another_community_is_doubted():
    """The wrong file was picked; the street before the name makes no other."""
    store = full()
    for office, kinds in (("东正社区", [ELSEWHERE]), ("淮川街道北正社区", [])):
        sheet = residents(*ROWS, told=LATER, file="花名册.xlsx")
        lines = ((f"{office}居民花名册",), (f"填报单位:{office}居民委员会",))
        plan = loading.plan(
            store, [attrs.evolve(sheet, rows=(*lines, *sheet.rows[2:]))]
        )
        assert [it.kind for it in plan.doubts] == kinds
    nameless = MemoryStore()
    load(nameless, attrs.evolve(sheet, rows=sheet.rows[2:]))
    assert planned(nameless, *ROWS, complete=()).doubts == ()


def test_two_years_at_once_are_doubted():
    """The rows of the second seem to be there twice; parts told on two days do not."""
    old = residents(*ROWS, file="旧.xlsx")
    new = residents(*ROWS[:20], told=LATER, file="新.xlsx")
    plan = loading.plan(MemoryStore(), [old, new])
    assert [it.kind for it in plan.doubts] == [TWO_DAYS]
    assert "新.xlsx有20行" in plan.doubts[0].message
    first = residents(*ROWS[:10], file="一组.xlsx")
    second = residents(*ROWS[10:], told=LATER, file="二组.xlsx")
    assert loading.plan(MemoryStore(), [first, second]).doubts == ()


def test_a_doubted_plan_is_written_when_somebody_said_yes():
    """Not before: the error has the stable words, the plan the numbers."""
    store = full()
    plan = planned(store, *ROWS[5:])
    with pytest.raises(Unconfirmed) as refused:
        loading.commit(store, plan, actor="王", reason="2005 年台账")
    assert refused.value.kinds == (ENDS_MANY,)
    assert "30人中的5人" in str(refused.value)
    with store.view() as view:
        assert view.revision == plan.base
    done = loading.commit(store, plan, actor="王", reason="对过了", confirmed=True)
    assert done == plan.base + 1
    ended = [it.period.end for it in kept(store, Residence).values()]
    assert ended.count(DAY) == 5


def test_undone_everybody_is_back():
    """An ending is a change as any other."""
    from shequ_core import history

    store = full()
    plan = planned(store, *ROWS[1:])
    revision = loading.commit(store, plan, actor="王", reason="2005 年台账")
    assert [it.period.end for it in kept(store, Residence).values()].count(DAY) == 1
    [batch] = {it.batch for it in store.changes(after=revision - 1)}
    history.undo(store, batch, actor="王", reason="载错了")
    assert {it.period.end for it in kept(store, Residence).values()} == {None}
    assert len(kept(store, Person)) == 30
