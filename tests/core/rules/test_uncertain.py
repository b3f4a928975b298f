"""不详: what is known in part, or not at all, is nobody's fault."""

from datetime import date

import pytest
from tests.core.rules.examples import member
from tests.core.small_town import (
    DAY,
    TOWN,
    candidacy,
    changed,
    ref,
    step,
    the,
)

from shequ_core.model import (
    CandidateStage,
    CareGroup,
    CareListing,
    Deed,
    DevelopmentStep,
    Meeting,
    MeetingDemand,
    MeetingForm,
    PartyBody,
    PartyForm,
    PartyMembership,
    Person,
    Residence,
    Team,
    TeamMembership,
    VolunteerRecord,
)
from shequ_core.rules import rule_named
from shequ_core.values import PartDate, Period, Political, Relation


def speaks(kind, town, on=DAY):
    """Whether a rule finds anything."""
    return bool(list(rule_named(kind)(town, on)))


def born(text, key="h1a", **more):
    """Somebody of whose birthday that much is known."""
    return the(Person, key).evolve(born=PartDate.of(text), number="", **more)


def listed(group):
    """The one who is listed, in another group."""
    return the(CareListing, "h1a-veteran").evolve(group=group)


SUMMER = date(2004, 6, 1)


@pytest.mark.parametrize(
    ("group", "perhaps", "never"),
    [
        (CareGroup.ADVANCED_AGE, ("1924", "1924-06"), "1925"),
        (CareGroup.LIVING_ALONE, ("1944", "1944-06"), "1945"),
        (CareGroup.LEFT_BEHIND_CHILD, ("1986", "1986-06"), "1985"),
    ],
)
def test_whose_birthday_may_have_been_may_be_of_that_age(group, perhaps, never):
    """Of the year of birth, or the month, the finding is left to those who know."""
    for text in perhaps:
        town = changed([born(text), listed(group)])
        assert not speaks("age-contradicts-care", town, SUMMER)
    town = changed([born(never), listed(group)])
    assert speaks("age-contradicts-care", town, SUMMER)


@pytest.mark.parametrize(("text", "minor"), [("1986", False), ("1987", True)])
def test_a_head_who_may_be_of_age_is(text, minor):
    """Of 1986 somebody may be eighteen in the summer of 2004, of 1987 not."""
    assert speaks("head-minor", changed([born(text)]), SUMMER) == minor


@pytest.mark.parametrize(("text", "minor"), [("2008", False), ("2009", True)])
def test_a_volunteer_who_may_be_of_age_is(text, minor):
    """So at a service in which somebody may be hurt."""
    day = Period.day(date(2026, 7, 4))
    deed = the(Deed, "d1").evolve(risk="高空作业", insurance="保单", period=day)
    served = VolunteerRecord(
        id=ref(VolunteerRecord, "h1b"),
        deed=deed.id,
        person=ref(Person, "h1b"),
        hours=1,
        period=day,
    )
    town = changed([deed, served, born(text, "h1b")])
    assert speaks("minor-at-risk", town, date(2026, 11, 20)) == minor


@pytest.mark.parametrize(
    ("text", "on", "doubtful"),
    [
        ("1873-12-31", date(2004, 12, 30), False),
        ("1873-12-31", date(2004, 12, 31), True),
        ("1873", date(2004, 6, 1), False),
    ],
)
def test_a_hundred_and_thirty_is_an_age(text, on, doubtful):
    """More than that is none: whoever is 130 has another year to go."""
    assert speaks("birth-doubtful", changed([born(text)]), on) == doubtful


@pytest.mark.parametrize(
    ("text", "start", "asked"),
    [
        ("1980-03-01", date(2004, 9, 1), True),
        ("1976", date(2004, 6, 1), False),
        ("1977", date(2004, 6, 1), True),
        ("1980-03-01", None, False),
    ],
)
def test_the_league_recommends_who_surely_is_under_28(text, start, asked):
    """At an age that is known on a day that is known."""
    who = born(text, "h5b", political=Political.YOUTH_LEAGUE)
    stage = candidacy(5, CandidateStage.ACTIVIST, start, None)
    found = speaks("league-recommendation-missing", changed([who, stage]))
    assert found == asked


def _meeting(**fields):
    return the(Meeting, "r1").evolve(form=MeetingForm.PERSONS, **fields)


def test_a_quorum_is_of_those_who_surely_are_adults():
    """Half of the six hundred have no birthday: 151 of the others are enough."""
    unknown = [the(Person, f"h{n}a").evolve(born=None) for n in range(1, 301)]
    for present, lacking in ((150, True), (151, False)):
        town = changed([*unknown, _meeting(present=present)])
        assert speaks("residents-quorum", town) == lacking
    assert speaks("residents-quorum", changed([_meeting(present=151)]))


def test_a_fifth_is_of_all_who_may_be_adults():
    """Sixty of three hundred that are known are no fifth of six hundred."""
    unknown = [the(Person, f"h{n}a").evolve(born=None) for n in range(1, 301)]
    demand = the(MeetingDemand, "r1").evolve(met=None, households=None)
    for asked, due in ((60, False), (119, False), (120, True)):
        town = changed([*unknown, demand.evolve(residents=asked)])
        assert speaks("demanded-meeting-not-called", town) == due


def test_a_branch_without_a_roster_is_not_too_small():
    """Nor is its form wrong: nobody wrote down who is in it."""
    whole = the(PartyBody, "p1").evolve(form=PartyForm.GENERAL_BRANCH)
    blank = TOWN.after([], [it.id for it in TOWN.all(PartyMembership)])
    assert not speaks("branch-too-small", blank)
    assert not speaks("party-level", blank.after([whole]))
    assert speaks("party-level", changed([whole]))


@pytest.mark.parametrize(
    ("joined", "confirmed", "full"),
    [
        (date(1970, 7, 1), None, True),
        (None, None, True),
        (date(2003, 7, 1), None, False),
        (date(2003, 7, 1), date(2004, 7, 1), True),
        (date(2003, 7, 1), date(2004, 7, 2), False),
        (date(2004, 7, 2), None, False),
    ],
)
def test_an_introducer_of_long_standing_is_a_full_member(joined, confirmed, full):
    """Though nobody wrote down when; who is on probation, or joined later, is not."""
    old = the(PartyMembership, "m1").evolve(joined=joined, confirmed=confirmed)
    said = [it.message for it in rule_named("introducers-missing")(changed([old]), DAY)]
    assert said == ([] if full else ["入党介绍人当时不是正式党员"])


@pytest.mark.parametrize(
    ("joined", "confirmed", "wrong"),
    [
        ("1985-07", "1986-07", []),
        ("1985-07", "1986-06", ["probation-length"]),
        ("1985", "1986-01", []),
        ("1985", "1985", ["probation-length"]),
        ("1985-07", "1987-07", []),
        ("1985-07", "1987-08", ["probation-length"]),
        ("1985-07", "1985-06", ["stages-reversed"]),
        ("1985-07", None, ["confirmation-missing"]),
        ("2002-12", None, []),
        ("2002-11", None, ["confirmation-missing"]),
    ],
)
def test_months_are_wrong_where_no_day_of_theirs_is_right(joined, confirmed, wrong):
    """Of joining the party, and of being confirmed."""
    member = the(PartyMembership, "m1").evolve(
        joined=PartDate.of(joined),
        confirmed=confirmed and PartDate.of(confirmed),
        period=Period.since(PartDate.of(joined).first),
    )
    kinds = ("stages-reversed", "probation-length", "confirmation-missing")
    assert [kind for kind in kinds if speaks(kind, changed([member]))] == wrong


def test_a_ledger_without_relations_tells_of_no_head():
    """Where some are told, a household without a head lacks one."""
    blank = [it.evolve(relation=None) for it in TOWN.all(Residence)]
    assert not speaks("household-without-head", changed(blank))
    assert speaks("household-without-head", changed(blank[1:]))


def test_people_without_family_ties_need_no_head():
    """As in a collective household; one who is the head's wife has a head."""
    lodger, wife = the(Residence, "h1a"), the(Residence, "h1b")
    apart = lodger.evolve(relation=Relation.NOT_KIN)
    assert speaks("household-without-head", changed([apart]))
    both = [apart, wife.evolve(relation=Relation.NOT_KIN)]
    assert not speaks("household-without-head", changed(both))


def test_who_died_waits_for_no_talk():
    """Nor does who gave it up; who became an activist meanwhile was to have one."""
    applied = date(2026, 3, 2)
    talk = step("t7", 7, DevelopmentStep.TALK, date(2026, 3, 9))
    for end, late in ((date(2026, 4, 2), False), (date(2026, 4, 3), True)):
        gone = candidacy(6, CandidateStage.APPLICANT, applied, end)
        found = speaks("first-talk-late", changed([gone, talk]), date(2026, 11, 20))
        assert found == late
    end = date(2026, 3, 20)
    town = changed(
        [
            candidacy(6, CandidateStage.APPLICANT, applied, end),
            candidacy(6, CandidateStage.ACTIVIST, end, None),
            talk,
        ]
    )
    assert not speaks("first-talk-late", town, date(2026, 4, 2))
    assert speaks("first-talk-late", town, date(2026, 4, 3))


def test_who_died_waits_for_no_approval():
    """The months of waiting end with the membership."""
    joined, later = date(2025, 7, 1), date(2026, 11, 20)
    introduced = step("i5", 5, DevelopmentStep.INTRODUCTION, date(2025, 6, 1))
    for end, late, overdue in (
        (date(2025, 10, 1), False, False),
        (date(2025, 10, 2), True, False),
        (date(2026, 1, 2), False, True),
    ):
        died = member("m5", 5, joined=joined, period=Period(joined, end))
        town = changed([died, introduced])
        assert speaks("approval-late", town, later) == late
        assert speaks("approval-overdue", town, later) == overdue


def test_a_place_in_a_team_without_a_first_day_began_with_the_team():
    """What has a last day before the team was there is surely wrong."""
    founded, ended = date(2002, 5, 26), date(2004, 6, 1)
    team = the(Team, "t1").evolve(period=Period(founded, ended))
    others = [ref(TeamMembership, "m2")]
    for first, last, wrong in (
        (None, ended, False),
        (None, date(2003, 1, 1), False),
        (None, founded, True),
        (None, date(2004, 6, 2), True),
        (None, None, True),
        (founded, ended, False),
        (date(2002, 5, 25), ended, True),
    ):
        place = the(TeamMembership, "m1").evolve(period=Period(first, last))
        found = speaks("team-place-outlives-team", changed([team, place], others))
        assert found == wrong
    open_ended = the(Team, "t1").evolve(period=Period.since(founded))
    always = the(TeamMembership, "m1").evolve(period=Period())
    assert not speaks("team-place-outlives-team", changed([open_ended, always]))


def test_a_stage_without_a_first_day_began_when_the_other_ended():
    """Two that both go on are at one time; one that ended may have been the first."""
    applicant, activist = CandidateStage.APPLICANT, CandidateStage.ACTIVIST
    for end, other, wrong in (
        (date(2004, 9, 1), date(2004, 12, 1), False),
        (date(2004, 12, 1), date(2004, 9, 1), True),
        (None, date(2004, 12, 1), True),
        (date(2004, 9, 1), None, False),
        (None, None, True),
    ):
        first = candidacy(5, applicant, date(2004, 3, 1), end)
        second = candidacy(5, activist, None, other)
        assert speaks("stages-overlap", changed([first, second])) == wrong


def test_who_moved_away_is_not_missed_in_the_list_of_the_old():
    """Only who is registered here can be put into it."""
    moved = the(Residence, "h5a").evolve(
        period=Period(date(1950, 1, 6), date(2004, 1, 1))
    )
    old = [born("1920-01-01", "h5a"), listed(CareGroup.ADVANCED_AGE)]
    assert speaks("advanced-age-unlisted", changed(old))
    assert not speaks("advanced-age-unlisted", changed([*old, moved]))
