"""服务办理. Requests, rooms and courts, clubs and teams, volunteers."""

from datetime import date
from decimal import Decimal

from tests.core.acts.calling import Call
from tests.core.rules.service_examples import (
    HANDLED,
    SENT,
    TAKEN,
    TWICE,
    request,
    walked,
)
from tests.core.small_town import changed, ref, the

from shequ_core import acts
from shequ_core.acts import Sent
from shequ_core.model import (
    Booking,
    Certificate,
    Club,
    Community,
    Corps,
    Deed,
    Enrolment,
    Facility,
    Opening,
    Person,
    Post,
    Satisfaction,
    Service,
    ServiceRequest,
    SharingAgreement,
    Step,
    Team,
    Tenure,
    Tier,
    Unit,
    VolunteerRecord,
)
from shequ_core.values import ClockSpan, OpeningHours, Period

ON = date(2004, 12, 24)
HALL, COURT = ref(Facility, "f1"), ref(Facility, "f2")
CORPS, TEAM, CLUB = ref(Corps, "v1"), ref(Team, "t1"), ref(Club, "c1")
MORNING, NOON = ClockSpan.of("08:00-10:00"), ClockSpan.of("10:00-12:30")


def wife(place):
    """The wife of that household."""
    return ref(Person, f"h{place}b")


def enrolled(place):
    """She is a volunteer since New Year."""
    return Enrolment(
        id=ref(Enrolment, f"h{place}b"),
        person=wife(place),
        corps=CORPS,
        period=Period.since(date(2004, 1, 1)),
    )


BUSY = changed(
    [
        *walked(request("w1"), *TAKEN),
        *walked(request("w2"), (Step.FILE, 20)),
        *walked(request("w3"), *HANDLED),
        *walked(request("w4"), *TWICE),
        *walked(request("w5"), (Step.ACCEPT, 20)),
        *walked(request("w6"), *TAKEN, (Step.HANDLE, 22)),
        the(Facility, "f1").evolve(capacity=20),
        the(Facility, "f2").evolve(id=ref(Facility, "f3"), name="游泳池"),
        Opening(
            id=ref(Opening, "o1"),
            facility=HALL,
            hours=OpeningHours.of("FREQ=DAILY 08:00-12:00,14:30-21:00"),
            period=Period.since(date(2004, 1, 1)),
        ),
        Booking(
            id=ref(Booking, "b1"),
            facility=HALL,
            by=ref(Community, "town"),
            span=MORNING,
            period=Period.day(date(2004, 12, 30)),
        ),
        enrolled(1),
        enrolled(2),
        VolunteerRecord(
            id=ref(VolunteerRecord, "r1"),
            deed=ref(Deed, "d1"),
            person=wife(1),
            hours=Decimal(2),
            span=MORNING,
            period=Period.day(date(2004, 3, 12)),
        ),
        Certificate(
            id=ref(Certificate, "c1"),
            number="20040001",
            person=wife(1),
            hours=Decimal(2),
            last=date(2004, 6, 30),
            period=Period.day(date(2004, 7, 1)),
        ),
        Tenure(
            id=ref(Tenure, "captain"),
            body=TEAM,
            post=Post.LEADER,
            holder=wife(1),
            period=Period.since(date(2004, 3, 1)),
        ),
    ]
)


def call(act, **told):
    """In the busy town, on Christmas Eve of 2004."""
    return Call(BUSY, act, {"on": ON, **told})


def step(key, step_, **told):
    """A step of that request."""
    return call(
        acts.advance_request,
        request=ref(ServiceRequest, key),
        step=step_,
        by="李主任",
        **told,
    )


CALLS = {
    "file_request": call(
        acts.file_request,
        community="town",
        by="李主任",
        category="环境卫生",
        requester="王某",
        place="3栋",
        service=ref(Service, "cleaning"),
    ),
    "file_request, of a resident": call(
        acts.file_request,
        community="town",
        by="李主任",
        category="治安",
        person=wife(3),
        requester="王某",
    ),
    "advance_request, accept": step("w2", Step.ACCEPT),
    "advance_request, refuse": step("w2", Step.REFUSE, reason="不归社区"),
    "advance_request, dispatch": step("w5", Step.DISPATCH),
    "advance_request, dispatch elsewhere": step(
        "w5", Step.DISPATCH, to=Sent(tier=Tier.UNITS, handler=ref(Unit, "u1"))
    ),
    "advance_request, return": step("w1", Step.RETURN, reason="不属于本单位"),
    "advance_request, extend": step(
        "w1", Step.EXTEND, reason="等配件", until=date(2005, 1, 5)
    ),
    "advance_request, escalate": step(
        "w1",
        Step.ESCALATE,
        reason="无力办理",
        to=Sent(tier=Tier.COMMITTEE, handler_name="街道办"),
    ),
    "advance_request, handle": step("w1", Step.HANDLE),
    "advance_request, arbitrate": step(
        "w4", Step.ARBITRATE, reason="首接负责", to=Sent(**SENT)
    ),
    "advance_request, verify": step(
        "w6", Step.VERIFY, satisfaction=Satisfaction.SATISFIED
    ),
    "advance_request, reject": step("w6", Step.REJECT, reason="没有修好"),
    "advance_request, reopen": step("w3", Step.REOPEN, reason="又坏了"),
    "advance_request, too early": step("w1", Step.CLOSE),
    "merge_requests": call(
        acts.merge_requests,
        request=ref(ServiceRequest, "w5"),
        into=ref(ServiceRequest, "w1"),
        by="李主任",
    ),
    "possible_steps": call(acts.possible_steps, request=ref(ServiceRequest, "w6")),
    "possible_steps, before it": call(
        acts.possible_steps, request=ref(ServiceRequest, "w4"), on=date(2004, 12, 21)
    ),
    "arrange_hours": call(
        acts.arrange_hours,
        facility=HALL,
        hours=[OpeningHours.of("FREQ=DAILY 09:00-12:00")],
    ),
    "arrange_hours, for the first time": call(
        acts.arrange_hours,
        facility=COURT,
        hours=[OpeningHours.of("FREQ=DAILY 06:00-21:00")],
    ),
    "close_facility": Call(
        BUSY,
        acts.close_facility,
        {
            "facility": HALL,
            "first": date(2004, 12, 29),
            "last": date(2004, 12, 30),
            "reason": "装修",
        },
    ),
    "share": call(acts.share, facility=ref(Facility, "f3"), last=date(2005, 12, 31)),
    "share, what is shared": call(
        acts.share, facility=COURT, hours=OpeningHours.of("FREQ=DAILY 06:00-08:00")
    ),
    "end_sharing": call(acts.end_sharing, agreement=ref(SharingAgreement, "u1-court")),
    "book": call(
        acts.book,
        facility=HALL,
        by=TEAM,
        day=date(2004, 12, 30),
        span=ClockSpan.of("10:00-11:30"),
        purpose="排练",
        people=12,
    ),
    "book, what is taken": call(
        acts.book,
        facility=HALL,
        by=TEAM,
        day=date(2004, 12, 30),
        span=ClockSpan.of("09:59-11:00"),
    ),
    "book, over noon": call(
        acts.book, facility=HALL, by=TEAM, day=date(2004, 12, 30), span=NOON
    ),
    "book, by a partner": call(
        acts.book,
        facility=HALL,
        by=ref(Unit, "u1"),
        day=date(2004, 12, 28),
        span=MORNING,
    ),
    "book, by a resident": call(
        acts.book, facility=HALL, by=wife(9), day=date(2004, 12, 28), span=MORNING
    ),
    "cancel": call(acts.cancel, booking=ref(Booking, "b1"), reason="下雨"),
    "found_club": call(acts.found_club, community="town", name="沙龙"),
    "found_team": call(
        acts.found_team,
        community="town",
        name="腰鼓队",
        club=CLUB,
        leader=wife(3),
        members=[wife(4), wife(3)],
    ),
    "found_team, of nobody": call(acts.found_team, community="town", name="舞蹈队"),
    "join_team": call(acts.join_team, person=wife(3), team=TEAM),
    "leave_team": call(acts.leave_team, person=wife(2), team=TEAM),
    "leave_team, the leader": call(acts.leave_team, person=wife(1), team=TEAM),
    "lead_team": call(acts.lead_team, person=wife(2), team=TEAM),
    "disband": call(acts.disband, body=TEAM),
    "disband, a club": call(acts.disband, body=CLUB),
    "enrol": call(acts.enrol, person=wife(3), corps=CORPS),
    "leave_corps": call(acts.leave_corps, person=wife(1), corps=CORPS),
    "serve": call(
        acts.serve,
        corps=CORPS,
        task="助老",
        span=NOON,
        volunteers=[wife(1), wife(2)],
    ),
    "record_service": Call(
        BUSY,
        acts.record_service,
        {"deed": ref(Deed, "d1"), "person": wife(2), "span": MORNING},
    ),
    "record_service, twice at once": Call(
        BUSY,
        acts.record_service,
        {
            "deed": ref(Deed, "d1"),
            "person": wife(1),
            "span": ClockSpan.of("09:30-11:00"),
        },
    ),
    "certify": call(acts.certify, person=wife(1)),
    "certify, of some months": call(
        acts.certify, person=wife(1), first=date(2004, 3, 1), last=date(2004, 3, 31)
    ),
    "revoke_certificate": call(
        acts.revoke_certificate, certificate=ref(Certificate, "c1")
    ),
}
"""办理. By the platform, the halls, the teams and the corps."""
