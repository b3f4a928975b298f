"""服务例子. For every rule of the platform a changed town that makes it speak."""

from datetime import date

from tests.core.small_town import changed, ref, the

from shequ_core.model import (
    CalendarYear,
    Procedure,
    RequestStep,
    Service,
    ServiceRequest,
    Step,
    Tier,
    Unit,
)
from shequ_core.values import Period, Workdays

COMPANY, HOSPITAL = "某物业公司", ref(Unit, "u1")
SENT = {"tier": Tier.PROPERTY_COMPANY, "handler_name": COMPANY}


def request(key="w1", received=date(2004, 12, 20), **fields):
    """A request of that category which the town's catalogue has a service for."""
    return ServiceRequest(
        id=ref(ServiceRequest, key),
        number=key,
        **{
            "category": "环境卫生",
            "service": ref(Service, "cleaning"),
            "received": received,
            "period": Period.since(received),
            **fields,
        },
    )


def walked(what, *steps):
    """A request with its steps, each a Step, a day of December (or a date), fields."""
    return [
        what,
        *(
            RequestStep(
                id=ref(RequestStep, f"{what.id.key}-{number}"),
                request=what.id,
                number=number,
                step=step,
                by="李主任",
                period=Period.day(
                    day if isinstance(day, date) else date(2004, 12, day)
                ),
                **(fields[0] if fields else {}),
            )
            for number, (step, day, *fields) in enumerate(steps, start=1)
        ),
    ]


def with_steps(*steps, **fields):
    """The town with one more request, and its steps."""
    return changed(walked(request(**fields), *steps))


WHY = {"reason": "不属于本单位职责"}
TAKEN = ((Step.ACCEPT, 20), (Step.DISPATCH, 20, SENT))
TWICE = (
    *TAKEN,
    (Step.RETURN, 21, WHY),
    (Step.DISPATCH, 21, {"tier": Tier.UNITS, "handler": HOSPITAL}),
    (Step.RETURN, 22, WHY),
)
HANDLED = (*TAKEN, (Step.HANDLE, 22), (Step.VERIFY, 23), (Step.CLOSE, 23))


def petition(received, *steps):
    """The town with a petition, of a year whose workdays are known."""
    year = Workdays.of("2026 -10-01..10-07 +09-20 +10-10")
    known = CalendarYear(id=ref(CalendarYear, "2026"), workdays=year)
    told = request(received=received, procedure=Procedure.PETITION)
    return changed([known, *walked(told, *steps)])


def asked(day, *more):
    """A petition that was closed in September, and asked to be reviewed."""
    september = date(2026, 9, 10)
    done = (Step.ACCEPT, Step.DISPATCH, Step.HANDLE, Step.VERIFY, Step.CLOSE)
    steps = [(it, september, SENT if it is Step.DISPATCH else {}) for it in done]
    return petition(september, *steps, (Step.ASK_REVIEW, day, WHY), *more)


EXAMPLES = {
    "service-tier-missing": changed([the(Service, "cleaning").evolve(tier=None)]),
    "service-without-term": changed([the(Service, "cleaning").evolve(days=None)]),
    "request-reported-twice": changed(
        [request("w1", place="3栋"), request("w2", place="3栋")]
    ),
    "merged-into-nothing": with_steps((Step.MERGE, 21, {"reason": "同一处井盖"})),
    "step-out-of-order": with_steps(*TAKEN, (Step.VERIFY, 21)),
    "closed-unverified": with_steps(*TAKEN, (Step.HANDLE, 21), (Step.CLOSE, 22)),
    "step-without-reason": with_steps(*TAKEN, (Step.RETURN, 21)),
    "step-without-handler": with_steps((Step.ACCEPT, 20), (Step.DISPATCH, 20)),
    "step-days": with_steps((Step.ACCEPT, 22), (Step.DISPATCH, 21, SENT)),
    "step-number-twice": changed(
        [
            *walked(request(), *TAKEN),
            RequestStep(
                id=ref(RequestStep, "w1-again"),
                request=ref(ServiceRequest, "w1"),
                number=2,
                step=Step.HANDLE,
                period=Period.day(date(2004, 12, 21)),
            ),
        ]
    ),
    "steps-contradict-ledger": with_steps(*HANDLED, closed=date(2004, 12, 28)),
    "escalation-not-upwards": with_steps(
        *TAKEN, (Step.ESCALATE, 21, {"tier": Tier.VOLUNTEERS, **WHY})
    ),
    "request-to-arbitrate": with_steps(*TWICE),
    "dispatched-to-returner": with_steps(
        *TAKEN, (Step.RETURN, 21, WHY), (Step.DISPATCH, 22, SENT)
    ),
    "request-overdue": with_steps(*TAKEN, received=date(2004, 12, 20)),
    "request-due-soon": with_steps((Step.ACCEPT, 27)),
    "request-closed-late": with_steps(
        *TAKEN, (Step.HANDLE, 28), (Step.VERIFY, 29), (Step.CLOSE, 29)
    ),
    "calendar-year-missing": changed(
        walked(request(), (Step.ACCEPT, 29)), without=[ref(CalendarYear, "2005")]
    ),
    "extended-too-late": with_steps(
        *TAKEN, (Step.EXTEND, 30, {"until": date(2005, 1, 30), "reason": "等配件"})
    ),
    "request-without-service": changed([request(service=None, category="治安")]),
}
"""例子. As of the town's day, the last of 2004."""

LATER_EXAMPLES = {
    "petition-undecided": petition(
        date(2026, 11, 1),
        (Step.ACCEPT, date(2026, 11, 18)),
    ),
    "petition-late": petition(date(2026, 9, 1), (Step.ACCEPT, date(2026, 9, 8))),
    "petition-extended-too-long": petition(
        date(2026, 11, 2),
        (Step.ACCEPT, date(2026, 11, 2)),
        (Step.DISPATCH, date(2026, 11, 3), SENT),
        (Step.EXTEND, date(2026, 11, 4), {"until": date(2027, 2, 1), **WHY}),
    ),
    "petition-review-late": asked(date(2026, 10, 15)),
    "petition-objection-late": petition(
        date(2026, 10, 28),
        (Step.ACCEPT, date(2026, 10, 28)),
        (Step.DISPATCH, date(2026, 10, 28), SENT),
        (Step.RETURN, date(2026, 11, 5), WHY),
    ),
}
"""后来例子. As of a day on which the rules of 2022 are in force."""
