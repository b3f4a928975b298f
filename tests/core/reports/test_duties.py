"""应办事项: what is due, what was done for it, and what is missing, day by day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.forum_examples import COHERENT, FORUM
from tests.core.small_town import DAY, TOWN, changed, ref, the

from shequ_core.model import (
    JointProject,
    Meeting,
    Notice,
    PartyBody,
    RelationTransfer,
    Term,
)
from shequ_core.register import Register
from shequ_core.reports.duties import Duty, State, duties
from shequ_core.testing import towns
from shequ_core.values import Period

DAYS_OF_2004 = st.dates(date(2004, 1, 1), DAY)


def named(found: list[Duty]) -> dict[tuple[str, str, str, date], State]:
    """Each duty by what it is."""
    return {(it.body, it.what, it.span, it.due): it.state for it in found}


@given(towns(), DAYS_OF_2004, DAYS_OF_2004)
def test_what_is_done_stays_done(town: Register, one: date, other: date) -> None:
    """Later in the year nothing done is undone, and nothing missing is ahead again."""
    early, late = sorted((one, other))
    before, after = named(duties(town, early)), named(duties(town, late))
    for duty, state in before.items():
        later = after.get(duty)
        if state is State.DONE:
            assert later is State.DONE
        if state is State.MISSING:
            assert later is not State.AHEAD


@given(towns(), DAYS_OF_2004)
def test_nothing_ahead_is_past_its_day(town: Register, on: date) -> None:
    """Ahead is after the day, missing is not; and they come in the order of days."""
    found = duties(town, on)
    assert [it.due for it in found] == sorted(it.due for it in found)
    for duty in found:
        if duty.state is not State.DONE:
            assert (duty.state is State.AHEAD) == (duty.due > on)


def test_a_coherent_town_lacks_nothing() -> None:
    """Meetings, notices and the project are done; no election is due in 2004."""
    found = duties(TOWN, DAY)
    assert {it.state for it in found} == {State.DONE}
    assert {it.what for it in found} == {
        "党员大会",
        "党课",
        "民主评议党员",
        "居务公开：财务收支",
        "居务公开：救助和补贴",
        "共建项目：门球场向居民开放",
        "共建分工：开放场地",
    }


def test_what_is_missing_is_told_with_its_day() -> None:
    """Without a meeting, a notice, an election, a receipt or an end it is missing."""
    town = changed(
        [
            the(JointProject, "1").evolve(done=None),
            the(Term, "p1-1").evolve(period=Period.since(date(2001, 6, 1))),
            the(RelationTransfer, "out1").evolve(
                received=None, period=Period.since(date(2004, 3, 2))
            ),
        ],
        [ref(Meeting, "q3"), ref(Notice, "finances-10")],
    )
    branch = ref(PartyBody, "p1")
    missing = {
        (it.what, it.span, it.due)
        for it in duties(town, DAY)
        if it.state is State.MISSING
    }
    assert missing == {
        ("组织关系介绍信回执", "", date(2004, 4, 1)),
        ("换届选举", "", date(2004, 6, 1)),
        ("党员大会", "第3季度", date(2004, 9, 30)),
        ("居务公开：财务收支", "第3季度", date(2004, 9, 30)),
        ("共建项目：门球场向居民开放", "", date(2004, 11, 1)),
    }
    [election] = [it for it in duties(town, DAY) if it.what == "换届选举"]
    assert election.body == branch


def test_an_answer_is_owed_by_its_day() -> None:
    """By whom it was assigned to; ahead, missing, and done once it is given."""
    states = [
        [it.state for it in duties(town, on) if it.what == "办理答复：安装"]
        for town, on in (
            (FORUM, date(2004, 6, 29)),
            (FORUM, date(2004, 7, 1)),
            (COHERENT["forum"], date(2004, 7, 1)),
        )
    ]
    assert states == [[State.AHEAD], [State.MISSING], [State.DONE]]


def test_an_election_is_ahead_half_a_year() -> None:
    """The committee of June 2003 is due in June 2006: seen from December 2005 on."""
    seen = duties(TOWN, date(2005, 12, 1))
    assert {it.due for it in seen if it.what == "换届选举"} == {date(2006, 6, 1)}
    before = duties(TOWN, date(2005, 11, 30))
    assert not [it for it in before if it.what == "换届选举"]
