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
    Person,
    Post,
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
