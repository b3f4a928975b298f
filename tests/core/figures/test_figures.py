"""指标: what each figure gives in a town that is known by heart."""

import json
from datetime import date
from decimal import Decimal

import attrs
import pytest
from tests.core.small_town import DAY, HOUSEHOLDS, TOWN, changed, person, ref, the

from shequ_core.errors import InvalidValue, NotFound
from shequ_core.figures import (
    FIGURES,
    RATIOS,
    TEXTS,
    Window,
    figure_named,
    labelled,
    measure,
    measure_all,
    why,
)
from shequ_core.model import (
    Activity,
    Basis,
    Household,
    Investment,
    PartyMembership,
    Person,
    Residence,
    ServiceRequest,
    TeamMembership,
)
from shequ_core.register import Register
from shequ_core.values import PartDate, Period, Quantity, Sex

YEAR = Window.year_to(DAY)
ALL = measure_all(TOWN, YEAR)
SPANS = {
    "2004": YEAR.period,
    "2004-07": Period.through(date(2004, 7, 1), date(2004, 7, 31)),
    "the last week of July": Period.through(date(2004, 7, 25), date(2004, 7, 31)),
}
LONGER = frozenset(SPANS)
EXPECTED = {
    "community": "小镇社区",
    "division_code": "430181001999",
    "as_of": "2004-12-31",
    "community_area_km2": Decimal("0.5"),
    "large_groups": 1,
    "small_groups": 1,
    "buildings": 1,
    "registered_households": HOUSEHOLDS,
    "registered_residents": 2 * HOUSEHOLDS,
    "floating_residents": 1,
    "male_residents": HOUSEHOLDS,
    "female_residents": HOUSEHOLDS,
    "residents_60_plus": 0,
    "residents_under_18": 0,
    "veteran_residents": 1,
    "disabled_residents": 0,
    "party_members": 4,
    "probationary_party_members": 1,
    "party_members_by_branch": {"第一党支部": 4},
    "units": 1,
    "provincial_and_municipal_units": 1,
    "premises_m2": 300,
    "shared_facilities": 1,
    "facilities_open_all_year": 1,
    "premises_investment_yuan": 612000,
    "renovation_investment_yuan": 0,
    "teams": 1,
    "team_members": 2,
    "team_members_2002_12_31": 1,
    "activities": 12,
    "attendance": 240,
    "months_with_activity": 12,
    "service_requests": 1,
    "service_requests_closed": 1,
    "volunteer_hours": Decimal("17.5"),
    "registered_residents_by_small_group": {"1": 2 * HOUSEHOLDS},
    "registered_households_by_large_group": {"1": HOUSEHOLDS},
    "floating_residents_by_province": {"42": 1},
    "persons_per_household": Decimal("2.00"),
    "closing_rate": Decimal("100.00"),
    "premises_m2_per_100_households": Decimal("100.00"),
}


@pytest.mark.parametrize("code", EXPECTED)
def test_a_figure_gives_what_is_known(code):
    """Every figure of the town is what its records say."""
    assert ALL[code].value == EXPECTED[code]


def test_whole_numbers_are_integers():
    """800 square metres are 800, not 800.0; 17.5 hours stay exact."""
    assert json.dumps(ALL["premises_m2"].value) == "300"
    assert isinstance(ALL["volunteer_hours"].value, Decimal)


def test_definitions_are_whole():
    """Every figure has its Chinese label, English, unit and basis, and a code alone."""
    everything = [*TEXTS, *FIGURES, *RATIOS]
    assert len({it.code for it in everything}) == len(everything)
    assert len({it.label for it in everything}) == len(everything)
    for it in everything:
        assert it.label
        assert it.english
        assert it.basis
        assert it.code == it.code.lower()
    assert all(it.unit for it in (*FIGURES, *RATIOS))


def test_a_figure_is_found_by_its_label_and_its_code():
    """Ours of every sort, and given ones; a name that is taken stays ours."""
    guest = attrs.evolve(FIGURES[0], code="dogs", label="犬只数")
    thief = attrs.evolve(FIGURES[0], code="cats", label=FIGURES[1].label)
    named = labelled((guest, thief))
    for it in (*TEXTS, *FIGURES, *RATIOS):
        assert named[it.label] is named[it.code] is it
    assert named["犬只数"] is named["dogs"] is guest
    assert named["cats"] is thief
    assert not {"dogs", "犬只数"} & labelled().keys()


def test_people_and_attendances_are_never_one_sum():
    """人 and 人次 are different units, and refuse to be added."""
    assert ALL["team_members"].unit == "人"
    assert ALL["attendance"].unit == "人次"
    with pytest.raises(InvalidValue, match="can not be added"):
        ALL["team_members"] + ALL["attendance"]


def test_what_is_one_number_says_it():
    """A sum and a ratio do; a breakdown and a text are refused."""
    assert ALL["team_members"].number == ALL["team_members"].value
    for code in ("activities_by_month", "community"):
        with pytest.raises(InvalidValue, match="not one number"):
            _ = ALL[code].number


def test_a_text_does_not_add_up():
    """The names of two communities are no sum."""
    with pytest.raises(InvalidValue):
        ALL["community"] + ALL["community"]


def test_another_time_does_not_add_up():
    """A figure of one year is not added to that of another."""
    before = measure(TOWN, "activities", Window.year_to(date(2003, 12, 31)))
    with pytest.raises(InvalidValue):
        ALL["activities"] + before


def test_a_dated_code_is_measured_on_its_day():
    """A code may carry its day: the team began with one member."""
    measured = measure(TOWN, "team_members_2002_12_31", YEAR)
    assert (measured.code, measured.value) == ("team_members_2002_12_31", 1)
    assert measured.window.on == date(2002, 12, 31)
    assert len(why(TOWN, "team_members_2002_12_31", YEAR)) == 1


@pytest.mark.parametrize("code", ["nobody", "team_members_2002_02_30"])
def test_an_unknown_code_is_not_found(code):
    """What is no figure raises NotFound, with its code."""
    with pytest.raises(NotFound, match=code):
        measure(TOWN, code, YEAR)
    with pytest.raises(NotFound):
        figure_named(code)


def test_a_ratio_of_nothing_is_not_found():
    """There is no satisfaction where nobody answered; the list leaves it out."""
    empty = Register()
    with pytest.raises(NotFound, match="satisfaction_rate"):
        measure(empty, "satisfaction_rate", YEAR)
    assert "satisfaction_rate" not in measure_all(empty, YEAR)
    assert "community" not in measure_all(empty, YEAR)


def test_a_ratio_carries_part_and_whole():
    """One request closed of one received is a hundred in a hundred."""
    rate = measure(TOWN, "closing_rate", YEAR)
    assert (rate.value, rate.part, rate.whole) == (Decimal("100.00"), 100, 1)
    assert rate == ALL["closing_rate"]


def test_why_of_a_ratio_is_its_part():
    """Behind the closing rate stand the closed requests; behind a text, nothing."""
    assert [it.id.key for it in why(TOWN, "closing_rate", YEAR)] == ["r1"]
    assert why(TOWN, "community", YEAR) == []


def test_a_person_counts_once():
    """Two stays of one person on one day are one resident."""
    again = the(Residence, "h1a").evolve(id=ref(Residence, "again"))
    assert measure(changed([again]), "registered_residents", YEAR).value == 600


def test_one_who_died_or_is_not_known_counts_no_more():
    """A stay counts for nobody once its person is dead, or was never entered."""
    dead = the(Person, "h1a").evolve(period=Period(date(1950, 1, 2), DAY))
    unknown = the(Residence, "h2a").evolve(person=ref(Person, "nobody"))
    assert measure(changed([dead, unknown]), "registered_residents", YEAR).value == 598


@pytest.mark.parametrize(("born", "old"), [((1944, 12, 31), 1), ((1945, 1, 1), 0)])
def test_sixty_is_full_years_on_the_day(born, old):
    """Who turns sixty on the day is sixty, who does so tomorrow is not."""
    someone = person("h1a", date(*born), Sex.MALE, 1)
    assert measure(changed([someone]), "residents_60_plus", YEAR).value == old


def test_a_flow_counts_where_it_began():
    """What began in December and ends in January belongs to the old year."""
    fair = Activity(
        id=ref(Activity, "fair"),
        name="庙会",
        visits=Quantity.exactly(5),
        period=Period.through(date(2003, 12, 30), date(2004, 1, 2)),
    )
    dateless = Activity(
        id=ref(Activity, "when"), name="何时", visits=Quantity.exactly(5)
    )
    assert measure(changed([fair, dateless]), "activities", YEAR).value == 12
    old = Window.year_to(date(2003, 12, 31))
    assert measure(changed([fair, dateless]), "activities", old).value == 1


def test_empty_months_show():
    """A month without an activity is there, with nothing in it."""
    quiet = changed([], without=[ref(Activity, "a7")])
    by_month = measure(quiet, "activities_by_month", YEAR).value
    assert len(by_month) == 12
    assert by_month["2004-07"] == 0
    assert measure(quiet, "months_with_activity", YEAR).value == 11


def test_months_of_an_open_period_are_those_that_occur():
    """Without a first or a last day no month can be empty."""
    ever = Window(DAY, Period())
    assert len(measure(TOWN, "activities_by_month", ever).value) == 12


def test_closed_means_by_the_end_of_the_period():
    """A request closed next year was open at the end of this one."""
    late = the(ServiceRequest, "r1").evolve(
        closed=date(2005, 1, 3),
        period=Period.through(date(2004, 12, 20), date(2005, 1, 3)),
    )
    assert measure(changed([late]), "service_requests_closed", YEAR).value == 0
    longer = Window(DAY, Period(date(2004, 1, 1), date(2005, 2, 1)))
    assert measure(changed([late]), "service_requests_closed", longer).value == 1


def test_probation_needs_a_recent_joining():
    """A missing day of confirmation of long ago is a gap, not a probation."""
    old = the(PartyMembership, "m1").evolve(confirmed=None)
    assert measure(changed([old]), "probationary_party_members", YEAR).value == 1


@pytest.mark.parametrize(
    ("joined", "counted"),
    [("2004-07", {"2004", "2004-07"}), ("2004", {"2004"}), ("2004-07-31", LONGER)],
)
def test_a_month_of_joining_counts_where_all_of_it_lies(joined, counted):
    """In the year and the month, not in a week of it; a day wherever it lies."""
    told = PartDate.of(joined)
    member = the(PartyMembership, "m1").evolve(
        joined=told,
        confirmed=told,
        period=Period.since(told.first),
    )
    town = Register([member, TOWN[member.person]])
    for name, span in SPANS.items():
        window = Window(DAY, span)
        for code in ("party_members_admitted", "party_members_confirmed"):
            assert measure(town, code, window).value == (name in counted)


def test_no_age_is_too_old_for_its_band():
    """A day a thousand years on: all of those members are in the oldest."""
    member = the(PartyMembership, "m1")
    later = Window.year_to(date(2964, 1, 1))
    told = measure(
        Register([member, TOWN[member.person]]), "party_members_by_age", later
    )
    assert [key for key, count in told.value.items() if count] == ["60岁及以上"]


def test_an_unknown_amount_is_not_nothing():
    """A sum counts what was stated; behind it stands only that."""
    vague = Investment(
        id=ref(Investment, "i2"),
        project="装修",
        period=Period.day(date(2004, 8, 2)),
    )
    assert len(why(changed([vague]), "investment_yuan", YEAR)) == 1


def test_a_person_in_two_teams_has_two_places():
    """Members are people, places are not."""
    second = the(TeamMembership, "m1").evolve(
        id=ref(TeamMembership, "m9"), team=ref(TeamMembership, "t9")
    )
    town = changed([second])
    assert measure(town, "team_members", YEAR).value == 2
    assert measure(town, "team_places", YEAR).value == 3
    assert measure(town, "team_places_by_team", YEAR).value == {"舞蹈队": 2, "未填": 1}


def test_floating_and_registered_are_two_bases():
    """A resident who becomes floating leaves one figure and enters the other."""
    moved = the(Residence, "h1a").evolve(basis=Basis.FLOATING)
    town = changed([moved])
    assert measure(town, "registered_residents", YEAR).value == 599
    assert measure(town, "floating_residents", YEAR).value == 2


def test_more_figures_are_passed_not_registered():
    """A caller's own figure is measured beside ours."""
    own = figure_named("units").split(
        "units_by_name", "单位名称", "Units by name", by=lambda r, w: lambda u: u.name
    )
    assert measure_all(TOWN, YEAR, more=[own])["units_by_name"].value == {"某医院": 1}
    assert len(why(TOWN, own, YEAR)) == 1


def test_a_household_without_a_group_is_not_lost():
    """What does not say its group stands under 未填."""
    stray = the(Household, "h1").evolve(group=None)
    by_group = measure(changed([stray]), "registered_households_by_small_group", YEAR)
    assert by_group.value == {"1": 299, "未填": 1}


def test_a_breakdown_and_a_sum_do_not_add_up():
    """One figure told in two ways is refused."""
    whole = ALL["party_members"]
    with pytest.raises(InvalidValue, match="can not be added"):
        whole + attrs.evolve(whole, value={"第一党支部": 4})


def test_teams_that_began_this_year_have_no_first_year_end():
    """The end of the first year is told once it is past."""
    first = Window.year_to(date(2002, 12, 31))
    assert "team_members_2002_12_31" not in measure_all(TOWN, first)
