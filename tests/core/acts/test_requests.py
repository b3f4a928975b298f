"""诉求办理: what a step must be, and what is refused, with what to do instead."""

from datetime import date

import pytest
from tests.core.rules.service_examples import (
    HANDLED,
    SENT,
    TAKEN,
    TWICE,
    WHY,
    request,
    walked,
)
from tests.core.small_town import changed, ref, the

from shequ_core.acts import (
    Sent,
    advance_request,
    apply,
    file_request,
    merge_requests,
    possible_steps,
)
from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures.request_lives import course_on
from shequ_core.model import Satisfaction, Service, ServiceRequest, Step, Tier
from shequ_core.model.request_life import RequestState
from shequ_core.values import Period

W1 = ref(ServiceRequest, "w1")
TODAY = date(2004, 12, 24)
HOSPITAL = Sent(tier=Tier.UNITS, handler_name="某医院")


def after(*steps):
    """The town with a request that has got so far."""
    return changed(walked(request(), *steps))


def taken(town, step, on=TODAY, **fields):
    """The step that is written."""
    (written,) = advance_request(town, W1, step, on=on, by="李主任", **fields).puts
    return written


def refused(town, step, on=TODAY, **fields):
    """Why a step is not written."""
    with pytest.raises(InvalidValue) as caught:
        advance_request(town, W1, step, on=on, by="李主任", **fields)
    return caught.value.problem, str(caught.value)


def test_a_request_gets_the_next_number_of_its_year():
    """The ledger has 20040001; the next one is 20040002, and next year starts anew."""
    for day, number in ((TODAY, "20040002"), (date(2005, 1, 4), "20050001")):
        told = {"on": day, "by": "李主任", "category": "治安"}
        filed, step = file_request(changed([]), "town", **told).puts
        assert (step.step, step.number, step.request) == (Step.FILE, 1, filed.id)
        assert (filed.number, filed.id.key, filed.received) == (number, number, day)


def test_what_is_dispatched_goes_where_the_catalogue_says():
    """Unless somebody says otherwise."""
    town = after((Step.ACCEPT, 20))
    step = taken(town, Step.DISPATCH)
    assert (step.tier, step.handler) == (Tier.COMMITTEE, "town/community/town")
    assert taken(town, Step.DISPATCH, to=HOSPITAL).handler_name == "某医院"
    assert (step.number, step.id.key) == (2, "w1-2")


def test_what_the_catalogue_does_not_know_needs_a_handler():
    """Without a service nobody is guessed."""
    stray = request(service=None, category="治安")
    town = changed(walked(stray, (Step.ACCEPT, 20)))
    assert refused(town, Step.DISPATCH)[0] == "step-needs"


def test_a_request_is_not_closed_before_it_is_verified():
    """And the refusal says what can be done."""
    town = after(*TAKEN, (Step.HANDLE, 22))
    problem, told = refused(town, Step.CLOSE)
    assert problem == "step-not-allowed"
    assert "“待核查”" in told
    assert told.endswith("what is: verify, reject, withdraw")
    assert possible_steps(town, W1, on=TODAY) == (
        Step.VERIFY,
        Step.REJECT,
        Step.WITHDRAW,
    )


def test_what_was_verified_is_closed():
    """With the resident's answer."""
    town = after(*TAKEN, (Step.HANDLE, 22))
    told = {"on": TODAY, "by": "李主任"}
    satisfied = Satisfaction.SATISFIED
    writes = advance_request(town, W1, Step.VERIFY, satisfaction=satisfied, **told)
    town = apply(town, writes)
    town = apply(town, advance_request(town, W1, Step.CLOSE, **told))
    life = course_on(town, town[W1], TODAY).life
    assert (life.state, life.closed) == (RequestState.CLOSED, TODAY)
    assert life.satisfaction is satisfied
    assert town[W1] == request()


def test_what_a_ledger_closed_can_be_reopened():
    """A request without steps goes on from what its ledger says."""
    old = the(ServiceRequest, "r1")
    writes = advance_request(
        changed([]), old.id, Step.REOPEN, on=TODAY, by="李主任", reason="又堵了"
    )
    town = apply(changed([]), writes)
    life = course_on(town, old, TODAY).life
    assert (life.state, life.started) == (RequestState.ACCEPTED, TODAY)


def test_after_two_returns_an_arbiter_speaks():
    """Then it is dispatched, and nobody returns it."""
    town = after(*TWICE)
    assert refused(town, Step.DISPATCH, to=HOSPITAL)[0] == "step-not-allowed"
    told = {"on": TODAY, "by": "街道办事处", "reason": "由医院办理", "to": HOSPITAL}
    town = apply(town, advance_request(town, W1, Step.ARBITRATE, **told))
    assert refused(town, Step.RETURN, reason="办不了")[0] == "step-not-allowed"


@pytest.mark.parametrize(
    ("steps", "step", "fields"),
    [
        (TAKEN, Step.RETURN, {}),
        (TAKEN, Step.RETURN, {"reason": " "}),
        (TAKEN, Step.HANDLE, {"to": HOSPITAL}),
        ((*TAKEN, (Step.RETURN, 21, WHY)), Step.DISPATCH, {"to": Sent(**SENT)}),
        (
            (*TAKEN, (Step.RETURN, 21, WHY)),
            Step.DISPATCH,
            {"to": Sent(handler_name="某店")},
        ),
        (TAKEN, Step.ESCALATE, {"reason": "办不了", "to": HOSPITAL}),
        (TAKEN, Step.HANDLE, {"satisfaction": Satisfaction.SATISFIED}),
    ],
)
def test_a_step_has_what_it_needs(steps, step, fields):
    """Reason, handler and tier where they belong; upwards; not back to the returner."""
    assert refused(after(*steps), step, **fields)[0] == "step-needs"


def test_up_and_out_of_the_platform():
    """From the company to the committee, and from there to the street office."""
    town = after(*TAKEN)
    up = Sent(tier=Tier.COMMITTEE, handler_name="居委会")
    told = {"on": TODAY, "by": "王经理", "reason": "要几家协调"}
    town = apply(town, advance_request(town, W1, Step.ESCALATE, to=up, **told))
    street = Sent(handler_name="淮川街道办事处")
    town = apply(town, advance_request(town, W1, Step.ESCALATE, to=street, **told))
    assert course_on(town, town[W1], TODAY).life.handler == "淮川街道办事处"
    assert refused(town, Step.ESCALATE, to=up, reason="再转")[0] == "step-needs"


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (TODAY, None),
        (TODAY, date(2004, 12, 27)),
        (date(2004, 12, 28), date(2005, 1, 10)),
    ],
)
def test_a_term_is_extended_in_time_and_to_a_later_day(on, until):
    """The 27th is the last day: extended to it, or after it, is no extension."""
    fields = {"reason": "等配件", "until": until}
    assert refused(after(*TAKEN), Step.EXTEND, on=on, **fields)[0] == "step-term"
    later = {"reason": "等配件", "until": date(2005, 1, 10)}
    assert taken(after(*TAKEN), Step.EXTEND, **later).until == date(2005, 1, 10)
    assert refused(after(*TAKEN), Step.HANDLE, until=TODAY)[0] == "step-term"


def test_days_go_forward():
    """No step is before the last one, nor before the request came in."""
    assert refused(after(*TAKEN), Step.HANDLE, on=date(2004, 12, 19))[0] == "step-day"
    assert refused(after(), Step.DISPATCH, on=date(2004, 12, 1))[0] == "step-day"


def test_one_matter_is_handled_once():
    """The second report is put to the first; neither to itself nor to what is over."""
    town = changed([*walked(request(), (Step.ACCEPT, 20)), request("w2")])
    w2 = ref(ServiceRequest, "w2")
    step, merged = merge_requests(town, w2, W1, on=TODAY, by="李主任").puts
    assert (merged.part_of, step.reason) == (W1, "与w1为同一事项")
    over = changed([*walked(request(), *HANDLED), request("w2")])
    for register, this, other in ((town, W1, W1), (over, w2, W1)):
        with pytest.raises(InvalidValue, match="choose another request"):
            merge_requests(register, this, other, on=TODAY, by="李主任")
    assert refused(town, Step.MERGE)[0] == "step-not-allowed"


def test_an_unknown_request_or_service_is_refused():
    """NotFound for what is nowhere; InvalidValue for what is not offered that day."""
    with pytest.raises(NotFound):
        advance_request(changed([]), W1, Step.ACCEPT, on=TODAY, by="李主任")
    ended = the(Service, "cleaning").evolve(period=Period(None, date(2004, 1, 1)))
    told = {"by": "李主任", "category": "环境卫生", "service": ended.id}
    with pytest.raises(InvalidValue, match="not offered"):
        file_request(changed([ended]), "town", on=TODAY, **told)


def test_a_request_is_of_the_category_of_its_service():
    """Unless another is said."""
    cleaning = the(Service, "cleaning")
    told = {"on": TODAY, "by": "李主任", "service": cleaning.id}
    for said, category in (("", cleaning.category), ("治安", "治安")):
        filed, _ = file_request(changed([]), "town", category=said, **told).puts
        assert filed.category == category
