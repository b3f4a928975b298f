"""诉求指标: counted by the steps where there are some, else as the ledger says."""

from datetime import date

from hypothesis import given
from tests.core.rules.service_examples import HANDLED, SENT, WHY, request, walked
from tests.core.small_town import DAY, changed, ref, the

from shequ_core.figures import Window, measure, why
from shequ_core.model import (
    CalendarYear,
    Procedure,
    RequestStep,
    Service,
    ServiceRequest,
    Step,
)
from shequ_core.model.request_life import RequestState, life_of
from shequ_core.testing.towns import towns
from shequ_core.values import Period

YEAR = Window.year_to(DAY)
NEXT = Window.year_to(date(2005, 12, 31))


def values(town, *codes, window=YEAR):
    """What some figures are."""
    return [measure(town, code, window).value for code in codes]


CORE = ("service_requests", "service_requests_closed", "service_requests_reopened")


def test_a_ledger_row_counts_as_ever():
    """The town's one request is known from its ledger only."""
    assert values(changed([]), *CORE) == [1, 1, 0]
    assert values(changed([]), "service_requests_by_tier")[0]["社区居委会"] == 1


def test_steps_tell_when_it_was_closed():
    """The ledger need not say so; by whom it was done, the steps say too."""
    town = changed(walked(request(), *HANDLED))
    assert values(town, *CORE) == [2, 2, 0]
    assert values(town, "service_requests_by_tier")[0]["物业公司"] == 1


def test_what_was_closed_stays_closed_in_its_year():
    """A request that is reopened later was closed then, and is open now."""
    again = (Step.REOPEN, date(2005, 1, 10), WHY)
    town = changed(walked(request(), *HANDLED, again))
    assert values(town, *CORE) == [2, 2, 0]
    both = Window(NEXT.on, Period(YEAR.period.start, NEXT.period.end))
    assert values(town, *CORE, window=both) == [2, 1, 1]
    assert values(town, "service_requests_reopened", window=NEXT) == [1]


def test_what_is_not_handled_is_not_received():
    """Refused, merged and withdrawn ones are not counted; a merged one was reported."""
    for step, reports in ((Step.REFUSE, 1), (Step.MERGE, 2), (Step.WITHDRAW, 1)):
        town = changed(walked(request(), (step, 21, WHY)))
        counts = values(town, "service_requests", "service_request_reports")
        assert counts == [1, reports], step


def test_in_time_is_by_workdays():
    """Five workdays from Monday the 20th end on Monday the 27th."""
    for day, on_time in ((27, 2), (28, 1)):
        done = (*HANDLED[:2], (Step.HANDLE, day), (Step.VERIFY, 29), (Step.CLOSE, 29))
        town = changed(walked(request(), *done))
        timed = values(town, "service_requests_timed", "service_requests_on_time")
        assert timed == [2, on_time]


def test_an_extension_is_in_time():
    """What was extended is in time until then."""
    until = (Step.EXTEND, 24, {"until": date(2004, 12, 29), "reason": "等配件"})
    done = ((Step.HANDLE, 28), (Step.VERIFY, 29), (Step.CLOSE, 29))
    town = changed(walked(request(), *HANDLED[:2], until, *done))
    assert values(town, "service_requests_on_time") == [2]


def test_an_urgent_request_has_its_own_term():
    """Within one workday, where the catalogue says so; the same day counts from 0."""
    service = the(Service, "cleaning").evolve(urgent_days=1)
    for procedure, on_time in ((Procedure.URGENT, 1), (Procedure.ORDINARY, 2)):
        told = request(procedure=procedure)
        town = changed([service, *walked(told, *HANDLED)])
        assert values(town, "service_requests_on_time") == [on_time]


def test_without_a_calendar_nobody_was_late():
    """A term of which nobody knows the end is not counted, rather than guessed."""
    gone = [ref(CalendarYear, "2004"), ref(CalendarYear, "2005")]
    town = changed(walked(request(), *HANDLED), without=gone)
    assert values(town, "service_requests_timed") == [0]


def test_returns_and_escalations_are_counted_when_they_happen():
    """Each return is one; an escalated request is one however often."""
    up = {"reason": "需要协调", "tier": None, "handler_name": "街道办事处"}
    steps = (
        *HANDLED[:2],
        (Step.RETURN, 21, WHY),
        (Step.DISPATCH, 21, {**SENT, "handler_name": "另一家物业公司"}),
        (Step.ESCALATE, 22, up),
    )
    town = changed(walked(request(), *steps))
    codes = ("service_request_returns", "service_requests_escalated")
    assert values(town, *codes) == [1, 1]
    assert why(town, "service_requests_escalated", YEAR)[0].number == 5


@given(towns())
def test_closed_requests_are_those_whose_life_says_so(town):
    """The figure and the fold agree, in time for the town's year."""
    done = [
        it
        for it in town.all(ServiceRequest)
        if life_of(it, town.tied(RequestStep, "request", it.id)).state
        in (RequestState.CLOSED, RequestState.UNDER_REVIEW)
    ]
    assert values(town, "service_requests_closed") == [len(done)]
    closed, rate = values(town, "service_requests_timed", "service_requests_on_time")
    assert closed == rate


def test_petitions_have_the_terms_of_the_law():
    """What the catalogue promises is not held against them; rules hold the law."""
    late = (*HANDLED[:2], (Step.HANDLE, 29), (Step.VERIFY, 29), (Step.CLOSE, 29))
    town = changed(walked(request(procedure=Procedure.PETITION), *late))
    timed = values(town, "service_requests_closed", "service_requests_timed")
    assert timed == [2, 1]
