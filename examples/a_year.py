"""One year of a small community, from an empty book to its annual summary.

Run it anywhere: ``python examples/a_year.py``. Nothing is written to disk, and nobody
in it exists. What happens is an act, asked of the register as it is by then; what it
gives is written as one batch, with who told it and when.
"""

from datetime import date, timedelta
from functools import partial

from shequ_core import (
    Plugins,
    Quantity,
    Ref,
    UnitOfWork,
    Window,
    acts,
    books,
    figures,
    history,
    rules,
)
from shequ_core.figures.progress import progress
from shequ_core.model import (
    Activity,
    Campaign,
    CandidateStage,
    Committee,
    Community,
    Facility,
    Forum,
    GridGroup,
    GroupLevel,
    Household,
    Meeting,
    Pace,
    PartyBody,
    PartyForm,
    Person,
    Post,
    Presence,
    Proposal,
    Satisfaction,
    ServiceRequest,
    Step,
    Target,
    Tier,
)
from shequ_core.reports.annual import annual_summary
from shequ_core.reports.document import Paragraph, plain
from shequ_core.values import OpeningHours, Period, Relation, Sex

BOOK = "hepan"
START, END = date(2004, 1, 1), date(2004, 12, 31)
YEAR = Period.year(2004)


def ref(kind, key):
    """The name of a record in this community's book."""
    return Ref.to(BOOK, kind.kind, key)


def person(key, name, sex, born):
    """Somebody, from birth on."""
    return Person(id=ref(Person, key), name=name, sex=sex, period=Period.since(born))


WANG = person("wang", "王大山", Sex.MALE, date(1950, 3, 1))
LI = person("li", "李小河", Sex.FEMALE, date(1952, 8, 8))
SON = person("son", "王小山", Sex.MALE, date(1976, 5, 4))
GIRL = person("girl", "王溪", Sex.FEMALE, date(2004, 6, 1))
ZHAO = person("zhao", "赵远", Sex.MALE, date(1970, 1, 1))

GROUP = GridGroup(
    id=ref(GridGroup, "1"), name="第1居民小组", level=GroupLevel.SMALL, number=1
)
OLD_HOME = Household(id=ref(Household, "1"), number="00000001", group=GROUP.id)
NEW_HOME = Household(id=ref(Household, "2"), number="00000002", group=GROUP.id)
COMMITTEE = Committee(id=ref(Committee, "1"), name="河畔社区居民委员会")
BRANCH = PartyBody(id=ref(PartyBody, "1"), name="河畔社区党支部", form=PartyForm.BRANCH)
COURT = Facility(id=ref(Facility, "1"), name="门球场", use="体育")
CAMPAIGN = Campaign(id=ref(Campaign, "1"), name="创建绿色健康社区", period=YEAR)
MONTHLY = Target(
    id=ref(Target, "1"),
    campaign=CAMPAIGN.id,
    figure="activities",
    bound=Quantity.of(">=1"),
    pace=Pace.MONTH,
    period=YEAR,
)
REQUEST = ref(ServiceRequest, "20040001")


def found(store):
    """The community as the year begins: a group, a committee, a branch, a court."""
    community = Community(
        id=ref(Community, BOOK), name="河畔社区", street="淮川街道", county="浏阳市"
    )
    with UnitOfWork(store, actor="李主任", reason="建册", told_on=START) as work:
        work.put(community, GROUP, COMMITTEE, BRANCH, COURT)
        work.commit()


def happenings():
    """The year: the day of each thing that happened, what it is called, and the act."""
    join = partial(acts.move_in, household=OLD_HOME.id)
    hours = [OpeningHours.of("FREQ=DAILY 08:00-12:00,14:30-21:00")]
    elected = [(LI.id, Post.DIRECTOR), (SON.id, Post.MEMBER)]
    yield (
        START,
        "迁入",
        partial(acts.move_in, person=WANG, household=OLD_HOME, relation=Relation.HEAD),
    )
    yield START, "迁入", partial(join, person=LI, relation=Relation.WIFE)
    yield START, "迁入", partial(join, person=SON, relation=Relation.SON)
    yield (
        date(2004, 1, 15),
        "换届选举",
        partial(acts.elect, body=COMMITTEE.id, elected=elected),
    )
    yield (
        date(2004, 2, 1),
        "入党申请",
        partial(acts.apply_to_join, person=SON.id, body=BRANCH.id),
    )
    yield (
        date(2004, 4, 12),
        "流入登记",
        partial(acts.come_to_live, person=ZHAO, group=GROUP.id),
    )
    yield (
        date(2004, 5, 1),
        "开放安排",
        partial(acts.arrange_hours, facility=COURT.id, hours=hours),
    )
    yield (
        date(2004, 6, 1),
        "出生",
        partial(acts.born, child=GIRL, household=OLD_HOME.id),
    )
    yield (
        date(2004, 8, 1),
        "列为积极分子",
        partial(acts.advance, person=SON.id, to=CandidateStage.ACTIVIST),
    )
    yield (
        date(2004, 9, 1),
        "分户",
        partial(
            acts.split_household,
            household=OLD_HOME.id,
            leaving=[SON.id, GIRL.id],
            into=NEW_HOME,
            head=SON.id,
        ),
    )
    yield date(2004, 11, 20), "死亡", partial(acts.died, person=WANG.id, head=LI.id)


def requests():
    """A request of the platform, from its filing to its end."""
    company = acts.Sent(tier=Tier.PROPERTY_COMPANY, handler_name="物业公司")
    pleased = {"satisfaction": Satisfaction.SATISFIED}
    yield (
        date(2004, 10, 8),
        "受理诉求",
        partial(
            acts.file_request,
            community=BOOK,
            by="李主任",
            category="水电维修",
            person=LI.id,
        ),
    )
    for day, step, told in (
        (8, Step.ACCEPT, {}),
        (9, Step.DISPATCH, {"to": company}),
        (11, Step.HANDLE, {}),
        (12, Step.VERIFY, pleased),
        (12, Step.CLOSE, {}),
    ):
        yield (
            date(2004, 10, day),
            "办理诉求",
            partial(
                acts.advance_request,
                request=REQUEST,
                step=step,
                by="李主任",
                **told,
            ),
        )


def talk():
    """A forum: who came, what was proposed and voted, and who is to answer by when."""
    day, evening = date(2004, 5, 18), ref(Meeting, "forum.20040518.forum.20040518")
    lamps = ref(Proposal, f"{evening.key}.1")
    came = [(it.id, Presence.PRESENT) for it in (WANG, LI, SON)]
    yield (
        day,
        "成立论坛",
        partial(acts.found_forum, community=BOOK, name="河畔居民论坛"),
    )
    yield (
        day,
        "举办论坛",
        partial(acts.hold_forum, forum=ref(Forum, "20040518"), signed=came),
    )
    yield day, "提议", lambda town, on: acts.propose(town, evening, "安装路灯")
    yield (
        day,
        "表决",
        lambda town, on: acts.cast_votes(
            town, lamps, evening, in_favour=[LI.id, SON.id], against=[WANG.id]
        ),
    )
    yield day, "定案", lambda town, on: acts.decide_proposal(town, lamps, evening)
    yield (
        day,
        "交办",
        partial(
            acts.assign_follow_up,
            proposal=lamps,
            owner=COMMITTEE.id,
            what="安装路灯",
            due=date(2004, 9, 30),
        ),
    )


def tell(store, on, reason, act):
    """One act, told the day after it happened, as one batch."""
    told_on = on + timedelta(days=1)
    with UnitOfWork(store, actor="李主任", reason=reason, told_on=told_on) as work:
        work.write(act(books.read(work.view, BOOK), on=on))
        work.commit()


def celebrate(store):
    """The campaign of the year, and what was held for it: nothing in July."""
    held = [
        Activity(
            id=ref(Activity, f"{month}"),
            name="门球赛",
            type="体育",
            visits=Quantity.exactly(12 + month),
            period=Period.day(date(2004, month, 8)),
        )
        for month in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
    ]
    with UnitOfWork(store, actor="李主任", reason="创建活动", told_on=END) as work:
        town = books.read(work.view, BOOK)
        work.write(acts.launch(town, CAMPAIGN, targets=[MONTHLY]))
        work.put(*held)
        work.commit()


def show(town):
    """What the year was: its movements, its gaps, its findings, its summary."""
    year = Window.year_to(END)
    for month in figures.month_by_month(town, START, END):
        if month.opening != month.closing:
            print(f"{month.period.start:%Y-%m}", month.opening, "→", month.closing)
    missed = [it.name for it in progress(town, MONTHLY, year) if not it.met]
    print("没有活动的月份：", *missed)
    opened = figures.measure(town, "facility_open_days", year)
    print(opened.label, opened.value, opened.unit)
    for finding in rules.check(town, END):
        print(finding.code, finding.message)
    for block in annual_summary(town, year).blocks:
        if isinstance(block, Paragraph):
            print(plain(block.runs))


def main():
    """Live the year, then ask what it was, and whether the store still says so."""
    store = Plugins.discover().open_store("memory:")
    found(store)
    told = [*happenings(), *talk(), *requests()]
    for on, reason, act in sorted(told, key=lambda it: it[0]):
        tell(store, on, reason, act)
    celebrate(store)
    with store.view() as view:
        show(books.read(view, BOOK))
    proven = history.verify(store)
    print(
        f"{proven.revision}个批次、{proven.entries}条变更，与当初写的一致：",
        not proven.flaw,
    )


if __name__ == "__main__":
    main()
