"""界: the last that is right and the first that is not, to the day and the head."""

from datetime import date, timedelta

import pytest
from tests.core.small_town import DAY, TOWN, candidacy, changed, ref, tenure, the

from shequ_core.model import (
    Activity,
    Candidacy,
    CandidateStage,
    CareGroup,
    CareListing,
    Festival,
    GridGroup,
    MeetingDemand,
    PartyBody,
    PartyForm,
    Person,
    Post,
    RelationTransfer,
)
from shequ_core.rules import rule_named
from shequ_core.rules.development import entered
from shequ_core.values import PartDate, Period


def speaks(kind, town, on=DAY):
    """Whether a rule finds anything."""
    return bool(list(rule_named(kind)(town, on)))


@pytest.mark.parametrize(("more", "wrong"), [(0, False), (1, False), (2, True)])
def test_a_group_sends_two_delegates_or_three(more, wrong):
    """Two are there; a third is welcome, a fourth one is too many."""
    group, since = ref(GridGroup, "s1"), date(2003, 6, 1)
    places = range(40, 40 + more)
    also = [tenure(f"d{n}", group, Post.DELEGATE, f"h{n}a", since) for n in places]
    assert speaks("group-delegates", changed(also)) == wrong


@pytest.mark.parametrize(
    ("group", "right", "wrong"),
    [
        (CareGroup.LEFT_BEHIND_CHILD, "1987-01-01", "1986-12-31"),
        (CareGroup.CHILD_IN_NEED, "1987-01-01", "1986-12-31"),
        (CareGroup.LIVING_ALONE, "1944-12-31", "1945-01-01"),
        (CareGroup.EMPTY_NEST, "1944-12-31", "1945-01-01"),
        (CareGroup.ADVANCED_AGE, "1924-12-31", "1925-01-01"),
    ],
)
def test_an_age_is_reached_on_the_birthday(group, right, wrong):
    """Until eighteen a child, from sixty and from eighty on old: to the day."""
    listing = the(CareListing, "h1a-veteran").evolve(group=group)
    for born, spoken in ((right, False), (wrong, True)):
        who = the(Person, "h1a").evolve(born=PartDate.of(born), number="")
        assert speaks("age-contradicts-care", changed([who, listing])) == spoken


@pytest.mark.parametrize(("days", "wrong"), [(30, False), (31, True)])
def test_a_festival_is_kept_within_a_month(days, wrong):
    """An activity for it may be a month early, and not a day more."""
    feast = date(2004, 9, 28)
    festival = Festival(
        id=ref(Festival, "mid-autumn"), name="中秋节", period=Period.day(feast)
    )
    held = the(Activity, "a7").evolve(
        occasion="中秋", period=Period.day(feast - timedelta(days))
    )
    assert speaks("occasion-elsewhere", changed([festival, held])) == wrong


def test_a_stage_that_was_entered_twice_counts_from_the_last_time():
    """Who withdrew and applied again begins again."""
    applicant = CandidateStage.APPLICANT
    who = ref(Person, "h9b")
    first = candidacy(9, applicant, date(2001, 1, 1), date(2002, 1, 1))
    again = candidacy(9, applicant, date(2003, 1, 1), None)
    town = changed([first, again.evolve(id=ref(Candidacy, "again"))])
    assert entered(town, who, applicant, DAY) == date(2003, 1, 1)
    assert entered(town, who, applicant, date(2003, 1, 1)) == date(2003, 1, 1)
    assert entered(town, who, applicant, date(2002, 12, 31)) == date(2001, 1, 1)
    assert entered(TOWN, who, applicant, DAY) is None


def test_a_letter_that_arrived_late_is_not_out():
    """A letter with an answer speaks of nothing, even when it came after its time."""
    late = the(RelationTransfer, "out1").evolve(received=date(2004, 8, 20))
    assert not speaks("relation-letter-out", changed([late]))


def test_a_general_branch_has_two_branches_at_least():
    """One is too few; two are enough."""
    whole = PartyBody(
        id=ref(PartyBody, "p0"), name="党总支", form=PartyForm.GENERAL_BRANCH
    )
    one = the(PartyBody, "p1").evolve(parent=whole.id)
    other = one.evolve(id=ref(PartyBody, "p2"), name="第二党支部")
    assert speaks("general-branch-alone", changed([whole, one]))
    assert not speaks("general-branch-alone", changed([whole, one, other]))


def test_a_third_of_the_groups_may_ask_for_a_meeting():
    """Of three groups one is enough, of four it is not."""
    groups = [
        the(GridGroup, "s1").evolve(id=ref(GridGroup, f"s{n}"), number=n)
        for n in range(2, 5)
    ]
    asked = the(MeetingDemand, "r1").evolve(met=None, households=None, groups=1)
    assert speaks("demanded-meeting-not-called", changed([asked, *groups[:2]]))
    assert not speaks("demanded-meeting-not-called", changed([asked, *groups]))


def test_who_leads_without_a_day_hides_nobody():
    """A leader whose first day is unknown is passed over, the next one is looked at."""
    group = ref(GridGroup, "s1")
    unknown = tenure("a", group, Post.LEADER, "h1a", None)
    long = tenure("b", group, Post.LEADER, "h2a", date(2010, 1, 1))
    town = changed([unknown, long])
    assert speaks("group-leader-term", town, date(2026, 1, 1))
    assert not speaks("group-leader-term", changed([unknown]), date(2026, 1, 1))
