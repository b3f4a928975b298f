"""小镇. A small coherent community: nothing in it gives any rule a reason to speak."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from shequ_core.model import (
    Activity,
    Attendance,
    Basis,
    Building,
    CalendarYear,
    Candidacy,
    CandidateStage,
    CareGroup,
    CareListing,
    Club,
    Committee,
    CommitteeForm,
    Community,
    Corps,
    Decision,
    Deed,
    DevelopmentStep,
    Facility,
    FundRaising,
    GridGroup,
    GroupLevel,
    Household,
    Investment,
    InvestmentUse,
    JointCouncil,
    JointPact,
    JointProject,
    JointTask,
    LedgerSheet,
    Meeting,
    MeetingDemand,
    MeetingForm,
    MeetingType,
    Notice,
    NoticeItem,
    PartyBody,
    PartyForm,
    PartyMembership,
    PartyStep,
    Person,
    Post,
    Presence,
    Record,
    RelationTransfer,
    ReportIn,
    Residence,
    Satisfaction,
    Service,
    ServiceRequest,
    SharingAgreement,
    Statement,
    Team,
    TeamMembership,
    Tenure,
    Term,
    Tier,
    Unit,
    UnitLevel,
)
from shequ_core.register import Register
from shequ_core.testing.service_life import YEARS
from shequ_core.values import (
    Ethnicity,
    PartDate,
    Period,
    Political,
    Quantity,
    Ref,
    Relation,
    Sex,
    Workdays,
    Yuan,
)
from shequ_core.values.resident_number import check_digit

DAY = date(2004, 12, 31)
HOUSEHOLDS = 300
MEMBERS = 4


def ref(kind: type[Record], key: str, town: str = "town") -> Ref:
    """A name in the town."""
    return Ref.to(town, kind.kind, key)


def number_of(born: date, sex: Sex, place: int) -> str:
    """A valid id number, made up."""
    sequence = place % 400 * 2 + (1 if sex is Sex.MALE else 0)
    first17 = f"430181{born:%Y%m%d}{sequence:03}"
    return first17 + check_digit(first17)


def person(key: str, born: date, sex: Sex, place: int, **more: object) -> Person:
    """Someone with a number that fits."""
    return Person(
        id=ref(Person, key),
        name="甲" if sex is Sex.MALE else "乙",
        sex=sex,
        born=PartDate.exactly(born),
        number=number_of(born, sex, place),
        ethnicity=Ethnicity.HAN,
        period=Period.since(born),
        **more,
    )


def couple(place: int) -> Iterator[Record]:
    """A household: a head and his wife, in small group 1."""
    household = ref(Household, f"h{place}")
    group = ref(GridGroup, "s1")
    yield Household(id=household, number=f"{place:08}", group=group)
    born = date(1950, 1, 1) + timedelta(days=place)
    for key, sex, relation in (
        ("a", Sex.MALE, Relation.HEAD),
        ("b", Sex.FEMALE, Relation.WIFE),
    ):
        member = sex is Sex.FEMALE and place <= MEMBERS
        who = person(
            f"h{place}{key}",
            born,
            sex,
            place,
            phones=("13900001111",),
            political=Political.PARTY_MEMBER if member else Political.MASSES,
        )
        yield who
        yield Residence(
            id=ref(Residence, f"h{place}{key}"),
            person=who.id,
            household=household,
            relation=relation,
            group=group,
            building=ref(Building, "b1"),
            period=who.period,
        )


def grounds() -> Iterator[Record]:
    """The community, its two groups and its one building."""
    yield Community(
        id=ref(Community, "town"),
        name="小镇社区",
        division_code="430181001999",
        area_km2=Decimal("0.5"),
    )
    yield GridGroup(
        id=ref(GridGroup, "l1"), name="第一居民大组", level=GroupLevel.LARGE, number=1
    )
    yield GridGroup(
        id=ref(GridGroup, "s1"),
        name="第1居民小组",
        level=GroupLevel.SMALL,
        number=1,
        parent=ref(GridGroup, "l1"),
        leader="甲",
        phones=("0731-83612345",),
    )
    yield Building(id=ref(Building, "b1"), name="1栋", group=ref(GridGroup, "s1"))


def people() -> Iterator[Record]:
    """Households, one floating resident, and someone on the list of veterans."""
    for place in range(1, HOUSEHOLDS + 1):
        yield from couple(place)
    guest = person("x1", date(1980, 2, 29), Sex.FEMALE, 1)
    yield guest
    yield Residence(
        id=ref(Residence, "x1"),
        person=guest.id,
        basis=Basis.FLOATING,
        group=ref(GridGroup, "s1"),
        origin="421023",
        reason="务工",
        period=Period.since(date(2003, 5, 1)),
    )
    yield CareListing(
        id=ref(CareListing, "h1a-veteran"),
        person=ref(Person, "h1a"),
        group=CareGroup.VETERAN,
    )


def party() -> Iterator[Record]:
    """One branch of four members, one of them on probation."""
    body = ref(PartyBody, "p1")
    yield PartyBody(id=body, name="第一党支部", form=PartyForm.BRANCH)
    for place in range(1, MEMBERS + 1):
        joined = date(2004, 7, 1) if place == MEMBERS else date(1990, 7, 1)
        yield PartyMembership(
            id=ref(PartyMembership, f"m{place}"),
            person=ref(Person, f"h{place}b"),
            body=body,
            joined=joined,
            confirmed=None if place == MEMBERS else date(1991, 7, 1),
            period=Period.since(joined),
        )


def step(key: str, place: int, kind: DevelopmentStep, day: date, **more) -> PartyStep:
    """A step taken for the wife of a household."""
    return PartyStep(
        id=ref(PartyStep, key),
        person=ref(Person, f"h{place}b"),
        step=kind,
        period=Period.day(day),
        **more,
    )


def candidacy(
    place: int, stage: CandidateStage, start: date, end: date | None
) -> Candidacy:
    """The wife of a household at a stage."""
    return Candidacy(
        id=ref(Candidacy, f"h{place}b-{stage.value}"),
        person=ref(Person, f"h{place}b"),
        stage=stage,
        body=ref(PartyBody, "p1"),
        period=Period(start, end),
    )


def development() -> Iterator[Record]:
    """The way of the last to join, and of one who is an activist now."""
    applicant, activist, target = CandidateStage
    yield candidacy(MEMBERS, applicant, date(2001, 5, 8), date(2002, 3, 1))
    yield candidacy(MEMBERS, activist, date(2002, 3, 1), date(2003, 6, 1))
    yield candidacy(MEMBERS, target, date(2003, 6, 1), date(2004, 7, 1))
    review, introduction = DevelopmentStep.REVIEW, DevelopmentStep.INTRODUCTION
    yield step("s1", MEMBERS, review, date(2002, 8, 20))
    yield step("s2", MEMBERS, review, date(2003, 2, 20))
    for place in (1, 2):
        by = ref(Person, f"h{place}b")
        yield step(f"i{place}", MEMBERS, introduction, date(2003, 12, 1), by=by)
    yield candidacy(5, applicant, date(2004, 3, 1), date(2004, 9, 1))
    yield candidacy(5, activist, date(2004, 9, 1), None)


def meeting(key: str, kind: MeetingType, day: date, **more: object) -> Meeting:
    """A meeting of the branch."""
    return Meeting(
        id=ref(Meeting, key),
        body=ref(PartyBody, "p1"),
        type=kind,
        topic="学习",
        period=Period.day(day),
        **more,
    )


def party_life() -> Iterator[Record]:
    """A secretary, elected in 2003; a year of meetings; who moved, who reported in."""
    yield Term(
        id=ref(Term, "p1-1"),
        body=ref(PartyBody, "p1"),
        number=1,
        electors=3,
        voters=3,
        period=Period.since(date(2003, 6, 1)),
    )
    yield Tenure(
        id=ref(Tenure, "p1-secretary"),
        body=ref(PartyBody, "p1"),
        post=Post.SECRETARY,
        holder=ref(Person, "h1b"),
        period=Period.since(date(2003, 6, 1)),
    )
    for quarter, month in enumerate((2, 5, 6, 11), start=1):
        day = date(2004, month, 7)
        yield meeting(f"a{quarter}", MeetingType.PARTY_ASSEMBLY, day)
        yield meeting(f"l{quarter}", MeetingType.PARTY_LECTURE, day)
    yield meeting("q3", MeetingType.PARTY_ASSEMBLY, date(2004, 7, 1))
    yield meeting(
        "ql", MeetingType.PARTY_LECTURE, date(2004, 10, 8), makes_up=date(2004, 9, 8)
    )
    yield meeting(
        "e1", MeetingType.MEMBER_APPRAISAL, date(2004, 12, 20), entitled=3, present=3
    )
    for place in (1, 2, 3, MEMBERS):
        yield Attendance(
            id=ref(Attendance, f"q3-{place}"),
            event=ref(Meeting, "q3"),
            who=ref(Person, f"h{place}b"),
            presence=Presence.ON_LEAVE if place == 3 else Presence.PRESENT,
            period=Period.day(date(2004, 7, 1)),
        )
    yield Decision(
        id=ref(Decision, "q3-1"),
        meeting=ref(Meeting, "q3"),
        subject="接收预备党员",
        in_favour=2,
        against=0,
        abstained=0,
        period=Period.since(date(2004, 7, 1)),
    )
    yield RelationTransfer(
        id=ref(RelationTransfer, "out1"),
        person=ref(Person, "h6b"),
        origin=ref(PartyBody, "p1"),
        elsewhere="外地某支部",
        valid_until=date(2004, 4, 1),
        received=date(2004, 3, 20),
        period=Period.through(date(2004, 3, 2), date(2004, 3, 20)),
    )
    yield ReportIn(
        id=ref(ReportIn, "h7a"),
        person=ref(Person, "h7a"),
        body=ref(PartyBody, "p1"),
        home="某医院党支部",
        period=Period.since(date(2004, 1, 6)),
    )


def tenure(key: str, body: Record, post: Post, who: str, start: date) -> Tenure:
    """A post of somebody."""
    return Tenure(
        id=ref(Tenure, key),
        body=body,
        post=post,
        holder=ref(Person, who),
        period=Period.since(start),
    )


def committees() -> Iterator[Record]:
    """The residents' committee and its mediators, elected in 2003; two delegates."""
    elected = date(2003, 6, 1)
    body, mediation = ref(Committee, "c1"), ref(Committee, "c2")
    yield Committee(
        id=body, name="小镇社区居民委员会", legal_representative=ref(Person, "h11a")
    )
    yield Committee(
        id=mediation,
        name="小镇社区人民调解委员会",
        form=CommitteeForm.MEDIATION,
        parent=body,
    )
    for committee in (body, mediation):
        yield Term(
            id=ref(Term, committee.key),
            body=committee,
            form=MeetingForm.HOUSEHOLDS,
            electors=HOUSEHOLDS,
            voters=260,
            period=Period.since(elected),
        )
    posts = (Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.MEMBER, Post.MEMBER, Post.MEMBER)
    for place, post in enumerate(posts, start=11):
        yield tenure(f"c1-{place}", body, post, f"h{place}a", elected)
    for place in (12, 13, 14):
        sex = "b" if place == 14 else "a"
        yield tenure(f"c2-{place}", mediation, Post.MEMBER, f"h{place}{sex}", elected)
    for place in (21, 22):
        group = ref(GridGroup, "s1")
        yield tenure(f"s1-{place}", group, Post.DELEGATE, f"h{place}a", elected)


def self_government() -> Iterator[Record]:
    """A meeting of households that was asked for, what it decided, and the board."""
    committee, held = ref(Committee, "c1"), date(2004, 9, 18)
    meeting = Meeting(
        id=ref(Meeting, "r1"),
        body=committee,
        type=MeetingType.RESIDENTS_MEETING,
        form=MeetingForm.HOUSEHOLDS,
        topic="铺设方砖",
        present=200,
        period=Period.day(held),
    )
    yield meeting
    yield MeetingDemand(
        id=ref(MeetingDemand, "r1"),
        committee=committee,
        households=60,
        met=meeting.id,
        period=Period.day(date(2004, 9, 1)),
    )
    decision = Decision(
        id=ref(Decision, "r1-1"),
        meeting=meeting.id,
        subject="自愿筹资铺设方砖",
        in_favour=180,
        against=12,
        abstained=8,
        period=Period.since(held),
    )
    yield decision
    for item in (NoticeItem.FINANCES, NoticeItem.RELIEF, NoticeItem.FUND_RAISING):
        for month in (10, 12):
            yield Notice(
                id=ref(Notice, f"{item.value.replace('_', '-')}-{month}"),
                committee=committee,
                item=item,
                about=decision.id if item is NoticeItem.FUND_RAISING else None,
                covers=Period(date(2004, 7 if month == 10 else 10, 1), None)
                & Period(None, date(2004, 10, 1) if month == 10 else date(2005, 1, 1)),
                period=Period.since(date(2004, month, 8)),
            )
    yield FundRaising(
        id=ref(FundRaising, "1"),
        committee=committee,
        purpose="铺设方砖",
        amount=Yuan.of("9000"),
        decision=decision.id,
        notice=ref(Notice, "fund-raising-12"),
        period=Period.day(date(2004, 9, 20)),
    )


def joint_council() -> Iterator[Record]:
    """The council of the branch and the hospital, and what the two have done."""
    council, began = ref(JointCouncil, "j1"), date(2004, 3, 1)
    yield JointCouncil(
        id=council,
        name="党建联席会",
        convenor=ref(PartyBody, "p1"),
        period=Period.since(began),
    )
    for key, post, holder in (
        ("j1-p1", Post.CONVENOR, ref(PartyBody, "p1")),
        ("j1-u1", Post.SEAT, ref(Unit, "u1")),
    ):
        yield Tenure(
            id=ref(Tenure, key),
            body=council,
            post=post,
            holder=holder,
            name="某代表",
            period=Period.since(began),
        )
    for key, day in (("j1", date(2004, 6, 10)), ("j2", date(2004, 12, 3))):
        yield Meeting(
            id=ref(Meeting, key),
            body=council,
            type=MeetingType.JOINT_COUNCIL,
            entitled=2,
            present=2,
            period=Period.day(day),
        )
    yield JointPact(
        id=ref(JointPact, "1"),
        council=council,
        unit=ref(Unit, "u1"),
        offers=("门球场",),
        needs=("义诊场地",),
        period=Period(began, date(2005, 3, 1)),
    )
    agreed, done = Period.since(date(2004, 6, 10)), date(2004, 10, 20)
    project = ref(JointProject, "1")
    yield JointProject(
        id=project,
        council=council,
        name="门球场向居民开放",
        lead=ref(Unit, "u1"),
        due=date(2004, 11, 1),
        done=done,
        result="已开放",
        period=agreed,
    )
    yield JointTask(
        id=ref(JointTask, "1"),
        project=project,
        partner=ref(Unit, "u1"),
        what="开放场地",
        by=ref(SharingAgreement, "u1-court"),
        due=date(2004, 11, 1),
        done=done,
        period=agreed,
    )


def place_and_money() -> Iterator[Record]:
    """A unit that shares its court, the community's hall, and what it cost."""
    yield Unit(
        id=ref(Unit, "u1"),
        name="某医院",
        credit_code="91340600MA2PBM9HXD",
        trade="医疗卫生",
        level=UnitLevel.MUNICIPAL,
        phones=("0731-83612346",),
    )
    yield Facility(
        id=ref(Facility, "f1"),
        name="活动室",
        area_m2=Decimal("300.0"),
        owner=ref(Community, "town"),
        open_days=366,
    )
    yield Facility(
        id=ref(Facility, "f2"), name="门球场", owner=ref(Unit, "u1"), open_days=300
    )
    yield SharingAgreement(
        id=ref(SharingAgreement, "u1-court"),
        unit=ref(Unit, "u1"),
        what="门球场",
        facility=ref(Facility, "f2"),
    )
    yield Investment(
        id=ref(Investment, "i1"),
        project="用房",
        amount=Yuan.of("612000"),
        use=InvestmentUse.PREMISES,
        funders="拨款",
        period=Period.day(date(2004, 3, 18)),
    )


def life() -> Iterator[Record]:
    """A team, an activity a month, a request, and a volunteers' service."""
    yield Club(id=ref(Club, "c1"), name="健身站")
    yield Team(id=ref(Team, "t1"), name="舞蹈队", club=ref(Club, "c1"))
    for place, start in ((1, date(2002, 5, 26)), (2, date(2003, 3, 1))):
        yield TeamMembership(
            id=ref(TeamMembership, f"m{place}"),
            person=ref(Person, f"h{place}b"),
            team=ref(Team, "t1"),
            period=Period.since(start),
        )
    for month in range(1, 13):
        yield Activity(
            id=ref(Activity, f"a{month}"),
            name=f"{month}月活动",
            type="文艺",
            visits=Quantity.exactly(20),
            period=Period.day(date(2004, month, 10)),
        )
    yield ServiceRequest(
        id=ref(ServiceRequest, "r1"),
        number="20040001",
        category="环境卫生",
        tier=Tier.COMMITTEE,
        received=date(2004, 12, 20),
        closed=date(2004, 12, 24),
        satisfaction=Satisfaction.SATISFIED,
        period=Period.through(date(2004, 12, 20), date(2004, 12, 24)),
    )
    yield Service(
        id=ref(Service, "cleaning"),
        name="清扫楼道",
        category="环境卫生",
        tier=Tier.COMMITTEE,
        provider=ref(Community, "town"),
        days=5,
    )
    for text in YEARS:
        year = Workdays.of(text)
        yield CalendarYear(id=ref(CalendarYear, str(year.year)), workdays=year)
    yield Corps(id=ref(Corps, "v1"), name="居民志愿服务队")
    yield Deed(
        id=ref(Deed, "d1"),
        corps=ref(Corps, "v1"),
        task="绿化",
        people=7,
        hours=Decimal("2.5"),
        period=Period.day(date(2004, 3, 12)),
    )


def papers() -> Iterator[Record]:
    """A sheet that was read, and two figures that someone stated."""
    yield LedgerSheet(
        id=ref(LedgerSheet, "e1"),
        file="花名册.xlsx",
        sheet="一大组",
        ledger="residents",
        columns=("number=I", "name=D"),
        told_on=DAY,
    )
    yield Statement(
        id=ref(Statement, "s1"),
        figure="registered_residents",
        value=Quantity.said_as("600多人"),
        on=DAY,
    )
    yield Statement(
        id=ref(Statement, "s2"),
        figure="registered_households",
        value=Quantity.exactly(300),
        on=DAY,
        about=ref(GridGroup, "s1"),
    )


TOWN = Register(
    [
        *grounds(),
        *people(),
        *party(),
        *development(),
        *party_life(),
        *joint_council(),
        *committees(),
        *self_government(),
        *place_and_money(),
        *life(),
        *papers(),
    ]
)
"""小镇. As it is on its day."""


def the(kind: type[Record], key: str) -> Record:
    """A record of the town."""
    return TOWN[ref(kind, key)]


def changed(puts: Iterable[Record], without: Iterable[str] = ()) -> Register:
    """The town with some records put in (or over others), some left out."""
    gone = set(without)
    kept = [record for record in TOWN if record.id not in gone]
    return Register([*kept, *puts])
