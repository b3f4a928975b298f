"""居委会办理. Meetings asked for, notices, money, files, campaigns, waivers."""

from datetime import date

from tests.core.acts.calling import Call
from tests.core.small_town import DAY, changed, ref, the

from shequ_core import acts
from shequ_core.acts import Ballot, Minutes, Programme
from shequ_core.model import (
    Activity,
    Campaign,
    CampaignAction,
    CareFile,
    Committee,
    Decision,
    Festival,
    FundRaising,
    Meeting,
    MeetingDemand,
    MeetingForm,
    MeetingType,
    NoticeItem,
    Person,
    Post,
    Target,
    Tenure,
    Unit,
    Waiver,
)
from shequ_core.values import Period, Quantity, Yuan

COMMITTEE, MEDIATORS = ref(Committee, "c1"), ref(Committee, "c2")
YEAR = Period.year(2005)
CAMPAIGN = Campaign(id=ref(Campaign, "c1"), name="创建", period=YEAR)
TARGET = Target(
    id=ref(Target, "t1"),
    campaign=CAMPAIGN.id,
    figure="activities",
    bound=Quantity.exactly(12),
    period=YEAR,
)
ACTION = CampaignAction(
    id=ref(CampaignAction, "a1"),
    campaign=CAMPAIGN.id,
    what="铺设方砖",
    target=TARGET.id,
    period=YEAR,
)
ASKED = changed(
    [
        the(MeetingDemand, "r1").evolve(met=None),
        the(FundRaising, "1").evolve(notice=None),
        CareFile(id=ref(CareFile, "1"), person=ref(Person, "h2a")),
        Waiver(id=ref(Waiver, "1"), rule="id-missing", period=Period.since(DAY)),
        Festival(
            id=ref(Festival, "spring"), name="春节", period=Period.day(date(2005, 2, 9))
        ),
    ]
)
AIMED = ASKED.after([CAMPAIGN, TARGET, ACTION])


def call(act, **told):
    """In the town with a demand that was not met, on its day."""
    return Call(ASKED, act, {"on": DAY, **told})


def undated(act, town=ASKED, **told):
    """What is told without a day."""
    return Call(town, act, told)


CALLS = {
    "demand_meeting": call(
        acts.demand_meeting, committee=COMMITTEE, subject="停车", households=60
    ),
    "demand_meeting, by residents": call(
        acts.demand_meeting, committee=COMMITTEE, subject="停车", residents=120
    ),
    "meet_demand": undated(
        acts.meet_demand, demand=ref(MeetingDemand, "r1"), meeting=ref(Meeting, "r1")
    ),
    "publish": call(
        acts.publish,
        committee=COMMITTEE,
        item=NoticeItem.FINANCES,
        title="收支",
        place="公开栏",
        covers=Period(date(2004, 10, 1), date(2005, 1, 1)),
    ),
    "publish, a decision": call(
        acts.publish,
        committee=COMMITTEE,
        item=NoticeItem.DECISIONS,
        about=ref(Decision, "r1-1"),
    ),
    "raise_funds": call(
        acts.raise_funds,
        committee=COMMITTEE,
        purpose="路灯",
        amount=Yuan.of("3000"),
        decision=ref(Decision, "r1-1"),
    ),
    "account_for": call(
        acts.account_for, raised=ref(FundRaising, "1"), title="方砖收支"
    ),
    "open_file": call(
        acts.open_file, child=ref(Person, "h1a"), keeper=ref(Person, "h12a")
    ),
    "open_file, once more": call(acts.open_file, child=ref(Person, "h2a")),
    "hold, of households": call(
        acts.hold,
        body=COMMITTEE,
        type=MeetingType.RESIDENTS_MEETING,
        minutes=Minutes(form=MeetingForm.HOUSEHOLDS, present=200, notes="纪要"),
    ),
    "hold, of delegates": call(
        acts.hold,
        body=COMMITTEE,
        type=MeetingType.DELEGATES_MEETING,
        minutes=Minutes(present=2),
    ),
    "elect, a committee": call(
        acts.elect,
        body=COMMITTEE,
        elected=[
            (ref(Person, "h12a"), Post.DIRECTOR),
            (ref(Person, "h13a"), Post.MEMBER),
            (ref(Person, "h20a"), Post.MEMBER),
        ],
        ballot=Ballot(form=MeetingForm.HOUSEHOLDS, electors=300, voters=200),
        on=date(2006, 6, 1),
    ),
    "take_post, of a mediator": call(
        acts.take_post,
        holder=ref(Person, "h31b"),
        body=MEDIATORS,
        post=Post.MEMBER,
    ),
    "take_post, of a unit": call(
        acts.take_post, holder=ref(Unit, "u1"), body=COMMITTEE, post=Post.MEMBER
    ),
    "leave_post, of the director": call(acts.leave_post, tenure=ref(Tenure, "c1-11")),
    "extend_term, of a committee": call(
        acts.extend_term, body=COMMITTEE, until=date(2006, 12, 1), document="民字1号"
    ),
    "launch": undated(
        acts.launch, campaign=CAMPAIGN, targets=[TARGET], actions=[ACTION]
    ),
    "launch, again": undated(acts.launch, AIMED, campaign=CAMPAIGN),
    "launch, for nothing that is counted": undated(
        acts.launch, campaign=CAMPAIGN, targets=[TARGET.evolve(figure="happiness")]
    ),
    "launch, for many numbers": undated(
        acts.launch, campaign=CAMPAIGN, targets=[TARGET.evolve(figure="ages")]
    ),
    "launch, for another's": undated(
        acts.launch, campaign=CAMPAIGN, targets=[], actions=[ACTION]
    ),
    "launch, an aim of another": undated(
        acts.launch,
        campaign=CAMPAIGN,
        targets=[TARGET.evolve(campaign=ref(Campaign, "c2"))],
    ),
    "launch, before its time": undated(
        acts.launch,
        campaign=CAMPAIGN,
        targets=[TARGET],
        actions=[ACTION.evolve(period=Period.year(2004))],
    ),
    "carry_out": undated(
        acts.carry_out,
        AIMED,
        action=ACTION.id,
        on=date(2005, 3, 1),
        by=ref(Activity, "a7"),
    ),
    "carry_out, by nothing": undated(
        acts.carry_out, AIMED, action=ACTION.id, on=date(2005, 12, 31)
    ),
    "carry_out, again": undated(
        acts.carry_out,
        AIMED.after([ACTION.evolve(done=date(2005, 1, 8))]),
        action=ACTION.id,
        on=date(2005, 3, 1),
    ),
    "hold_activity": call(
        acts.hold_activity,
        community="town",
        name="灯会",
        on=date(2005, 2, 8),
        last=date(2005, 2, 9),
        programme=Programme(type="文艺", occasion="春节", place="门球场"),
    ),
    "hold_activity, of one day": call(
        acts.hold_activity,
        community="town",
        name="义诊",
        programme=Programme(organiser="某医院", budget=Yuan.of("500")),
    ),
    "count_activity": undated(
        acts.count_activity,
        activity=ref(Activity, "a7"),
        visits=Quantity.exactly(25),
        cost=Yuan.of("320.50"),
    ),
    "sign_in": undated(
        acts.sign_in,
        activity=ref(Activity, "a7"),
        who=[ref(Person, "h1a"), ref(Person, "h1a"), ref(Unit, "u1")],
    ),
    "waive": call(
        acts.waive,
        waiver=ref(Waiver, "2"),
        rule="id-missing",
        by="李主任",
        why="老人没有证件",
        until=date(2005, 6, 30),
        about=ref(Person, "h1a"),
    ),
    "end_waiver": call(acts.end_waiver, waiver=ref(Waiver, "1"), on=date(2005, 3, 1)),
}
"""办理. By the committee."""
