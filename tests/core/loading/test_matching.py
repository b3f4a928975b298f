"""认人: who is meant, across ledgers and loads; what can not be told is asked."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.loading.rosters import (
    kept,
    ledger,
    load,
    member,
    number,
    residents,
)

from shequ_adapters.storage.memory import MemoryStore
from shequ_core import books, history, loading
from shequ_core.ledgers.questions import SOMEBODY_ELSE
from shequ_core.model import (
    PAPERS,
    PartyMembership,
    Person,
    Remark,
    Residence,
    ServiceRequest,
    TeamMembership,
)

A, B = number(), number("19650101", 7)
ZHANG = ("0001", "张三", "户主", "男", "1960-01-01", A, "13900001111", "第1居民小组")
NAMESAKE = ("0002", "张三", "户主", "男", "1965-01-01", B, "", "第2居民小组")


def without_number(row, **more):
    """The same row with nothing in the column of id numbers."""
    return (*row[:5], more.get("number", ""), *row[6:])


def kinds(plan):
    """What was found, by its stable words."""
    return {it.kind for it in plan.findings}


WRONG = (
    number(sequence=3),
    number("19610101"),
    A[:17] + "5",
    A[:9] + A[10] + A[9] + A[11:],
    A[:16],
    A[:6] + A[8:17],
)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_corrected_number_is_the_same_person(wrong):
    """Wherever the slip was; the ref stays, and so does who names it."""
    store = MemoryStore()
    load(store, residents(without_number(ZHANG, number=wrong)))
    [before] = kept(store, Person)
    plan = load(store, residents(ZHANG))
    assert list(kept(store, Person)) == [before]
    assert kept(store, Person)[before].number == A
    assert (dict(plan.added), plan.questions) == ({}, ())


@pytest.mark.parametrize("filler", ["0", "无", "000000000000000000", 0, "123456"])
def test_a_filler_is_nobody_s_number(filler):
    """Two families with it are two families, and nobody has it."""
    store = MemoryStore()
    plan = load(
        store,
        residents(
            without_number(ZHANG, number=filler),
            ("0002", "李四", "户主", "男", "1970-01-01", filler, "", "第1居民小组"),
        ),
    )
    assert [it.number for it in kept(store, Person).values()] == ["", ""]
    assert "listed-twice" not in {it.kind for it in plan.findings}


def test_a_filler_does_not_wipe_out_a_number():
    """What was known stays known."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    load(store, residents(without_number(ZHANG, number="0")))
    assert [it.number for it in kept(store, Person).values()] == [A]


def test_namesakes_at_home_are_asked_about():
    """Which of the two got the number is not guessed: the row is set apart."""
    store = MemoryStore()
    two = [without_number(row) for row in (ZHANG, ZHANG)]
    load(store, residents(*((*row[:2], "", *row[3:]) for row in two)))
    first, second = kept(store, Person)
    told = residents((*ZHANG[:2], "", *ZHANG[3:]))
    plan = load(store, told)
    [question] = plan.questions
    assert question.kind == "which-person"
    assert [it.key for it in question.options] == [first, second]
    assert plan.accounts[0].quarantined == 1
    assert question.place.cell == "B4"
    assert {it.kind for it in plan.findings} >= {"which-person"}
    answered = load(store, told, answers={question.id: second})
    assert answered.questions == ()
    assert kept(store, Person)[second].number == A
    assert not kept(store, Remark)


def test_candidates_are_told_apart_and_nobody_is_named():
    """Household, group, sex, year of birth and the end of the number."""
    store = MemoryStore()
    load(store, residents(ZHANG, NAMESAKE))
    [question] = load(store, member("张三")).questions
    words = question.options[0].words
    assert words == "张*，男，1960年生，证号尾号0018，户号0001，第1居民小组"
    assert A not in str(question)
    assert "三" not in str(question)


def test_a_name_alone_ties_nobody():
    """A member of whom only the name is known is entered, and asked about."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    plan = load(store, member("张三"))
    [question] = plan.questions
    assert question.kind == "same-person"
    assert [it.key for it in question.options] == ["0001-1"]
    assert kept(store, PartyMembership)["m1"].person.key == "x1"
    again = load(store, member("张三"))
    assert again.questions == plan.questions
    assert not again.puts


def test_an_answer_ties_what_was_loaded_without_a_tie():
    """The person entered in the meantime goes; the question is not asked again."""
    store = MemoryStore()
    load(store, residents(ZHANG, NAMESAKE))
    [question] = load(store, member("张三", phone="13900002222")).questions
    plan = load(
        store,
        member("张三", phone="13900002222"),
        answers={question.id: "0002-1（张*，男，1965年生）"},
    )
    assert plan.questions == ()
    assert list(kept(store, Person)) == ["0001-1", "0002-1"]
    assert kept(store, PartyMembership)["m1"].person.key == "0002-1"
    assert kept(store, Person)["0002-1"].phones == ("13900002222",)
    quiet = load(store, member("张三", phone="13900002222"))
    assert (quiet.questions, quiet.puts) == ((), ())


def test_an_answer_that_it_is_somebody_else_is_kept():
    """Nobody asks again, in the same ledger or in another copy of it."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    [question] = load(store, member("张三")).questions
    told = load(store, member("张三"), answers={question.id: SOMEBODY_ELSE})
    assert told.questions == ()
    assert "same-person" not in {it.kind for it in told.findings}
    assert "told-apart" not in {it.kind for it in told.findings}
    for file in ("党员花名册.xlsx", "党员2005.xlsx"):
        row = ("张三", "", "1990-07-01", "第一支部", "")
        assert not load(store, ledger("党员花名册", row, file=file)).questions


def test_an_answer_that_names_nobody_leaves_the_question():
    """It is said that it was not understood."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    [question] = load(store, member("张三")).questions
    plan = load(store, member("张三"), answers={question.id: "99-9"})
    assert plan.questions == (question,)
    assert "answer-unknown" in {it.kind for it in plan.findings}


def test_a_later_roster_settles_what_an_earlier_one_left():
    """Under another file's name: the same trouble is told once, at its later cell, and
    what was mended there is told no more; an earlier one brings nothing back.
    """
    store = MemoryStore()
    troubled = without_number(ZHANG, number="0")
    load(store, residents(troubled, NAMESAKE, file="2004.xlsx"))
    again = residents(troubled, NAMESAKE, told="2005年12月31日", file="2005.xlsx")
    plan = load(store, again)
    [told] = [it for it in plan.findings if it.kind == "id-placeholder"]
    assert told.place.file == "2005.xlsx"
    mended = residents(ZHANG, NAMESAKE, told="2006年12月31日", file="2006.xlsx")
    assert "id-placeholder" not in kinds(load(store, mended))
    late = residents(ZHANG, NAMESAKE, told="2003年12月31日", file="2003.xlsx")
    plan = loading.plan(store, [late])
    assert not plan.strikes


def test_so_does_one_of_that_name_with_other_sheets():
    """Each month's roster is saved under one name; its sheets are renamed one day. Two
    years in one file settle nothing of each other, however often they are read.
    """
    troubled = without_number(ZHANG, number="0")
    old = residents(troubled, NAMESAKE, file="花名册.xlsx")
    new = residents(ZHANG, NAMESAKE, told="2005年12月31日", file="花名册.xlsx")
    new = attrs.evolve(new, name="1组")
    store = MemoryStore()
    load(store, old)
    assert "id-placeholder" not in kinds(load(store, new))
    store = MemoryStore()
    first = loading.plan(store, [old, new])
    loading.commit(store, first, actor="李主任", reason="台账", confirmed=True)
    again = loading.plan(store, [old, new])
    assert kinds(again) == kinds(first)
    assert not again.strikes


def test_rosters_of_one_day_keep_their_remarks_apart():
    """Parts of one roster in several files, one a group, are no versions of it."""
    store = MemoryStore()
    load(store, residents(without_number(ZHANG, number="0"), file="1组.xlsx"))
    plan = load(store, residents(without_number(ZHANG, number="0"), file="2组.xlsx"))
    assert not plan.strikes
    assert "id-placeholder" in kinds(plan)


def test_answers_to_what_was_not_asked_are_told():
    """By the ids, whether they are settled or mistyped; what was asked is not among
    them, however it was answered.
    """
    store = MemoryStore()
    load(store, residents(ZHANG))
    [question] = load(store, member("张三")).questions
    typed = {question.id: "99-9", "mistyped-2-same-person": "0001-1"}
    plan = load(store, member("张三"), answers=typed)
    [unused] = [it for it in plan.findings if it.kind == "answer-unused"]
    assert "有1个编号这次没有问到：mistyped-2-same-person；" in unused.message
    settled = {question.id: SOMEBODY_ELSE}
    assert "answer-unused" not in kinds(load(store, member("张三"), answers=settled))
    assert "answer-unused" in kinds(load(store, member("张三"), answers=settled))


def test_who_moved_house_without_a_number_is_asked_about():
    """Answered, it is the same person at another home; nobody is there twice."""
    store = MemoryStore()
    bare = without_number(ZHANG)
    load(store, residents(bare))
    moved = residents(("0009", *bare[1:]), told="2005年12月31日")
    [question] = load(store, moved).questions
    plan = load(store, moved, answers={question.id: "0001-1"})
    assert plan.questions == ()
    assert list(kept(store, Person)) == ["0001-1"]
    [home] = kept(store, Residence).values()
    assert home.household.key == "0009"


def test_a_number_of_another_name_elsewhere_is_asked_about():
    """It may be a new name, or a number copied wrong: both are kept till it is told."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    other = residents(("0002", "李四", *ZHANG[2:]))
    [question] = load(store, other).questions
    assert question.kind == "whose-number"
    assert len(kept(store, Person)) == 2
    load(store, other, answers={question.id: "0001-1"})
    assert [it.name for it in kept(store, Person).values()] == ["李四"]


def test_a_new_name_at_home_is_the_same_person():
    """The number comes first; unless another row at home has the old name."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    load(store, residents(("0001", "张叁", *ZHANG[2:])))
    assert [it.name for it in kept(store, Person).values()] == ["张叁"]
    swapped = residents(
        ("0001", "李四", "妻", *ZHANG[3:]),
        ("0001", "张叁", *ZHANG[2:5], number("19600101", 33), "", "第1居民小组"),
    )
    plan = load(store, swapped)
    assert "李四" not in {kept(store, Person)["0001-1"].name}
    assert [it.kind for it in plan.questions] == ["whose-number"]


def test_a_number_settles_the_birth_of_whom_the_year_was_known():
    """From a ledger that has no column for it, on the first load."""
    store, phone = MemoryStore(), "13900002222"
    person = ("0001", "张三", "户主", "男", "1960", "", phone, "第1居民小组")
    load(store, residents(person), member("张三", number("19600305"), phone=phone))
    (known,) = kept(store, Person).values()
    assert known.number == number("19600305")
    assert known.born.exact == date(1960, 3, 5)


def test_a_phone_shared_by_namesakes_ties_neither():
    """The row of the team is set apart, and so is what it alone tells of."""
    store = MemoryStore()
    other = (*NAMESAKE[:6], ZHANG[6], NAMESAKE[7])
    load(store, residents(ZHANG, other))
    team = ledger("晚霞健身站队员名册", ("舞蹈队", "张三", "2003-07-01", ZHANG[6]))
    [question] = load(store, team).questions
    assert question.kind == "which-person"
    assert not kept(store, TeamMembership)
    load(store, team, answers={question.id: "0002-1"})
    assert kept(store, TeamMembership)["m1"].person.key == "0002-1"


@pytest.mark.parametrize("filed", ["20040001", ""])
def test_a_request_stays_a_name_until_it_is_answered(filed):
    """It is entered once, with its own number or without."""
    store = MemoryStore()
    load(store, residents(ZHANG))
    row = (filed, "2004-05-01", "张三", "", "环境卫生", "社区居委会")
    requests = ledger("居民诉求办理台账", row)
    [question] = load(store, requests).questions
    [made] = kept(store, ServiceRequest).values()
    assert (made.person, made.requester) == (None, "张三")
    load(store, requests, answers={question.id: "0001-1"})
    [tied] = kept(store, ServiceRequest).values()
    assert (tied.person.key, tied.requester) == ("0001-1", "")


def test_somebody_who_was_not_born_yet_is_no_candidate():
    """A child of today did not join the party in 1990."""
    store = MemoryStore()
    child = (*ZHANG[:4], "2001-01-01", number("20010101"), *ZHANG[6:])
    load(store, residents(child))
    assert not load(store, member("张三")).questions


NAMES = st.sampled_from(("张三", "李四"))
IDENTITIES = st.sampled_from(("", "", A, B, number(sequence=3), A[:17] + "5"))
BIRTHS = st.sampled_from(("", "1960-01-01", "1965-01-01", "1960"))
PHONES = st.sampled_from(("", "13900001111", "13900002222"))
RESIDENT = st.tuples(
    st.sampled_from(("0001", "0002")),
    NAMES,
    st.sampled_from(("户主", "妻", "")),
    st.sampled_from(("男", "")),
    BIRTHS,
    IDENTITIES,
    PHONES,
    st.just("第1居民小组"),
)
MEMBER = st.tuples(
    NAMES, IDENTITIES, st.just("1990-07-01"), st.just("第一支部"), PHONES
)
PLACE = st.tuples(
    st.sampled_from(("舞蹈队", "腰鼓队")), NAMES, st.just("2003-07-01"), PHONES
)
ASKED = st.tuples(
    st.sampled_from(("1", "2", "3")), st.just("2004-05-01"), NAMES, PHONES
).map(lambda it: (*it, "环境卫生", "社区居委会"))


@st.composite
def loads(draw):
    """The ledgers of one load, of people who might be each other."""
    sheets = [residents(*draw(st.lists(RESIDENT, min_size=1, max_size=4)))]
    for title, row in (
        ("党员花名册", MEMBER),
        ("晚霞健身站队员名册", PLACE),
        ("居民诉求办理台账", ASKED),
    ):
        found = draw(st.lists(row, max_size=3))
        sheets += [ledger(title, *found)] if found else []
    return sheets


def book(store):
    """Everything that a store has of the community."""
    with store.view() as view:
        return {it.id: it for it in books.read(view, loading.FALLBACK)}


@given(loads())
def test_twice_is_once(sheets):
    """The same ledgers again change nothing, and ask the same; quietly."""
    store = MemoryStore()
    load(store, *sheets)
    second = load(store, *sheets)
    assert not [it for it in second.puts if not isinstance(it, PAPERS)]
    third = load(store, *sheets)
    assert (third.puts, third.strikes) == ((), ())
    assert third.questions == second.questions


@given(loads(), loads())
def test_undoing_a_load_restores_what_was_there(before, sheets):
    """Whatever was matched, merged or asked."""
    store = MemoryStore()
    load(store, *before)
    was = book(store)
    load(store, *sheets)
    commits = list(history.commits(store))
    if commits[-1].revision > 1:
        history.undo(store, commits[-1].batch, actor="甲", reason="乙")
    assert book(store) == was


@given(st.data(), loads(), loads())
def test_an_answer_settles_its_question(data, before, sheets):
    """Whichever candidate, or nobody: the row is no question any more."""
    store = MemoryStore()
    load(store, *before)
    plan = loading.plan(store, sheets)
    if not plan.questions:
        return
    question = data.draw(st.sampled_from(plan.questions))
    keys = [*(it.key for it in question.options), SOMEBODY_ELSE]
    answer = data.draw(st.sampled_from(keys))
    told = load(store, *sheets, answers={question.id: answer})
    assert question.id not in {it.id for it in told.questions}


@given(loads(), loads())
def test_what_is_asked_of_names_only_the_known(before, sheets):
    """Every candidate is a person of the book; every question has its cell."""
    store = MemoryStore()
    load(store, *before)
    plan = loading.plan(store, sheets)
    people = {it.id.key for it in plan.register.all(Person)}
    for question in plan.questions:
        assert {it.key for it in question.options} <= people
        assert question.place.cell
