"""公开信息: nothing of a person is left, and what is nobody's stays."""

import pytest
from hypothesis import given

from shequ_core.model import (
    Activity,
    Committee,
    Course,
    Facility,
    GridGroup,
    GroupLevel,
    Household,
    Lesson,
    Outline,
    PartyBody,
    Person,
    Post,
    School,
    Service,
    SharingAgreement,
    Succession,
    Tenure,
    Unit,
    field_types,
)
from shequ_core.register import Register
from shequ_core.reports.promises import promised
from shequ_core.reports.public_facts import PUBLIC, public_facts
from shequ_core.testing.towns import towns
from shequ_core.values import Datum, Ref, Shape

WANG = Person(id=Ref("bei/person/1"), name="王秀英")
COMMITTEE = Committee(id=Ref("bei/committee/1"), name="北正社区居民委员会")


def told(*records):
    """What may be told of the records, in a book that knows 王秀英."""
    return public_facts(Register([WANG, *records]))


@given(towns())
def test_no_text_holds_a_persons_name(town):
    """Nor is anything told of persons, nor named that is."""
    names = [person.name for person in town.all(Person)]
    public = public_facts(town)
    for record in public:
        texts = [
            getattr(record, name)
            for name, hint in field_types(type(record)).items()
            if hint is str
        ]
        assert not any(name in text for name in names for text in texts)
        assert type(record) in PUBLIC
        kinds = {ref.kind for _, ref in record.refs()}
        assert kinds <= {kind.kind for kind in PUBLIC}


@given(towns())
def test_what_may_be_told_may_be_told_again(register):
    """There is nothing more to take out."""
    public = public_facts(register)
    assert list(public_facts(public)) == list(public)


def test_heads_leaders_and_phones_are_taken_out():
    """The group and the unit stay."""
    group = GridGroup(
        id=Ref("bei/grid_group/1"),
        name="第一居民大组",
        level=GroupLevel.LARGE,
        leader="李桂兰",
        phones=("13800000000",),
    )
    unit = Unit(id=Ref("bei/unit/1"), name="第一中学", head="赵校长", staff=90)
    public = told(group, unit)
    assert public[group.id] == group.evolve(leader="", phones=())
    assert public[unit.id] == unit.evolve(head="")


@pytest.mark.parametrize(
    "shop",
    [
        {"name": "王秀英理发店"},
        {"name": "丽丽理发店", "credit_code": "92430181MA4L000000"},
        {"name": "丽丽理发店", "trade": "个体工商户"},
        {"name": "张三丰商行", "head": "张三丰"},
    ],
)
def test_a_shop_of_one_person_is_left_out(shop):
    """By its owner's name, by its credit code, by its trade."""
    assert not list(told(Unit(id=Ref("bei/unit/1"), **shop)).all(Unit))


def test_a_text_with_a_name_in_it_is_left_empty():
    """What happened stays, unless its own name is the one."""
    visit = Activity(
        id=Ref("bei/activity/1"), name="重阳节慰问", place="王秀英家", type="慰问"
    )
    named = visit.evolve(id=Ref("bei/activity/2"), name="慰问王秀英老人")
    public = told(visit, named)
    assert list(public.all(Activity)) == [visit.evolve(place="")]


def test_who_holds_a_post_is_told_of_bodies_only():
    """A person is not, a unit that has a seat is."""
    director = Tenure(
        id=Ref("bei/tenure/1"),
        body=COMMITTEE.id,
        post=Post.DIRECTOR,
        holder=WANG.id,
        name="王秀英",
    )
    party = PartyBody(id=Ref("bei/party_body/1"), name="第一党支部")
    seat = director.evolve(
        id=Ref("bei/tenure/2"), post=Post.SEAT, holder=party.id, name="李桂兰"
    )
    public = told(COMMITTEE, party, director, seat)
    assert public[director.id] == director.evolve(holder=None, name="")
    assert public[seat.id] == seat.evolve(name="")


def test_successions_of_people_are_not_told():
    """That a group went on elsewhere is, that a household did is not."""
    group = GridGroup(
        id=Ref("bei/grid_group/1"), name="第一居民大组", level=GroupLevel.LARGE
    )
    home = Household(id=Ref("bei/household/1"), number="00400001")
    carried = Succession(
        id=Ref("bei/succession/1"), about=group.id, went_to="nan/grid_group/1"
    )
    followed = carried.evolve(id=Ref("bei/succession/2"), about=home.id)
    assert list(told(group, home, carried, followed)) == [group, carried]


def test_what_is_of_something_left_out_is_left_out():
    """Where the shop is on the map, and what it shares."""
    shop = Unit(id=Ref("bei/unit/1"), name="王秀英书屋")
    outline = Outline(
        id=Ref("bei/outline/1"),
        of=shop.id,
        shape=Shape.of("POINT (113.6 28.1)"),
        datum=Datum.WGS84,
    )
    shared = SharingAgreement(
        id=Ref("bei/sharing_agreement/1"), unit=shop.id, what="图书"
    )
    assert list(told(shop, outline, shared)) == []
    library = shop.evolve(name="第一书店")
    assert set(told(library, outline, shared)) == {library, shared, outline}


def test_names_of_one_character_are_not_looked_for():
    """They stand in every other word."""
    short = Person(id=Ref("bei/person/2"), name="中")
    school = Unit(id=Ref("bei/unit/1"), name="第一中学")
    assert list(told(short, school)) == [school]


def test_what_must_say_what_it_is_says_it_or_is_left_out():
    """A required text is not left empty."""
    unit = Unit(id=Ref("bei/unit/1"), name="第一中学")
    shared = SharingAgreement(
        id=Ref("bei/sharing_agreement/1"), unit=unit.id, what="王秀英书屋"
    )
    assert list(told(unit, shared)) == [unit]


def test_a_promise_in_words():
    """Workdays or calendar days, at once, or nothing."""
    service = Service(id=Ref("bei/service/1"), name="代办证明", days=5, urgent_days=0)
    assert promised(service) == "5个工作日内办结，紧急的当日办结"
    assert promised(service.evolve(days=None, urgent_days=None)) == ""


def test_what_hangs_on_what_is_left_out_is_left_out():
    """However long the chain; where it may be without, it is told without."""
    school = School(id=Ref("bei/school/1"), name="王秀英学校")
    course = Course(id=Ref("bei/course/1"), school=school.id, name="书法")
    lesson = Lesson(id=Ref("bei/lesson/1"), course=course.id, topic="运笔")
    shop = Unit(id=Ref("bei/unit/1"), name="杂货店", trade="个体工商户")
    hall = Facility(id=Ref("bei/facility/1"), name="活动室", owner=shop.id)
    book = Register([WANG, school, course, lesson, shop, hall])
    assert list(public_facts(book, besides=(Course, Lesson))) == [
        hall.evolve(owner=None)
    ]
