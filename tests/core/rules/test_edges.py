"""边: the day, the head and the number on which a rule turns, one by one."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.rules.examples import EXAMPLES, member, numbered
from tests.core.small_town import DAY, MEMBERS, changed, ref, step, the

from shequ_core.figures import Window, measure
from shequ_core.model import (
    Activity,
    Attendance,
    Basis,
    Deed,
    DevelopmentStep,
    Facility,
    FacilityUse,
    Festival,
    Meeting,
    MeetingType,
    PartyBody,
    PartyForm,
    Person,
    Post,
    Residence,
    ServiceRequest,
    Succession,
    Tenure,
    VolunteerRecord,
)
from shequ_core.rules import rule_named
from shequ_core.values import ClockSpan, PartDate, Period
from shequ_core.values.resident_number import check_digit


def said(kind, town, on=DAY):
    """What a rule says."""
    return [it.message for it in rule_named(kind)(town, on)]


@pytest.mark.parametrize(
    ("kind", "present", "enough"),
    [
        (MeetingType.PARTY_ASSEMBLY, 2, False),
        (MeetingType.PARTY_ASSEMBLY, 3, True),
        (MeetingType.BRANCH_COMMITTEE, 1, False),
        (MeetingType.BRANCH_COMMITTEE, 2, True),
    ],
)
def test_half_of_a_committee_will_do_and_not_of_an_assembly(kind, present, enough):
    """半数以上 has the half in it, 超过半数 has not: of four, two or three."""
    held = the(Meeting, "a1").evolve(type=kind, entitled=4, present=present)
    assert (said("party-quorum", changed([held])) == []) == enough


def test_the_month_that_runs_may_still_bring_an_activity():
    """July is empty when it is over, and not before."""
    town = EXAMPLES["months-without-activity"]
    for day, empty in ((1, False), (30, False), (31, True)):
        told = said("months-without-activity", town, date(2004, 7, day))
        assert bool(told) == empty
    assert said("months-without-activity", town, date(2004, 1, 30)) == []


def test_nobody_came_yet_to_what_is_still_to_come():
    """An activity that is announced lacks nothing until its day."""
    announced = the(Activity, "a7").evolve(visits=None)
    town = changed([announced])
    assert said("activity-incomplete", town, date(2004, 7, 9)) == []
    assert said("activity-incomplete", town, date(2004, 7, 10))


def test_place_and_organiser_are_asked_for_where_they_are_kept():
    """One activity has a place: the others lack it, and nobody lacks an organiser."""
    placed = the(Activity, "a7").evolve(place="文化广场")
    found = list(rule_named("activity-incomplete")(changed([placed]), DAY))
    assert {it.message for it in found} == {"活动没有登记活动地点"}
    assert {it.field for it in found} == {"place"}
    assert len(found) == 11
    led = [
        the(Activity, f"a{n}").evolve(place="文化广场", organiser="健身站")
        for n in range(1, 13)
    ]
    assert said("activity-incomplete", changed(led)) == []
    led[0] = led[0].evolve(place="", organiser="", visits=None)
    assert said("activity-incomplete", changed(led)) == [
        "活动没有登记参加人次、活动地点、主办单位"
    ]


def test_sixty_days_are_not_over_sixty():
    """On the sixtieth day a petition would still be in time."""
    asked = the(ServiceRequest, "r1").evolve(
        received=date(2004, 10, 1), closed=None, satisfaction=None
    )
    for day, long in ((date(2004, 11, 30), False), (date(2004, 12, 1), True)):
        assert bool(said("request-open-long", changed([asked]), day)) == long


@pytest.mark.parametrize(
    ("members", "fit"),
    [
        (49, {PartyForm.BRANCH}),
        (50, {PartyForm.BRANCH, PartyForm.GENERAL_BRANCH}),
        (51, {PartyForm.GENERAL_BRANCH}),
        (100, {PartyForm.GENERAL_BRANCH}),
        (101, {PartyForm.COMMITTEE}),
    ],
)
def test_fifty_may_be_a_branch_or_a_general_one(members, fit):
    """A branch has fifty at most, a general branch fifty to a hundred."""
    more = [member(f"n{n}", n) for n in range(10, members + 6)]
    for form in (PartyForm.BRANCH, PartyForm.GENERAL_BRANCH, PartyForm.COMMITTEE):
        whole = the(PartyBody, "p1").evolve(form=form)
        assert (said("party-level", changed([*more, whole])) == []) == (form in fit)


def test_who_is_in_a_committee_twice_is_one():
    """By name, too, where no person of the book fits."""
    many = [member(f"n{n}", n, confirmed=date(1991, 7, 1)) for n in range(10, 14)]
    branch, since = ref(PartyBody, "p1"), Period.since(date(2003, 6, 1))
    posts = [
        Tenure(id=ref(Tenure, f"n{n}"), body=branch, post=post, name=name, period=since)
        for n, (post, name) in enumerate(
            [(Post.ORGANISATION, "丙"), (Post.PUBLICITY, "丙"), (Post.DISCIPLINE, "丁")]
        )
    ]
    later = date(2026, 11, 20)
    assert said("branch-committee-size", changed([*many, *posts]), later) == []
    assert said("branch-committee-size", changed([*many, *posts[:2]]), later) == [
        "正式党员8人，支部委员会有2人，应由3至5人组成，一般不超过7人"
    ]


def _record(key, first, last):
    """Some minutes of a day in the service of the corps."""
    return VolunteerRecord(
        id=ref(VolunteerRecord, key),
        deed=ref(Deed, "d1"),
        person=ref(Person, "h1b"),
        hours=Decimal(1),
        span=ClockSpan(first, last),
        period=Period.day(date(2004, 3, 12)),
    )


def test_a_long_service_overlaps_all_within_it():
    """Not only the next one."""
    day = [_record("a", 480, 1080), _record("b", 540, 600), _record("c", 660, 720)]
    assert said("volunteer-hours-overlap", changed(day)) == [
        "同一人2004-03-12的两条服务记录时段重叠：08:00-18:00，09:00-10:00",
        "同一人2004-03-12的两条服务记录时段重叠：08:00-18:00，11:00-12:00",
    ]
    assert said("volunteer-hours-overlap", changed(day[1:])) == []


def test_nobody_does_anything_after_the_last_day():
    """Signing in, chairing, using a room: on the day of death it is too late."""
    last = date(2004, 7, 10)
    signed = Attendance(
        id=ref(Attendance, "late"),
        event=ref(Activity, "a7"),
        who=ref(Person, "h9a"),
        period=Period.day(last),
    )
    used = FacilityUse(
        id=ref(FacilityUse, "late"),
        facility=ref(Facility, "f1"),
        by=ref(Person, "h9a"),
        period=Period.day(last),
    )
    home = the(Residence, "h9a").evolve(period=Period(date(1950, 1, 10), last))
    for end, told in ((last, 2), (date(2004, 7, 11), 0)):
        who = the(Person, "h9a").evolve(period=Period(date(1950, 1, 10), end))
        assert len(said("told-after-end", changed([who, signed, used, home]))) == told


def test_what_began_after_the_last_day_and_ended_is_told_too():
    """A home that somebody had after their death, though it is none today."""
    who = the(Person, "h9a").evolve(period=Period(date(1950, 1, 10), date(2004, 2, 1)))
    here = the(Residence, "h9a").evolve(
        period=Period(date(1950, 1, 10), date(2004, 2, 1))
    )
    after = here.evolve(
        id=ref(Residence, "after"),
        period=Period(date(2004, 2, 1), date(2004, 5, 1)),
    )
    told = ["人员已故或已注销以后还有居住（2004-02-01），请核对"]
    town, held = changed([who, here, after]), date(2004, 3, 1)
    assert said("told-after-end", town) == told
    assert said("person-ended", town) == []
    assert said("told-after-end", town, held) == []
    assert said("person-ended", town, held) == ["人员已故或已注销，居住仍在册，请核对"]


def test_who_was_handed_over_lives_on():
    """And may come back to the old place as a guest."""
    gone = date(2004, 2, 1)
    who = the(Person, "h9a").evolve(period=Period(date(1950, 1, 10), gone))
    signed = Attendance(
        id=ref(Attendance, "guest"),
        event=ref(Activity, "a7"),
        who=who.id,
        period=Period.day(date(2004, 7, 10)),
    )
    home = the(Residence, "h9a").evolve(period=who.period)
    went = Succession(
        id=ref(Succession, "h9a"),
        about=who.id,
        went_to="xi/person/9",
        period=Period.since(gone),
    )
    assert said("told-after-end", changed([who, signed, home]))
    assert said("told-after-end", changed([who, signed, home, went])) == []


@pytest.mark.parametrize(
    ("region", "wrong"),
    [
        *((region, True) for region in ("810000", "820000", "830000", "900156")),
        *((region, False) for region in ("430181", "810101")),
    ],
)
def test_who_is_registered_has_the_number_of_a_citizen(region, wrong):
    """A permit's or a foreigner's is that of somebody who is registered elsewhere."""
    first17 = region + the(Person, "h1a").number[6:17]
    town = numbered(first17 + check_digit(first17))
    assert bool(said("id-not-citizens", town)) == wrong
    floating = the(Residence, "h1a").evolve(basis=Basis.FLOATING)
    assert said("id-not-citizens", town.after([floating])) == []


@pytest.mark.parametrize(
    ("born", "told"),
    [("1986-03-02", "17周岁"), ("2004-03-01", "0周岁"), ("2004-03-02", "尚未出生")],
)
def test_nobody_is_minus_one_year_old(born, told):
    """Who applied on a day before their birth was not born."""
    who = the(Person, "h5b").evolve(born=PartDate.of(born), number="")
    [message] = said("applied-under-age", changed([who]))
    assert message.startswith(f"递交入党申请时{told}，")


def test_a_review_may_be_held_on_the_day_it_is_due():
    """Half a year after September the first is March the first, and so is the next
    stage: what was held that day is a review of the stage that it ends.
    """
    late = EXAMPLES["activist-reviews-missing"]
    for day, told in ((date(2005, 3, 1), 1), (date(2005, 3, 2), 2)):
        assert len(said("activist-reviews-missing", late, day)) == told
    last = step("s9", MEMBERS, DevelopmentStep.REVIEW, date(2003, 6, 1))
    assert said("activist-reviews-missing", late.after([last])) == []


def test_a_festival_is_over_the_day_after():
    """On the day itself something may still be held for it."""
    feast = Festival(
        id=ref(Festival, "f"), name="重阳节", period=Period.day(date(2004, 10, 22))
    )
    for day, over in ((22, 0), (23, 1)):
        window = Window.year_to(date(2004, 10, day))
        found = measure(changed([feast]), "festivals_without_activity", window)
        assert found.value == over
