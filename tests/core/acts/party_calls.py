"""党建办理. The way into the party, relations, posts, meetings, in the small town."""

from datetime import date
from decimal import Decimal

from tests.core.acts.calling import Call
from tests.core.small_town import DAY, TOWN, candidacy, changed, person, ref, the

from shequ_core import acts
from shequ_core.acts import Ballot, Letter, Minutes, Part
from shequ_core.model import (
    CandidateStage,
    DevelopmentStep,
    JointCouncil,
    JointProject,
    JointTask,
    Meeting,
    MeetingType,
    MemberCategory,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Post,
    Presence,
    Rating,
    RelationTransfer,
    ReportIn,
    SharingAgreement,
    Tenure,
    Unit,
)
from shequ_core.values import Period, Sex

BRANCH, SECOND = ref(PartyBody, "p1"), ref(PartyBody, "p2")
COUNCIL, HOSPITAL = ref(JointCouncil, "j1"), ref(Unit, "u1")
TWO = changed(
    [
        PartyBody(id=SECOND, name="第二党支部", form=PartyForm.BRANCH),
        candidacy(3, CandidateStage.TARGET, date(2004, 2, 1), None),
        candidacy(6, CandidateStage.TARGET, date(2004, 2, 1), None),
        the(RelationTransfer, "out1").evolve(
            id=ref(RelationTransfer, "out2"),
            person=ref(Person, "h3b"),
            received=None,
            period=Period.since(date(2004, 3, 2)),
        ),
        Unit(id=ref(Unit, "u2"), name="某行"),
        the(JointProject, "1").evolve(id=ref(JointProject, "2"), done=None, result=""),
        the(JointTask, "1").evolve(
            id=ref(JointTask, "2"), project=ref(JointProject, "2"), done=None, by=None
        ),
        the(JointProject, "1").evolve(id=ref(JointProject, "3"), done=None, result=""),
    ]
)


def who(place):
    """The wife of that household."""
    return ref(Person, f"h{place}b")


def call(act, **told):
    """In the town with two branches, on its day."""
    return Call(TWO, act, {"on": DAY, **told})


NEWCOMER = person("n1", date(1970, 1, 1), Sex.MALE, 9)
CALLS = {
    "apply_to_join": call(acts.apply_to_join, person=who(9), body=BRANCH),
    "advance": call(
        acts.advance, person=who(5), to=CandidateStage.TARGET, on=date(2005, 9, 1)
    ),
    "take_step, a review": call(
        acts.take_step, person=who(5), step=DevelopmentStep.REVIEW, note="积极"
    ),
    "take_step, a training": call(
        acts.take_step,
        person=who(6),
        step=DevelopmentStep.TRAINING,
        on=date(2004, 5, 6),
        last=date(2004, 5, 8),
        hours=Decimal(24),
    ),
    "take_step, an introducer": call(
        acts.take_step, person=who(6), step=DevelopmentStep.INTRODUCTION, by=who(1)
    ),
    "withdraw": call(acts.withdraw, person=who(5)),
    "admit": call(acts.admit, person=who(6), category=MemberCategory.COMMUNITY),
    "admit, who is a member": call(acts.admit, person=who(3)),
    "confirm": call(acts.confirm, person=who(4), on=date(2005, 7, 1)),
    "extend_probation": call(
        acts.extend_probation,
        person=who(4),
        until=date(2006, 1, 1),
        on=date(2005, 6, 20),
    ),
    "transfer_relation": call(
        acts.transfer_relation, person=who(2), to=SECOND, number="9"
    ),
    "send_relation": call(
        acts.send_relation,
        person=who(2),
        letter=Letter(elsewhere="外地", number="8", valid_until=date(2005, 3, 31)),
    ),
    "relation_received": call(
        acts.relation_received,
        letter=ref(RelationTransfer, "out2"),
        on=date(2004, 3, 20),
    ),
    "receive_relation": call(
        acts.receive_relation,
        person=NEWCOMER,
        body=BRANCH,
        joined=date(1995, 7, 1),
        confirmed=date(1996, 7, 1),
        letter=Letter(elsewhere="外地"),
    ),
    "receive_relation, of a resident": call(
        acts.receive_relation,
        person=TOWN[who(9)],
        body=BRANCH,
        joined=date(2004, 7, 1),
        confirmed=None,
        letter=Letter(elsewhere="外地", number="7"),
    ),
    "end_membership": call(acts.end_membership, person=who(1)),
    "report_in": call(acts.report_in, who=who(9), body=BRANCH, home="某医院党支部"),
    "report_in, a unit": call(acts.report_in, who=ref(Unit, "u2"), body=BRANCH),
    "report_in, a member elsewhere": call(acts.report_in, who=who(2), body=SECOND),
    "end_report": call(acts.end_report, report=ref(ReportIn, "h7a")),
    "appraise": call(
        acts.appraise,
        of=ref(PartyMembership, "m1"),
        rating=Rating.EXCELLENT,
        note="优秀",
    ),
    "appraise, who reports in": call(
        acts.appraise, of=ref(ReportIn, "h7a"), rating=Rating.QUALIFIED
    ),
    "elect": call(
        acts.elect,
        body=BRANCH,
        elected=[(who(2), Post.SECRETARY), (who(1), Post.ORGANISATION)],
        ballot=Ballot(number=2, electors=3, voters=3),
        on=date(2006, 6, 1),
    ),
    "elect, the same": call(
        acts.elect,
        body=BRANCH,
        elected=[(who(1), Post.SECRETARY)],
        on=date(2006, 6, 1),
    ),
    "elect, who is on probation": call(
        acts.elect,
        body=BRANCH,
        elected=[(who(4), Post.ORGANISATION)],
        on=date(2005, 6, 1),
    ),
    "elect, who is no member": call(
        acts.elect, body=SECOND, elected=[(who(9), Post.SECRETARY)]
    ),
    "extend_term": call(
        acts.extend_term, body=BRANCH, until=date(2007, 6, 1), document="组字1号"
    ),
    "take_post": call(
        acts.take_post,
        holder=who(3),
        body=BRANCH,
        post=Post.PUBLICITY,
        duties="宣传",
    ),
    "take_post, a seat": call(
        acts.take_post,
        holder=ref(Unit, "u2"),
        body=COUNCIL,
        post=Post.SEAT,
        name="某经理",
    ),
    "take_post, of nobody": call(
        acts.take_post, holder=None, body=BRANCH, post=Post.PUBLICITY
    ),
    "take_post, held already": call(
        acts.take_post, holder=who(1), body=BRANCH, post=Post.SECRETARY
    ),
    "take_post, of somebody": call(
        acts.take_post, holder=None, body=BRANCH, post=Post.PUBLICITY, name="某某"
    ),
    "leave_post": call(acts.leave_post, tenure=ref(Tenure, "p1-secretary")),
    "leave_post, a seat": call(acts.leave_post, tenure=ref(Tenure, "j1-u1")),
    "hold": call(
        acts.hold,
        body=BRANCH,
        type=MeetingType.PARTY_ASSEMBLY,
        minutes=Minutes(topic="学习", place="活动室", chair=who(1), entitled=3),
        signed=[(who(1), Presence.PRESENT), (who(2), Presence.ON_LEAVE)],
    ),
    "hold, one that makes up": call(
        acts.hold,
        body=BRANCH,
        type=MeetingType.PARTY_LECTURE,
        minutes=Minutes(present=3, makes_up=date(2004, 11, 7)),
    ),
    "decide": Call(
        TWO,
        acts.decide,
        {
            "meeting": ref(Meeting, "q3"),
            "subject": "季度安排",
            "in_favour": 2,
            "against": 0,
            "abstained": 0,
        },
    ),
    "sign_pact": call(
        acts.sign_pact,
        council=COUNCIL,
        unit=HOSPITAL,
        on=date(2005, 3, 1),
        last=date(2006, 2, 28),
        offers=["门球场"],
        needs=["场地"],
    ),
    "agree": call(
        acts.agree,
        council=COUNCIL,
        name="义诊",
        lead=HOSPITAL,
        due=date(2005, 3, 1),
        parts=[Part(HOSPITAL, "派医生", date(2005, 2, 1)), Part(BRANCH, "组织")],
    ),
    "do_part": call(
        acts.do_part, task=ref(JointTask, "2"), by=ref(SharingAgreement, "u1-court")
    ),
    "complete": call(acts.complete, project=ref(JointProject, "3"), result="已开放"),
    "complete, with parts undone": call(
        acts.complete, project=ref(JointProject, "2"), result="已开放"
    ),
}
"""办理. By the branch and its council."""
