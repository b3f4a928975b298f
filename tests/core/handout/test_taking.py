"""收回: what was edited arrives, and nothing else; what is doubtful is asked."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.core.handout.office import DAY, Office, Workbook, questions
from tests.core.small_town import TOWN, ref

from shequ_core.errors import NotFound, Unreadable
from shequ_core.handout import Outcome, Preference, Split, hand_out
from shequ_core.model import (
    Building,
    CareGroup,
    CareListing,
    Community,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Residence,
)
from shequ_core.register import Register
from shequ_core.testing import towns
from shequ_core.values import PartDate, Period, Relation, Sex

ROSTER, GUESTS, GROUPS = "居民花名册", "流动人口台账", "居民小组台账"
PHONE = "13700001111"

CELLS = {
    "工作单位": ("workplace", st.sampled_from(["中医院", "客运公司", None])),
    "联系电话": ("phones", st.sampled_from([PHONE, "0731-83612346/" + PHONE, None])),
    "文化程度": ("education", st.sampled_from(["初中", "大学本科", None])),
    "婚姻状况": ("marital", st.sampled_from(["已婚", "未婚"])),
}
"""Cells of the roster that may be edited to anything, and the field each becomes."""


def edited(before, after):
    """The fields that differ, by the key of the record."""
    changed = {}
    for name in before.keys() | after.keys():
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            changed[name] = "made" if one is None else "struck"
        elif one != other:
            fields = type(one).__annotations__
            changed[name] = {
                it for it in fields if getattr(one, it) != getattr(other, it)
            }
    return changed


@st.composite
def scribbled(draw, books):
    """Some cells of the rosters written over: what becomes of which person's field."""
    told = {}
    for book in books:
        for row in book.rows(ROSTER) if ROSTER in book.cells else ():
            for title in draw(st.sets(st.sampled_from(list(CELLS)), max_size=2)):
                field, words = CELLS[title]
                book.write(ROSTER, row, title, draw(words))
                told.setdefault(row[-1], set()).add(field)
    return told


@settings(max_examples=15)
@given(towns(), st.sampled_from(Split), st.booleans())
def test_unedited_workbooks_change_nothing(town, split, unmasked):
    """Not a record, not a paper, not a question: however they were cut and masked."""
    office = Office(town)
    books = office.hand_out(split, unmasked=unmasked)
    assume(books)
    taken = office.plan(books)
    assert not taken.plan.puts
    assert not taken.plan.strikes
    assert not questions(taken)


@settings(max_examples=15)
@given(towns(), st.data())
def test_only_edited_cells_become_changes(town, data):
    """Each in its own field; taking the same workbooks back again changes nothing."""
    office = Office(town)
    before = office.records
    books = office.hand_out()
    told = data.draw(scribbled(books))
    taken = office.take_back(books)
    for name, fields in edited(before, office.records).items():
        assert fields <= told[before[name].id.key]
    taken_cells = sum(it.count(Outcome.TAKEN) for it in taken.returns)
    assert sum(len(it.cells) for it in taken.returns) == taken_cells
    assert not office.plan(books).plan.puts


@settings(max_examples=15)
@given(towns(), st.data())
def test_what_somebody_else_wrote_meanwhile_stays(town, data):
    """Other fields of the same people, whichever cells come back edited."""
    office = Office(town)
    books = office.hand_out()
    data.draw(scribbled(books))
    people = list(town.all(Person))
    office.write(it.evolve(name=f"{it.name}新") for it in people)
    office.take_back(books)
    for person in people:
        assert office.records[person.id].name == f"{person.name}新"


@settings(max_examples=10)
@given(towns(), st.data())
def test_the_order_of_workbooks_does_not_matter(town, data):
    """Groups share no row: one by one in any order, or all at once."""
    ends = []
    office = Office(town)
    books = office.hand_out()
    data.draw(scribbled(books))
    for order in ([books], [[it] for it in books], [[it] for it in books[::-1]]):
        office = Office(town)
        for some in order:
            office.take_back(some)
        ends.append(office.records)
    assert ends[0] == ends[1] == ends[2]


@settings(max_examples=10)
@given(towns(), st.randoms(use_true_random=False), st.data())
def test_rows_may_be_sorted(town, chance, data):
    """It is the same to shuffle them before they come back."""
    office = Office(town)
    books = office.hand_out()
    data.draw(scribbled(books))
    straight = office.plan(books).plan.puts
    for book in books:
        for ledger, rows in book.cells.items():
            shuffled = rows[3:]
            chance.shuffle(shuffled)
            book.cells[ledger] = [*rows[:3], *shuffled]
    shuffled = Register(office.plan(books).plan.puts)
    known = [it for it in straight if it.id in office.records]
    assert [shuffled[it.id] for it in known] == known


@pytest.fixture
def office():
    """The small town, in a store."""
    return Office(TOWN)


@pytest.fixture
def book(office):
    """The workbook of its one small group."""
    [book] = office.hand_out()
    return book


def wang(book):
    """The row of the first head of a household."""
    return book.row(ROSTER, "记录编号(勿改)", "h1a")


def test_a_phone_and_an_address_arrive(office, book):
    """Three cells of two rows; the account says which."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    book.write(ROSTER, wang(book), "现居住地址", "圭斋西路7号")
    guest = book.rows(GUESTS)[0]
    book.write(GUESTS, guest, "来本地事由", "经商")
    taken = office.take_back([book])
    assert office.records[ref(Person, "h1a")].phones == (PHONE,)
    assert office.records[ref(Residence, "h1a")].address == "圭斋西路7号"
    [one] = taken.returns
    assert (one.title, one.added, one.missing) == ("第1居民小组", 0, 0)
    assert one.count(Outcome.TAKEN) == len(one.cells) == 3
    assert taken.plan.changed["person"] == 1


def test_an_emptied_cell_is_taken_as_empty(office, book):
    """An ordinary ledger that says nothing of a phone leaves it; here it was wiped."""
    book.write(ROSTER, wang(book), "联系电话", None)
    office.take_back([book])
    assert office.records[ref(Person, "h1a")].phones == ()


def test_a_cell_that_both_changed_is_a_question(office, book):
    """It names both values, masked, at the cell; the store keeps its own."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    theirs = office.records[ref(Person, "h1a")].evolve(phones=("13800002222",))
    office.write([theirs])
    taken = office.take_back([book])
    assert office.records[ref(Person, "h1a")] == theirs
    [asked] = [it for it in taken.plan.findings if it.kind == "edited-both"]
    assert "138****2222" in asked.message
    assert "137****1111" in asked.message
    assert PHONE not in asked.message
    assert asked.place.cell.startswith("M")
    assert asked.about == (theirs.id,)


@pytest.mark.parametrize(
    ("prefer", "phone"),
    [(Preference.RETURNED, PHONE), (Preference.CURRENT, "13800002222")],
)
def test_a_preference_answers_the_question(office, book, prefer, phone):
    """For the return or for the store, and nothing is asked."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    kept = office.records[ref(Person, "h1a")].evolve(phones=("13800002222",))
    office.write([kept])
    taken = office.take_back([book], prefer=prefer)
    assert office.records[ref(Person, "h1a")].phones == (phone,)
    assert not questions(taken)


def test_a_question_goes_away_when_it_is_answered_in_the_workbook(office, book):
    """The store's value is written into the cell, and the workbook taken back again."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    office.write([office.records[ref(Person, "h1a")].evolve(phones=("13800002222",))])
    assert questions(office.take_back([book])) == ["edited-both"]
    book.write(ROSTER, wang(book), "联系电话", "13800002222")
    assert not questions(office.take_back([book]))


def test_a_row_that_is_gone_is_a_question(office, book):
    """Nobody is ended or struck for it; back in its place, nothing is asked."""
    before = office.records
    row = wang(book)
    book.drop(ROSTER, row)
    taken = office.take_back([book])
    assert office.records == before
    [asked] = [it for it in taken.plan.findings if it.kind == "row-missing"]
    assert "h1a" in asked.message
    assert asked.about == (ref(Person, "h1a"),)
    assert taken.returns[0].missing == 1
    book.cells[ROSTER].append(row)
    assert not questions(office.take_back([book]))


def test_a_new_row_goes_through_the_ordinary_intake(office, book):
    """A newborn with a key of the household; everyone else is as before."""
    before = office.records
    book.add(
        ROSTER,
        户号="00000001",
        姓名="丙",
        与户主关系="子",
        性别="男",
        出生日期="2004-12-01",
        居民小组="第1居民小组",
    )
    taken = office.take_back([book])
    made = edited(before, office.records)
    assert set(made.values()) == {"made"}
    [born] = [office.records[it] for it in made if "/person/" in it]
    assert (born.name, born.born) == ("丙", PartDate(2004, 12, 1))
    stay = office.records[ref(Residence, born.id.key)]
    assert (stay.household, stay.relation) == (ref(Household, "h1"), Relation.SON)
    assert taken.returns[0].added == 1
    assert "masked-column" not in {it.kind for it in taken.plan.findings}


def test_a_copied_row_takes_no_key_along(office, book):
    """Somebody new was written over a copy: the one copied stays who they are."""
    before = office.records
    copy = list(wang(book))
    book.cells[ROSTER].append(copy)
    book.write(ROSTER, copy, "姓名", "丁")
    book.write(ROSTER, copy, "公民身份号码", "430181198503121232")
    book.write(ROSTER, copy, "出生日期", "1985-03-12")
    book.write(ROSTER, copy, "与户主关系", "其他")
    taken = office.take_back([book])
    assert office.records[ref(Person, "h1a")] == before[ref(Person, "h1a")]
    assert set(edited(before, office.records).values()) == {"made"}
    assert (taken.returns[0].added, taken.returns[0].missing) == (1, 0)


def test_somebody_else_written_over_a_row_is_not_the_one_who_was_there(office, book):
    """Name and number are both another's: one is asked after, one is new."""
    before = office.records
    book.write(ROSTER, wang(book), "姓名", "丁")
    book.write(ROSTER, wang(book), "公民身份号码", "430181198503121232")
    book.write(ROSTER, wang(book), "出生日期", "1985-03-12")
    taken = office.take_back([book])
    assert office.records[ref(Person, "h1a")] == before[ref(Person, "h1a")]
    assert "row-missing" in questions(taken)
    assert taken.returns[0].added == 1


def test_keys_that_were_wiped_are_found_again(office, book):
    """By all cells, else by number, else by a name that is told once."""
    place = book.header(ROSTER).index("记录编号(勿改)")
    for row in book.rows(ROSTER):
        row[place] = None
    row = book.rows(ROSTER)[0]
    book.write(ROSTER, row, "联系电话", PHONE)
    number = book.read(ROSTER, row, "公民身份号码")
    taken = office.take_back([book])
    assert not questions(taken)
    assert taken.returns[0].added == 0
    people = [it for it in office.records.values() if isinstance(it, Person)]
    assert [it.phones for it in people if it.number == number] == [(PHONE,)]


def test_a_sheet_that_did_not_come_back_changes_nothing(office, book):
    """It is said to be absent; nobody on it is asked after."""
    del book.cells[ROSTER]
    taken = office.take_back([book])
    assert taken.returns[0].absent == (ROSTER,)
    assert not taken.plan.puts


def test_a_row_pasted_into_another_workbook_is_not_missing():
    """It came back, if elsewhere; what was edited in it is taken."""
    second = GridGroup(
        id=ref(GridGroup, "s2"), name="第2居民小组", level=GroupLevel.SMALL, number=2
    )
    home = Household(id=ref(Household, "h2"), number="00000002", group=second.id)
    office = Office([*TOWN, second, home])
    one, other = office.hand_out()
    row = wang(one)
    one.drop(ROSTER, row)
    other.cells[ROSTER].append(row)
    other.write(ROSTER, row, "联系电话", PHONE)
    taken = office.take_back([one, other])
    assert not questions(taken)
    assert office.records[ref(Person, "h1a")].phones == (PHONE,)


def test_two_copies_that_say_different_things_are_held_against_each_other(office):
    """The first is taken, the second asked about."""
    [one], [other] = office.hand_out(), office.hand_out()
    other.name = "副本.xlsx"
    one.write(ROSTER, wang(one), "联系电话", PHONE)
    other.write(ROSTER, wang(other), "联系电话", "13800002222")
    taken = office.take_back([one, other])
    assert office.records[ref(Person, "h1a")].phones == (PHONE,)
    assert [it.count(Outcome.ASKED) for it in taken.returns] == [0, 1]


def test_stars_are_never_taken_for_facts(office):
    """Nor their absence; a cell written in full is an edit like any other."""
    [book] = office.hand_out(unmasked=False)
    before = office.records
    row = wang(book)
    assert "*" in book.read(ROSTER, row, "公民身份号码")
    book.write(ROSTER, row, "公民身份号码", None)
    book.write(ROSTER, row, "联系电话", "139****0000")
    assert not office.take_back([book]).plan.puts
    book.write(ROSTER, row, "联系电话", PHONE)
    office.take_back([book])
    assert edited(before, office.records) == {ref(Person, "h1a"): {"phones"}}


@pytest.mark.parametrize(
    ("title", "words", "told"),
    [
        ("民族", "不知什么族", ("unknown-word", Outcome.UNREAD)),
        ("婚姻状况", "再说", ("unknown-word", Outcome.UNREAD)),
        ("姓名", "{}（已故）", ("gone-by-name", Outcome.IDLE)),
    ],
)
def test_what_can_not_be_read_is_not_passed_over(office, book, title, words, told):
    """Where nothing stood before, or the same: it is told once, and changes nothing."""
    row = wang(book)
    book.write(ROSTER, row, title, words.format(book.read(ROSTER, row, title)))
    before = office.records
    for _ in range(2):
        taken = office.take_back([book])
        (cell,) = taken.returns[0].cells
        assert (cell.title, cell.outcome) == (title, told[1])
        assert told[0] in [it.kind for it in taken.plan.findings]
        assert office.records == before
    assert not taken.plan.puts


def test_an_edit_that_the_ledger_does_not_decide_is_told(office, book):
    """The head's name beside each member is only shown."""
    book.write(ROSTER, wang(book), "户主姓名", "丁")
    taken = office.take_back([book])
    assert questions(taken) == ["edit-idle"]
    assert taken.returns[0].count(Outcome.IDLE) == 1


def test_someone_struck_meanwhile_is_asked_about(office, book):
    """The return edited them, the store knows them no more."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    gone = [ref(Person, "h1a"), ref(Residence, "h1a"), ref(CareListing, "h1a-veteran")]
    office.strike(*gone)
    taken = office.take_back([book])
    assert questions(taken) == ["edited-both"]
    assert not office.records.keys() & set(gone)


def test_care_that_was_crossed_out_ends_on_the_day_of_the_ledger(office, book):
    """And other care begins; the word is the ledger's own."""
    book.write(ROSTER, wang(book), "特殊群体", "残疾")
    office.take_back([book])
    ended = office.records[ref(CareListing, "h1a-veteran")]
    assert ended.period == Period(None, DAY)
    made = office.records[ref(CareListing, "h1a-disabled")]
    assert made.group is CareGroup.DISABLED


def test_a_group_may_be_moved_under_another_large_group(office):
    """Its words decide, not the key beside them; the old one keeps its name."""
    [book] = [it for it in office.hand_out(Split.LEDGER) if GROUPS in it.cells]
    row = book.rows(GROUPS)[0]
    book.write(GROUPS, row, "居民大组", "第二居民大组")
    office.take_back([book])
    small = office.records[ref(GridGroup, "s1")]
    assert office.records[small.parent].name == "第二居民大组"
    assert office.records[ref(GridGroup, "l1")].name == "第一居民大组"


def test_what_was_made_meanwhile_gives_no_name_away(office, book):
    """Two newborns of one household, one by each side: two people."""
    book.add(
        ROSTER, 户号="00000001", 姓名="丙", 与户主关系="子", 居民小组="第1居民小组"
    )
    office.write(
        [
            Person(id=ref(Person, "h1-1"), name="丁", sex=Sex.FEMALE),
            Residence(
                id=ref(Residence, "h1-1"),
                person=ref(Person, "h1-1"),
                household=ref(Household, "h1"),
                relation=Relation.DAUGHTER,
                group=ref(GridGroup, "s1"),
            ),
        ]
    )
    office.take_back([book])
    names = {it.name for it in office.records.values() if isinstance(it, Person)}
    assert {"丙", "丁"} <= names
    assert office.records[ref(Person, "h1-1")].name == "丁"


def test_another_office_s_workbook_is_refused(office, book):
    """So is a number that was retyped wrongly, and a ledger that has none."""
    with pytest.raises(Unreadable, match="对不上"):
        Office([*TOWN, Building(id=ref(Building, "b9"), name="9栋")]).plan([book])
    title = book.cells[ROSTER][1]
    title[0] = title[0].replace("/whole/", "/masked/")
    for ledger in (GUESTS, GROUPS, "楼栋台账"):
        book.cells[ledger][1] = [""]
    with pytest.raises(Unreadable, match="对不上"):
        office.plan([book])
    book.cells[ROSTER][1] = [""]
    with pytest.raises(Unreadable, match="没有发放号"):
        office.plan([book])


def test_one_sheet_is_enough_to_know_the_workbook(office, book):
    """As when it is saved as text: the number stands over every ledger."""
    book.write(ROSTER, wang(book), "联系电话", PHONE)
    book.cells = {ROSTER: book.cells[ROSTER]}
    office.take_back([book])
    assert office.records[ref(Person, "h1a")].phones == (PHONE,)


def test_nothing_to_take_back_is_said(office):
    """No file is no return."""
    with pytest.raises(NotFound, match="没有要收回的台账"):
        office.plan([])


def test_workbooks_of_two_communities_are_taken_back_one_by_one(office):
    """Each is one batch of one book; the sentence says which two."""
    other = Community(id=ref(Community, "town-2", "town-2"), name="对面社区")
    office.write([other])
    [book] = office.hand_out()
    [opposite] = [
        Workbook(it, "2.xlsx")
        for it in hand_out(office.store, "town-2", Split.LEDGER, on=DAY, unmasked=True)
    ]
    with pytest.raises(NotFound, match="town、town-2"):
        office.plan([book, opposite])


def test_what_an_added_row_leaves_open_is_asked_as_ever(office, book):
    """It may be of a namesake known already: a question, until it is answered."""
    book.add(GUESTS, 姓名="甲", 来本地时间="2004-06-01")
    taken = office.plan([book])
    [asked] = taken.plan.questions
    assert asked.place.file == book.name
    answered = office.plan([book], answers={asked.id: "h1a", "mistyped": "h1a"})
    assert not answered.plan.questions
    [unused] = [it for it in answered.plan.findings if it.kind == "answer-unused"]
    assert "：mistyped；" in unused.message
