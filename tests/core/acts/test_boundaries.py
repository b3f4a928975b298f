"""区划调整: groups handed over, communities merged and split, codes changed."""

import csv
import lzma
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.core.acts.court import (
    COURT,
    DAY,
    EAST,
    FATHER,
    GRANNY,
    GUEST,
    LI,
    OLD_LI,
    WANG,
    WEST,
    ref,
)

from shequ_core.acts import (
    Writes,
    apply,
    found_school,
    hand_over,
    join_course,
    merge_communities,
    open_course,
    open_term,
    recode,
    split_community,
    transfer,
)
from shequ_core.errors import InvalidValue
from shequ_core.figures import Window, measure, on_boundary_of
from shequ_core.model import (
    Basis,
    Committee,
    Community,
    Course,
    CourseEnrolment,
    Facility,
    FormerCode,
    GridGroup,
    GroupLevel,
    Household,
    Person,
    Reorganisation,
    ReorganisationForm,
    Residence,
    School,
    SchoolTerm,
    Succession,
    TeamMembership,
    Unit,
)
from shequ_core.register import Register
from shequ_core.values import Period, Ref, Relation

EVE = DAY - timedelta(days=1)
NAN = Community(id=Ref("nan/community/nan"), name="南社区")
LARGE = GridGroup(
    id=Ref("nan/grid_group/l1"), name="一大组", level=GroupLevel.LARGE, number=1
)
SOUTH = Register([NAN, LARGE])


def book(city, community):
    """One community's records."""
    return Register(it for it in city if it.id.community == community)


def residents(register, day):
    """How many are registered on a day."""
    return measure(register, "registered_residents", Window.year_to(day)).value


def handed(**more):
    """The court and the south, after the east group was handed over."""
    writes = hand_over(COURT, [EAST], to=SOUTH, on=DAY, under=LARGE.id, **more)
    return apply(Register([*COURT, *SOUTH]), writes)


def test_a_group_is_handed_over():
    """Its people are in one book until the day, and in the other from it on."""
    city = handed(document="浏政发〔2004〕1号")
    old, new = book(city, "yuan"), book(city, "nan")
    assert [residents(it, EVE) for it in (old, new)] == [6, 0]
    assert [residents(it, DAY) for it in (old, new)] == [1, 5]
    group = new[Ref("nan/grid_group/east")]
    assert (group.parent, group.period) == (LARGE.id, Period.since(DAY))
    changes = [it for register in (old, new) for it in register.all(Reorganisation)]
    assert [(it.partner, it.document, it.form) for it in changes] == [
        ("nan", "浏政发〔2004〕1号", ReorganisationForm.HAND_OVER),
        ("yuan", "浏政发〔2004〕1号", ReorganisationForm.HAND_OVER),
    ]


def test_both_books_tell_who_continues_whom():
    """A succession here and one there, each naming its own record."""
    city = handed()
    [there] = book(city, "nan").tied(Succession, "came_from", str(WANG))
    [here] = book(city, "yuan").tied(Succession, "about", WANG)
    assert here.went_to == there.about == "nan/household/wang"


def test_who_dances_here_is_still_known_here():
    """A person who is handed over stays in their old team, and in its book."""
    old = book(handed(), "yuan")
    assert old[ref(TeamMembership, "granny")].period.end is None
    assert old[GRANNY].period.end is None
    assert old[FATHER].period.end == DAY


def test_units_go_along_when_they_are_named():
    """With what they own; other things do not go along with groups."""
    unit = Unit(id=ref(Unit, "1"), name="某医院")
    hall = Facility(id=ref(Facility, "1"), name="礼堂", owner=unit.id)
    town = Register([*COURT, unit, hall])
    writes = hand_over(
        town, [EAST], to=SOUTH, on=DAY, under=LARGE.id, also=[unit.id, hall.id]
    )
    new = book(apply(town, writes), "nan")
    [there] = new.all(Facility)
    assert new[there.owner].name == "某医院"
    with pytest.raises(InvalidValue) as caught:
        hand_over(COURT, [EAST], to=SOUTH, on=DAY, under=LARGE.id, also=[GRANNY])
    assert caught.value.problem == "not-along"


def test_a_small_group_needs_its_large_one():
    """It comes under one that is there, or with its own."""
    for under in (None, Ref("nan/grid_group/l9")):
        with pytest.raises(InvalidValue) as caught:
            hand_over(COURT, [EAST], to=SOUTH, on=DAY, under=under)
        assert caught.value.problem == "no-parent"
    whole = hand_over(COURT, [ref(GridGroup, "l1")], to=SOUTH, on=DAY)
    new = book(apply(COURT, whole), "nan")
    assert {it.id.key for it in new.all(GridGroup)} == {"yuan.l1", "east", "west"}
    assert new[Ref("nan/grid_group/east")].parent == "nan/grid_group/yuan.l1"


def test_a_hand_over_needs_groups_and_two_books():
    """No group, or one register of two communities, is refused."""
    both = Register([*COURT, *SOUTH])
    for register, groups, problem in (
        (COURT, [], "no-groups"),
        (both, [EAST], "not-one-community"),
    ):
        with pytest.raises(InvalidValue) as caught:
            hand_over(register, groups, to=SOUTH, on=DAY, under=LARGE.id)
        assert caught.value.problem == problem


def test_what_crosses_the_boundary_later_stands_in_the_way():
    """Someone who was told to move across after the day is looked at first."""
    later = transfer(COURT, GRANNY, household=LI, on=DAY, relation=Relation.NOT_KIN)
    with pytest.raises(InvalidValue, match="crosses the new boundary") as caught:
        hand_over(apply(COURT, later), [EAST], to=SOUTH, on=EVE, under=LARGE.id)
    assert caught.value.problem == "later"


def test_who_lodges_there_and_is_registered_here_is_looked_at_first():
    """No boundary says which of the two communities they belong to."""
    [lodging] = COURT.tied(Residence, "person", GUEST)
    registered = Residence(
        id=ref(Residence, "guest-home"),
        person=GUEST,
        basis=Basis.REGISTERED,
        household=LI,
        relation=Relation.OTHER_KIN,
        period=lodging.period,
    )
    both = apply(COURT, Writes((registered,)))
    with pytest.raises(InvalidValue, match="lodges on the other") as caught:
        hand_over(both, [EAST], to=SOUTH, on=DAY, under=LARGE.id)
    assert caught.value.problem == "both-sides"


def test_the_old_area_is_told_after_the_change_and_the_new_one_before():
    """Any figure on either boundary."""
    books = [book(handed(), name) for name in ("yuan", "nan")]
    old, new = on_boundary_of(EVE, books), on_boundary_of(DAY, books)
    for day in (EVE, DAY):
        assert [residents(old[name], day) for name in ("yuan", "nan")] == [6, 0]
        assert [residents(new[name], day) for name in ("yuan", "nan")] == [1, 5]
    month = Window(DAY, Period.month(2004, 11))
    assert measure(old["yuan"], "departures", month).value == 0
    assert measure(books[0], "departures", month).value == 5


def test_a_community_is_merged_into_another():
    """Everything of it goes on there; it ends, and so do its committees."""
    committee = Committee(id=ref(Committee, "1"), name="居委会")
    town = Register([*COURT, committee])
    city = apply(Register([*town, *SOUTH]), merge_communities(town, into=SOUTH, on=DAY))
    old, new = book(city, "yuan"), book(city, "nan")
    assert [residents(it, DAY) for it in (old, new)] == [0, 6]
    assert old[ref(Community, "yuan")].period.end == DAY
    assert old[committee.id].period.end == DAY
    assert not new.named(Committee)
    [dancer] = new.on(DAY).all(TeamMembership)
    assert new[dancer.person].id.key == "granny"
    assert set(on_boundary_of(DAY, [city])) == {"nan"}
    assert set(on_boundary_of(EVE, [city])) == {"nan", "yuan"}


def schooled():
    """The court with a school, in which the grandmother and the guest learn."""
    town = apply(COURT, found_school(COURT, "yuan", "市民学校", on=date(2004, 9, 1)))
    [school] = town.all(School)
    days = {"first": date(2004, 9, 10), "last": date(2005, 1, 20)}
    town = apply(town, open_term(town, school.id, "2004年秋季", **days))
    [term] = town.all(SchoolTerm)
    town = apply(town, open_course(town, term.id, "健康知识"))
    [course] = town.all(Course)
    for who in (GRANNY, OLD_LI):
        town = apply(town, join_course(town, who, course.id, on=days["first"]))
    return town


def test_a_school_goes_on_with_its_courses_and_learners():
    """When communities merge; when a group is handed over it stays, as a team does."""
    town = schooled()
    city = apply(Register([*town, *SOUTH]), merge_communities(town, into=SOUTH, on=DAY))
    new = book(city, "nan")
    [school], [term], [course] = map(new.all, (School, SchoolTerm, Course))
    assert (course.school, course.term) == (school.id, term.id)
    assert {it.period for it in (school, term, course)} == {
        Period.since(DAY),
        Period(DAY, date(2005, 1, 21)),
    }
    learners = {it.person.key for it in new.tied(CourseEnrolment, "course", course.id)}
    assert learners == {"granny", "li"}
    assert not book(city, "yuan").on(DAY).all(CourseEnrolment)
    told = {"to": SOUTH, "on": DAY, "under": LARGE.id}
    parted = apply(Register([*town, *SOUTH]), hand_over(town, [EAST], **told))
    assert len(book(parted, "yuan").on(DAY).all(CourseEnrolment)) == 2
    assert not book(parted, "nan").all(Course)


def test_groups_become_a_community():
    """It begins on the day, with its groups and people."""
    city = apply(COURT, split_community(COURT, [WEST], into=NAN, on=DAY))
    new = book(city, "nan")
    assert new[NAN.id].period == Period.since(DAY)
    assert residents(new, DAY) == 1
    assert [it.name for it in new.all(Person)] == [COURT[OLD_LI].name]
    assert set(on_boundary_of(EVE, [city])) == {"yuan"}
    with pytest.raises(InvalidValue) as caught:
        split_community(COURT, [ref(GridGroup, "l1")], into=NAN, on=DAY)
    assert caught.value.problem == "nothing-left"


def test_keys_that_are_taken_get_the_old_community_before_them():
    """Two households 001 of two communities stay two."""
    theirs = Household(id=Ref("nan/household/wang"), number="001")
    south = Register([*SOUTH, theirs])
    writes = hand_over(COURT, [EAST], to=south, on=DAY, under=LARGE.id)
    new = book(apply(Register([*COURT, *south]), writes), "nan")
    assert set(new.named(Household)) == {
        "nan/household/wang",
        "nan/household/yuan.wang",
    }
    homes = {it.household for it in new.all(Residence) if it.household}
    assert homes == {"nan/household/yuan.wang"}


LIUYANG = (
    ("432124", None),
    ("430123", date(1983, 1, 1)),
    ("439008", date(1993, 1, 1)),
    ("430181", date(1995, 1, 1)),
    ("430181001004", date(2004, 5, 1)),
)


def coded() -> Register:
    """The court with the codes that it had, one after the other."""
    (first, _), *changes = LIUYANG
    town = COURT.after([COURT[ref(Community, "yuan")].evolve(division_code=first)])
    for code, day in changes:
        town = apply(town, recode(town, code, on=day))
    return town


def code_on(town, day):
    """The division code of a day, as the figure tells it."""
    return measure(town, "division_code", Window.year_to(day)).value


def test_codes_have_their_days():
    """The code of any day is told; today's stands on the community."""
    town = coded()
    assert town[ref(Community, "yuan")].division_code == "430181001004"
    assert len(town.named(FormerCode)) == 4
    days = (date(1980, 6, 1), date(1983, 1, 1), date(1994, 12, 31), DAY)
    assert [code_on(town, day) for day in days] == [
        "432124",
        "430123",
        "439008",
        "430181001004",
    ]


def test_a_name_has_its_days_too():
    """A community that is renamed keeps the name it had."""
    town = apply(coded(), recode(coded(), "430181001004", on=DAY, name="北社区"))
    names = [
        measure(town, "community", Window.year_to(day)).value for day in (EVE, DAY)
    ]
    assert names == ["小院社区", "北社区"]


def test_a_code_is_a_code_and_another_one_in_turn():
    """No code of letters, not the same again, not before the last change."""
    town = coded()
    for code, day, problem in (
        ("43O181", DAY, "characters"),
        ("430181001004", DAY, "coded-already"),
        ("430181001005", date(2004, 4, 30), "later"),
    ):
        with pytest.raises(InvalidValue) as caught:
            recode(town, code, on=day)
        assert caught.value.problem == problem


def _yearly_codes() -> Path:
    """The official codes by year, from where SHEQU_SHARED_DATA says, or beside."""
    default = Path(__file__).parents[4] / "shared" / "data"
    folder = Path(os.environ.get("SHEQU_SHARED_DATA", default)) / "gbt2260_history"
    path = folder / "address_code_1980_2020.csv.xz"
    if not path.exists():
        pytest.skip("no history of codes here; SHEQU_SHARED_DATA can name its folder")
    return path


def test_the_codes_are_those_of_the_yearly_lists():
    """Each year from 1980 to 2020 the county's code is the one on record."""
    town = coded()
    with lzma.open(_yearly_codes(), "rt", encoding="utf-8") as lines:
        listed = {
            int(year): code
            for year, code, name in csv.reader(lines)
            if name in ("浏阳县", "浏阳市") and code.startswith("43")
        }
    assert len(listed) == 41
    for year, code in listed.items():
        assert code_on(town, date(year, 6, 30))[:6] == code, year
