"""Laws of self-government: what was missing is not missing once it was done, quorum and
majority are what they say, and nobody's meeting is called but on demand.
"""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.small_town import TOWN, changed, ref, the

from shequ_core import acts
from shequ_core.acts import apply
from shequ_core.model import (
    Committee,
    CommitteeForm,
    Decision,
    Meeting,
    MeetingDemand,
    PartyBody,
    PartyForm,
    Term,
)
from shequ_core.register import Register
from shequ_core.rules import rule_named
from shequ_core.rules.committee import TERM_YEARS
from shequ_core.rules.disclosure import disclosure_calendar
from shequ_core.rules.party_calendar import party_calendar
from shequ_core.rules.terms import election_due
from shequ_core.testing import towns
from shequ_core.values import Period, anniversary, months_after

DAY = date(2004, 12, 31)
YEARS = st.integers(2000, 2030)
COUNTS = st.integers(0, 400)


def found(kind: str, town: Register, on: date) -> bool:
    """Whether a rule has something to say."""
    return bool(list(rule_named(kind)(town, on)))


@given(towns(), YEARS)
def test_what_is_published_is_not_missing(town: Register, year: int) -> None:
    """Once each missing item of a year is put up, none of that year is missing."""
    end = date(year, 12, 31)
    for due in list(disclosure_calendar(town, year)):
        if due.missing(end):
            town = apply(
                town,
                acts.publish(
                    town, due.committee, item=due.item, on=end, covers=due.span
                ),
            )
    assert not [due for due in disclosure_calendar(town, year) if due.missing(end)]
    assert not found("notices-missing", town, end)


@given(towns(), YEARS)
def test_what_is_held_is_not_missing(town: Register, year: int) -> None:
    """Once each missing meeting of a year is made up for, none of it is missing."""
    end = date(year, 12, 31)
    for slot in list(party_calendar(town, year)):
        if slot.missing(end):
            minutes = acts.Minutes(makes_up=slot.span.start)
            held = acts.hold(town, slot.body, type=slot.type, on=end, minutes=minutes)
            town = apply(town, held)
    assert not [slot for slot in party_calendar(town, year) if slot.missing(end)]
    for kind in ("meetings", "lectures", "appraisal"):
        assert not found(f"party-{kind}-missing", town, end)


@given(towns(), YEARS)
def test_a_calendar_asks_for_each_span_once(town: Register, year: int) -> None:
    """A body owes a meeting of a sort once a span; branches alone owe assemblies."""
    slots = list(party_calendar(town, year))
    assert len({(it.body, it.type, it.span) for it in slots}) == len(slots)
    branches = {
        it.id
        for it in town.all(PartyBody)
        if it.form in (PartyForm.BRANCH, PartyForm.JOINT_BRANCH)
    }
    assert {it.body for it in slots} <= branches


@given(COUNTS, COUNTS)
def test_more_than_half_is_a_quorum(entitled: int, present: int) -> None:
    """Half is not enough, and one more is: of those who came, however many."""
    assume(present <= entitled)
    meeting = the(Meeting, "r1").evolve(entitled=entitled, present=present)
    town = changed([meeting])
    enough = present > entitled - present
    assert found("residents-quorum", town, DAY) == (entitled > 0 and not enough)


@given(COUNTS, COUNTS)
def test_more_than_half_of_those_present_decide(present: int, in_favour: int) -> None:
    """Who stays away does not vote against; who is there and abstains does."""
    assume(in_favour <= present)
    town = changed(
        [
            the(Meeting, "r1").evolve(present=present),
            the(Decision, "r1-1").evolve(in_favour=in_favour, against=0, abstained=0),
        ]
    )
    carried = in_favour > present - in_favour
    assert found("decision-not-carried", town, DAY) == (present > 0 and not carried)


@given(COUNTS)
def test_a_fifth_of_the_households_may_ask(households: int) -> None:
    """60 of the 300 households are enough, 59 are not."""
    demand = the(MeetingDemand, "r1").evolve(households=households, met=None)
    asked = found("demanded-meeting-not-called", changed([demand]), DAY)
    assert asked == (households >= 60)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 4000))
def test_a_term_ends_by_the_law_of_its_day(elected: date, days: int) -> None:
    """Three years, five from 29 December 2018 on; then six months ahead, then late."""
    on = elected + timedelta(days)
    committee = ref(Committee, "c9")
    term = Term(id=ref(Term, "c9"), body=committee, period=Period.since(elected))
    town = changed(
        [Committee(id=committee, name="某居委会"), term],
        [it.id for it in TOWN.all(Term)],
    )
    years = 5 if elected >= date(2018, 12, 29) else 3
    due = election_due(term, TERM_YEARS)
    assert due == anniversary(elected, years)
    assert found("committee-term-overdue", town, on) == (on > due)
    warned = months_after(due, -6) <= on <= due
    assert found("committee-term-ending", town, on) == warned


@given(towns())
def test_a_town_has_one_residents_committee_at_most(town: Register) -> None:
    """The kit's towns have one, with its mediators, or none."""
    forms = [it.form for it in town.all(Committee)]
    assert forms in ([], [CommitteeForm.RESIDENTS, CommitteeForm.MEDIATION])
