"""办理情况: laws of the fold over steps, whatever the steps are; and its story."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_core.model import (
    Procedure,
    RequestStep,
    Satisfaction,
    ServiceRequest,
    Step,
    Tier,
)
from shequ_core.model.request_life import (
    DONE,
    DROPPED,
    MOVES,
    RETURNS,
    RequestState,
    allowed,
    is_upwards,
    life_of,
    passages,
)
from shequ_core.testing import records
from shequ_core.values import Period, Ref

S = RequestState
FIRST = date(2004, 3, 1)
REQUEST = ServiceRequest(id=Ref("bei/service_request/1"), number="1", received=FIRST)


def steps(*names, **fields):
    """Steps a day apart, dispatched to one handler after the other."""
    return [
        RequestStep(
            id=Ref(f"bei/request_step/1-{number}"),
            request=REQUEST.id,
            number=number,
            step=step,
            handler_name=f"单位{number}" if MOVES[step].handler else "",
            tier=Tier.UNITS if MOVES[step].handler else None,
            period=Period.day(FIRST + timedelta(number)),
            **fields,
        )
        for number, step in enumerate(names, start=1)
    ]


STRAIGHT = [Step.ACCEPT, Step.DISPATCH, Step.HANDLE, Step.VERIFY, Step.CLOSE]
AGAIN = [Step.REOPEN, *STRAIGHT[1:]]
FILED = [Step.FILE, *STRAIGHT]
RUNS = st.sampled_from([STRAIGHT, FILED, AGAIN, [Step.RETURN, Step.DISPATCH]])
STRETCHES = RUNS | st.sampled_from(Step).map(lambda step: [step])
HOLED = st.tuples(RUNS, st.integers(0, 4)).map(
    lambda it: it[0][: it[1]] + it[0][it[1] + 1 :]
)
ANY_STEPS = st.lists(STRETCHES | HOLED, max_size=8).map(
    lambda runs: steps(*(step for run in runs for step in run))
)
"""任意环节. Runs that go straight, runs that miss a step, and steps out of nowhere."""
ANY_REQUEST = st.sampled_from(Procedure).map(lambda it: REQUEST.evolve(procedure=it))


@given(ANY_REQUEST, ANY_STEPS)
def test_nothing_is_closed_that_was_not_verified(request_, taken):
    """Since it was last accepted or reopened, a closed request was handled, verified
    and then closed, whatever steps somebody may have written down.
    """
    walked = [it for it in passages(request_, taken) if it.in_order]
    if walked and walked[0].before.state is S.FILED and walked[-1].after.state in DONE:
        names = [it.step.step for it in walked]
        starts = [n for n, it in enumerate(names) if it in (Step.ACCEPT, Step.REOPEN)]
        since = names[starts[-1] :]
        last = {it: len(since) - since[::-1].index(it) for it in since}
        assert last[Step.HANDLE] < last[Step.VERIFY] < last[Step.CLOSE]
        assert last.get(Step.REJECT, 0) < last[Step.HANDLE]


@given(ANY_REQUEST, ANY_STEPS)
def test_what_is_out_of_order_changes_nothing(request_, taken):
    """The life is that of the steps that are in order."""
    lawful = [it.step for it in passages(request_, taken) if it.in_order]
    if lawful and lawful[0] is taken[0]:
        assert life_of(request_, lawful) == life_of(request_, taken)


@given(ANY_REQUEST, ANY_STEPS)
def test_after_two_returns_only_an_arbiter_dispatches(request_, taken):
    """Two returns stop the dispatching, and after an arbiter's word nobody returns."""
    returns = 0
    for it in passages(request_, taken):
        if it.in_order and it.step.step in (Step.ACCEPT, Step.REOPEN):
            returns = 0
        if it.in_order and it.step.step is Step.RETURN:
            assert not it.before.arbitrated
            returns += 1
        assert returns < RETURNS or not (it.in_order and it.step.step is Step.DISPATCH)


@given(ANY_REQUEST, ANY_STEPS)
def test_steps_are_told_by_their_numbers(request_, taken):
    """The order in which steps come to us is of no account."""
    assert life_of(request_, taken[::-1]) == life_of(request_, taken)


@given(records(ServiceRequest), st.lists(records(RequestStep), max_size=8))
def test_any_records_have_a_life(request_, taken):
    """The fold takes whatever fields may hold."""
    life = life_of(request_, taken)
    assert life.state in S
    assert [it for it in Step if allowed(request_, life, it)] or life.state in (
        DROPPED | DONE
    )


@given(st.none() | st.dates(), st.none() | st.sampled_from(Satisfaction))
def test_a_ledger_row_alone_is_what_it_says(closed, satisfaction):
    """Without steps a request is open or closed, as the ledger has it."""
    told = REQUEST.evolve(closed=closed, satisfaction=satisfaction)
    life = life_of(told, ())
    assert life.closed == closed
    assert (life.state in DONE) == (closed is not None)
    assert life.satisfaction is (satisfaction if closed else None)


def test_every_state_can_be_left_but_the_last_ones():
    """No open state is a dead end; what is merged or withdrawn is over."""
    left = {state for move in MOVES.values() for state in move.since}
    assert set(S) - left == {S.MERGED, S.WITHDRAWN}
    assert {move.to for move in MOVES.values()} | {S.FILED, S.ARBITRATION} == set(S)


def test_a_request_from_start_to_end():
    """Returned, rejected, extended, closed, and done once more."""
    told = steps(
        Step.ACCEPT,
        Step.DISPATCH,
        Step.RETURN,
        Step.DISPATCH,
        Step.EXTEND,
        Step.HANDLE,
        Step.REJECT,
        Step.HANDLE,
        Step.VERIFY,
        Step.CLOSE,
        Step.REOPEN,
    )
    at_close = life_of(REQUEST, told[:-1])
    assert at_close.state is S.CLOSED
    assert (at_close.returns, at_close.returned_by) == (1, {"单位2"})
    assert (at_close.handler, at_close.handled) == ("单位4", FIRST + timedelta(8))
    again = life_of(REQUEST, told)
    assert again.state is S.ACCEPTED
    assert (again.returns, again.handled, again.closed) == (0, None, None)
    assert again.started == FIRST + timedelta(11)


def test_a_closed_ledger_row_can_be_reopened():
    """The first step of a request that only a ledger knew may be its reopening."""
    told = REQUEST.evolve(closed=date(2004, 3, 5))
    (passage,) = passages(told, steps(Step.REOPEN))
    assert passage.before.closed == date(2004, 3, 5)
    assert passage.after.state is S.ACCEPTED


def test_only_petitions_are_reviewed_and_only_twice():
    """复查 and 复核, and that is final."""
    closed = [Step.ACCEPT, Step.DISPATCH, Step.HANDLE, Step.VERIFY, Step.CLOSE]
    review = [Step.ASK_REVIEW, Step.REVIEW]
    petition = REQUEST.evolve(procedure=Procedure.PETITION)
    life = life_of(petition, steps(*closed, *review, *review))
    assert not allowed(petition, life, Step.ASK_REVIEW)
    assert allowed(
        petition, life_of(petition, steps(*closed, *review)), Step.ASK_REVIEW
    )
    assert not allowed(REQUEST, life_of(REQUEST, steps(*closed)), Step.ASK_REVIEW)


@pytest.mark.parametrize(
    ("here", "there", "upwards"),
    [
        (Tier.VOLUNTEERS, Tier.UNITS, True),
        (Tier.PROPERTY_COMPANY, Tier.COMMITTEE, True),
        (Tier.COMMITTEE, None, True),
        (Tier.COMMITTEE, Tier.PROPERTY_COMPANY, False),
        (Tier.UNITS, Tier.UNITS, False),
        (None, Tier.COMMITTEE, False),
    ],
)
def test_up_is_towards_the_committee(here, there, upwards):
    """And from the committee to the street office, which is no tier."""
    assert is_upwards(here, there) is upwards
