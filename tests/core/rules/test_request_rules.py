"""诉求规则的细节: since when terms hold, what is not judged, and whose it is."""

from datetime import date

import pytest
from tests.core.rules.service_examples import (
    HANDLED,
    SENT,
    TAKEN,
    WHY,
    asked,
    petition,
    request,
    walked,
    with_steps,
)
from tests.core.small_town import DAY, changed, ref, the

from shequ_core.model import CalendarYear, Service, ServiceRequest, Step, Tier
from shequ_core.rules import rule_named


def found(kind, town, on=DAY):
    """What one rule says."""
    return [it.message for it in rule_named(kind)(town, on)]


def test_petitions_have_terms_since_2005():
    """Before the regulations nothing is late; objections are timed since 2022."""
    steps = ((Step.ACCEPT, date(2004, 9, 1)),)
    assert not found("petition-late", petition(date(2004, 9, 1), *steps))
    steps = (
        (Step.ACCEPT, date(2005, 6, 1)),
        (Step.DISPATCH, date(2005, 6, 1), SENT),
        (Step.RETURN, date(2005, 7, 30), WHY),
    )
    town, on = petition(date(2005, 6, 1), *steps), date(2005, 8, 31)
    assert found("petition-late", town, on) == [
        "信访事项受理91天还没有办结，时限是60日"
    ]
    assert not found("petition-objection-late", town, on)


@pytest.mark.parametrize(("day", "late"), [(20, False), (29, True)])
def test_a_petition_that_was_extended_has_thirty_days_more(day, late):
    """Ninety in all from the first of September end on the thirtieth of November."""
    until = {"until": date(2026, 11, 25), "reason": "案情复杂"}
    steps = (
        (Step.ACCEPT, date(2026, 8, 30)),
        (Step.DISPATCH, date(2026, 8, 30), SENT),
        (Step.EXTEND, date(2026, 10, 1), until),
    )
    town = petition(date(2026, 8, 30), *steps)
    assert bool(found("petition-late", town, date(2026, 11, day))) == late


def test_a_review_is_answered_within_thirty_days():
    """Told while it is open, and of the answer when it came late."""
    on, upheld = date(2026, 11, 20), {"reason": "维持原处理意见"}
    for day, told in (
        (None, ["申请复查已经61天没有意见，应在30日内"]),
        (date(2026, 11, 1), ["申请复查42天才有意见，应在30日内"]),
        (date(2026, 10, 10), []),
    ):
        answer = [] if day is None else [(Step.REVIEW, day, upheld)]
        town = asked(date(2026, 9, 20), *answer)
        assert found("petition-review-late", town, on) == told


def test_a_refused_or_merged_request_is_not_overdue():
    """What is not handled has no term."""
    for step in (Step.REFUSE, Step.MERGE, Step.WITHDRAW):
        town = with_steps((step, 20, WHY))
        assert not found("request-overdue", town, date(2005, 3, 1))
        assert not found("request-open-long", town, date(2005, 3, 1))


def test_what_is_handled_waits_for_others():
    """A term is kept by handling; verifying may take longer."""
    town = with_steps(*TAKEN, (Step.HANDLE, 27))
    assert not found("request-overdue", town)
    assert found("request-overdue", with_steps(*TAKEN)) == [
        "1件诉求（物业公司1件）超过办理时限还没有处置完成，最久的超过4天"
    ]


def test_a_term_into_an_unknown_year_is_told_only_where_it_matters():
    """What was handled before that year was in time, wherever the term ends."""
    gone = [ref(CalendarYear, "2005")]
    days = {Step.HANDLE: 30, Step.VERIFY: 30, Step.CLOSE: 30}
    late = [(it[0], days.get(it[0], 29), *it[2:]) for it in HANDLED]
    town = changed(walked(request(), *late), without=gone)
    assert not found("calendar-year-missing", town)
    assert not found("request-closed-late", town)
    open_ = changed(walked(request(), *late[:2]), without=gone)
    assert found("calendar-year-missing", open_)


def test_a_town_without_a_catalogue_is_asked_for_none():
    """Only where there is a catalogue are requests missed in it."""
    stray = request(service=None, category="治安")
    town = changed([stray], without=[ref(Service, "cleaning")])
    assert not found("request-without-service", town)


def test_the_state_is_that_of_the_day():
    """A check of an earlier day sees what had happened by then."""
    town = with_steps(*TAKEN, (Step.HANDLE, 28), (Step.VERIFY, 29), (Step.CLOSE, 29))
    assert not found("request-closed-late", town, date(2004, 12, 28))
    assert found("request-overdue", town, date(2004, 12, 28)) == []
    assert found("request-closed-late", town, date(2004, 12, 29))


def test_a_request_of_the_ledger_alone_is_judged_by_its_days():
    """Its tier and category have a service; it took more than five workdays."""
    late = the(ServiceRequest, "r1").evolve(
        received=date(2004, 12, 1), closed=date(2004, 12, 24)
    )
    assert found("request-closed-late", changed([late])) == [
        "2004年办结的诉求有1件（社区居委会1件）超过办理时限才处置完成"
    ]
    elsewhere = late.evolve(tier=Tier.VOLUNTEERS)
    assert not found("request-closed-late", changed([elsewhere]))
